//! A regulation as dated data.

use std::sync::{Arc, OnceLock};

use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::article::Article;
use crate::law::message::Text;
use crate::law::pack::{self, Pack};
use crate::law::parameters::Parameters;
use crate::law::read_right::ReadRight;
use crate::law::report_definition::{self, Grouping, ReportDefinition};
use crate::law::review_definition::{self, ReviewDefinition};
use crate::law::rule::{Basis, Clause, DirectiveKindRule, Permission, Rule, Value};

/// A regulation (quy chế) read from a pack. Cheap to clone.
///
/// ```
/// use dondoc::law::Regulation;
/// let regulation = Regulation::load("vn-ben-tre-2020")?;
/// let rule = regulation.rule("dieu-7.khoan-1.diem-a")?;
/// assert!(rule.clause.quote.starts_with("Trong thời hạn không quá 01 ngày làm việc"));
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Regulation(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    pack: Pack,
    /// Id and version of the pack: every event names them.
    version: String,
    parameters: Parameters,
    reports: Vec<ReportDefinition>,
    reviews: Vec<ReviewDefinition>,
}

/// How one regulation differs from another in one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    /// Id of the rule.
    pub rule: String,
    /// What the first regulation sets, and what that rests on; `None` when it has no such rule.
    pub before: Option<(Value, Basis)>,
    /// What the other sets.
    pub after: Option<(Value, Basis)>,
}

impl Regulation {
    /// A pack that ships with the library, by id.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn load(id: &str) -> Result<Self> {
        // A shipped pack never changes, and reading one costs a millisecond: more than most questions.
        static LOADED: [OnceLock<Regulation>; pack::SHIPPED.len()] =
            [const { OnceLock::new() }; pack::SHIPPED.len()];
        let text = Self::source(id)?;
        let place = pack::SHIPPED.iter().position(|(shipped, _)| *shipped == id);
        let Some(loaded) = place.and_then(|place| LOADED.get(place)) else { return Self::parse(text) };
        if let Some(regulation) = loaded.get() {
            return Ok(regulation.clone());
        }
        let regulation = Self::parse(text)?;
        Ok(loaded.get_or_init(|| regulation).clone())
    }

    /// The text of a pack that ships with the library: to copy, change and [`Regulation::parse`].
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn source(id: &str) -> Result<&'static str> {
        pack::source(id)
    }

    /// The ids of the packs that ship with the library.
    #[must_use]
    pub fn shipped() -> Vec<&'static str> {
        pack::shipped()
    }

    /// Reads a pack from TOML.
    ///
    /// A pack may extend a shipped one: what it does not say holds as a default of the library ([`Basis::Default`]),
    /// never as its own law.
    ///
    /// # Errors
    /// `regulation.invalid` with the line, when the text is no pack, has an unknown key, or misses a rule that the
    /// code reads.
    pub fn parse(text: &str) -> Result<Self> {
        let pack = Pack::parse(text)?;
        let parameters = Parameters::read(&pack.rule)?;
        check_alternatives(&pack.rule)?;
        let label = |key: &str| pack.label.get(key).map(pack::Label::text);
        let reports = report_definition::read(&pack.report, &pack.report_view, label)?;
        let reviews = review_definition::read(&pack.review, &reports, &pack.rule)?;
        let version = format!("{}@{}", pack.id, pack.version);
        Ok(Self(Arc::new(Inner { pack, version, parameters, reports, reviews })))
    }

    /// Id of the pack.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.pack.id
    }

    /// Id and version of the pack, for answers to name.
    #[must_use]
    pub fn version(&self) -> String {
        self.0.version.clone()
    }

    /// Số, ký hiệu of the regulation.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.0.pack.number
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.pack.title
    }

    /// Who issued it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.0.pack.issuer
    }

    /// The day on which it was adopted, where it is known.
    #[must_use]
    pub fn adopted_on(&self) -> Option<CivilDate> {
        self.0.pack.adopted_on
    }

    /// The first day on which it is in force, where it is known.
    #[must_use]
    pub fn in_force_on(&self) -> Option<CivilDate> {
        self.0.pack.in_force_on
    }

    /// The last day on which it is in force, where it is known to have ended.
    #[must_use]
    pub fn in_force_until(&self) -> Option<CivilDate> {
        self.0.pack.in_force_until
    }

    /// The rules in the order of the pack.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.0.pack.rule
    }

    /// A rule by its id or by its article; by article, the first one of the pack.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn rule(&self, id_or_article: &str) -> Result<&Rule> {
        let article = id_or_article.parse::<Article>().ok();
        self.rules()
            .iter()
            .find(|rule| {
                rule.clause.id == id_or_article || (article.is_some() && rule.clause.article == article)
            })
            .ok_or_else(|| DondocError::not_found(codes::REGULATION_UNKNOWN, format!("rule {id_or_article}")))
    }

    /// What the code reads of the rules, by type.
    #[must_use]
    pub fn parameters(&self) -> &Parameters {
        &self.0.parameters
    }

    /// The kinds of directive document.
    #[must_use]
    pub fn directive_kinds(&self) -> &[DirectiveKindRule] {
        &self.0.pack.directive_kind
    }

    /// The reports, in the order of the pack; the first one is the one meant where none is named.
    #[must_use]
    pub fn report_definitions(&self) -> &[ReportDefinition] {
        &self.0.reports
    }

    /// A report by its id; without one, the first of the pack.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn report_definition(&self, id: Option<&str>) -> Result<&ReportDefinition> {
        let found = self.0.reports.iter().find(|report| id.is_none_or(|id| report.id == id));
        found.ok_or_else(|| {
            let what = format!("report {}", id.unwrap_or_default());
            DondocError::not_found(codes::REGULATION_UNKNOWN, what)
        })
    }

    /// The reviews, in the order of the pack.
    #[must_use]
    pub fn review_definitions(&self) -> &[ReviewDefinition] {
        &self.0.reviews
    }

    /// A review by its id: `dossier` (Điều 13) and `on_regulation` (Đ19.1) are those of the shipped packs.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn review_definition(&self, id: &str) -> Result<&ReviewDefinition> {
        let found = self.0.reviews.iter().find(|review| review.id == id);
        found.ok_or_else(|| DondocError::not_found(codes::REGULATION_UNKNOWN, format!("review {id}")))
    }

    /// The permissions in the order of the pack.
    #[must_use]
    pub fn permissions(&self) -> &[Permission] {
        &self.0.pack.permission
    }

    /// Who may do `action`; `None` where the pack is silent.
    #[must_use]
    pub fn permission(&self, action: &str) -> Option<&Permission> {
        self.0.pack.permission.iter().find(|permission| permission.action == action)
    }

    /// Who may read what, in the order of the pack. What a pack gives to nobody, nobody may read.
    #[must_use]
    pub fn read_rights(&self) -> &[ReadRight] {
        &self.0.pack.read
    }

    /// The label of a status or a column; the key itself where the pack has none.
    #[must_use]
    pub fn label(&self, key: &str) -> Text {
        let label = self.0.pack.label.get(key).map(pack::Label::text);
        label.unwrap_or_else(|| Text { vi: key.to_owned(), en: key.to_owned() })
    }

    /// What the pack itself calls a key of a grouping; `None` where the key stands for a name of the directory, of a person or of
    /// a unit.
    ///
    /// ```
    /// # use dondoc::{Regulation, law::Grouping};
    /// let pack = Regulation::load("vn-ben-tre-2020")?;
    /// assert_eq!(pack.key_label(Grouping::LeadKind, "department").unwrap().en, "Departments");
    /// assert_eq!(pack.key_label(Grouping::Specialist, "").unwrap().en, "Not assigned");
    /// assert_eq!(pack.key_label(Grouping::Lead, "SNV"), None);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    #[must_use]
    pub fn key_label(&self, group: Grouping, key: &str) -> Option<Text> {
        match group {
            _ if key.is_empty() => Some(self.label("unassigned")),
            Grouping::LeadKind => Some(self.label(key)),
            Grouping::DirectiveKind => {
                let kind = self.directive_kinds().iter().find(|kind| kind.id == key);
                kind.map(|kind| Text { vi: kind.vi.clone(), en: kind.en.clone() })
            }
            Grouping::Lead
            | Grouping::Coordinator
            | Grouping::MonitoringUnit
            | Grouping::Specialist
            | Grouping::Sector
            | Grouping::Signer => None,
        }
    }

    /// The label of one of the names that a rule sets, such as `system` of `urging.forms`.
    #[must_use]
    pub fn name_label(&self, rule: &str, name: &str) -> Text {
        self.label(&format!("{rule}.{name}"))
    }

    /// Whether the regulation obliges to what `trigger_on` starts, for a directive issued on `issued_on` (R-01).
    /// For documents issued before it came into force the pack says which reading holds; no reading makes a duty of
    /// what happened before that day. A pack that does not know the day obliges for every document: who adopts it
    /// knows from when. A document issued after the last day of force obliges nobody under it.
    #[must_use]
    pub fn obliges(&self, issued_on: CivilDate, trigger_on: CivilDate) -> bool {
        let begun = self.in_force_on().is_none_or(|force| {
            issued_on >= force || (self.parameters().earlier_documents_obliged.value && trigger_on >= force)
        });
        begun && self.in_force_until().is_none_or(|until| issued_on <= until)
    }

    /// The rules in which `other` differs, by id: what it sets, or what that rests on.
    #[must_use]
    pub fn diff(&self, other: &Self) -> Vec<RuleChange> {
        let find = |regulation: &Self, id: &str| {
            let rule = regulation.rules().iter().find(|rule| rule.clause.id == id);
            rule.map(|rule| (rule.value.clone(), rule.clause.basis))
        };
        let mut ids =
            self.rules().iter().chain(other.rules()).map(|rule| rule.clause.id.as_str()).collect::<Vec<_>>();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
            .map(|id| RuleChange { rule: id.to_owned(), before: find(self, id), after: find(other, id) })
            .filter(|change| change.before != change.after)
            .collect()
    }

    /// The quotes of the regulation that do not occur in `text`, its own words; white space is folded.
    #[must_use]
    pub fn quotes_missing_from(&self, text: &str) -> Vec<Clause> {
        let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = fold(text);
        let permissions = self.0.pack.permission.iter().map(|permission| &permission.clause);
        let reads = self.0.pack.read.iter().map(|right| &right.clause);
        let reports = self.0.reports.iter().flat_map(|report| [&report.clause, &report.view_clause]);
        let reviews = self.0.reviews.iter().flat_map(|review| {
            std::iter::once(&review.clause).chain(review.sections.iter().map(|section| &section.clause))
        });
        let rules = self.rules().iter().map(|rule| &rule.clause);
        let clauses = rules.chain(permissions).chain(reads).chain(reports).chain(reviews);
        let own = clauses.filter(|clause| clause.basis == Basis::Regulation);
        own.filter(|clause| !text.contains(&fold(&clause.quote))).cloned().collect()
    }
}

/// Whether the code could go by each reading that a rule names and does not take: an alternative that nothing knows would
/// mislead who copies the pack.
fn check_alternatives(rules: &[Rule]) -> Result<()> {
    let with = |id: &str, value: &Value| {
        let other = |rule: &Rule| match &rule.clause.id {
            same if same == id => Rule { value: value.clone(), ..rule.clone() },
            _ => rule.clone(),
        };
        rules.iter().map(other).collect::<Vec<_>>()
    };
    for clause in rules.iter().map(|rule| &rule.clause) {
        for other in &clause.alternatives {
            if other.value.check().is_err() || Parameters::read(&with(&clause.id, &other.value)).is_err() {
                let detail = format!("rule {}: an alternative that nothing reads", clause.id);
                return Err(DondocError::invalid(codes::REGULATION_INVALID, "pack", detail));
            }
        }
    }
    Ok(())
}
