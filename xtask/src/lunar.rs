//! Computes `core/src/calendar/lunar_table.rs`, the table of the Vietnamese lunar calendar of 1968–2199.
//!
//! A month begins on the civil day, at UTC+7, of its new moon. The month of the December solstice is number 11. Between two
//! of them lie twelve or thirteen months; of thirteen, the first without a principal solar term (a multiple of 30° of the
//! Sun's apparent longitude) repeats the number of the month before it. See H. Aslaksen, "The Mathematics of the Chinese
//! Calendar", and Hồ Ngọc Đức, "Thuật toán tính âm lịch".

use std::fmt::Write;

use anyhow::{Context, Result, bail, ensure};
use xshell::Shell;

mod series;
mod sky;

const TABLE: &str = "core/src/calendar/lunar_table.rs";
const FIRST_YEAR: i32 = 1968;
const LAST_YEAR: i32 = 2199;

/// Day number of J2000.0 (2000-01-01) in days since 1970-01-01.
const J2000_DAY: i32 = 10_957;
const SECONDS_PER_DAY: f64 = 86_400.0;
const VIETNAM_OFFSET: f64 = 7.0 / 24.0;

/// Rotation of the Earth is known to this year, and predicted after it.
const LAST_MEASURED_YEAR: i32 = 2025;
/// A new moon nearer to midnight than this, in seconds, leaves a month of a predicted year uncertain.
const NEAR_MIDNIGHT: f64 = 180.0;
/// What the series may be off by, in seconds. Against JPL's DE405 they are off by 18 s at most over all new moons of the
/// table (5 s on average), and by 8 s over all solar terms.
const SERIES_ERROR: f64 = 60.0;

/// Writes the table, or with `check` fails when the table in the tree is another.
pub(crate) fn generate(sh: &Shell, check: bool) -> Result<()> {
    let months = months()?;
    let table = table(&months)?;
    for month in months.iter().filter(|month| month.is_close()) {
        let doubt = if month.is_uncertain() { "uncertain" } else { "known" };
        println!(
            "{} month {}{}: new moon {:+.0} s from midnight, {:+.0} s with the low ΔT: {doubt}",
            month.year,
            month.number,
            if month.is_leap { " leap" } else { "" },
            month.new_moon.past_midnight(month.new_moon.delta_t()),
            month.new_moon.past_midnight(month.new_moon.low_delta_t()),
        );
    }
    if check {
        ensure!(sh.read_file(TABLE)? == table, "{TABLE} is not what `cargo xtask lunar` computes");
    } else {
        sh.write_file(TABLE, table)?;
    }
    Ok(())
}

/// A moment, in days of Terrestrial Time since J2000.
#[derive(Clone, Copy)]
struct Moment(f64);

impl Moment {
    /// The civil day at UTC+7, in days since 1970-01-01, given ΔT in seconds.
    fn civil_day(self, delta_t: f64) -> i32 {
        self.local(delta_t).floor() as i32
    }

    /// Seconds after (before, when negative) the nearest local midnight.
    fn past_midnight(self, delta_t: f64) -> f64 {
        let local = self.local(delta_t);
        (local - local.round()) * SECONDS_PER_DAY
    }

    fn local(self, delta_t: f64) -> f64 {
        // J2000 is a noon.
        self.0 - delta_t / SECONDS_PER_DAY + 0.5 + VIETNAM_OFFSET + f64::from(J2000_DAY)
    }

    fn year(self) -> f64 {
        2000.0 + self.0 / 365.25
    }

    fn delta_t(self) -> f64 {
        sky::delta_t(self.year())
    }

    fn low_delta_t(self) -> f64 {
        sky::low_delta_t(self.year())
    }

    fn day(self) -> i32 {
        self.civil_day(self.delta_t())
    }
}

struct Month {
    year: i32,
    number: u32,
    is_leap: bool,
    first_day: i32,
    length: i32,
    new_moon: Moment,
}

impl Month {
    fn is_close(&self) -> bool {
        self.new_moon.past_midnight(self.new_moon.delta_t()).abs() < NEAR_MIDNIGHT || self.is_uncertain()
    }

    /// Whether a plausible ΔT, or the error of the series, moves the new moon to another day.
    fn is_uncertain(&self) -> bool {
        let moment = self.new_moon;
        let day = moment.day();
        if moment.year() < f64::from(LAST_MEASURED_YEAR + 1) {
            return moment.past_midnight(moment.delta_t()).abs() < SERIES_ERROR;
        }
        moment.past_midnight(moment.delta_t()).abs() < NEAR_MIDNIGHT
            || moment.civil_day(moment.low_delta_t() - SERIES_ERROR) != day
    }
}

/// The months of the lunar years of the table.
fn months() -> Result<Vec<Month>> {
    // The new moon of 2000-01-06 has number 0; a year has about 12.37.
    let number_before = |year: i32| (f64::from(year - 2000) * 12.368_27) as i32;
    let new_moons: Vec<Moment> = (number_before(FIRST_YEAR - 1) - 14..=number_before(LAST_YEAR + 2) + 2)
        .map(|number| Moment(sky::new_moon(number)))
        .collect();
    let mut months = Vec::new();
    for year in FIRST_YEAR..=LAST_YEAR + 1 {
        sui(year, &new_moons, &mut months)?;
    }
    months.retain(|month| (FIRST_YEAR..=LAST_YEAR).contains(&month.year));
    Ok(months)
}

/// Adds the months from month 11 of the year before to month 10 of `year`.
fn sui(year: i32, new_moons: &[Moment], months: &mut Vec<Month>) -> Result<()> {
    let days: Vec<i32> = new_moons.iter().map(|moment| moment.day()).collect();
    let month_of = |day: i32| days.partition_point(|first| *first <= day).checked_sub(1).context("too early");
    let (start, end) = (month_of(solstice(year - 1).day())?, month_of(solstice(year).day())?);
    // The principal terms of the year after the December solstice.
    let terms: Vec<Moment> = (0..=12).map(|term| principal_term(year - 1, term)).collect();
    let has_term = |month: usize| -> Result<bool> {
        let first = *days.get(month).context("no such month")?;
        let next = *days.get(month + 1).context("no such month")?;
        Ok(terms.iter().any(|term| (first..next).contains(&term.day())))
    };
    let mut leap = None;
    match end - start {
        12 => {}
        13 => {
            for month in start + 1..end {
                if leap.is_none() && !has_term(month)? {
                    leap = Some(month);
                }
            }
            ensure!(leap.is_some(), "{year}: thirteen months and each with a principal term");
        }
        other => bail!("{year}: {other} months between two solstices"),
    }
    let mut number = 10;
    for month in start..end {
        let is_leap = leap == Some(month);
        if !is_leap {
            number = number % 12 + 1;
        }
        let (first_day, next) =
            (*days.get(month).context("no such month")?, *days.get(month + 1).context("no such month")?);
        months.push(Month {
            year: if number >= 11 { year - 1 } else { year },
            number,
            is_leap,
            first_day,
            length: next - first_day,
            new_moon: *new_moons.get(month).context("no such month")?,
        });
    }
    Ok(())
}

fn solstice(year: i32) -> Moment {
    principal_term(year, 0)
}

/// The principal term `term` months of 30° after the December solstice of a year.
fn principal_term(year: i32, term: u32) -> Moment {
    let guess = (f64::from(year - 1999) - 0.03) * 365.242_19 + f64::from(term) * 30.437;
    Moment(sky::solar_term(f64::from((270 + 30 * term) % 360), guess))
}

fn table(months: &[Month]) -> Result<String> {
    let mut words = Vec::new();
    let mut uncertain = Vec::new();
    for year in months.chunk_by(|one, next| one.year == next.year) {
        let first = year.first().context("a year without months")?;
        let mut word = (first.first_day - first_of_january(first.year)).cast_unsigned() << 17;
        for (place, month) in year.iter().enumerate() {
            word |= (month.length - 29).cast_unsigned() << place;
            if month.is_leap {
                word |= month.number << 13;
            }
            if month.is_uncertain() {
                uncertain.push(format!("({}, {place})", month.year));
            }
        }
        words.push(format!("{word:#010x}"));
    }
    let mut table = format!(
        "\
//! The table of the lunar calendar. Generated by `cargo xtask lunar`; do not edit.

/// The first lunar year of [`YEARS`].
pub(super) const FIRST_YEAR: i32 = {FIRST_YEAR};

/// A word a lunar year: bits 0–12 the months in order (set: 30 days, else 29), bits 13–16 the number of the leap month
/// (0: none), bits 17–22 the days from 1 January to the first day.
#[rustfmt::skip]
pub(super) const YEARS: [u32; {}] = [
",
        words.len()
    );
    for row in words.chunks(8) {
        writeln!(table, "    {},", row.join(", "))?;
    }
    table.push_str(
        "\
];

/// Months whose new moon lies so near local midnight that the rotation of the Earth, not known in advance, decides their
/// first day: lunar year, and the place of the month in it, from 0.
#[rustfmt::skip]
pub(super) const UNCERTAIN: &[(i32, u32)] = &[
",
    );
    for row in uncertain.chunks(8) {
        writeln!(table, "    {},", row.join(", "))?;
    }
    table.push_str("];\n");
    Ok(table)
}

/// 1 January of a year of the Gregorian calendar, in days since 1970-01-01.
fn first_of_january(year: i32) -> i32 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400 - 719_162
}
