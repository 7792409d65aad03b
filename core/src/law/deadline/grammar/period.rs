//! Periods of the calendar as deadlines.

use winnow::combinator::{alt, fail, not, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::stream::Location;
use winnow::token::one_of;

use super::date::{WrittenYear, full, latest, year};
use super::lex::{Input, lead, mark, number, space, word, words};
use crate::law::deadline::spec::Part;

/// Which period of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) enum Span {
    /// A month; `None` is the one of the directive ("trong tháng").
    Month(Option<u32>),
    /// A quarter; `None` is the one of the directive ("trong quý").
    Quarter(Option<u32>),
    HalfYear(u32),
    NineMonths,
    Year,
}

/// How the words hold a period against the day it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) enum PeriodEdge {
    /// Trong, hết, or nothing.
    Within,
    /// Trước.
    Before,
    /// Đến: to the beginning or through the end.
    Until,
}

/// A period with the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) struct PeriodPhrase {
    pub(in crate::law::deadline) at: usize,
    pub(in crate::law::deadline) edge: PeriodEdge,
    pub(in crate::law::deadline) part: Option<Part>,
    pub(in crate::law::deadline) span: Span,
    pub(in crate::law::deadline) year: WrittenYear,
}

/// `trong quý II/2020`, `cuối tháng 6`, `6 tháng đầu năm`, `năm 2020`, `6/2020`.
pub(super) fn period_phrase(input: &mut Input<'_>) -> winnow::Result<PeriodPhrase> {
    lead.parse_next(input)?;
    let start = input.current_token_start();
    latest.parse_next(input)?;
    let edge = alt((
        words(&["xong trước", "trước"]).value(PeriodEdge::Before),
        words(&["đến hết", "hết", "xong trong", "trong thời gian", "trong", "vào"]).value(PeriodEdge::Within),
        words(&["đến", "tới"]).value(PeriodEdge::Until),
        ().value(PeriodEdge::Within),
    ))
    .parse_next(input)?;
    let part = opt(alt((
        word("đầu").value(Part::Beginning),
        word("giữa").value(Part::Middle),
        word("cuối").value(Part::End),
    )))
    .parse_next(input)?;
    let at = input.current_token_start();
    // "tháng" alone is a heading; "trong tháng" is this month.
    let led = at > start;
    let (span, year) = alt((month, quarter, half_year, nine_months, a_year, move |input: &mut Input<'_>| {
        if led { this_one(input) } else { fail.parse_next(input) }
    }))
    .parse_next(input)?;
    space.parse_next(input)?;
    Ok(PeriodPhrase { at, edge, part, span, year })
}

fn month(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    let named = preceded(
        alt((word("tháng"), ('t', opt('.'), space).void())),
        (number(1, 2), opt(year).map(|year| year.unwrap_or(WrittenYear::Missing))),
    );
    // A month and a year in four figures cannot be a day.
    let bare = (terminated(number(1, 2), alt((mark('/'), mark('-'), mark('.')))), number(4, 4).map(full));
    alt((named, bare)).map(|(month, year)| (Span::Month(Some(month)), year)).parse_next(input)
}

fn quarter(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    let roman = alt(("iv".value(4), "iii".value(3), "ii".value(2), "i".value(1_u32)));
    let index = terminated(alt((roman, number(1, 1))), not(one_of(char::is_alphabetic)));
    preceded(alt((words(&["quý", "quí"]).void(), 'q'.void())), (index, opt(year)))
        .map(|(quarter, year)| (Span::Quarter(Some(quarter)), year.unwrap_or(WrittenYear::Missing)))
        .parse_next(input)
}

fn half_year(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    preceded(words(&["6 tháng", "06 tháng", "sáu tháng", "nửa"]), (half, opt_year_behind)).parse_next(input)
}

fn half(input: &mut Input<'_>) -> winnow::Result<Span> {
    alt((word("đầu năm").value(Span::HalfYear(1)), word("cuối năm").value(Span::HalfYear(2))))
        .parse_next(input)
}

fn nine_months(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    preceded((words(&["9 tháng", "09 tháng", "chín tháng"]), words(&["đầu năm", "năm"])), opt_year_behind)
        .map(|year| (Span::NineMonths, year))
        .parse_next(input)
}

/// The year behind "năm", or none.
fn opt_year_behind(input: &mut Input<'_>) -> winnow::Result<WrittenYear> {
    opt(preceded(opt(mark('/')), number(4, 4)))
        .map(|year| year.map_or(WrittenYear::Missing, full))
        .parse_next(input)
}

fn a_year(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    // Four figures without "năm" are a year of this century, or some other number.
    let bare = number(4, 4).verify(|year| (2000..2100).contains(year));
    alt((preceded(word("năm"), number(4, 4)), bare)).map(|year| (Span::Year, full(year))).parse_next(input)
}

fn this_one(input: &mut Input<'_>) -> winnow::Result<(Span, WrittenYear)> {
    terminated(
        alt((
            word("tháng").value(Span::Month(None)),
            words(&["quý", "quí"]).value(Span::Quarter(None)),
            word("năm").value(Span::Year),
        )),
        opt(words(&["này", "nay"])),
    )
    .map(|span| (span, WrittenYear::Missing))
    .parse_next(input)
}

/// `2020-2025`, `giai đoạn 2021 - 2025`: the first and the last year.
pub(super) fn years(input: &mut Input<'_>) -> winnow::Result<(u32, u32)> {
    (lead, opt(words(&["trong giai đoạn", "giai đoạn", "từ năm", "trong các năm", "năm"])))
        .parse_next(input)?;
    let first = number(4, 4).parse_next(input)?;
    alt((mark('-'), preceded(space, words(&["đến năm", "đến"])).void())).parse_next(input)?;
    number(4, 4).verify(|last| *last > first).map(|last| (first, last)).parse_next(input)
}
