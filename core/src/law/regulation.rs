//! A regulation as dated data: a pack of rules, each with its article and its words.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::calendar::Term;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::article::Article;
use crate::law::message::Text;
use crate::law::parameters::Parameters;
use crate::law::period::Cutoff;

/// The version of the pack format that this library reads.
pub const SCHEMA: u32 = 1;

/// The packs that ship with the library: id and text.
const SHIPPED: &[(&str, &str)] =
    &[("vn-ben-tre-2020", include_str!("../../regulations/vn-ben-tre-2020.toml"))];

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
    parameters: Parameters,
}

/// A pack as written. Unknown keys are errors, so that a misspelt rule cannot be passed over in silence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    schema: u32,
    id: String,
    version: u32,
    number: String,
    title: String,
    issuer: String,
    adopted_on: CivilDate,
    in_force_on: CivilDate,
    #[serde(default)]
    rule: Vec<Rule>,
    #[serde(default)]
    directive_kind: Vec<DirectiveKindRule>,
    #[serde(default)]
    permission: Vec<Permission>,
    #[serde(default)]
    label: BTreeMap<String, Label>,
}

/// What a rule of a pack rests on. Only [`Basis::Regulation`] is the law of the pack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The words of the regulation itself; the quote is theirs to the letter.
    #[default]
    Regulation,
    /// Another act that the regulation calls upon, or that fills its silence; `source` names it.
    OtherAct,
    /// A report about the regulation, where its text could not be read; the quote is the report's, `source` names it.
    Reported,
    /// The library's default: the regulation is silent, or not known here.
    Default,
}

/// Where a rule stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Stable id of the rule, such as `office.entry`.
    pub id: String,
    /// The article of the regulation, or of the act that `source` names; `None` where none is known.
    pub article: Option<Article>,
    /// The words it rests on, to the letter; empty for a default of the library.
    pub quote: String,
    /// What the rule rests on.
    pub basis: Basis,
    /// The act or the report that `quote` is from, where it is not the regulation.
    pub source: Option<String>,
    /// The reading taken where the words leave several.
    pub reading: Option<String>,
}

impl Clause {
    /// Whether the clause says what it rests on.
    fn check(&self) -> Result<(), &'static str> {
        match self.basis {
            Basis::Regulation if self.article.is_none() => Err("a rule of the regulation names its article"),
            Basis::Regulation | Basis::OtherAct | Basis::Reported if self.quote.trim().is_empty() => {
                Err("a rule that is not a default has a quote")
            }
            Basis::OtherAct | Basis::Reported if self.source.is_none() => {
                Err("a rule from elsewhere names its source")
            }
            _ => Ok(()),
        }
    }

    /// The article as text, such as `dieu-7.khoan-1.diem-a`.
    #[must_use]
    pub fn article_text(&self) -> Option<String> {
        self.article.as_ref().map(Article::to_string)
    }
}

/// A rule of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "RuleText")]
pub struct Rule {
    /// Where it stands and what it says.
    pub clause: Clause,
    /// The clauses of the law page that it covers, such as `R-20`.
    pub covers: Vec<String>,
    /// What it sets.
    pub value: Value,
}

/// A rule as written. Serde can be strict about unknown keys only where nothing is flattened.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    id: String,
    #[serde(default)]
    covers: Vec<String>,
    #[serde(default)]
    article: Option<Article>,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    basis: Basis,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    reading: Option<String>,
    value: Value,
}

impl From<RuleText> for Rule {
    fn from(text: RuleText) -> Self {
        let RuleText { id, covers, article, quote, basis, source, reading, value } = text;
        Self { clause: Clause { id, article, quote, basis, source, reading }, covers, value }
    }
}

/// What a rule sets, by type and unit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A limit in working days.
    WorkingDays(u32),
    /// A limit in calendar days.
    CalendarDays(u32),
    /// The regulation sets no number here.
    NoLimit,
    /// One of several named readings.
    Choice(String),
    /// A set of names.
    Names(Vec<String>),
    /// The cut-off days of a report period.
    Cutoff(Cutoff),
    /// The rule stands, without a value.
    Stands,
}

impl Value {
    /// The limit, where the value is one.
    #[must_use]
    pub const fn limit(&self) -> Option<Term> {
        match self {
            Self::WorkingDays(n) => Some(Term::working_days(*n)),
            Self::CalendarDays(n) => Some(Term::days(*n)),
            _ => None,
        }
    }
}

/// A kind of directive document (Đ3.2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectiveKindRule {
    /// Id, such as `dispatch`.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
    /// Whether a document of the kind bears a number (số, ký hiệu).
    pub numbered: bool,
}

/// Who may do an act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// The act, such as `confirm_result`.
    pub action: String,
    /// The roles that may: `office`, `lead`, `coordinator`.
    pub roles: Vec<String>,
    /// Article.
    pub article: Article,
    /// Its words.
    pub quote: String,
}

impl Permission {
    /// The clause on which the permission rests.
    #[must_use]
    pub fn clause(&self) -> Clause {
        Clause {
            id: format!("permission.{}", self.action),
            article: Some(self.article.clone()),
            quote: self.quote.clone(),
            basis: Basis::Regulation,
            source: None,
            reading: None,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    vi: String,
    en: String,
}

impl Regulation {
    /// A pack that ships with the library, by id.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn load(id: &str) -> Result<Self> {
        Self::parse(Self::source(id)?)
    }

    /// The text of a pack that ships with the library: to copy, change and [`Regulation::parse`].
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn source(id: &str) -> Result<&'static str> {
        let shipped = SHIPPED.iter().find(|(shipped, _)| *shipped == id);
        shipped.map(|(_, text)| *text).ok_or_else(|| DondocError::not_found(codes::REGULATION_UNKNOWN, id))
    }

    /// The ids of the packs that ship with the library.
    #[must_use]
    pub fn shipped() -> Vec<&'static str> {
        SHIPPED.iter().map(|(id, _)| *id).collect()
    }

    /// Reads a pack from TOML.
    ///
    /// # Errors
    /// `regulation.invalid` with the line, when the text is no pack, has an unknown key, or misses a rule that the
    /// code reads.
    pub fn parse(text: &str) -> Result<Self> {
        let invalid = |detail: String| DondocError::invalid(codes::REGULATION_INVALID, "pack", detail);
        let pack: Pack = toml::from_str(text).map_err(|error| invalid(error.to_string()))?;
        if pack.schema != SCHEMA {
            return Err(invalid(format!("schema {} is not {SCHEMA}", pack.schema)));
        }
        let mut ids = pack.rule.iter().map(|rule| rule.clause.id.as_str()).collect::<Vec<_>>();
        ids.sort_unstable();
        if let Some(twice) = ids.windows(2).find_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        }) {
            return Err(invalid(format!("rule {twice} stands twice")));
        }
        for rule in &pack.rule {
            rule.clause.check().map_err(|detail| invalid(format!("rule {}: {detail}", rule.clause.id)))?;
        }
        let parameters = Parameters::read(&pack.rule)?;
        Ok(Self(Arc::new(Inner { pack, parameters })))
    }

    /// Id of the pack.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.pack.id
    }

    /// Id and version of the pack, for answers to name.
    #[must_use]
    pub fn version(&self) -> String {
        format!("{}@{}", self.0.pack.id, self.0.pack.version)
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

    /// The day on which it was adopted.
    #[must_use]
    pub fn adopted_on(&self) -> CivilDate {
        self.0.pack.adopted_on
    }

    /// The first day on which it is in force.
    #[must_use]
    pub fn in_force_on(&self) -> CivilDate {
        self.0.pack.in_force_on
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

    /// Who may do `action`; `None` where the pack is silent.
    #[must_use]
    pub fn permission(&self, action: &str) -> Option<&Permission> {
        self.0.pack.permission.iter().find(|permission| permission.action == action)
    }

    /// The label of a status or a column; the key itself where the pack has none.
    #[must_use]
    pub fn label(&self, key: &str) -> Text {
        self.0.pack.label.get(key).map_or_else(
            || Text { vi: key.to_owned(), en: key.to_owned() },
            |label| Text { vi: label.vi.clone(), en: label.en.clone() },
        )
    }

    /// Whether the regulation obliges to what `trigger_on` starts, for a directive issued on `issued_on` (R-01).
    /// For documents issued before it came into force the pack says which reading holds; no reading makes a duty of
    /// what happened before that day.
    #[must_use]
    pub fn obliges(&self, issued_on: CivilDate, trigger_on: CivilDate) -> bool {
        let force = self.in_force_on();
        issued_on >= force || (self.parameters().earlier_documents_obliged.value && trigger_on >= force)
    }

    /// The quotes of the regulation that do not occur in `text`, its own words; white space is folded.
    #[must_use]
    pub fn quotes_missing_from(&self, text: &str) -> Vec<Clause> {
        let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = fold(text);
        let permissions = self.0.pack.permission.iter().map(Permission::clause);
        let clauses = self.rules().iter().map(|rule| rule.clause.clone()).chain(permissions);
        let own = clauses.filter(|clause| clause.basis == Basis::Regulation);
        own.filter(|clause| !text.contains(&fold(&clause.quote))).collect()
    }
}
