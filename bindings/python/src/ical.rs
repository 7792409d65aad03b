//! The duties as a calendar that programs fetch.

use dondoc::Instant;
use dondoc::duty::Duty;
use dondoc::law::Language;
use pyo3::prelude::*;

/// Duties as an iCalendar feed (RFC 5545): one all-day entry a duty, on its last day, stamped with the instant at which it
/// is made. An entry keeps its UID as long as the duty has its key.
#[pyfunction]
#[pyo3(signature = (duties, stamped_at, *, lang = Language::Vietnamese))]
pub(crate) fn icalendar_feed(
    py: Python<'_>,
    duties: Vec<Py<Duty>>,
    stamped_at: Instant,
    lang: Language,
) -> String {
    let duties = duties.iter().map(|duty| duty.get().clone()).collect::<Vec<_>>();
    py.detach(|| dondoc_ical::feed(&duties, lang, stamped_at))
}
