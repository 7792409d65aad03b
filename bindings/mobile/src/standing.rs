//! The classes that one report or another counts a standing by.

use dondoc::DondocError;
use dondoc::standing::{Quadrant, Standing, StandingClass};

/// The class of Đ6.8; none for a withdrawn task, which has none.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn standing_class(standing: Standing) -> Result<Option<StandingClass>, DondocError> {
    Ok(standing.class())
}

/// The cell of the national reports; none for a withdrawn task.
///
/// # Errors
/// None; see the crate.
#[uniffi::export]
pub fn quadrant(standing: Standing) -> Result<Option<Quadrant>, DondocError> {
    Ok(standing.quadrant())
}
