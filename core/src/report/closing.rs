//! Whether a report closes: its identities in every row, and its sums over the rows.

use super::{Report, ReportRow};
use crate::error::{DondocError, Result, codes};
use crate::law::Identity;

/// Rows that an error names; the others it counts.
const NAMED: usize = 5;

impl Report {
    /// Whether every identity holds in every row, every subtotal is the sum of its rows, and the totals are the sum of
    /// the outermost rows. Every report was checked once when it was made; one that was changed since may be checked again.
    ///
    /// # Errors
    /// `report.open` naming the rows and the identity.
    pub fn check(&self) -> Result<()> {
        let all = || self.rows.iter().chain(std::iter::once(&self.total));
        for identity in &self.definition.identities {
            let open = all().filter_map(|row| Some((row, self.gap(identity, row)?))).collect::<Vec<_>>();
            if let Some((_, (sum, parts))) = open.first() {
                let rows = open.iter().map(|(row, _)| row.key.as_str()).collect::<Vec<_>>();
                return Err(open_error(&rows, format!("{identity}: {sum} is not {parts}")));
            }
        }
        let outermost = self.rows.iter().filter(|row| row.outer.is_none());
        self.check_sum(&self.total, outermost)?;
        if self.definition.groups.len() > 1 {
            for subtotal in self.rows.iter().filter(|row| row.outer.is_none()) {
                let parts =
                    self.rows.iter().filter(|row| row.outer.as_deref() == Some(subtotal.key.as_str()));
                self.check_sum(subtotal, parts)?;
            }
        }
        Ok(())
    }

    /// What the sum and the parts of an identity are in a row where they differ.
    fn gap(&self, identity: &Identity, row: &ReportRow) -> Option<(i64, i64)> {
        let sum = self.figure(row, &identity.sum)?;
        let parts = identity.parts.iter().map(|part| self.figure(row, part)).sum::<Option<i64>>()?;
        (sum != parts).then_some((sum, parts))
    }

    fn check_sum<'a>(&self, sum: &ReportRow, parts: impl Iterator<Item = &'a ReportRow>) -> Result<()> {
        let mut sums = vec![0; sum.cells.len()];
        for row in parts {
            sums.iter_mut().zip(&row.cells).for_each(|(sum, cell)| *sum += cell);
        }
        let columns = self.definition.columns.iter().zip(sum.cells.iter().zip(&sums));
        match columns.into_iter().find(|(_, (sum, parts))| sum != parts) {
            Some((column, (sum_cell, parts))) => {
                let detail = format!("{} = the sum of its rows: {sum_cell} is not {parts}", column.id);
                Err(open_error(&[&sum.key], detail))
            }
            None => Ok(()),
        }
    }
}

fn open_error(rows: &[&str], detail: String) -> DondocError {
    let named = rows.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = rows.len().saturating_sub(NAMED);
    let rows = if more > 0 { format!("{named} and {more} more") } else { named };
    DondocError::invalid(codes::REPORT_OPEN, &rows, detail)
}

#[cfg(test)]
mod tests {
    use crate::law::{Regulation, ReportPeriod};
    use crate::model::{Agency, AgencyCode, AgencyKind};
    use crate::report::{Report, ReportBuilder};

    /// A report of two kinds of agency, every figure 0.
    fn empty(definition: &str) -> Report {
        let regulation = Regulation::load("vn-ben-tre-2020").unwrap();
        let agency = |code: &str, kind| Agency {
            code: AgencyCode::new(code).unwrap(),
            name: code.to_owned(),
            kind,
            parent: None,
            sectors: Vec::new(),
        };
        let agencies = [agency("SNV", AgencyKind::Department), agency("CT", AgencyKind::LocalAuthority)];
        let definition = regulation.report_definition(Some(definition)).unwrap();
        let period = ReportPeriod::month(2020, 4).unwrap();
        ReportBuilder::new(definition, period, None, &agencies, &regulation).unwrap().finish(None).unwrap()
    }

    fn error(report: &Report) -> String {
        report.check().unwrap_err().to_string()
    }

    #[test]
    fn a_figure_that_was_changed_opens_its_identity_and_its_sum() {
        let mut report = empty("evaluation");
        assert_eq!(report.check(), Ok(()));
        report.rows[1].cells = vec![1, 0, 0, 0, 0];
        report.total.cells = vec![1, 0, 0, 0, 0];
        assert_eq!(error(&report), "[report.open] SNV, TOTAL: total = done + open: 1 is not 0");

        let whole = vec![1, 1, 0, 0, 0];
        report.rows[1].cells = whole.clone();
        report.total.cells = whole.clone();
        assert_eq!(error(&report), "[report.open] TOTAL: total = the sum of its rows: 1 is not 0");
        report.rows[0].cells = whole;
        assert_eq!(report.check(), Ok(()));
        report.rows[1].cells = vec![0; 5];
        assert_eq!(error(&report), "[report.open] department: total = the sum of its rows: 1 is not 0");
    }
}
