//! Notices at run time, what they change, and the calendars of other bodies.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::CivilDate;
use dondoc::calendar::{Certainty, DayKind, Term, TermRule, WeeklyRest, WorkingCalendar};

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

fn vietnam() -> WorkingCalendar {
    WorkingCalendar::vietnam().unwrap()
}

/// The swap that is only proposed in the data, as decided.
const DECIDED: &str = r#"
    year = 2026
    number = "1/TB-VPCP"
    source = "thông báo thử nghiệm"
    confidence = "A"
    [[swap]]
    off = "2026-11-23"
    work = "2026-11-28"
    status = "announced"
    confidence = "A"
    source = "thông báo thử nghiệm"
"#;

fn swap(off: &str, work: &str, status: &str) -> String {
    format!(
        r#"{{"year": 2026, "source": "x", "confidence": "A", "swap": [
            {{"off": "{off}", "work": "{work}", "status": "{status}", "confidence": "A", "source": "x"}}]}}"#
    )
}

#[test]
fn a_notice_makes_another_calendar_and_leaves_the_first() {
    let before = vietnam();
    let hash = before.hash().to_owned();
    let after = before.with_notice(DECIDED).unwrap();
    assert_eq!(before.hash(), hash);
    assert_ne!(after.hash(), hash);
    assert_eq!(after.version(), format!("{}+2026", before.version()));
    let from = date("2026-11-20");
    assert_eq!(before.add_working_days(from, 1).unwrap(), date("2026-11-23"));
    assert_eq!(after.add_working_days(from, 1).unwrap(), date("2026-11-25"));
    let changes = before.diff(&after).unwrap();
    assert_eq!(
        changes.iter().map(|change| change.date).collect::<Vec<_>>(),
        [date("2026-11-23"), date("2026-11-28")]
    );
    assert!(changes.iter().all(|change| change.work_changed));
    let made_up = &changes[1].after;
    assert_eq!((made_up.kind, made_up.related), (DayKind::MakeUp, Some(date("2026-11-23"))));
    assert_eq!((made_up.certainty, &made_up.notice), (Certainty::Announced, &None));
    // The same contents by another way are the same calendar.
    assert_eq!(after.with_notice(DECIDED).unwrap().hash(), after.hash());
    assert!(before.diff(&before.clone()).unwrap().is_empty());
}

#[test]
fn a_rejected_proposal_leaves_no_trace() {
    let calendar = vietnam().with_notice(&swap("2026-11-23", "2026-11-28", "rejected")).unwrap();
    for text in ["2026-11-23", "2026-11-28"] {
        let day = calendar.day(date(text)).unwrap();
        assert_eq!((day.certainty, day.notice), (Certainty::Announced, None));
    }
}

#[test]
fn a_proposal_beside_another_decision_does_not_hinder_it() {
    let calendar = vietnam().with_notice(&swap("2026-11-23", "2026-12-05", "announced")).unwrap();
    assert_eq!(calendar.day(date("2026-11-23")).unwrap().kind, DayKind::SwapOff);
    assert_eq!(calendar.day(date("2026-12-05")).unwrap().kind, DayKind::MakeUp);
}

#[test]
fn a_notice_of_a_coming_year_turns_prediction_into_decision() {
    let notice = "year = 2027\nsource = \"x\"\nconfidence = \"A\"\ntet_days_before = 1\nnational_day_neighbour = \"after\"";
    let before = vietnam();
    let after = before.with_notice(notice).unwrap();
    assert_eq!(before.day(date("2027-03-01")).unwrap().certainty, Certainty::Predicted);
    assert_eq!(after.day(date("2027-03-01")).unwrap().certainty, Certainty::Announced);
    assert!(after.is_working_day(date("2027-02-04")).unwrap());
    assert!(!after.is_working_day(date("2027-02-11")).unwrap());
    assert!(!after.is_working_day(date("2027-09-03")).unwrap());
    // Only days of that year changed, and the diff of all of them is told.
    let changes = before.diff(&after).unwrap();
    assert_eq!(changes.len(), 365);
    assert!(changes.iter().all(|change| change.date.ymd().0 == 2027));
    // A later notice about swaps alone keeps the windows and their source.
    let later = r#"{"year": 2027, "source": "y", "confidence": "A", "swap": [{"off": "2027-02-12",
        "work": "2027-02-20", "status": "announced", "confidence": "A", "source": "y"}]}"#;
    let latest = after.with_notice(later).unwrap();
    assert_eq!(after.diff(&latest).unwrap().len(), 2);
}

#[test]
fn half_a_decision_is_announced_by_half() {
    let after = vietnam()
        .with_notice("year = 2027\nsource = \"x\"\nconfidence = \"A\"\ntet_days_before = 2")
        .unwrap();
    let certainty = |text| after.day(date(text)).unwrap().certainty;
    assert_eq!(certainty("2027-02-04"), Certainty::Announced);
    assert_eq!(certainty("2027-03-01"), Certainty::Predicted);
    let neighbour = (1..=3).map(|day| after.day(CivilDate::from_ymd(2027, 9, day).unwrap()).unwrap());
    assert!(neighbour.into_iter().any(|day| day.kind == DayKind::Holiday && day.notice.is_some()));
}

#[test]
fn a_notice_that_contradicts_is_refused() {
    let calendar = vietnam();
    let refused = |text: &str| calendar.with_notice(text).unwrap_err().code().to_owned();
    for text in [
        "",
        "year = 2026",
        "not toml",
        "{\"year\": 2026",
        // an unknown key, at both levels
        "year = 2026\nsource = \"x\"\nconfidence = \"A\"\ntet_days_befor = 1",
        &DECIDED.replace("status", "state"),
        &DECIDED.replace("announced", "agreed"),
        &DECIDED.replace("confidence = \"A\"", "confidence = \"D\""),
        // no such day, a swap of another year
        &swap("2026-02-30", "2026-03-07", "announced"),
        &swap("2027-03-01", "2027-03-06", "announced"),
        // off: a Saturday, a holiday, a compensatory day, a day swapped already
        &swap("2026-03-07", "2026-03-08", "announced"),
        &swap("2026-04-30", "2026-05-09", "announced"),
        &swap("2026-04-27", "2026-05-09", "announced"),
        &swap("2026-08-31", "2026-09-12", "announced"),
        // worked: a Monday, a holiday, a make-up day already
        &swap("2026-03-09", "2026-03-16", "announced"),
        &swap("2026-03-09", "2026-04-26", "announced"),
        &swap("2026-03-09", "2026-08-22", "announced"),
        // what the law does not leave open
        "year = 2027\nsource = \"x\"\nconfidence = \"A\"\ntet_days_before = 3",
        "year = 2005\nsource = \"x\"\nconfidence = \"A\"\ntet_days_before = 2",
        "year = 2020\nsource = \"x\"\nconfidence = \"A\"\nnational_day_neighbour = \"after\"",
    ] {
        assert_eq!(refused(text), "calendar.notice", "{text}");
    }
    for year in [1994, 2200, i32::MAX] {
        assert_eq!(
            refused(&format!("year = {year}\nsource = \"x\"\nconfidence = \"A\"")),
            "calendar.outside"
        );
    }
}

#[test]
fn calendars_name_themselves() {
    let calendar = vietnam();
    assert_eq!(calendar.id(), "vn-state-bodies");
    assert_eq!(calendar.hash(), vietnam().hash());
    assert_eq!(calendar.hash().len(), 64);
    let other = WorkingCalendar::builder("vn-state-bodies").weekly_rest(WeeklyRest::SUNDAY).without_swaps();
    assert_ne!(other.build().unwrap().hash(), calendar.hash());
    fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    shared(&calendar);
}

#[test]
fn a_body_that_rests_on_sunday() {
    let calendar = WorkingCalendar::builder("cơ sở")
        .weekly_rest(WeeklyRest::SUNDAY)
        .without_swaps()
        .day_off(date("2026-03-20"), "Ngày truyền thống")
        .working_day(date("2026-03-22"), "Ngày tổng kết")
        .build()
        .unwrap();
    let day = |text| calendar.day(date(text)).unwrap();
    assert_eq!(day("2026-01-10").kind, DayKind::Working); // a make-up Saturday of state bodies
    assert_eq!(day("2026-01-02").kind, DayKind::Working); // their day off
    assert_eq!(day("2026-05-02").kind, DayKind::Working); // a Saturday
    assert_eq!(day("2026-04-27").kind, DayKind::Compensatory); // the Hùng Kings on a Sunday
    assert_eq!(day("2016-04-18").kind, DayKind::Working); // and on a Saturday, which is no rest here
    assert_eq!(day("2026-03-20").name.as_deref(), Some("Ngày truyền thống"));
    assert_eq!((day("2026-03-22").kind, day("2026-03-22").working), (DayKind::OwnWorking, true));
    assert_eq!(day("2026-11-23").notice, None); // proposals of swaps do not concern it
    assert_eq!(
        calendar.with_notice(DECIDED).unwrap().day(date("2026-11-23")).unwrap().kind,
        DayKind::Working
    );
    assert_eq!(calendar.add_working_days(date("2026-03-19"), 2).unwrap(), date("2026-03-22"));
}

#[test]
fn a_builder_refuses_what_makes_no_calendar() {
    let code = |result: Result<WorkingCalendar, dondoc::DondocError>| result.unwrap_err().code().to_owned();
    assert_eq!(code(WorkingCalendar::builder(" ").build()), "id.invalid");
    let day = date("2026-03-20");
    let twice = WorkingCalendar::builder("x").day_off(day, "a").working_day(day, "b");
    assert_eq!(code(twice.build()), "calendar.notice");
    assert_eq!(
        code(WorkingCalendar::builder("x").day_off(date("2200-01-01"), "a").build()),
        "calendar.outside"
    );
    for weekdays in [&[][..], &[7], &[99], &[0, 1, 2, 3, 4, 5, 6]] {
        assert_eq!(WeeklyRest::of(weekdays).unwrap_err().code(), "date.invalid", "{weekdays:?}");
    }
}

#[test]
fn rules_other_than_the_civil_codes() {
    let calendar = vietnam();
    let end = |event: &str, term, rule| calendar.term_end(date(event), term, rule).unwrap();
    let counted = TermRule { first_day_counted: true, ..TermRule::CIVIL_CODE };
    assert_eq!(end("2026-03-02", Term::days(5), counted).last_day, date("2026-03-06"));
    assert_eq!(end("2026-03-02", Term::working_days(1), counted).due, date("2026-03-02"));
    let unrolled = TermRule { end: dondoc::calendar::Roll::Strict, ..TermRule::CIVIL_CODE };
    assert_eq!(end("2026-11-20", Term::days(1), unrolled).due, date("2026-11-21"));
    // The corresponding day, or the last of its month; 29 February has none in most years.
    assert_eq!(end("2024-02-29", Term::years(1), unrolled).due, date("2025-02-28"));
    assert_eq!(end("2024-02-29", Term::years(4), unrolled).due, date("2028-02-29"));
    assert_eq!(end("2025-12-31", Term::months(2), unrolled).due, date("2026-02-28"));
    assert_eq!(end("2026-03-04", Term::weeks(2), unrolled).due, date("2026-03-18"));
    for term in [Term::days(u32::MAX), Term::weeks(u32::MAX), Term::months(u32::MAX), Term::years(u32::MAX)] {
        assert!(calendar.term_end(date("2026-03-02"), term, TermRule::CIVIL_CODE).is_err());
    }
}
