//! Whether a review closes: its identities in the whole and for each agency, and each figure over its agencies.

use std::collections::BTreeSet;

use super::{Review, ReviewFigure};
use crate::error::{DondocError, Result, codes};
use crate::law::Identity;
use crate::model::AgencyCode;

impl Review {
    /// Whether every figure is the sum of its parts by agency, every list as long as its figure says, and every identity of the
    /// definition holds in the whole and for each agency. Every review was checked once when it was made.
    ///
    /// # Errors
    /// `report.open` naming the figure or the identity.
    pub fn check(&self) -> Result<()> {
        let length = |items: usize| i64::try_from(items).unwrap_or(i64::MAX);
        for figure in &self.figures {
            let parts = figure.by_agency.iter().map(|part| part.count).sum::<i64>();
            if parts != figure.count {
                return Err(open(&figure.figure, format!("its agencies: {} is not {parts}", figure.count)));
            }
            let listed = self.definition.figure(&figure.figure).is_some_and(|figure| figure.listed);
            if listed && length(figure.items.len()) != figure.count {
                return Err(open(
                    &figure.figure,
                    format!("its list: {} is not {}", figure.count, figure.items.len()),
                ));
            }
        }
        let agencies =
            self.figures.iter().flat_map(|figure| figure.by_agency.iter().map(|part| &part.agency));
        let agencies = agencies.collect::<BTreeSet<_>>();
        for identity in &self.definition.identities {
            self.check_identity(identity, "TOTAL", |figure| figure.count)?;
            for agency in &agencies {
                self.check_identity(identity, agency.as_str(), |figure| part_of(figure, agency))?;
            }
        }
        Ok(())
    }

    fn check_identity(
        &self,
        identity: &Identity,
        place: &str,
        count: impl Fn(&ReviewFigure) -> i64,
    ) -> Result<()> {
        let figure = |id: &String| self.figure(id).map(&count).unwrap_or_default();
        let (sum, parts) = (figure(&identity.sum), identity.parts.iter().map(figure).sum::<i64>());
        if sum == parts { Ok(()) } else { Err(open(place, format!("{identity}: {sum} is not {parts}"))) }
    }
}

fn part_of(figure: &ReviewFigure, agency: &AgencyCode) -> i64 {
    figure.by_agency.iter().find(|part| part.agency == *agency).map_or(0, |part| part.count)
}

fn open(place: &str, detail: String) -> DondocError {
    DondocError::invalid(codes::REPORT_OPEN, place, detail)
}
