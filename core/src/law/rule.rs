//! A rule of a regulation: where it stands, what it rests on, and what it sets.

use serde::Deserialize;

use crate::calendar::Term;
use crate::law::article::Article;
use crate::law::period::Cutoff;
use crate::law::role::Role;

/// What a rule of a pack rests on. Only [`Basis::Regulation`] is the law of the pack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The words of the regulation itself; the quote is theirs to the letter.
    #[default]
    Regulation,
    /// Another act that the regulation calls upon, or that fills its silence; `source` names it.
    OtherAct,
    /// A report about the regulation, where its text could not be read; the quote sums the report up, `source` names it.
    Reported,
    /// The library's default: the regulation is silent, or not known here.
    Default,
}

/// Where a rule stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Clause {
    /// Stable id of the rule, such as `office.entry`.
    pub id: String,
    /// The article of the regulation, or of the act that `source` names; `None` where none is known.
    pub article: Option<Article>,
    /// The words it rests on, to the letter (of a report: in summary); empty for a default of the library.
    pub quote: String,
    /// What the rule rests on.
    pub basis: Basis,
    /// The act or the report that `quote` is from, where it is not the regulation.
    pub source: Option<String>,
    /// The reading taken where the words leave several.
    pub reading: Option<String>,
    /// The readings not taken: each is what a copied pack may set instead.
    pub alternatives: Vec<Alternative>,
}

/// A reading that a regulation's words leave open and that its pack does not take.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// What the rule sets under this reading.
    pub value: Value,
    /// The reading, in Vietnamese.
    pub means: String,
}

impl Clause {
    /// Whether the clause says what it rests on.
    pub(super) fn check(&self) -> Result<(), &'static str> {
        match self.basis {
            Basis::Regulation if self.article.is_none() => Err("a rule of the regulation names its article"),
            Basis::Regulation | Basis::OtherAct | Basis::Reported if self.quote.trim().is_empty() => {
                Err("a rule that is not a default has a quote")
            }
            Basis::OtherAct | Basis::Reported if self.source.is_none() => {
                Err("a rule from elsewhere names its source")
            }
            _ if self.alternatives.is_empty() => Ok(()),
            _ if self.reading.is_none() => Err("a rule with alternatives says which reading it takes"),
            _ if self.alternatives.iter().any(|other| other.means.trim().is_empty()) => {
                Err("an alternative says what it means")
            }
            _ => Ok(()),
        }
    }

    /// The same clause as a default of the library: what one regulation says is not the law of another.
    pub(super) fn into_default(self) -> Self {
        Self { article: None, quote: String::new(), basis: Basis::Default, source: None, ..self }
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
    #[serde(default)]
    alternatives: Vec<Alternative>,
    value: Value,
}

impl From<RuleText> for Rule {
    fn from(text: RuleText) -> Self {
        let RuleText { id, covers, article, quote, basis, source, reading, alternatives, value } = text;
        Self { clause: Clause { id, article, quote, basis, source, reading, alternatives }, covers, value }
    }
}

/// No limit of a regulation is longer, in days.
const LONGEST_LIMIT: u32 = 3_660;

/// What a rule sets, by type and unit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A limit in working days.
    WorkingDays(u32),
    /// A limit in calendar days.
    CalendarDays(u32),
    /// A number of things, not of days.
    Count(u32),
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
    /// Whether the value can be meant.
    pub(super) fn check(&self) -> Result<(), &'static str> {
        match self {
            Self::WorkingDays(n) | Self::CalendarDays(n) if *n > LONGEST_LIMIT => {
                Err("the limit is longer than 10 years")
            }
            // Otherwise windows overlap or leave a gap, and a task is counted twice or not at all.
            Self::Cutoff(cutoff) if !(1..=27).contains(&cutoff.closes_on_day) => {
                Err("a month closes on day 1 to 27")
            }
            Self::Cutoff(cutoff) if cutoff.opens_on_day != cutoff.closes_on_day + 1 => {
                Err("a window opens on the day after the one on which the window before it closes")
            }
            _ => Ok(()),
        }
    }

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
#[serde(from = "PermissionText")]
pub struct Permission {
    /// The act, such as `confirm_result`.
    pub action: String,
    /// The roles that may.
    pub roles: Vec<Role>,
    /// What it rests on.
    pub clause: Clause,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PermissionText {
    action: String,
    roles: Vec<Role>,
    #[serde(default)]
    article: Option<Article>,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    basis: Basis,
    #[serde(default)]
    source: Option<String>,
}

impl From<PermissionText> for Permission {
    fn from(text: PermissionText) -> Self {
        let PermissionText { action, roles, article, quote, basis, source } = text;
        let clause = Clause {
            id: format!("permission.{action}"),
            article,
            quote,
            basis,
            source,
            reading: None,
            alternatives: Vec::new(),
        };
        Self { action, roles, clause }
    }
}
