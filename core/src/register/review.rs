//! Reviews of the register: the dossier of an agency (Điều 12 to 14), and the yearly report on the regulation (Đ19.1).

use super::{Cases, Register, RowFilter, Store, TaskFilter, agencies_of, due_within};
use crate::date::{AsOf, Instant};
use crate::duty::{Duty, DutyFilter};
use crate::error::{DondocError, Result, codes};
use crate::headway::Headway;
use crate::law::{Regulation, ReportPeriod, ReviewDefinition, ReviewScope, Window};
use crate::model::{AgencyCode, AgencyKind, CaseMatter};
use crate::report::{ListedTask, Placer, Review, ReviewItem, ReviewTally, of_cases, of_task};

/// The reviews that the law asks for, by their ids in packs.
const DOSSIER: &str = "dossier";
const ON_REGULATION: &str = "on_regulation";

/// What a review is asked for: of whom, of when, and which figures to open.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) agency: Option<&'a AgencyCode>,
    pub(super) period: ReportPeriod,
    pub(super) known_at: Option<Instant>,
    pub(super) opened: &'a [&'a str],
}

impl<S: Store> Register<S> {
    /// The dossier of an agency (hồ sơ kiểm tra) for a period: what an inspection looks into (Đ13.1) — how its tasks were carried
    /// out, how it updated, how it reported — and what came of urging, feedback, discrepancies and earlier inspections. The Office
    /// prepares it (Đ12.1), a team reads it, the agency may hold its own files against it (Đ12.2, Đ14.3).
    ///
    /// ```
    /// # use dondoc::{register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, law::ReportPeriod, model::*};
    /// # use dondoc::{Action, Command, CivilDate};
    /// # let mut register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    /// # let agency = |code: &str, kind| Ok::<_, dondoc::DondocError>(Agency { code: AgencyCode::new(code)?, name: code.to_owned(), kind, parent: None, sectors: vec![] });
    /// # for (code, kind) in [("VP", AgencyKind::Office), ("SNV", AgencyKind::Department)] {
    /// #     register.apply(&Command { id: CommandId::new(code)?, actor: Actor { officer: OfficerId::new("cv01")?, agency: AgencyCode::new("VP")? },
    /// #         occurred_on: CivilDate::from_ymd(2020, 4, 1)?, recorded_at: "2020-04-01T08:00:00+07:00".parse()?,
    /// #         action: Action::RegisterAgency { agency: agency(code, kind)? } })?;
    /// # }
    /// let dossier = register.dossier(&AgencyCode::new("SNV")?, ReportPeriod::month(2020, 5)?, None)?;
    /// assert_eq!(dossier.count("tasks"), Some(0));
    /// assert_eq!(dossier.count("reports_open"), Some(1)); // the report of April is owed since 15/4/2020
    /// assert_eq!(register.review_items(&dossier, "reports_open")?[0].subject.as_deref(), Some("2020-04"));
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    ///
    /// # Errors
    /// `agency.unknown`; `report.open` if it does not close; `regulation.unknown` for a pack without it; what the store answers.
    pub fn dossier(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review> {
        let definition = dossier_of(self.regulation_of(period)?)?;
        self.review(definition, Some(agency), period, known_at)
    }

    /// The yearly report on the regulation itself (báo cáo kết quả triển khai thực hiện Quy chế, Đ19.1): what was done under each
    /// part of it, by everybody and by each agency — a criterion of their evaluation (Đ20.2). What only people can write, its
    /// difficulties and what to amend, are sections in words.
    ///
    /// ```
    /// # use dondoc::{register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, law::ReportPeriod};
    /// # let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    /// let report = register.regulation_report(ReportPeriod::year(2020)?, None)?;
    /// assert_eq!((report.count("tasks"), report.window.first.to_string().as_str()), (Some(0), "2019-12-15"));
    /// let in_words = report.definition.sections.iter().filter(|section| section.in_words);
    /// assert_eq!(in_words.map(|section| section.id.as_str()).collect::<Vec<_>>(), ["difficulties", "proposals"]);
    /// assert!(register.regulation_report(ReportPeriod::month(2020, 4)?, None).is_err());
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    ///
    /// # Errors
    /// `period.invalid` for a period that the regulation does not ask it for; as [`Register::dossier`].
    pub fn regulation_report(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Review> {
        let definition = regulation_report_of(self.regulation_of(period)?, period)?;
        self.review(definition, None, period, known_at)
    }

    /// The review of a period by a definition: one of [`Regulation::review_definition`], or one that an earlier review carries.
    ///
    /// # Errors
    /// `agency.unknown`; `report.unknown` for an agency where everybody is asked about, or none where one is; as
    /// [`Register::dossier`].
    pub fn review(
        &self,
        definition: &ReviewDefinition,
        agency: Option<&AgencyCode>,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Review> {
        let asked = Asked { agency, period, known_at, opened: &[] };
        self.review_of(definition, asked)
    }

    /// What a figure of a review of this register counts, by day: as many as the figure says.
    ///
    /// # Errors
    /// `report.unknown` when the review has no such figure; `report.moved` when the register does not have what the review
    /// counted: it was made with all knowledge and more is known by now, or of another register.
    pub fn review_items(&self, review: &Review, figure: &str) -> Result<Vec<ReviewItem>> {
        let opened = self.review_of(&review.definition, asked_again(review, &[figure]))?;
        opened_items(review, &opened, figure)
    }

    fn review_of(&self, definition: &ReviewDefinition, asked: Asked<'_>) -> Result<Review> {
        self.at_one_moment(|store| {
            let (filter, as_of) = self.duties_of_review(asked)?;
            let duties = self.duties_in(store, &filter, as_of)?;
            self.review_in(store, definition, asked, &duties)
        })
    }

    /// Which duties a review looks at, and as of when.
    pub(super) fn duties_of_review(&self, asked: Asked<'_>) -> Result<(DutyFilter, AsOf)> {
        let window = asked.period.window(self.regulation_of(asked.period)?)?;
        let filter = DutyFilter { agency: asked.agency.cloned(), ..due_within(window)? };
        Ok((filter, AsOf { on: window.last, known_at: asked.known_at }))
    }

    pub(super) fn review_in(
        &self,
        store: &dyn Store,
        definition: &ReviewDefinition,
        asked: Asked<'_>,
        duties: &[Duty],
    ) -> Result<Review> {
        let Asked { agency, period, known_at, opened } = asked;
        let regulation = self.regulation_of(period)?;
        let window = period.window(regulation)?;
        let known = store.agencies(RowFilter { known_at, ..RowFilter::default() })?;
        match (definition.scope, agency) {
            (ReviewScope::OneAgency, Some(code)) if known.iter().all(|facts| facts.agency.code != *code) => {
                return Err(DondocError::not_found(codes::AGENCY_UNKNOWN, format!("agency {code}")));
            }
            (ReviewScope::OneAgency, Some(_)) | (ReviewScope::Everybody, None) => {}
            (scope, _) => {
                let detail = format!("review {} is of {}", definition.id, scope.name());
                return Err(DondocError::not_found(codes::REPORT_UNKNOWN, detail));
            }
        }
        let mut tally = ReviewTally::new(definition, agency, window, opened);
        duties.iter().for_each(|duty| tally.take_duty(duty));
        for id in tally.reports() {
            self.take_report(store, regulation, id, asked, &mut tally)?;
        }
        let tasks = TaskFilter { known_at, assigned_until: Some(window.last), ..TaskFilter::default() };
        store.scan_tasks(&tasks, &mut |facts| {
            of_task(facts, window, &mut |what, item| tally.take_happening(what, item));
            Ok(())
        })?;
        let office = known.iter().find(|facts| facts.agency.kind == AgencyKind::Office);
        let office = office.map(|facts| facts.agency.code.clone());
        let cases = matters(Cases::known(store, known_at)?);
        of_cases(&cases, office.as_ref(), window, &mut |what, item| tally.take_happening(what, item));
        tally.finish(period, known_at, regulation, known, Some(self.origin(store, known_at)?))
    }

    /// The figures that a review takes from a report, which has shown to close, and the tasks of those that are listed.
    fn take_report(
        &self,
        store: &dyn Store,
        regulation: &Regulation,
        id: &str,
        asked: Asked<'_>,
        tally: &mut ReviewTally<'_>,
    ) -> Result<()> {
        let Asked { period, known_at, .. } = asked;
        let definition = regulation.report_definition(Some(id))?;
        let report = self.report_in(store, definition, period, known_at, &mut Headway::silent())?;
        for row in &report.rows {
            let agency = AgencyCode::new(&row.key)?;
            for (column, count) in definition.columns.iter().zip(&row.cells) {
                tally.take_figure(id, &column.id, &agency, *count);
            }
        }
        let columns = tally.columns_to_list(id);
        if columns.is_empty() {
            return Ok(());
        }
        let Window { last, .. } = report.window;
        let placer = Placer::new(definition, report.window, &agencies_of(store, report.window, known_at)?)?;
        let all = definition.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>();
        let tasks = TaskFilter { known_at, assigned_until: Some(last), ..TaskFilter::default() };
        store.scan_tasks(&tasks, &mut |facts| {
            let Some(task) = ListedTask::of(facts, AsOf { on: last, known_at }) else { return Ok(()) };
            for place in placer.cells(facts, &all) {
                let agency = AgencyCode::new(&place.key)?;
                for column in place.columns.iter().filter(|column| columns.contains(&column.as_str())) {
                    tally.list_task(id, column, &agency, &task);
                }
            }
            Ok(())
        })
    }
}

/// The definition of the yearly report, for a period that the regulation asks it for.
pub(super) fn regulation_report_of(
    regulation: &Regulation,
    period: ReportPeriod,
) -> Result<&ReviewDefinition> {
    let cycles = &regulation.parameters().regulation_report_cycles.value;
    if !cycles.contains(&period.kind()) {
        let detail = format!("{period} is no period of the report on the regulation");
        return Err(DondocError::invalid(codes::PERIOD_INVALID, "period", detail));
    }
    regulation.review_definition(ON_REGULATION)
}

/// The definition of the dossier.
pub(super) fn dossier_of(regulation: &Regulation) -> Result<&ReviewDefinition> {
    regulation.review_definition(DOSSIER)
}

/// The question of a review once more, with figures opened.
pub(super) fn asked_again<'a>(review: &'a Review, opened: &'a [&'a str]) -> Asked<'a> {
    Asked { agency: review.agency.as_ref(), period: review.period, known_at: review.known_at, opened }
}

/// The items of a figure of the review opened again, if they are as many as the first one said.
pub(super) fn opened_items(review: &Review, opened: &Review, figure: &str) -> Result<Vec<ReviewItem>> {
    let unknown = || DondocError::not_found(codes::REPORT_UNKNOWN, format!("figure {figure}"));
    let said = review.figure(figure).ok_or_else(unknown)?;
    let now = opened.figure(figure).ok_or_else(unknown)?;
    if i64::try_from(now.items.len()) != Ok(said.count) {
        let detail =
            format!("the review counts {} in {figure}, the register {}", said.count, now.items.len());
        return Err(DondocError::invalid(codes::REPORT_MOVED, figure, detail));
    }
    Ok(now.items.clone())
}

fn matters(cases: Cases) -> Vec<CaseMatter> {
    let Cases { feedbacks, discrepancies, inspections, reports } = cases;
    let feedbacks = feedbacks.into_iter().map(CaseMatter::Feedback);
    let discrepancies = discrepancies.into_iter().map(CaseMatter::Discrepancy);
    let inspections = inspections.into_iter().map(CaseMatter::Inspection);
    feedbacks
        .chain(discrepancies)
        .chain(inspections)
        .chain(reports.into_iter().map(CaseMatter::Report))
        .collect()
}
