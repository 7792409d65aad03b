//! Figures and lists of tasks that an agency reports, held against the register.

use std::collections::BTreeSet;

use super::{Register, Store};
use crate::date::Instant;
use crate::error::Result;
use crate::model::{ReportFacts, TaskId};
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

    /// Holds the figures that a report states against those of the register, now or as it was known (Đ17.2). Where they differ
    /// a discrepancy is to be opened (Điều 9).
    ///
    /// # Errors
    /// `report.unknown` for a figure that the report of the regulation does not have.
    pub fn reconcile_sent(&self, sent: &ReportFacts, known_at: Option<Instant>) -> Result<Reconciliation> {
        let figures = sent.figures.iter().map(|figure| (figure.column.clone(), figure.count)).collect();
        let key = sent.agency.to_string();
        let report = self.report(sent.period, known_at)?;
        self.reconcile(&[ClaimedRow { key, figures, ..ClaimedRow::default() }], &report)
    }
}
