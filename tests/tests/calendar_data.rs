//! The working calendar against the published schedules of 2010–2026 and the vectors of the law page.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use dondoc::CivilDate;
use dondoc::calendar::{Certainty, Confidence, Day, DayKind, Term, TermRule, WorkingCalendar};

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// Rows of a file without its head; no field that is read here is quoted.
fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

fn days_of_year(calendar: &WorkingCalendar, year: i32) -> Vec<Day> {
    let first = CivilDate::from_ymd(year, 1, 1).unwrap().days();
    let last = CivilDate::from_ymd(year, 12, 31).unwrap().days();
    (first..=last).map(|day| calendar.day(CivilDate::from_days(day).unwrap()).unwrap()).collect()
}

#[test]
fn every_day_of_2010_to_2026_is_as_published() {
    let mut published: BTreeMap<CivilDate, (DayKind, &str, Option<CivilDate>)> =
        rows(include_str!("../data/calendar/days-2010-2026.csv"))
            .map(|row| {
                let [day, _, kind, detail] = row[..] else { panic!("{row:?}") };
                let related = detail.rsplit(' ').next().and_then(|text| text.parse().ok());
                let kind = match kind {
                    "holiday" => DayKind::Holiday,
                    "compensatory" => DayKind::Compensatory,
                    "swap_off" => DayKind::SwapOff,
                    "swap_work" => DayKind::MakeUp,
                    other => panic!("{other}"),
                };
                let name = match detail {
                    "NY" => "Tết Dương lịch",
                    "Tet" => "Tết Âm lịch",
                    "GioTo" => "Giỗ Tổ Hùng Vương",
                    "30/4" => "Ngày Chiến thắng",
                    "1/5" => "Ngày Quốc tế lao động",
                    "2/9" => "Quốc khánh",
                    "2/9+" => "Ngày liền kề Quốc khánh",
                    "24/11" => "Ngày Văn hóa Việt Nam",
                    _ => "",
                };
                (date(day), (kind, name, related))
            })
            .collect();
    assert_eq!(published.len(), 262);
    let calendar = WorkingCalendar::vietnam().unwrap();
    for year in 2010..=2026 {
        for day in days_of_year(&calendar, year) {
            match published.remove(&day.date) {
                Some((kind, name, related)) => {
                    assert_eq!((day.kind, day.related), (kind, related), "{}", day.date);
                    if kind == DayKind::Holiday {
                        assert_eq!(day.name.as_deref(), Some(name), "{}", day.date);
                    }
                }
                None => {
                    let ordinary = if day.date.weekday() < 5 { DayKind::Working } else { DayKind::Weekend };
                    assert_eq!((day.kind, day.related), (ordinary, None), "{}", day.date);
                }
            }
            assert_eq!(day.working, day.kind.is_working());
            assert_eq!(day.working, calendar.is_working_day(day.date).unwrap());
        }
    }
    assert!(published.is_empty());
}

#[test]
fn swaps_have_the_confidence_of_their_source() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    for row in rows(include_str!("../data/calendar/swaps-2010-2026.csv")) {
        let (off, work) = (calendar.day(date(row[0])).unwrap(), calendar.day(date(row[1])).unwrap());
        assert_eq!((off.kind, work.kind), (DayKind::SwapOff, DayKind::MakeUp));
        assert_eq!((off.related, work.related), (Some(work.date), Some(off.date)));
        let confidence = match row[2] {
            "A" => Confidence::A,
            "B" => Confidence::B,
            other => panic!("{other}"),
        };
        assert_eq!((off.confidence, work.confidence), (Some(confidence), Some(confidence)));
        assert!(off.source.is_some() && off.source == work.source);
    }
}

#[test]
fn working_days_of_each_year() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    let counts: Vec<i32> = (2010..=2026)
        .map(|year| {
            let last = |year| CivilDate::from_ymd(year, 12, 31).unwrap();
            calendar.working_days_between(last(year - 1), last(year)).unwrap()
        })
        .collect();
    assert_eq!(counts, [252, 251, 251, 253, 252, 250, 251, 250, 250, 252, 252, 250, 249, 249, 251, 250, 249]);
}

#[test]
fn the_vectors_of_the_law_page() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    let due = |event: &str, term| calendar.term_end(date(event), term, TermRule::CIVIL_CODE).unwrap().due;
    for (event, expected) in [
        ("2020-03-26", "2020-03-27"),
        ("2020-03-27", "2020-03-30"),
        ("2020-04-01", "2020-04-03"),
        ("2020-04-29", "2020-05-04"),
        ("2020-01-22", "2020-01-30"),
        ("2024-04-26", "2024-05-02"),
        ("2024-05-03", "2024-05-04"),
        ("2025-12-31", "2026-01-05"),
        ("2026-01-09", "2026-01-10"),
        ("2011-01-29", "2011-01-30"),
        ("2026-11-23", "2026-11-25"),
    ] {
        assert_eq!(due(event, Term::working_days(1)), date(expected), "{event} + 1 working day");
    }
    for (event, expected) in [
        ("2026-08-17", "2026-08-25"),
        ("2026-08-24", "2026-09-07"),
        ("2026-02-13", "2026-03-03"),
        ("2020-02-07", "2020-02-18"),
    ] {
        assert_eq!(due(event, Term::working_days(7)), date(expected), "{event} + 7 working days");
    }
    for (event, expected) in
        [("2026-11-10", "2026-11-11"), ("2026-11-20", "2026-11-23"), ("2026-11-23", "2026-11-25")]
    {
        assert_eq!(due(event, Term::days(1)), date(expected), "{event} + 1 day");
    }
    assert_eq!(due("2026-01-31", Term::months(1)), date("2026-03-02"));
}

#[test]
fn the_law_by_period() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    let day = |text| calendar.day(date(text)).unwrap();
    // Saturdays are worked until the five-day week of 2/10/1999.
    assert_eq!(day("1999-09-25").kind, DayKind::Working);
    assert_eq!(day("1999-10-02").kind, DayKind::Weekend);
    assert_eq!(day("1999-10-02").act.as_deref(), Some("Quyết định 188/1999/QĐ-TTg"));
    // The Hùng Kings since 2007.
    assert_eq!(day("2006-04-07").kind, DayKind::Working);
    assert_eq!(day("2007-04-26").name.as_deref(), Some("Giỗ Tổ Hùng Vương"));
    // Tết: four days until 2013, five since 2014.
    let tet_days = |year| {
        days_of_year(&calendar, year)
            .iter()
            .filter(|day| day.kind == DayKind::Holiday && day.name.as_deref() == Some("Tết Âm lịch"))
            .count()
    };
    assert_eq!([1995, 2013, 2014, 2020, 2021, 2199].map(tet_days), [4, 4, 5, 5, 5, 5]);
    // National Day has a neighbour since 2021, Culture Day is off since 2026.
    assert_eq!(day("2020-09-02").article.as_deref(), Some("Điều 115 khoản 1 điểm đ"));
    assert_eq!(day("2021-09-03").name.as_deref(), Some("Ngày liền kề Quốc khánh"));
    assert_eq!(day("2025-11-24").kind, DayKind::Working);
    assert_eq!(day("2031-11-24").name.as_deref(), Some("Ngày Văn hóa Việt Nam"));
    // Each statutory holiday answers with act and article, in every year.
    for year in 1995..=2199 {
        let days = days_of_year(&calendar, year);
        let holidays: Vec<&Day> = days.iter().filter(|day| day.kind == DayKind::Holiday).collect();
        let expected = match year {
            ..=2006 => 8,
            2007..=2013 => 9,
            2014..=2020 => 10,
            2021..=2025 => 11,
            2026.. => 12,
        };
        assert_eq!(holidays.len(), expected, "{year}");
        assert!(holidays.iter().all(|day| day.act.is_some() && day.article.is_some() && day.name.is_some()));
        // Every holiday on a day of rest is made good, exactly once.
        let on_rest = holidays.iter().filter(|day| {
            day.date.weekday() == 6 || (day.date.weekday() == 5 && day.date >= date("1999-10-02"))
        });
        let made_good: Vec<CivilDate> = days
            .iter()
            .filter(|day| day.kind == DayKind::Compensatory)
            .map(|day| day.related.unwrap())
            .collect();
        assert_eq!(made_good, on_rest.map(|day| day.date).collect::<Vec<_>>(), "{year}");
    }
}

#[test]
fn certainty_says_where_an_answer_comes_from() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    let day = |text| calendar.day(date(text)).unwrap();
    for year in 2010..=2026 {
        for day in days_of_year(&calendar, year) {
            let proposed = [date("2026-11-23"), date("2026-11-28")].contains(&day.date);
            let expected = if proposed { Certainty::Uncertain } else { Certainty::Announced };
            assert_eq!((day.certainty, day.notice.is_some()), (expected, proposed), "{}", day.date);
            assert!(day.source.is_some() && day.confidence.is_some(), "{}", day.date);
        }
    }
    assert_eq!(day("2026-11-23").kind, DayKind::Working);
    assert_eq!(day("2026-11-28").kind, DayKind::Weekend);
    assert_eq!(day("2009-05-01").certainty, Certainty::Predicted);
    assert_eq!(day("2027-03-01").certainty, Certainty::Predicted);
    assert_eq!(day("2027-03-01").source, None);
    // Tết 2027: the window is not decided, and the day says so.
    assert_eq!(
        (day("2027-02-05").certainty, day("2027-02-05").notice.is_some()),
        (Certainty::Predicted, true)
    );
    // The new moons of Tết 2175 and 2199 lie too near midnight.
    for text in ["2175-01-22", "2175-01-23", "2199-01-25", "2199-01-26"] {
        assert_eq!(day(text).certainty, Certainty::Uncertain, "{text}");
    }
    assert_eq!(day("2174-02-02").certainty, Certainty::Predicted);
}

#[test]
fn a_date_outside_is_an_error() {
    let calendar = WorkingCalendar::vietnam().unwrap();
    for text in ["1994-12-31", "2200-01-01", "0001-01-01", "9999-12-31"] {
        let outside = date(text);
        assert_eq!(calendar.day(outside).unwrap_err().code(), "calendar.outside");
        assert_eq!(calendar.is_working_day(outside).unwrap_err().code(), "calendar.outside");
        assert_eq!(calendar.add_working_days(outside, 0).unwrap_err().code(), "calendar.outside");
        assert_eq!(calendar.working_days_between(outside, outside).unwrap_err().code(), "calendar.outside");
    }
    for (from, n) in
        [("2199-12-31", 1), ("1995-01-01", -1), ("2026-01-05", i32::MAX), ("2026-01-05", i32::MIN)]
    {
        assert_eq!(calendar.add_working_days(date(from), n).unwrap_err().code(), "calendar.outside");
    }
}
