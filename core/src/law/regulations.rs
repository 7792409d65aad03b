//! The regulations that one register lives under, each from its day of force.

use std::sync::Arc;

use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::regulation::Regulation;

/// The regulations of one register, in the order in which they came into force. Each day is judged by one of them: a
/// task by the one in force when it was assigned. Cheap to clone.
///
/// ```
/// use dondoc::law::{Regulation, Regulations};
/// use dondoc::CivilDate;
/// let both = [Regulation::load("vn-vinh-long")?, Regulation::load("vn-ben-tre-2020")?];
/// let regulations = Regulations::new(both)?;
/// assert_eq!(regulations.at(CivilDate::from_ymd(2025, 6, 30)?).id(), "vn-ben-tre-2020");
/// assert_eq!(regulations.at(CivilDate::from_ymd(2025, 7, 1)?).id(), "vn-vinh-long");
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Regulations {
    /// It also answers for the days before it came into force: that it obliges nobody then is for it to say (R-01).
    first: Regulation,
    later: Arc<[Regulation]>,
}

impl Regulations {
    /// Puts regulations in order.
    ///
    /// # Errors
    /// `regulation.invalid` when there is none, when two came into force on one day or without a known day, or when one
    /// is said to be in force until after the next one began.
    pub fn new(regulations: impl Into<Vec<Regulation>>) -> Result<Self> {
        let mut regulations = regulations.into();
        regulations.sort_by_key(Regulation::in_force_on);
        for pair in regulations.windows(2) {
            if let [earlier, later] = pair {
                if earlier.in_force_on() == later.in_force_on() {
                    return Err(invalid(earlier, later, "begin on one day, or on none that is known"));
                }
                if earlier.in_force_until() >= later.in_force_on() {
                    return Err(invalid(earlier, later, "are in force on the same days"));
                }
            }
        }
        let mut regulations = regulations.into_iter();
        let first = regulations
            .next()
            .ok_or_else(|| DondocError::invalid(codes::REGULATION_INVALID, "regulations", "there is none"))?;
        Ok(Self { first, later: regulations.collect() })
    }

    /// The regulation by which `day` is judged: the last one that had come into force.
    #[must_use]
    pub fn at(&self, day: CivilDate) -> &Regulation {
        let began = |regulation: &&Regulation| regulation.in_force_on().is_some_and(|force| force <= day);
        self.later.iter().rev().find(began).unwrap_or(&self.first)
    }

    /// All of them, in the order in which they came into force.
    pub fn all(&self) -> impl Iterator<Item = &Regulation> {
        std::iter::once(&self.first).chain(self.later.iter())
    }
}

impl From<Regulation> for Regulations {
    fn from(regulation: Regulation) -> Self {
        Self { first: regulation, later: Arc::from([]) }
    }
}

fn invalid(earlier: &Regulation, later: &Regulation, what: &str) -> DondocError {
    let detail = format!("{} and {} {what}", earlier.version(), later.version());
    DondocError::invalid(codes::REGULATION_INVALID, "in_force_on", detail)
}
