//! Days that are named: dates in their spellings, with an hour before or behind, and the words before them.

use winnow::combinator::{alt, opt, preceded, repeat, separated_pair, terminated};
use winnow::prelude::*;
use winnow::stream::Location;
use winnow::token::one_of;

use super::lex::{Input, lead, mark, number, space, word, words};

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) enum WrittenYear {
    Full(i32),
    TwoDigits(i32),
    Missing,
}

/// The numbers of a date, not yet known to be a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) struct WrittenDate {
    /// Where it begins in the normal text.
    pub(in crate::law::deadline) at: usize,
    pub(in crate::law::deadline) day: u32,
    pub(in crate::law::deadline) month: u32,
    pub(in crate::law::deadline) year: WrittenYear,
    /// Whether the first two numbers could be a month and a day: `03/15/2020`, never `2020-03-15` or `ngày … tháng`.
    pub(in crate::law::deadline) numeric: bool,
}

/// An hour as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) struct WrittenHour {
    pub(in crate::law::deadline) at: usize,
    pub(in crate::law::deadline) hour: u32,
    pub(in crate::law::deadline) minute: u32,
}

/// A date with the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) struct DatePhrase {
    pub(in crate::law::deadline) before: bool,
    pub(in crate::law::deadline) hour: Option<WrittenHour>,
    pub(in crate::law::deadline) date: WrittenDate,
}

/// `xong trước 17h00 ngày 20/4`, `chậm nhất ngày 20/4/2020`, `15/3`.
pub(super) fn date_phrase(input: &mut Input<'_>) -> winnow::Result<DatePhrase> {
    let start = input.current_token_start();
    lead.parse_next(input)?;
    let before = edge.parse_next(input)?;
    let hour_first =
        opt(terminated(hour, (opt(mark(',')), opt(words(&["của ngày", "ngày"]))))).parse_next(input)?;
    let led = input.current_token_start() > start;
    let date = alt((iso, |input: &mut Input<'_>| day_first(led, input))).parse_next(input)?;
    let hour = if hour_first.is_none() {
        let said = preceded((space, opt(mark(',')), opt(words(&["vào lúc", "lúc", "trước"]))), hour);
        opt(alt((stamp, said.map(Some)))).parse_next(input)?.flatten()
    } else {
        hour_first
    };
    space.parse_next(input)?;
    Ok(DatePhrase { before, hour, date })
}

/// The words before a day; whether they are "trước".
pub(super) fn edge(input: &mut Input<'_>) -> winnow::Result<bool> {
    latest.parse_next(input)?;
    alt((
        words(&["xong trước ngày", "xong trước", "đến trước ngày", "đến trước", "trước ngày", "trước"])
            .value(true),
        words(&[
            "đến hết ngày",
            "đến hết",
            "đến ngày",
            "đến",
            "tới hết ngày",
            "tới ngày",
            "tới",
            "hết ngày",
            "xong trong ngày",
            "trong ngày",
            "vào ngày",
            "không quá ngày",
            "ngày",
        ])
        .value(false),
        ().value(false),
    ))
    .parse_next(input)
}

/// `chậm nhất`, which adds nothing to the day that follows.
pub(super) fn latest(input: &mut Input<'_>) -> winnow::Result<()> {
    opt((words(&["chậm nhất là", "chậm nhất", "muộn nhất là", "muộn nhất", "trễ nhất"]), opt(word("vào"))))
        .void()
        .parse_next(input)
}

/// `2020-03-15`, `2020/3/15`.
fn iso(input: &mut Input<'_>) -> winnow::Result<WrittenDate> {
    let at = input.current_token_start();
    let year = number(4, 4).parse_next(input)?;
    let separator = one_of(['-', '/', '.']).parse_next(input)?;
    let (month, day) = separated_pair(number(1, 2), separator, number(1, 2)).parse_next(input)?;
    Ok(WrittenDate { at, day, month, year: full(year), numeric: false })
}

/// Day, month, year. Without "ngày" or another word before it, only a slash makes two numbers a date: `2.3` may be a
/// section and `2-3` a range.
fn day_first(led: bool, input: &mut Input<'_>) -> winnow::Result<WrittenDate> {
    let at = input.current_token_start();
    let day = number(1, 2).parse_next(input)?;
    if opt((space, word("tháng"))).parse_next(input)?.is_some() {
        let (month, year) = (number(1, 2), opt(year)).parse_next(input)?;
        return Ok(WrittenDate {
            at,
            day,
            month,
            year: year.unwrap_or(WrittenYear::Missing),
            numeric: false,
        });
    }
    let separator =
        alt((mark('/').value('/'), mark('.').value('.'), mark('-').value('-'), ' ')).parse_next(input)?;
    let month = number(1, 2).parse_next(input)?;
    let year = match separator {
        ' ' => preceded(' ', number(4, 4)).map(full).parse_next(input)?,
        other => {
            opt(alt((preceded(mark(other), digits_of_year), preceded((space, word("năm")), digits_of_year))))
                .verify(|year: &Option<_>| year.is_some() || led || other == '/')
                .parse_next(input)?
                .unwrap_or(WrittenYear::Missing)
        }
    };
    Ok(WrittenDate { at, day, month, year, numeric: true })
}

/// The year behind a month or a quarter: `/2020`, ` năm 2020`, `, 2020`, `-2020`.
pub(super) fn year(input: &mut Input<'_>) -> winnow::Result<WrittenYear> {
    alt((
        preceded((space, opt((',', space)), word("năm")), digits_of_year),
        preceded(alt((mark('/'), mark('-'), mark('.'))), digits_of_year),
        preceded((opt(','), ' '), number(4, 4).map(full)),
    ))
    .parse_next(input)
}

fn digits_of_year(input: &mut Input<'_>) -> winnow::Result<WrittenYear> {
    alt((number(4, 4).map(full), number(2, 2).map(|year| WrittenYear::TwoDigits(year.cast_signed()))))
        .parse_next(input)
}

/// A year in four figures.
pub(super) fn full(year: u32) -> WrittenYear {
    WrittenYear::Full(year.cast_signed())
}

/// `17h00`, `17 giờ 30 phút`, `17g`, `17:00`.
fn hour(input: &mut Input<'_>) -> winnow::Result<WrittenHour> {
    let at = input.current_token_start();
    let said = (
        terminated(number(1, 2), (space, alt((word("giờ"), ('h', space).void(), ('g', space).void())))),
        opt(terminated(number(1, 2), (space, opt(word("phút"))))),
    )
        .map(|(hour, minute)| WrittenHour { at, hour, minute: minute.unwrap_or(0) });
    terminated(alt((said, clock)), space).parse_next(input)
}

/// The time that a spreadsheet prints behind a date. Its midnight is a date without a time, and no hour.
fn stamp(input: &mut Input<'_>) -> winnow::Result<Option<WrittenHour>> {
    preceded(one_of([' ', 't']), clock)
        .map(|time| Some(time).filter(|time| (time.hour, time.minute) != (0, 0)))
        .parse_next(input)
}

/// `17:00`, `17:00:00`, `17:00:00.000`.
fn clock(input: &mut Input<'_>) -> winnow::Result<WrittenHour> {
    let at = input.current_token_start();
    let (hour, minute) = separated_pair(number(1, 2), ':', number(2, 2)).parse_next(input)?;
    opt((':', number(2, 2), opt(('.', repeat::<_, _, (), _, _>(1..=9, '0'))))).parse_next(input)?;
    Ok(WrittenHour { at, hour, minute })
}
