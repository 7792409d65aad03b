//! Cases of duties that follow from no task: feedback, discrepancies, periodic reports.

use anyhow::{Context, Result};
use dondoc::calendar::WorkingCalendar;
use dondoc::duty::{DutyContext, DutyFacts, DutyFilter, Reporting, duties};
use dondoc::law::{PeriodKind, Regulations, ReportPeriod};
use dondoc::model::{
    Agency, AgencyCode, AgencyFacts, AgencyKind, CaseId, DiscrepancyFacts, FeedbackFacts, FeedbackOutcome,
    Known, Publication, PublicationPlace, ReportFacts, ReportKind,
};
use dondoc::{AsOf, CivilDate, Instant};
use serde::Deserialize;

use super::task::{DutyCase, check};
use super::{Changes, Pack};
use crate::scene::{LEAD, OFFICE, OTHER};

/// A feedback of `STC` about `SNV`, a discrepancy of `SNV`, or the reports owed since a day, and the duties of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseCase {
    name: String,
    pub(super) covers: Vec<String>,
    #[serde(default)]
    pack: Changes,
    feedback: Option<FeedbackDates>,
    discrepancy: Option<DiscrepancyDates>,
    reporting: Option<ReportingDates>,
    as_of: CivilDate,
    outstanding: Option<Vec<DutyCase>>,
    done: Option<Vec<DutyCase>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FeedbackDates {
    received_on: CivilDate,
    answered_on: Option<CivilDate>,
    copied_on: Option<CivilDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DiscrepancyDates {
    found_by_office: bool,
    opened_on: CivilDate,
    settled_on: Option<CivilDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportingDates {
    since: CivilDate,
    /// Who reported, on what day, for which period.
    #[serde(default)]
    sent: Vec<SentReport>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentReport {
    agency: String,
    kind: PeriodKind,
    year: i32,
    index: u32,
    sent_on: CivilDate,
    /// Which report, where it is not the evaluation of the Office or the self-check of an agency.
    report: Option<ReportKind>,
    /// The days on which it stood on the system, and on the portal.
    #[serde(default)]
    published_on: Vec<CivilDate>,
}

impl CaseCase {
    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn run(&self, pack: &Pack) -> Result<()> {
        let code = |code: &str| AgencyCode::new(code);
        let case = CaseId::new("VV-1")?;
        let feedbacks = self.feedback.iter().map(|dates| {
            Ok(FeedbackFacts {
                case: case.clone(),
                sender: code(OTHER)?,
                about: code(LEAD)?,
                task: None,
                received_on: dates.received_on,
                officer: None,
                answered_on: dates.answered_on,
                outcome: dates.answered_on.map(|_| FeedbackOutcome::Urged),
                copied_on: dates.copied_on,
            })
        });
        let discrepancies = self.discrepancy.iter().map(|dates| {
            Ok(DiscrepancyFacts {
                case: case.clone(),
                agency: code(LEAD)?,
                found_by_office: dates.found_by_office,
                opened_on: dates.opened_on,
                agreed_on: dates.settled_on,
                settled_on: dates.settled_on,
            })
        });
        let sent = self.reporting.iter().flat_map(|dates| &dates.sent).map(|sent| {
            Ok(ReportFacts {
                kind: sent.report.unwrap_or(if sent.agency == OFFICE {
                    ReportKind::Evaluation
                } else {
                    ReportKind::SelfCheck
                }),
                agency: code(&sent.agency)?,
                period: ReportPeriod::new(sent.kind, sent.year, sent.index)?,
                sent_on: sent.sent_on,
                figures: Vec::new(),
                published: PublicationPlace::ALL
                    .iter()
                    .zip(&sent.published_on)
                    .map(|(place, on)| Publication { place: *place, on: *on })
                    .collect(),
            })
        });
        let (feedbacks, discrepancies) =
            (feedbacks.collect::<Result<Vec<_>>>()?, discrepancies.collect::<Result<Vec<_>>>()?);
        let (reports, agencies) = (sent.collect::<Result<Vec<_>>>()?, [there(LEAD)?]);
        let reporting = self.reporting.as_ref().map(|dates| Reporting {
            agencies: &agencies,
            since: dates.since,
            reports: &reports,
        });
        let facts = DutyFacts {
            feedbacks: &feedbacks,
            discrepancies: &discrepancies,
            reporting,
            ..DutyFacts::default()
        };

        let (regulation, calendar, office) =
            (pack.with(&self.pack)?, WorkingCalendar::vietnam()?, code(OFFICE)?);
        let regulations = Regulations::from(regulation);
        let context = DutyContext { regulations: &regulations, calendar: &calendar, office: &office };
        let filter = DutyFilter { with_done: true, ..DutyFilter::default() };
        let all = duties(facts, &filter, AsOf::on(self.as_of), context)
            .context("the dates lie within the calendar")?;
        let (outstanding, done): (Vec<_>, Vec<_>) = all.iter().partition(|duty| duty.is_outstanding());
        check("outstanding", &outstanding, self.outstanding.as_deref())?;
        check("done", &done, self.done.as_deref())
    }
}

/// An agency that is there from long ago.
fn there(code: &str) -> Result<AgencyFacts> {
    let since = CivilDate::from_ymd(2016, 1, 1)?;
    Ok(AgencyFacts {
        agency: Agency {
            code: AgencyCode::new(code)?,
            name: code.to_owned(),
            kind: AgencyKind::Department,
            parent: None,
            sectors: Vec::new(),
        },
        since,
        ended: None,
        known: Known::since(Instant::end_of(since)),
    })
}
