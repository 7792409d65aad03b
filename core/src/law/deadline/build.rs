//! An answer in the making.

use super::answer::{DeadlineConfidence, ParsedDeadline, Reading};
use super::context::DeadlineContext;
use super::message as say;
use super::spec::DeadlineSpec;
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::finding::{Finding, Severity};
use crate::law::message::{Bilingual, DEADLINE_BEFORE_ISSUE, Template};

/// An answer without its day, which follows from the rest.
pub(super) struct Answer {
    pub(super) spec: DeadlineSpec,
    pub(super) extended_to: Option<CivilDate>,
    confidence: DeadlineConfidence,
    rule: &'static str,
    readings: Vec<Reading>,
    findings: Vec<Finding>,
}

impl Answer {
    /// An answer that the words give.
    pub(super) fn new(spec: DeadlineSpec, rule: &Template) -> Self {
        Self {
            spec,
            extended_to: None,
            confidence: DeadlineConfidence::Certain,
            rule: rule.code,
            readings: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// A question about words that have several readings, or none that is taken.
    pub(super) fn question(spec: DeadlineSpec, rule: &Template, values: &[&dyn Bilingual]) -> Self {
        Self { confidence: DeadlineConfidence::Ambiguous, ..Self::new(spec, rule) }.find(
            Severity::Warning,
            rule,
            values,
        )
    }

    /// What was not understood.
    pub(super) fn unknown(text: &str) -> Self {
        let spec = DeadlineSpec::Unresolved { text: text.to_owned() };
        let question = Self::question(spec, &say::UNRESOLVED, &[]);
        Self { confidence: DeadlineConfidence::Unknown, ..question }
    }

    /// One more reading.
    pub(super) fn reading(
        mut self,
        due: Option<CivilDate>,
        rule: &Template,
        values: &[&dyn Bilingual],
    ) -> Self {
        self.readings.push(Reading { due, rule: rule.code.to_owned(), text: rule.fill(values) });
        self
    }

    /// Something worth knowing.
    pub(super) fn note(self, template: &Template, values: &[&dyn Bilingual]) -> Self {
        self.find(Severity::Information, template, values)
    }

    /// A default that was filled in.
    pub(super) fn assume(self, template: &Template, values: &[&dyn Bilingual]) -> Self {
        let confidence = self.confidence.max(DeadlineConfidence::Assumed);
        Self { confidence, ..self }.note(template, values)
    }

    fn find(mut self, severity: Severity, template: &Template, values: &[&dyn Bilingual]) -> Self {
        self.findings.push(Finding::new(severity, template, "deadline", values));
        self
    }

    /// The day, and what the calendar and the directive say to it.
    pub(super) fn finish(mut self, raw: &str, context: &DeadlineContext<'_>) -> Result<ParsedDeadline> {
        let due = self.spec.resolve(context)?;
        if let Some(due) = due {
            if !context.calendar.is_working_day(due)? {
                self = self.note(&say::NOT_WORKING, &[&due]);
            }
            if let Some(issued_on) = context.issued_on.filter(|issued_on| due < *issued_on) {
                self = self.find(Severity::Warning, &DEADLINE_BEFORE_ISSUE, &[&due, &issued_on]);
            }
        }
        Ok(ParsedDeadline {
            raw: raw.to_owned(),
            kind: self.spec.kind(),
            spec: self.spec,
            due,
            extended_to: self.extended_to,
            confidence: self.confidence,
            rule: self.rule.to_owned(),
            readings: self.readings,
            findings: self.findings,
        })
    }
}
