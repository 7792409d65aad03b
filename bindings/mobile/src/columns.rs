//! The working calendar over many days in one call.
//!
//! A list of dates costs a conversion an element; bytes cross as they are, several times faster. Bytes hold days since
//! 1970-01-01 as 32-bit integers, little-endian.

use dondoc::calendar::columns;
use dondoc::{CivilDate, DondocError, codes};

use crate::calendar::WorkingCalendar;

/// The answers to a column of bytes.
#[derive(Debug, Clone, uniffi::Record)]
pub struct ColumnOfAnswers {
    /// An answer a row, 32 bits, little-endian; 0 where there is none.
    pub values: Vec<u8>,
    /// A byte a row: 1 where there is an answer, 0 where the row lies outside the calendar.
    pub valid: Vec<u8>,
}

#[uniffi::export]
impl WorkingCalendar {
    /// `add_working_days` for each of `days`.
    ///
    /// # Errors
    /// `calendar.outside` at the first day that is, or leads, outside the calendar.
    pub fn add_working_days_to_all(
        &self,
        days: Vec<CivilDate>,
        n: i32,
    ) -> Result<Vec<CivilDate>, DondocError> {
        days.into_iter().map(|day| self.0.add_working_days(day, n)).collect()
    }

    /// `working_days_between` for each pair of `starts` and `ends`.
    ///
    /// # Errors
    /// `columns.length` when the lists differ in length; `calendar.outside` at the first day outside the calendar.
    pub fn working_days_between_all(
        &self,
        starts: Vec<CivilDate>,
        ends: Vec<CivilDate>,
    ) -> Result<Vec<i32>, DondocError> {
        if starts.len() != ends.len() {
            let detail = format!("{} starts, {} ends", starts.len(), ends.len());
            return Err(DondocError::invalid(codes::COLUMNS_LENGTH, "ends", detail));
        }
        starts.into_iter().zip(ends).map(|(start, end)| self.0.working_days_between(start, end)).collect()
    }

    /// `add_working_days` over bytes.
    ///
    /// # Errors
    /// `columns.length` when the bytes are not whole days.
    pub fn add_working_days_to_bytes(&self, days: Vec<u8>, n: i32) -> Result<ColumnOfAnswers, DondocError> {
        let days = read("days", &days)?;
        answer(days.len(), |out, valid| columns::add_working_days(&self.0, &days, n, out, valid))
    }

    /// `working_days_between` over bytes.
    ///
    /// # Errors
    /// `columns.length` when the bytes are not whole days, or the columns differ in length.
    pub fn working_days_between_bytes(
        &self,
        starts: Vec<u8>,
        ends: Vec<u8>,
    ) -> Result<ColumnOfAnswers, DondocError> {
        let (starts, ends) = (read("starts", &starts)?, read("ends", &ends)?);
        answer(starts.len(), |out, valid| columns::working_days_between(&self.0, &starts, &ends, out, valid))
    }
}

fn read(field: &str, bytes: &[u8]) -> Result<Vec<i32>, DondocError> {
    let (days, rest) = bytes.as_chunks::<4>();
    if rest.is_empty() {
        Ok(days.iter().map(|day| i32::from_le_bytes(*day)).collect())
    } else {
        let detail = format!("{} bytes are not whole days of 4 bytes", bytes.len());
        Err(DondocError::invalid(codes::COLUMNS_LENGTH, field, detail))
    }
}

fn answer(
    rows: usize,
    fill: impl FnOnce(&mut [i32], &mut [bool]) -> Result<usize, DondocError>,
) -> Result<ColumnOfAnswers, DondocError> {
    let (mut out, mut valid) = (vec![0; rows], vec![true; rows]);
    fill(&mut out, &mut valid)?;
    Ok(ColumnOfAnswers {
        values: out.into_iter().flat_map(i32::to_le_bytes).collect(),
        valid: valid.into_iter().map(u8::from).collect(),
    })
}
