//! What the code reads of a pack, each value with the clause it comes from.

use crate::calendar::{Roll, Term};
use crate::error::{DondocError, Result, codes};
use crate::law::deadline::{BeforeDate, DeadlineReading, Immediately};
use crate::law::entry_limit::EntryLimit;
use crate::law::period::{Cutoff, PeriodKind};
use crate::law::rule::{Clause, Rule, Value};

/// A value that a clause sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T> {
    /// Where it stands.
    pub clause: Clause,
    /// What it is.
    pub value: T,
}

/// From which day the limit of Đ8.1.a runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverdueFrom {
    /// The task is overdue from 24:00 of the deadline, so the deadline is the day of the event: D + 1.
    Deadline,
    /// The first overdue day is the day of the event and is not counted: D + 2.
    FirstOverdueDay,
}

/// What the code reads of a pack. A pack that misses one of these is refused when it is read.
#[derive(Debug, Clone)]
pub struct Parameters {
    /// whether a document issued before the regulation came into force obliges to what starts after that day.
    pub earlier_documents_obliged: Set<bool>,
    /// the degrees of secrecy whose documents are refused (Đ1.1).
    pub refused_secrecy: Set<Vec<String>>,
    /// the kinds of directive document (Đ3.2).
    pub directive_kinds: Set<Vec<String>>,
    /// tasks with and without a deadline (Đ5).
    pub classification: Set<()>,
    /// whether tasks without a deadline are tracked at all.
    pub undated_tracked: bool,
    /// items of Đ6.1 that must be entered for a directive.
    pub directive_items: Set<Vec<String>>,
    /// the unit that submitted the document (Đ6.2).
    pub drafting_unit: Set<()>,
    /// exactly one lead (Đ6.3).
    pub lead: Set<()>,
    /// coordinators (Đ6.4).
    pub coordinators: Set<()>,
    /// the unit of the Office that monitors (Đ6.5).
    pub monitoring_unit: Set<()>,
    /// the content of the task (Đ6.6).
    pub content: Set<()>,
    /// the deadline (Đ6.7).
    pub deadline: Set<()>,
    /// how deadline texts are read where their words leave several readings.
    pub deadline_reading: DeadlineReading,
    /// the classes of standing (Đ6.8).
    pub standing: Set<Vec<String>>,
    /// how long before its deadline a task is said to be due soon (sắp đến hạn); the Quy chế has no such class.
    pub due_soon: Set<Option<Term>>,
    /// the Office enters and transfers within this limit from issue (Đ7.1.a).
    pub entry_limit: EntryLimit,
    /// what a tasking document must state (Đ7.1.b).
    pub tasking_document: Set<()>,
    /// the agency updates within this limit after the task is overdue (Đ8.1.a).
    pub overdue_update_limit: Set<Term>,
    /// from which day that limit runs.
    pub overdue_update_from: Set<OverdueFrom>,
    /// what happens when it ends on a day off.
    pub overdue_update_roll: Set<Roll>,
    /// a result is in writing (Đ8.1.a).
    pub written_result: Set<()>,
    /// whether a task without a deadline is updated every month, result or not (Đ8.1.b).
    pub undated_update_every_month: Set<bool>,
    /// the reasons for which an agency returns a task (Đ8.2.a).
    pub return_reasons: Set<Vec<String>>,
    /// who confirms (Đ7.2.đ); the regulation may set a limit.
    pub confirmation_limit: Set<Option<Term>>,
    /// the lead checks what was transferred to it (Đ8.2.a).
    pub check_limit: Set<Option<Term>>,
    /// a matter on which agencies disagree (Đ10.1.c).
    pub disagreement: Set<Option<Term>>,
    /// what a reminder may be about (Đ11.1).
    pub reminder_subjects: Set<Vec<String>>,
    /// how a reminder may go out (Đ11.2).
    pub reminder_forms: Set<Vec<String>>,
    /// what may be inspected (Đ13.1).
    pub inspection_contents: Set<Vec<String>>,
    /// what an inspection may rest on (Đ13.2).
    pub inspection_grounds: Set<Vec<String>>,
    /// the team, on the ground of a decision (Đ14.1–14.2).
    pub inspection_team: Set<()>,
    /// the inspected prepare their report and files (Đ14.3).
    pub inspected_duties: Set<Option<Term>>,
    /// the Office answers a feedback within this limit of its receipt (Đ15.5).
    pub feedback_limit: Set<Term>,
    /// the answer goes to the sender at the same time (Đ15.5).
    pub feedback_copy: Set<()>,
    /// by which forms (Đ15.5).
    pub feedback_outcomes: Set<Vec<String>>,
    /// the Office settles a discrepancy it found (Đ9.1).
    pub office_discrepancy: Set<Option<Term>>,
    /// the agency settles a discrepancy it found (Đ9.2.b).
    pub agency_discrepancy: Set<Option<Term>>,
    /// the Office reports overdue tasks (Đ15.3).
    pub escalation: Set<Option<Term>>,
    /// the lead reports why a task is not done: its kinds (Đ16.3).
    pub non_performance: Set<Vec<String>>,
    /// the periods of the Office's report (Đ15.2).
    pub office_report_cycles: Set<Vec<PeriodKind>>,
    /// where the Office publishes (Đ15.2).
    pub publication: Set<Vec<String>>,
    /// the periods whose report the Office publishes; those of its reports unless a regulation says otherwise.
    pub publication_cycles: Set<Vec<PeriodKind>>,
    /// a result that was refused completes nothing.
    pub refused_result: Set<()>,
    /// the periods of an agency's report (Đ16.2).
    pub agency_report_cycles: Set<Vec<PeriodKind>>,
    /// the parts of a self-check report (Đ16.1).
    pub self_check_sections: Set<Vec<String>>,
    /// within which limit of the cut-off a report is sent; Đ17.1 leaves it to the working rules.
    pub report_send_by: Set<Option<Term>>,
    /// the periods of the report on the regulation itself (Đ19.1).
    pub regulation_report_cycles: Set<Vec<PeriodKind>>,
    /// the cut-off days, from month to year (Đ17.1).
    cutoffs: [Set<Cutoff>; 5],
}

impl Parameters {
    /// The cut-off days of a kind of period.
    #[must_use]
    pub const fn cutoff(&self, kind: PeriodKind) -> &Set<Cutoff> {
        let [month, quarter, half_year, nine_months, year] = &self.cutoffs;
        match kind {
            PeriodKind::Month => month,
            PeriodKind::Quarter => quarter,
            PeriodKind::HalfYear => half_year,
            PeriodKind::NineMonths => nine_months,
            PeriodKind::Year => year,
        }
    }

    /// Reads the rules that the code needs.
    pub(crate) fn read(rules: &[Rule]) -> Result<Self> {
        let stands = |id| read(rules, id, "stands", |value| (*value == Value::Stands).then_some(()));
        let names = |id| {
            read(rules, id, "names", |value| match value {
                Value::Names(names) => Some(names.clone()),
                _ => None,
            })
        };
        let limit = |id| read(rules, id, "a limit", Value::limit);
        let limit_or_none = |id| {
            read(rules, id, "a limit or no_limit", |value| match value {
                Value::NoLimit => Some(None),
                other => other.limit().map(Some),
            })
        };
        let count = |id| {
            read(rules, id, "a count", |value| match value {
                Value::Count(count) => Some(*count),
                _ => None,
            })
        };
        let cycles = |id| {
            read(rules, id, "names of periods", |value| match value {
                Value::Names(names) => names.iter().map(|name| PeriodKind::from_name(name)).collect(),
                _ => None,
            })
        };
        let cutoff = |id| {
            read(rules, id, "a cutoff", |value| match value {
                Value::Cutoff(cutoff) => Some(*cutoff),
                _ => None,
            })
        };
        Ok(Self {
            earlier_documents_obliged: choice(rules, "force.earlier_documents", |choice| match choice {
                "obliged_from_force" => Some(true),
                "not_obliged" => Some(false),
                _ => None,
            })?,
            refused_secrecy: names("scope.secrecy_refused")?,
            directive_kinds: names("directive.kinds")?,
            classification: stands("task.classification")?,
            undated_tracked: choose(rules, "task.without_deadline", true, |choice| match choice {
                "tracked" => Some(true),
                "not_tracked" => Some(false),
                _ => None,
            })?,
            directive_items: names("directive.items")?,
            drafting_unit: stands("directive.drafting_unit")?,
            lead: stands("task.lead")?,
            coordinators: stands("task.coordinators")?,
            monitoring_unit: stands("task.monitoring_unit")?,
            content: stands("task.content")?,
            deadline: stands("task.deadline")?,
            deadline_reading: DeadlineReading {
                before_date: choose(rules, "deadline.before_date", BeforeDate::DayBefore, |choice| {
                    match choice {
                        "day_before" => Some(BeforeDate::DayBefore),
                        "same_day" => Some(BeforeDate::SameDay),
                        _ => None,
                    }
                })?,
                named_day: choose(rules, "deadline.named_day", Roll::Strict, |choice| match choice {
                    "stay" => Some(Roll::Strict),
                    "forward" => Some(Roll::Forward),
                    _ => None,
                })?,
                immediately: choose(
                    rules,
                    "deadline.immediately",
                    Immediately::Ask,
                    |choice| match choice {
                        "ask" => Some(Immediately::Ask),
                        "same_working_day" => Some(Immediately::SameWorkingDay),
                        _ => None,
                    },
                )?,
                ..DeadlineReading::default()
            },
            standing: names("task.standing")?,
            due_soon: limit_or_none("standing.due_soon")?,
            entry_limit: EntryLimit {
                usual: limit("office.entry")?,
                urgent: where_there_is(rules, "office.entry_urgent", limit)?,
                many: match where_there_is(rules, "office.entry_many", limit)? {
                    Some(many) => Some((many, count("office.entry_many_from")?)),
                    None => None,
                },
            },
            tasking_document: stands("directive.tasking")?,
            overdue_update_limit: limit("agency.overdue_update")?,
            overdue_update_from: choice(rules, "agency.overdue_update_from", |choice| match choice {
                "deadline" => Some(OverdueFrom::Deadline),
                "first_overdue_day" => Some(OverdueFrom::FirstOverdueDay),
                _ => None,
            })?,
            overdue_update_roll: choice(rules, "agency.overdue_update_roll", |choice| match choice {
                "forward" => Some(Roll::Forward),
                "stay" => Some(Roll::Strict),
                _ => None,
            })?,
            written_result: stands("agency.written_result")?,
            return_reasons: names("agency.return_reasons")?,
            confirmation_limit: limit_or_none("office.confirmation")?,
            undated_update_every_month: choice(rules, "agency.undated_update", |choice| match choice {
                "every_month" => Some(true),
                "when_there_is_a_result" => Some(false),
                _ => None,
            })?,
            check_limit: limit_or_none("agency.check")?,
            disagreement: limit_or_none("office.disagreement")?,
            reminder_subjects: names("urging.subjects")?,
            reminder_forms: names("urging.forms")?,
            inspection_contents: names("inspection.contents")?,
            inspection_grounds: names("inspection.grounds")?,
            inspection_team: stands("inspection.team")?,
            inspected_duties: limit_or_none("inspection.preparation")?,
            feedback_limit: limit("office.feedback")?,
            feedback_copy: stands("office.feedback_copy")?,
            feedback_outcomes: names("office.feedback_outcomes")?,
            office_discrepancy: limit_or_none("office.discrepancy")?,
            agency_discrepancy: limit_or_none("agency.discrepancy")?,
            escalation: limit_or_none("office.escalation")?,
            non_performance: names("agency.non_performance")?,
            office_report_cycles: cycles("office.report_cycles")?,
            publication_cycles: match where_there_is(rules, "office.publication_cycles", cycles)? {
                Some(cycles) => cycles,
                None => cycles("office.report_cycles")?,
            },
            refused_result: stands("office.refused_result")?,
            publication: names("office.publication")?,
            agency_report_cycles: cycles("agency.report_cycles")?,
            self_check_sections: names("agency.self_check_sections")?,
            report_send_by: limit_or_none("report.send_by")?,
            regulation_report_cycles: cycles("office.regulation_report")?,
            cutoffs: [
                cutoff("report.month")?,
                cutoff("report.quarter")?,
                cutoff("report.half_year")?,
                cutoff("report.nine_months")?,
                cutoff("report.year")?,
            ],
        })
    }
}

/// The rule `id` as the type that `pick` takes out of its value.
fn read<T>(rules: &[Rule], id: &str, wanted: &str, pick: impl Fn(&Value) -> Option<T>) -> Result<Set<T>> {
    let invalid = |detail: String| DondocError::invalid(codes::REGULATION_INVALID, id, detail);
    let rule = rules
        .iter()
        .find(|rule| rule.clause.id == id)
        .ok_or_else(|| invalid("the rule is missing".to_owned()))?;
    let value = pick(&rule.value).ok_or_else(|| invalid(format!("the value is not {wanted}")))?;
    Ok(Set { clause: rule.clause.clone(), value })
}

/// The rule `id`, which chooses between readings.
fn choice<T>(rules: &[Rule], id: &str, pick: impl Fn(&str) -> Option<T>) -> Result<Set<T>> {
    read(rules, id, "a choice", |value| match value {
        Value::Choice(choice) => pick(choice),
        _ => None,
    })
}

/// A rule that a pack need not have.
fn where_there_is<'a, T>(
    rules: &[Rule],
    id: &'a str,
    read: impl Fn(&'a str) -> Result<Set<T>>,
) -> Result<Option<Set<T>>> {
    rules.iter().any(|rule| rule.clause.id == id).then(|| read(id)).transpose()
}

/// A choice that a pack may leave to the library.
fn choose<T>(rules: &[Rule], id: &str, default: T, pick: impl Fn(&str) -> Option<T>) -> Result<T> {
    if rules.iter().any(|rule| rule.clause.id == id) {
        choice(rules, id, pick).map(|set| set.value)
    } else {
        Ok(default)
    }
}
