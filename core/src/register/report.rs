//! Reports of the register, and the point of its history that they rest on.

use super::{Head, Register, Store, TaskFilter, agencies_of};
use crate::date::Instant;
use crate::error::Result;
use crate::headway::Headway;
use crate::law::{Population, Regulation, ReportDefinition, ReportPeriod};
use crate::report::{Origin, Report, ReportBuilder};

impl<S: Store> Register<S> {
    /// A report of the regulation that a period follows, by its id; without one, the first of its pack.
    ///
    /// # Errors
    /// `regulation.unknown`.
    pub fn report_definition(&self, period: ReportPeriod, id: Option<&str>) -> Result<&ReportDefinition> {
        self.regulation_of(period)?.report_definition(id)
    }

    /// The report of a period by the first definition of the pack, as of its last day, with all knowledge or what was
    /// known at an instant.
    ///
    /// # Errors
    /// As [`Register::report_by`].
    pub fn report(&self, period: ReportPeriod, known_at: Option<Instant>) -> Result<Report> {
        self.report_by(self.report_definition(period, None)?, period, known_at)
    }

    /// The report of a period by a definition: one of [`Register::report_definition`], or one that an earlier
    /// report carries.
    ///
    /// ```
    /// # use dondoc::{Instant, register::MemoryStore, Register, Regulation, calendar::WorkingCalendar, law::ReportPeriod};
    /// # let register = Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
    /// let april = ReportPeriod::month(2020, 4)?;
    /// let definition = register.report_definition(april, Some("evaluation"))?;
    /// let cut_off: Instant = "2020-04-14T23:59:59+07:00".parse()?;
    /// let report = register.report_by(definition, april, Some(cut_off))?;
    /// assert_eq!(report.total.ratios[0].percent, None); // nothing was assigned: that is not 0 %
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    ///
    /// # Errors
    /// `report.open` if it does not close; `regulation.invalid` if the definition cannot be meant; what the store answers.
    pub fn report_by(
        &self,
        definition: &ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Report> {
        self.report_by_with(definition, period, known_at, &mut Headway::silent())
    }

    /// [`Register::report_by`], told as it goes. A report by lead takes hundredths of a second for a million tasks, and is told
    /// when it begins and ends.
    ///
    /// # Errors
    /// As [`Register::report_by`]; `cancelled`.
    pub fn report_by_with(
        &self,
        definition: &ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
        headway: &mut Headway<'_>,
    ) -> Result<Report> {
        let report =
            self.at_one_moment(|store| self.report_in(store, definition, period, known_at, headway))?;
        headway.end();
        Ok(report)
    }

    pub(super) fn report_in(
        &self,
        store: &dyn Store,
        definition: &ReportDefinition,
        period: ReportPeriod,
        known_at: Option<Instant>,
        headway: &mut Headway<'_>,
    ) -> Result<Report> {
        let regulation = self.regulation_of(period)?;
        let agencies = agencies_of(store, period.window(regulation)?, known_at)?;
        let mut builder = ReportBuilder::new(definition, period, known_at, &agencies, regulation)?;
        let on = builder.as_of().on;
        // What this population never counts need not leave the store.
        let carried = definition.population == Population::CarriedAndNew;
        let not_ended_before = carried.then_some(builder.window().first);
        let filter =
            TaskFilter { known_at, assigned_until: Some(on), not_ended_before, ..TaskFilter::default() };
        let mut tasks = 0;
        if headway.is_heard() && !definition.is_by_lead() {
            store.scan_snapshots(&filter, on, &mut |_, _| tasks += 1)?;
        }
        headway.begin(tasks.max(1))?;
        if definition.is_by_lead() {
            store.scan_snapshots(&filter, on, &mut |lead, snapshot| builder.add_by_lead(lead, snapshot))?;
        } else {
            store.scan_tasks(&filter, &mut |facts| {
                builder.add(facts);
                headway.step()
            })?;
        }
        builder.finish(Some(self.origin(store, known_at)?))
    }

    /// The last event that was recorded at or before `known_at`; without one, the end of the history. No later command
    /// moves it, unless that command is recorded as of before `known_at`.
    ///
    /// # Errors
    /// What the store answers.
    pub fn head_at(&self, known_at: Option<Instant>) -> Result<Head> {
        head_at(&self.store, known_at)
    }

    pub(super) fn regulation_of(&self, period: ReportPeriod) -> Result<&Regulation> {
        Ok(self.regulations.at(period.last_day()?))
    }

    pub(super) fn origin(&self, store: &dyn Store, known_at: Option<Instant>) -> Result<Origin> {
        let head = head_at(store, known_at)?;
        Ok(Origin {
            calendar: self.calendar.version().to_owned(),
            calendar_hash: self.calendar.hash().to_owned(),
            position: head.position,
            link: head.hash.to_string(),
        })
    }
}

fn head_at<S: Store + ?Sized>(store: &S, known_at: Option<Instant>) -> Result<Head> {
    known_at.map_or_else(|| store.head(), |known_at| store.head_at(known_at))
}
