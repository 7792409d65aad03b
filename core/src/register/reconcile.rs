//! Figures and lists of tasks that an agency reports, held against the register.

use std::collections::BTreeSet;

use super::{Register, Store};
use crate::date::Instant;
use crate::error::{DondocError, Result, codes};
use crate::law::ReportPeriod;
use crate::model::{AgencyCode, TaskId};
use crate::report::{ClaimedRow, FigureDifference, Reconciliation, Report, reconcile};

impl<S: Store> Register<S> {
    /// Holds reported figures against themselves and against a report of this register, and listed tasks against those
    /// that the register counts in the cell (Đ9.1, Đ17.2).
    ///
    /// # Errors
    /// `report.unknown` for a column or a ratio that the definition does not have; as [`Register::cell`].
    pub fn reconcile(&self, claimed: &[ClaimedRow], report: &Report) -> Result<Reconciliation> {
        let mut found = reconcile(claimed, report)?;
        for row in claimed {
            for (column, listed) in &row.tasks {
                let listed = listed.iter().collect::<BTreeSet<_>>();
                let counted = match report.row(row.outer.as_deref(), &row.key) {
                    Some(counted) => self.cell(report, counted, column)?.tasks().to_vec(),
                    None => Vec::new(),
                };
                let counted = counted.iter().collect::<BTreeSet<_>>();
                let only = |these: &BTreeSet<&TaskId>, others: &BTreeSet<&TaskId>| {
                    these.difference(others).map(|task| (*task).clone()).collect::<Vec<_>>()
                };
                let (only_claimed, only_counted) = (only(&listed, &counted), only(&counted, &listed));
                if only_claimed.is_empty() && only_counted.is_empty() {
                    continue;
                }
                let here = |difference: &&mut FigureDifference| {
                    (&difference.outer, &difference.key, &difference.column) == (&row.outer, &row.key, column)
                };
                match found.differences.iter_mut().find(here) {
                    Some(difference) => {
                        (difference.only_claimed, difference.only_counted) = (only_claimed, only_counted);
                    }
                    None => found.differences.push(FigureDifference {
                        outer: row.outer.clone(),
                        key: row.key.clone(),
                        column: column.clone(),
                        claimed: row.figures.get(column).copied(),
                        counted: report
                            .row(row.outer.as_deref(), &row.key)
                            .and_then(|row| report.figure(row, column)),
                        only_claimed,
                        only_counted,
                    }),
                }
            }
        }
        Ok(found)
    }

    /// Holds the figures that an agency's report of a period states against those of the register, now or as it was known
    /// (Đ17.2). Where they differ a discrepancy is to be opened (Điều 9).
    ///
    /// # Errors
    /// `report.unknown` where no report was sent, or for a figure that the report of the regulation does not have.
    pub fn reconcile_sent(
        &self,
        agency: &AgencyCode,
        period: ReportPeriod,
        known_at: Option<Instant>,
    ) -> Result<Reconciliation> {
        let sent = self.cases(known_at)?.reports;
        let sent = sent.into_iter().find(|sent| sent.agency == *agency && sent.period == period);
        let missing =
            || DondocError::not_found(codes::REPORT_UNKNOWN, format!("report {period} of {agency}"));
        let claimed = ClaimedRow::stated(agency, sent.ok_or_else(missing)?.figures);
        self.reconcile(&[claimed], &self.report(period, known_at)?)
    }
}
