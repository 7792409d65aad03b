//! Duties that come with the periods: reports of agencies and of the Office, publication, the report on the regulation
//! (Đ15.2, Đ16.2, Đ17, Đ19.1).

use crate::date::CivilDate;
use crate::duty::collect::{Candidate, Collector};
use crate::duty::{DutyAction, Reporting};
use crate::error::Result;
use crate::law::message::{self as say, Template};
use crate::law::{Clause, PeriodKind, Regulation, ReportPeriod};
use crate::model::{AgencyCode, AgencyFacts, ReportFacts, ReportKind};

/// The kinds of period, in the order in which they are asked about.
const KINDS: [PeriodKind; 5] =
    [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::NineMonths, PeriodKind::Year];

/// Everything owed for the windows that closed since `reporting.since`, and for those that are open now.
pub(super) fn all(reporting: Reporting<'_>, collector: &mut Collector<'_>) -> Result<()> {
    let office = collector.context.office;
    for closing in closings(reporting, collector)? {
        let parameters = closing.regulation.parameters();
        let owed_by = |cycles: &[PeriodKind]| cycles.contains(&closing.period.kind());
        if owed_by(&parameters.agency_report_cycles.value) {
            let owed = Owed {
                kind: ReportKind::SelfCheck,
                clause: &parameters.agency_report_cycles.clause,
                action: DutyAction::SendReport,
                text: &say::DUTY_SEND_REPORT,
            };
            let there = |facts: &&AgencyFacts| !facts.has_ended_by(closing.closed_on);
            for facts in reporting.agencies.iter().filter(there) {
                closing.owe(&owed, &facts.agency.code, reporting, collector)?;
            }
        }
        if owed_by(&parameters.office_report_cycles.value) {
            let owed = Owed {
                kind: ReportKind::Evaluation,
                clause: &parameters.office_report_cycles.clause,
                action: DutyAction::MakeReport,
                text: &say::DUTY_MAKE_REPORT,
            };
            closing.owe(&owed, office, reporting, collector)?;
        }
        if owed_by(&parameters.publication_cycles.value) {
            closing.publish(reporting, collector);
        }
        if owed_by(&parameters.regulation_report_cycles.value) {
            let owed = Owed {
                kind: ReportKind::OnRegulation,
                clause: &parameters.regulation_report_cycles.clause,
                action: DutyAction::ReportOnRegulation,
                text: &say::DUTY_REPORT_REGULATION,
            };
            closing.owe(&owed, office, reporting, collector)?;
        }
    }
    Ok(())
}

/// A period, the day on which its figures close, and the regulation that its report follows.
struct Closing<'a> {
    period: ReportPeriod,
    closed_on: CivilDate,
    regulation: &'a Regulation,
}

/// A report that is owed.
struct Owed<'a> {
    kind: ReportKind,
    clause: &'a Clause,
    action: DutyAction,
    text: &'static Template,
}

/// The periods whose window closed since, or contains the day asked about.
fn closings<'a>(reporting: Reporting<'_>, collector: &Collector<'a>) -> Result<Vec<Closing<'a>>> {
    let ((first, _, _), (last, _, _)) = (reporting.since.ymd(), collector.on.ymd());
    let mut closings = Vec::new();
    // The window of a year's first period begins in the year before, so the next year may be open already.
    for year in first..=last.saturating_add(1) {
        for kind in KINDS {
            for period in kind.of_year(year)? {
                let regulation = collector.context.regulations.at(period.last_day()?);
                let window = period.window(regulation)?;
                if window.last >= reporting.since && window.first <= collector.on {
                    closings.push(Closing { period, closed_on: window.last, regulation });
                }
            }
        }
    }
    Ok(closings)
}

impl Closing<'_> {
    fn owe(
        &self,
        owed: &Owed<'_>,
        agency: &AgencyCode,
        reporting: Reporting<'_>,
        collector: &mut Collector<'_>,
    ) -> Result<()> {
        let send_by = self.regulation.parameters().report_send_by.value;
        let subject = self.period.to_string();
        let candidate = Candidate {
            due_on: collector.due_if_limited(self.closed_on, send_by)?,
            done_on: self.made(owed.kind, agency, reporting).map(|report| report.sent_on),
            subject: Some(&subject),
            ..Candidate::new(self.regulation, owed.clause, owed.action, agency, self.closed_on.plus_days(1)?)
        };
        collector.take(candidate, || owed.text.fill(&[&self.period, &self.closed_on]));
        Ok(())
    }

    /// Once the Office's report is made, it is published, at each of the places.
    fn publish(&self, reporting: Reporting<'_>, collector: &mut Collector<'_>) {
        let office = collector.context.office;
        let made = self.made(ReportKind::Evaluation, office, reporting);
        if let Some(made) = made.filter(|made| made.sent_on <= collector.on) {
            let publication = &self.regulation.parameters().publication;
            let subject = self.period.to_string();
            let candidate = Candidate {
                done_on: made.published_on(&publication.value),
                subject: Some(&subject),
                ..Candidate::new(
                    self.regulation,
                    &publication.clause,
                    DutyAction::PublishReport,
                    office,
                    made.sent_on,
                )
            };
            collector.take(candidate, || say::DUTY_PUBLISH.fill(&[&self.period]));
        }
    }

    fn made<'r>(
        &self,
        kind: ReportKind,
        agency: &AgencyCode,
        reporting: Reporting<'r>,
    ) -> Option<&'r ReportFacts> {
        let found = |report: &&ReportFacts| {
            report.kind == kind && report.agency == *agency && report.period == self.period
        };
        reporting.reports.iter().find(found)
    }
}
