//! Duties that come with the periods: reports of agencies and of the Office, publication, the report on the regulation
//! (Đ15.2, Đ16.2, Đ17, Đ19.1).

use crate::duty::collect::{Candidate, Collector};
use crate::duty::{DutyAction, Reporting};
use crate::error::Result;
use crate::law::message::{self as say, Template};
use crate::law::{Clause, PeriodKind, ReportPeriod};
use crate::model::{AgencyCode, ReportFacts};

/// Everything owed for the windows that closed since `reporting.since`, and for those that are open now.
pub(super) fn all(reporting: Reporting<'_>, collector: &mut Collector<'_>) -> Result<()> {
    let parameters = collector.context.regulation.parameters();
    for period in periods(&parameters.agency_report_cycles.value, reporting, collector)? {
        for agency in reporting.agencies {
            let clause = &parameters.agency_report_cycles.clause;
            owe(
                agency,
                period,
                clause,
                DutyAction::SendReport,
                &say::DUTY_SEND_REPORT,
                reporting,
                collector,
            )?;
        }
    }
    let office = collector.context.office;
    for period in periods(&parameters.office_report_cycles.value, reporting, collector)? {
        let clause = &parameters.office_report_cycles.clause;
        owe(office, period, clause, DutyAction::MakeReport, &say::DUTY_MAKE_REPORT, reporting, collector)?;
        publish(period, reporting, collector);
    }
    for period in periods(&parameters.regulation_report_cycles.value, reporting, collector)? {
        let clause = &parameters.regulation_report_cycles.clause;
        owe(
            office,
            period,
            clause,
            DutyAction::ReportOnRegulation,
            &say::DUTY_REPORT_REGULATION,
            reporting,
            collector,
        )?;
    }
    Ok(())
}

/// The periods of these kinds whose window closed since, or contains the day asked about.
fn periods(
    kinds: &[PeriodKind],
    reporting: Reporting<'_>,
    collector: &Collector<'_>,
) -> Result<Vec<ReportPeriod>> {
    let ((first, _, _), (last, _, _)) = (reporting.since.ymd(), collector.on.ymd());
    let mut periods = Vec::new();
    // The window of a year's first period begins in the year before, so the next year may be open already.
    for year in first..=last.saturating_add(1) {
        for kind in kinds {
            for period in kind.of_year(year)? {
                let window = period.window(collector.context.regulation)?;
                if window.last >= reporting.since && window.first <= collector.on {
                    periods.push(period);
                }
            }
        }
    }
    Ok(periods)
}

fn owe(
    agency: &AgencyCode,
    period: ReportPeriod,
    clause: &Clause,
    action: DutyAction,
    template: &Template,
    reporting: Reporting<'_>,
    collector: &mut Collector<'_>,
) -> Result<()> {
    let closed_on = period.window(collector.context.regulation)?.last;
    let send_by = collector.context.regulation.parameters().report_send_by.value;
    let made = report(agency, period, reporting);
    // The report on the regulation is not one of these reports; no fact of ours says that it was made.
    let done_on =
        if action == DutyAction::ReportOnRegulation { None } else { made.map(|report| report.sent_on) };
    let subject = period.to_string();
    let candidate = Candidate {
        due_on: collector.due_if_limited(closed_on, send_by)?,
        done_on,
        subject: Some(&subject),
        ..Candidate::new(clause, action, agency, closed_on.plus_days(1)?)
    };
    collector.take(candidate, || template.fill(&[&period, &closed_on]));
    Ok(())
}

/// Once the Office's report is made, it is published.
fn publish(period: ReportPeriod, reporting: Reporting<'_>, collector: &mut Collector<'_>) {
    let office = collector.context.office;
    if let Some(made) = report(office, period, reporting).filter(|made| made.sent_on <= collector.on) {
        let clause = &collector.context.regulation.parameters().publication.clause;
        let subject = period.to_string();
        let candidate = Candidate {
            done_on: made.published_on,
            subject: Some(&subject),
            ..Candidate::new(clause, DutyAction::PublishReport, office, made.sent_on)
        };
        collector.take(candidate, || say::DUTY_PUBLISH.fill(&[&period]));
    }
}

fn report<'a>(
    agency: &AgencyCode,
    period: ReportPeriod,
    reporting: Reporting<'a>,
) -> Option<&'a ReportFacts> {
    reporting.reports.iter().find(|report| report.agency == *agency && report.period == period)
}
