//! A year's decision about working days: the form of `calendars/YEAR.toml` and of notices loaded at run time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::Confidence;
use super::law::Side;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// The decisions of a year, with where they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    pub(super) year: i32,
    /// Number of the document, where known.
    pub(super) number: Option<String>,
    pub(super) source: String,
    pub(super) confidence: Confidence,
    pub(super) tet_days_before: Option<u32>,
    pub(super) national_day_neighbour: Option<Side>,
    #[serde(default)]
    pub(super) swap: Vec<Swap>,
}

/// A working day given off for a day of rest that is worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Swap {
    pub(super) off: CivilDate,
    pub(super) work: CivilDate,
    pub(super) status: SwapStatus,
    pub(super) confidence: Confidence,
    pub(super) source: String,
}

/// How far a swap has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SwapStatus {
    /// Decided; it is applied.
    Announced,
    /// Proposed; it is told with its days, and not applied.
    Proposed,
    /// Proposed or announced before, and not to be; it leaves no trace.
    Rejected,
}

/// The notices by year.
pub(super) type Notices = BTreeMap<i32, Notice>;

macro_rules! compiled_in {
    ($($year:literal)+) => {
        [$(include_str!(concat!("../../calendars/", $year, ".toml")),)+]
    };
}

const COMPILED_IN: [&str; 17] =
    compiled_in!(2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026);

/// Reads the notices that are compiled in.
pub(super) fn compiled_in() -> Result<Notices> {
    COMPILED_IN.iter().map(|text| Notice::parse(text).map(|notice| (notice.year, notice))).collect()
}

impl Notice {
    /// Reads a notice from TOML, or from JSON when the text begins with a brace.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let notice: Self = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| invalid("notice", error.to_string()))?
        } else {
            toml::from_str(text).map_err(|error| invalid("notice", error.message().to_owned()))?
        };
        notice.check_swaps()?;
        Ok(notice)
    }

    fn check_swaps(&self) -> Result<()> {
        let year = self.year;
        for Swap { off, work, .. } in &self.swap {
            if off.ymd().0 != year && work.ymd().0 != year {
                return Err(invalid("swap", format!("{off} for {work} does not touch the year {year}")));
            }
        }
        let mut days: Vec<_> = self
            .swap
            .iter()
            .filter(|swap| swap.status == SwapStatus::Announced)
            .flat_map(|swap| [swap.off, swap.work])
            .collect();
        days.sort_unstable();
        for pair in days.windows(2) {
            if let [one, next] = pair
                && one == next
            {
                return Err(invalid("swap", format!("{one} is swapped twice")));
            }
        }
        Ok(())
    }

    /// Takes over what a later notice of the same year says; what it is silent about stays.
    pub(super) fn amend(&mut self, later: Self) {
        // The source of a year is that of its windows. A notice that only swaps has its source with each swap, and
        // must not change the answers about other days.
        if later.tet_days_before.is_some() || later.national_day_neighbour.is_some() {
            self.number = later.number;
            self.source = later.source;
            self.confidence = later.confidence;
            self.tet_days_before = later.tet_days_before.or(self.tet_days_before);
            self.national_day_neighbour = later.national_day_neighbour.or(self.national_day_neighbour);
        }
        for swap in later.swap {
            match self.swap.iter_mut().find(|known| (known.off, known.work) == (swap.off, swap.work)) {
                Some(known) => *known = swap,
                None => self.swap.push(swap),
            }
        }
    }

    /// Number and source, as one text.
    pub(super) fn cited(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} ({})", self.source),
            None => self.source.clone(),
        }
    }
}

/// A `calendar.notice` error.
pub(super) fn invalid(field: &str, detail: String) -> DondocError {
    DondocError::invalid(codes::CALENDAR_NOTICE, field, detail)
}
