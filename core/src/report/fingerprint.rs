//! What a report was made of, and its one written form.
//!
//! A report is a function of its definition, its period, the pack and the calendar, and of the events that were known. The
//! fingerprint names each of them. Of the history it names the head *as known*: the last event that was recorded at or
//! before `known_at`, not the last there is, so that a report asked again after later commands has the fingerprint it had,
//! and the same bytes. With all knowledge (`known_at` is none) every later command moves the head, and rightly so.

use serde::{Serialize, Serializer};

use super::{Report, ReportRow, Review, ReviewFigure};
use crate::date::{CivilDate, Instant};
use crate::law::{Regulation, ReportDefinition, ReportPeriod, Window, sha256_hex};
use crate::model::{Agency, AgencyCode};

/// Where the tasks of a report came from: what a register knows of itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Origin {
    /// Version of the working calendar.
    pub calendar: String,
    /// SHA-256 of its contents.
    pub calendar_hash: String,
    /// Position of the last event that was known; 0 when none was.
    pub position: i64,
    /// Its link in the chain of hashes, in hex: who holds it can prove the whole history before it.
    pub link: String,
}

/// What a report was made of. Reports with the same fingerprint have the same bytes ([`Report::canonical`]).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Fingerprint {
    /// SHA-256 of the definition's canonical form.
    pub definition: String,
    /// Id and version of the regulation's pack.
    pub regulation: String,
    /// The period, such as `2020-04`.
    pub period: String,
    /// The first clock: the last day of the window.
    pub on: CivilDate,
    /// The second clock; `None`: all that was recorded.
    #[serde(serialize_with = "instant")]
    pub known_at: Option<Instant>,
    /// Where the tasks came from; `None` for rows that no register keeps.
    pub origin: Option<Origin>,
    /// SHA-256 of the rows.
    pub data: String,
}

impl Fingerprint {
    pub(super) fn of(
        definition: &ReportDefinition,
        period: ReportPeriod,
        window: Window,
        known_at: Option<Instant>,
        regulation: &Regulation,
        origin: Option<Origin>,
        rows: (&[ReportRow], &ReportRow),
    ) -> Self {
        Self {
            definition: definition.hash(),
            regulation: regulation.version(),
            period: period.to_string(),
            on: window.last,
            known_at,
            origin,
            data: sha256_hex(json(&rows).as_bytes()),
        }
    }

    /// SHA-256 over all of it, in hex: what a signed report prints.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(json(&("dondoc fingerprint 1", self)).as_bytes())
    }
}

impl Report {
    /// The report as JSON: every part of it in one order, without white space. The same fingerprint is the same bytes.
    #[must_use]
    pub fn canonical(&self) -> String {
        #[derive(Serialize)]
        struct Canonical<'a> {
            format: &'static str,
            fingerprint: &'a Fingerprint,
            title: &'a str,
            period: String,
            first: CivilDate,
            last: CivilDate,
            columns: Vec<&'a str>,
            ratios: Vec<&'a str>,
            rows: &'a [ReportRow],
            total: &'a ReportRow,
        }
        let definition = &self.definition;
        json(&Canonical {
            format: "dondoc report 1",
            fingerprint: &self.fingerprint,
            title: &definition.label.vi,
            period: self.period.vietnamese(),
            first: self.window.first,
            last: self.window.last,
            columns: definition.columns.iter().map(|column| column.id.as_str()).collect(),
            ratios: definition.ratios.iter().map(|ratio| ratio.id.as_str()).collect(),
            rows: &self.rows,
            total: &self.total,
        })
    }
}

impl Review {
    /// The review as JSON: every part of it in one order, without white space. The same fingerprint is the same bytes.
    #[must_use]
    pub fn canonical(&self) -> String {
        #[derive(Serialize)]
        struct Canonical<'a> {
            format: &'static str,
            fingerprint: &'a Fingerprint,
            title: &'a str,
            agency: Option<&'a AgencyCode>,
            agencies: &'a [Agency],
            period: String,
            first: CivilDate,
            last: CivilDate,
            figures: &'a [ReviewFigure],
        }
        json(&Canonical {
            format: "dondoc review 1",
            fingerprint: &self.fingerprint,
            title: &self.definition.label.vi,
            agency: self.agency.as_ref(),
            agencies: &self.agencies,
            period: self.period.vietnamese(),
            first: self.window.first,
            last: self.window.last,
            figures: &self.figures,
        })
    }
}

/// Strings, whole numbers and lists of them: writing these cannot fail.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn instant<S: Serializer>(at: &Option<Instant>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.collect_str(at),
        None => serializer.serialize_none(),
    }
}
