//! What must hold of working-day arithmetic for any day and any number, and of the columns against the scalars.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::sync::LazyLock;

use dondoc::CivilDate;
use dondoc::calendar::{Bounds, Roll, Term, TermRule, WeeklyRest, WorkingCalendar, columns};
use proptest::prelude::*;

static STATE_BODIES: LazyLock<WorkingCalendar> = LazyLock::new(|| WorkingCalendar::vietnam().unwrap());
static SUNDAY_ONLY: LazyLock<WorkingCalendar> = LazyLock::new(|| {
    WorkingCalendar::builder("sunday").weekly_rest(WeeklyRest::SUNDAY).without_swaps().build().unwrap()
});

fn calendars() -> impl Strategy<Value = &'static WorkingCalendar> {
    prop_oneof![Just(&*STATE_BODIES), Just(&*SUNDAY_ONLY)]
}

/// Any day of the calendar, the years with decisions as often as all others.
fn days() -> impl Strategy<Value = CivilDate> {
    let day = |text: &str| text.parse::<CivilDate>().unwrap().days();
    prop_oneof![day("1995-01-01")..=day("2199-12-31"), day("2010-01-01")..=day("2026-12-31"),]
        .prop_map(|day| CivilDate::from_days(day).unwrap())
}

/// Any `i32`, small ones most often.
fn numbers() -> impl Strategy<Value = i32> {
    prop_oneof![8 => -600..=600_i32, 2 => -60_000..=60_000_i32, 1 => any::<i32>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn add_is_what_a_walk_day_by_day_finds(calendar in calendars(), from in days(), n in -40..=40_i32) {
        let mut day = from;
        let mut left = n.abs();
        while left > 0 {
            let Ok(next) = day.plus_days(n.signum()) else { break };
            let Ok(working) = calendar.is_working_day(next) else { break };
            day = next;
            left -= i32::from(working);
        }
        match calendar.add_working_days(from, n) {
            Ok(result) => prop_assert_eq!((result, 0), (day, left)),
            Err(error) => { prop_assert!(left > 0); prop_assert_eq!(error.code(), "calendar.outside") }
        }
    }

    #[test]
    fn between_inverts_add(calendar in calendars(), from in days(), n in numbers()) {
        if let Ok(to) = calendar.add_working_days(from, n)
            && (n >= 0 || calendar.is_working_day(from).unwrap())
        {
            prop_assert_eq!(calendar.working_days_between(from, to).unwrap(), n);
        }
    }

    #[test]
    fn add_inverts_between(calendar in calendars(), a in days(), b in days()) {
        let (a, b) = (calendar.roll_backward(a), calendar.roll_backward(b));
        if let (Ok(a), Ok(b)) = (a, b) {
            let n = calendar.working_days_between(a, b).unwrap();
            prop_assert_eq!(calendar.add_working_days(a, n).unwrap(), b);
        }
    }

    #[test]
    fn add_grows_with_n_and_with_the_day(calendar in calendars(), a in days(), b in days(), n in numbers()) {
        if let (Ok(result), Ok(next)) = (calendar.add_working_days(a, n), calendar.add_working_days(a, n.saturating_add(1))) {
            prop_assert!(result < next || n == i32::MAX);
        }
        if let (Ok(of_a), Ok(of_b)) = (calendar.add_working_days(a, n), calendar.add_working_days(b, n)) {
            prop_assert_eq!(of_a <= of_b || of_a.cmp(&of_b) == a.cmp(&b), true);
            if a <= b { prop_assert!(of_a <= of_b) } else { prop_assert!(of_a >= of_b) }
        }
    }

    #[test]
    fn steps_of_one_sign_compose(calendar in calendars(), from in days(), m in 0..=300_i32, n in 0..=300_i32, back: bool) {
        let sign = if back { -1 } else { 1 };
        let in_two = calendar.add_working_days(from, sign * m).and_then(|day| calendar.add_working_days(day, sign * n));
        prop_assert_eq!(in_two.ok(), calendar.add_working_days(from, sign * (m + n)).ok());
    }

    #[test]
    fn between_is_antisymmetric_and_additive(calendar in calendars(), a in days(), b in days(), c in days()) {
        let between = |a, b| calendar.working_days_between(a, b).unwrap();
        prop_assert_eq!(between(a, b), -between(b, a));
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(a, a), 0);
    }

    #[test]
    fn bounds_differ_by_their_ends(calendar in calendars(), a in days(), b in days()) {
        let (a, b) = (a.min(b), a.max(b));
        let count = |bounds| calendar.count_working_days(a, b, bounds).unwrap();
        let worked = |day| i32::from(calendar.is_working_day(day).unwrap());
        let closed = count(Bounds::Closed);
        prop_assert_eq!(closed, i32::try_from(calendar.working_days(a, b).unwrap().count()).unwrap());
        prop_assert_eq!(count(Bounds::OpenClosed), closed - worked(a));
        prop_assert_eq!(count(Bounds::ClosedOpen), closed - worked(b));
        prop_assert_eq!(count(Bounds::OpenClosed), calendar.working_days_between(a, b).unwrap());
        let open = if a == b { 0 } else { closed - worked(a) - worked(b) };
        prop_assert_eq!(count(Bounds::Open), open);
        for bounds in [Bounds::Closed, Bounds::Open] {
            prop_assert_eq!(calendar.count_working_days(b, a, bounds).unwrap() , if a == b { count(bounds) } else { -count(bounds) });
        }
    }

    #[test]
    fn rolls_end_on_working_days(calendar in calendars(), day in days()) {
        let worked = calendar.is_working_day(day).unwrap();
        for (rolled, before) in [(calendar.roll_forward(day), false), (calendar.roll_backward(day), true)] {
            if let Ok(rolled) = rolled {
                prop_assert!(calendar.is_working_day(rolled).unwrap());
                prop_assert_eq!(worked, rolled == day);
                prop_assert!(worked || (rolled < day) == before);
            }
        }
        prop_assert_eq!(calendar.roll(day, Roll::Strict).unwrap(), day);
        prop_assert_eq!(calendar.roll(day, Roll::Error).is_ok(), worked);
    }

    #[test]
    fn nth_of_a_span_is_what_its_list_says(calendar in calendars(), first in days(), length in 0..=70_i32, n in -60..=60_i32) {
        let Ok(last) = first.plus_days(length) else { return Ok(()) };
        let Ok(list) = calendar.working_days(first, last).map(Iterator::collect::<Vec<_>>) else { return Ok(()) };
        let place = match n {
            1.. => usize::try_from(n - 1).ok(),
            0 => None,
            ..0 => list.len().checked_sub(n.unsigned_abs() as usize),
        };
        let expected = place.and_then(|place| list.get(place).copied());
        prop_assert_eq!(calendar.nth_working_day(first, last, n).unwrap(), expected);
    }

    #[test]
    fn columns_answer_as_scalars(
        calendar in calendars(),
        rows in prop::collection::vec((prop_oneof![6 => days().prop_map(CivilDate::days), 1 => any::<i32>()], days(), numbers(), any::<bool>()), 0..40),
        n in numbers(),
    ) {
        let days: Vec<i32> = rows.iter().map(|row| row.0).collect();
        let others: Vec<i32> = rows.iter().map(|row| row.1.days()).collect();
        let numbers: Vec<i32> = rows.iter().map(|row| row.2).collect();
        let present: Vec<bool> = rows.iter().map(|row| row.3).collect();
        let scalar = |answer: &dyn Fn(usize, CivilDate) -> Option<i32>| -> (Vec<i32>, Vec<bool>, usize) {
            let answers: Vec<Option<i32>> = (0..rows.len())
                .map(|row| CivilDate::from_days(days[row]).ok().and_then(|day| answer(row, day)).filter(|_| present[row]))
                .collect();
            let valid: Vec<bool> = answers.iter().map(Option::is_some).collect();
            let unanswered = (0..rows.len()).filter(|&row| present[row] && !valid[row]).count();
            (answers.into_iter().map(Option::unwrap_or_default).collect(), valid, unanswered)
        };
        let column = |fill: &dyn Fn(&mut [i32], &mut [bool]) -> usize| {
            let (mut out, mut valid) = (vec![7; rows.len()], present.clone());
            let unanswered = fill(&mut out, &mut valid);
            (out, valid, unanswered)
        };
        prop_assert_eq!(
            column(&|out, valid| columns::add_working_days(calendar, &days, n, out, valid).unwrap()),
            scalar(&|_, day| calendar.add_working_days(day, n).ok().map(CivilDate::days))
        );
        prop_assert_eq!(
            column(&|out, valid| columns::add_working_days_each(calendar, &days, &numbers, out, valid).unwrap()),
            scalar(&|row, day| calendar.add_working_days(day, numbers[row]).ok().map(CivilDate::days))
        );
        prop_assert_eq!(
            column(&|out, valid| columns::working_days_between(calendar, &days, &others, out, valid).unwrap()),
            scalar(&|row, day| calendar.working_days_between(day, rows[row].1).ok())
        );
        for roll in [Roll::Forward, Roll::Backward, Roll::Strict, Roll::Error] {
            prop_assert_eq!(
                column(&|out, valid| columns::roll(calendar, &days, roll, out, valid).unwrap()),
                scalar(&|_, day| calendar.roll(day, roll).ok().map(CivilDate::days))
            );
        }
        prop_assert_eq!(
            column(&|out, valid| {
                let mut worked = vec![true; rows.len()];
                let unanswered = columns::is_working_day(calendar, &days, &mut worked, valid).unwrap();
                out.copy_from_slice(&worked.into_iter().map(i32::from).collect::<Vec<_>>());
                unanswered
            }),
            scalar(&|_, day| calendar.is_working_day(day).ok().map(i32::from))
        );
    }

    #[test]
    fn terms_end_on_or_after_what_they_count(event in days(), count in 0..=36_u32) {
        let end = |term| STATE_BODIES.term_end(event, term, TermRule::CIVIL_CODE);
        for term in [Term::working_days(count), Term::days(count), Term::weeks(count), Term::months(count), Term::years(count)] {
            let Ok(end) = end(term) else { continue };
            prop_assert!(event <= end.last_day && end.last_day <= end.due);
            prop_assert!(STATE_BODIES.is_working_day(end.due).unwrap());
        }
        if let (Ok(days), Ok(weeks)) = (end(Term::days(count * 7)), end(Term::weeks(count))) {
            prop_assert_eq!(days, weeks);
            prop_assert_eq!(weeks.last_day.weekday(), event.weekday());
        }
        if let (Ok(months), Ok(years)) = (end(Term::months(count * 12)), end(Term::years(count))) {
            prop_assert_eq!(months, years);
        }
        if let Ok(months) = end(Term::months(count)) {
            let (day, of_event) = (months.last_day.ymd().2, event.ymd().2);
            prop_assert!(day == of_event || (day < of_event && day >= 28));
        }
    }
}

#[test]
fn slices_of_different_lengths_are_refused() {
    let (mut out, mut valid) = ([0; 2], [true; 3]);
    let error = columns::add_working_days(&STATE_BODIES, &[1, 2, 3], 1, &mut out, &mut valid).unwrap_err();
    assert_eq!(error.code(), "columns.length");
}
