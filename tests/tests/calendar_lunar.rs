//! The lunar calendar against the published tables, and what must hold of every day of it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::CivilDate;
use dondoc::calendar::lunar::{
    LunarDate, MonthCertainty, from_lunar, hung_kings, month_certainty, tet, to_lunar,
};

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

/// All days of the calendar.
fn days() -> impl Iterator<Item = CivilDate> {
    (date("1968-01-29").days()..=date("2199-12-31").days()).map(|day| CivilDate::from_days(day).unwrap())
}

#[test]
fn every_month_of_1990_to_2035_is_as_published() {
    let mut count = 0;
    for row in rows(include_str!("../data/calendar/lunar-months-1990-2035.csv")) {
        let year = row[0].parse().unwrap();
        let (month, is_leap) = (row[1].parse().unwrap(), row[2] == "1");
        let length: u32 = row[4].parse().unwrap();
        let first = date(row[3]);
        assert_eq!(from_lunar(year, month, 1, is_leap).unwrap(), first, "{row:?}");
        let last = first.plus_days(length.cast_signed() - 1).unwrap();
        assert_eq!(to_lunar(last).unwrap(), LunarDate { year, month, day: length, is_leap }, "{row:?}");
        assert_eq!(to_lunar(last.plus_days(1).unwrap()).unwrap().day, 1, "{row:?}");
        count += 1;
    }
    assert_eq!(count, 569);
}

#[test]
fn tet_and_the_hung_kings_are_as_published() {
    for row in rows(include_str!("../data/calendar/tet-1990-2035.csv")) {
        assert_eq!(tet(row[0].parse().unwrap()).unwrap(), date(row[1]));
    }
    for row in rows(include_str!("../data/calendar/hungkings-1990-2035.csv")) {
        assert_eq!(hung_kings(row[0].parse().unwrap()).unwrap(), date(row[1]));
    }
}

#[test]
fn tet_is_not_chinas() {
    // Viet Nam's first; China's is a day later, in 1985 and 2148 a lunar month later.
    for (year, expected) in [
        (1968, "1968-01-29"),
        (1969, "1969-02-16"),
        (1985, "1985-01-21"),
        (2007, "2007-02-17"),
        (2030, "2030-02-02"),
        (2053, "2053-02-18"),
        (2148, "2148-01-21"),
        (2153, "2153-01-24"),
    ] {
        assert_eq!(tet(year).unwrap(), date(expected));
    }
    // 2027, on which ICU is wrong even for China.
    assert_eq!(tet(2027).unwrap(), date("2027-02-06"));
}

#[test]
fn leap_months_of_known_years() {
    let leap = |year| (1..=12).find(|&month| from_lunar(year, month, 1, true).is_ok());
    for (year, month) in [
        (1968, Some(7)),
        (1984, None),
        (1985, Some(2)),
        (1987, Some(7)),
        (2020, Some(4)),
        (2023, Some(2)),
        (2025, Some(6)),
        (2026, None),
        (2033, Some(11)),
        (2034, None),
        (2052, Some(8)),
    ] {
        assert_eq!(leap(year), month, "{year}");
    }
}

#[test]
fn every_day_goes_to_the_lunar_calendar_and_back() {
    let mut previous: Option<LunarDate> = None;
    let mut count = 0;
    for day in days() {
        let lunar = to_lunar(day).unwrap();
        assert_eq!(from_lunar(lunar.year, lunar.month, lunar.day, lunar.is_leap).unwrap(), day);
        if let Some(previous) = previous {
            let next_day = lunar.day == previous.day + 1;
            let next_month = lunar.day == 1 && [29, 30].contains(&previous.day);
            assert!(next_day || next_month, "{day}: {lunar:?} after {previous:?}");
        }
        previous = Some(lunar);
        count += 1;
    }
    assert_eq!(count, 84_709);
}

#[test]
fn tet_and_the_hung_kings_stay_in_their_season() {
    for year in 1968..=2199 {
        let (_, month, day) = tet(year).unwrap().ymd();
        assert!((1, 21) <= (month, day) && (month, day) <= (2, 20), "Tết {year}: {day}/{month}");
        let (_, month, day) = hung_kings(year).unwrap().ymd();
        assert!((3, 30) <= (month, day) && (month, day) <= (4, 29), "10/3 of {year}: {day}/{month}");
    }
}

#[test]
fn of_tet_and_the_hung_kings_only_two_are_uncertain() {
    let uncertain = |month| -> Vec<i32> {
        (1968..=2199)
            .filter(|&year| month_certainty(year, month, false).unwrap() == MonthCertainty::Uncertain)
            .collect()
    };
    assert_eq!(uncertain(1), [2175, 2199]);
    assert!(uncertain(3).is_empty());
}

#[test]
fn what_does_not_exist_is_an_error() {
    for text in ["0001-01-01", "1967-12-31", "1968-01-28", "2200-01-01", "9999-12-31"] {
        assert_eq!(to_lunar(date(text)).unwrap_err().code(), "lunar.invalid", "{text}");
    }
    for (year, month, day, is_leap) in [
        (1967, 12, 1, false),
        (2200, 1, 1, false),
        (2199, 12, 30, false), // in January 2200
        (2026, 0, 1, false),
        (2026, 13, 1, false),
        (2026, 1, 0, false),
        (2026, 1, 31, false),
        (2026, 6, 1, true), // no leap month that year
        (i32::MAX, 1, 1, false),
        (i32::MIN, 1, 1, false),
        (2026, u32::MAX, u32::MAX, true),
    ] {
        let error = from_lunar(year, month, day, is_leap).unwrap_err();
        assert_eq!(error.code(), "lunar.invalid", "{year} {month} {day} {is_leap}");
    }
    let early = to_lunar(date("1960-01-01")).unwrap_err().to_string();
    assert!(early.contains("121-CP"), "{early}");
}
