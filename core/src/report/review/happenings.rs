//! What happened within a window, told one by one from the facts: for which agency, on what day, with which marks.

use super::ReviewItem;
use crate::date::CivilDate;
use crate::law::{Happening, Window};
use crate::model::{
    AgencyCode, CaseMatter, DiscrepancyFacts, FeedbackFacts, InspectionFacts, ReminderForm, ReminderSubject,
    TaskFacts, TaskId,
};

/// Is told of what happened.
pub(crate) type Tell<'a> = dyn FnMut(Happening, ReviewItem) + 'a;

fn item(agency: &AgencyCode, on: CivilDate, marks: &[&str]) -> ReviewItem {
    ReviewItem {
        agency: agency.clone(),
        on,
        task: None,
        directive: None,
        subject: None,
        due_on: None,
        done_on: None,
        days_late: 0,
        marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
    }
}

/// What happened to a task and around it within the window, as it stands on the window's last day.
pub(crate) fn of_task(facts: &TaskFacts, window: Window, tell: &mut Tell<'_>) {
    let mut tell = |what, agency: &AgencyCode, on: CivilDate, marks: &[&str]| {
        if window.contains(on) {
            let task: Option<TaskId> = Some(facts.task.clone());
            tell(what, ReviewItem { task, ..item(agency, on, marks) });
        }
    };
    let lead_on = |day: CivilDate| &facts.holding.at(day).lead;
    let mut returned = facts.holding.original().returned;
    for (place, (day, holding)) in facts.holding.changes().iter().enumerate() {
        // A task that lies at the Office and moves with its agency was not returned once more.
        if holding.returned && !returned {
            let mut later = facts.holding.changes().iter().skip(place + 1);
            let settled = later.find(|(settled, other)| !other.returned && *settled <= window.last);
            let mark = match settled {
                None => "waiting",
                Some((_, after)) if after.lead == holding.lead => "kept",
                Some(_) => "reassigned",
            };
            tell(Happening::TaskReturned, &holding.lead, *day, &[mark]);
        }
        returned = holding.returned;
    }
    let mut before = *facts.deadline.original();
    for (day, after) in facts.deadline.changes() {
        let mark = match (before, *after) {
            (Some(before), Some(after)) if after > before => "extended",
            (Some(_), Some(_)) => "not_later",
            (None, Some(_)) => "set",
            (_, None) => "lifted",
        };
        tell(Happening::DeadlineAmended, lead_on(*day), *day, &[mark]);
        before = *after;
    }
    if let Some(day) = facts.withdrawn_on {
        tell(Happening::TaskWithdrawn, lead_on(day), day, &[]);
    }
    let around = &facts.follow_up;
    for reminder in &around.reminders {
        let marks = [form(reminder.form), subject(reminder.subject)];
        tell(Happening::Reminded, &reminder.to, reminder.on, &marks);
    }
    for given in &around.contributions {
        tell(Happening::Contributed, &given.agency, given.on, &[]);
    }
    for difficulty in &around.difficulties {
        let mark = difficulty.kind.name();
        tell(Happening::DifficultyReported, &difficulty.agency, difficulty.on, &[mark]);
    }
    for day in &around.escalated_on {
        tell(Happening::Escalated, lead_on(*day), *day, &[]);
    }
    for disagreement in &around.disagreements {
        let decided = disagreement.decided_on.is_some_and(|day| day <= window.last);
        let mark = if decided { "decided" } else { "undecided" };
        tell(Happening::Disagreed, lead_on(disagreement.raised_on), disagreement.raised_on, &[mark]);
    }
}

const fn form(form: ReminderForm) -> &'static str {
    match form {
        ReminderForm::System => "form_system",
        ReminderForm::Report => "form_report",
        ReminderForm::Meeting => "form_meeting",
        ReminderForm::Remote => "form_remote",
        ReminderForm::Inspection => "form_inspection",
    }
}

const fn subject(subject: ReminderSubject) -> &'static str {
    match subject {
        ReminderSubject::Entry => "subject_entry",
        ReminderSubject::Execution => "subject_execution",
        ReminderSubject::Reporting => "subject_reporting",
        ReminderSubject::Proposals => "subject_proposals",
    }
}

/// What happened in cases beside tasks within the window, as they stand on the window's last day. Without an office nobody
/// decides an inspection.
pub(crate) fn of_cases(
    cases: &[CaseMatter],
    office: Option<&AgencyCode>,
    window: Window,
    tell: &mut Tell<'_>,
) {
    let mut tell = |what, item: ReviewItem| {
        if window.contains(item.on) {
            tell(what, item);
        }
    };
    for case in cases {
        match case {
            CaseMatter::Feedback(facts) => tell(Happening::FeedbackReceived, of_feedback(facts, window.last)),
            CaseMatter::Discrepancy(facts) => {
                tell(Happening::DiscrepancyOpened, of_discrepancy(facts, window.last));
            }
            CaseMatter::Inspection(facts) => {
                if let Some(office) = office {
                    let marks = [facts.ground.name(), concluded(facts, window.last)];
                    let subject = Some(facts.case.to_string());
                    let item = ReviewItem { subject, ..item(office, facts.decided_on, &marks) };
                    tell(Happening::InspectionDecided, item);
                }
                for agency in &facts.agencies {
                    tell(Happening::Inspected, of_inspected(facts, agency, window.last));
                }
            }
            CaseMatter::Report(facts) => {
                let subject = Some(facts.period.to_string());
                let item = ReviewItem { subject, ..item(&facts.agency, facts.sent_on, &[facts.kind.name()]) };
                tell(Happening::ReportSent, item);
            }
        }
    }
}

fn of_feedback(facts: &FeedbackFacts, last: CivilDate) -> ReviewItem {
    let answered = facts.answered_on.filter(|day| *day <= last);
    let outcome = answered.and(facts.outcome).map_or("unanswered", |outcome| outcome.name());
    ReviewItem {
        task: facts.task.clone(),
        subject: Some(facts.case.to_string()),
        done_on: answered,
        ..item(&facts.about, facts.received_on, &[outcome])
    }
}

fn of_discrepancy(facts: &DiscrepancyFacts, last: CivilDate) -> ReviewItem {
    let by = |day: Option<CivilDate>| day.filter(|day| *day <= last);
    let found = if facts.found_by_office { "by_office" } else { "by_agency" };
    let state = match (by(facts.settled_on), by(facts.agreed_on)) {
        (Some(_), _) => "settled",
        (None, Some(_)) => "agreed",
        (None, None) => "open",
    };
    ReviewItem {
        subject: Some(facts.case.to_string()),
        done_on: by(facts.settled_on),
        ..item(&facts.agency, facts.opened_on, &[found, state])
    }
}

fn of_inspected(facts: &InspectionFacts, agency: &AgencyCode, last: CivilDate) -> ReviewItem {
    let given = facts.provided.iter().find(|given| given.agency == *agency && given.on <= last);
    let provided = if given.is_some() { "provided" } else { "not_provided" };
    let mut marks = vec![facts.ground.name(), concluded(facts, last), provided];
    marks.extend(facts.contents.iter().map(|content| content.name()));
    ReviewItem {
        subject: Some(facts.case.to_string()),
        done_on: given.map(|given| given.on),
        ..item(agency, facts.decided_on, &marks)
    }
}

fn concluded(facts: &InspectionFacts, last: CivilDate) -> &'static str {
    if facts.concluded_on.is_some_and(|day| day <= last) { "concluded" } else { "going_on" }
}

#[cfg(test)]
mod tests {
    use super::{form, subject};
    use crate::law::Happening;
    use crate::model::{
        FeedbackOutcome, InspectionContent, InspectionGround, NonPerformance, ReminderForm, ReminderSubject,
        ReportKind,
    };

    /// The marks that the law page names are those that the facts can bear, neither more nor fewer.
    #[test]
    fn every_word_of_the_facts_is_a_mark_of_its_happening() {
        fn hold(
            happening: Happening,
            words: impl IntoIterator<Item = &'static str>,
            others: &[&'static str],
        ) {
            let mut words = words.into_iter().chain(others.iter().copied()).collect::<Vec<_>>();
            let mut marks = happening.marks().to_vec();
            words.sort_unstable();
            marks.sort_unstable();
            assert_eq!(words, marks, "{}", happening.name());
        }
        let reminders = ReminderForm::ALL.iter().map(|it| form(*it));
        hold(Happening::Reminded, reminders.chain(ReminderSubject::ALL.iter().map(|it| subject(*it))), &[]);
        hold(Happening::DifficultyReported, NonPerformance::ALL.iter().map(|it| it.name()), &[]);
        hold(Happening::FeedbackReceived, FeedbackOutcome::ALL.iter().map(|it| it.name()), &["unanswered"]);
        hold(Happening::ReportSent, ReportKind::ALL.iter().map(|it| it.name()), &[]);
        let grounds = || InspectionGround::ALL.iter().map(|it| it.name());
        hold(Happening::InspectionDecided, grounds(), &["concluded", "going_on"]);
        let contents = InspectionContent::ALL.iter().map(|it| it.name());
        let others = ["concluded", "going_on", "provided", "not_provided"];
        hold(Happening::Inspected, grounds().chain(contents), &others);
    }
}
