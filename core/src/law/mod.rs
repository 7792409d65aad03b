//! Layer 1: a regulation as dated data, its limits and report periods, and how an answer says why.

mod article;
pub mod deadline;
mod entry_limit;
mod explanation;
pub mod finding;
pub mod message;
mod pack;
mod parameters;
mod period;
mod read_right;
mod regulation;
mod regulations;
mod report_definition;
mod review_definition;
mod role;
mod rule;

pub use article::Article;
pub use deadline::{DeadlineContext, DeadlineReading, DeadlineSpec, ParsedDeadline, parse_deadline};
pub use entry_limit::{DirectiveSize, EntryLimit};
pub use explanation::{Explanation, Step};
pub use finding::{Finding, Severity};
pub use message::{Language, Text};
pub use pack::SCHEMA;
pub use parameters::{OverdueFrom, Parameters, Set};
pub use period::{Cutoff, PeriodKind, ReportPeriod, Window};
pub use read_right::{ReadRight, Readable};
pub use regulation::{Regulation, RuleChange};
pub use regulations::Regulations;
pub(crate) use report_definition::sha256_hex;
pub use report_definition::{
    AssignedIn, Column, DaysLate, Grouping, Identity, Population, Ratio, ReportClass, ReportDefinition,
    Rounding,
};
pub use review_definition::{
    DutyKept, FigureDefinition, Happening, Measure, ReviewDefinition, ReviewScope, SectionDefinition,
};
pub use role::Role;
pub use rule::{Alternative, Basis, Clause, DirectiveKindRule, Permission, Rule, Value};
