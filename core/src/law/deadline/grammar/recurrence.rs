//! Deadlines that come again.

use winnow::combinator::{alt, delimited, opt, preceded, repeat, terminated};
use winnow::prelude::*;
use winnow::stream::Location;

use super::date::{edge, latest};
use super::lex::{Input, count, lead, mark, number, space, word, words};
use crate::law::deadline::spec::Cycle;

/// A day of the month, or of the year, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::law::deadline) struct WrittenDay {
    pub(in crate::law::deadline) at: usize,
    pub(in crate::law::deadline) before: bool,
    pub(in crate::law::deadline) day: u32,
    pub(in crate::law::deadline) month: Option<u32>,
}

/// How often, and by which day each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::law::deadline) struct Recurrence {
    pub(in crate::law::deadline) every: Vec<Cycle>,
    pub(in crate::law::deadline) day: Option<WrittenDay>,
}

/// `hằng tháng`, `trước ngày 15 hàng tháng`, `định kỳ 6 tháng`, `03 tháng/lần`, `hằng quý (chậm nhất ngày 05)`.
pub(super) fn recurrence(input: &mut Input<'_>) -> winnow::Result<Recurrence> {
    lead.parse_next(input)?;
    let behind = preceded((space, opt(mark(','))), alt((delimited(('(', space), day, (')', space)), day)));
    alt((
        (day, each_list).map(|(day, every)| (every, Some(day))),
        (alt((each_list, times.map(|cycle| vec![cycle]))), opt(behind)),
    ))
    .verify(|(every, day): &(Vec<Cycle>, Option<WrittenDay>)| day.is_none_or(|day| fits(every, day)))
    .map(|(every, day)| Recurrence { every, day })
    .parse_next(input)
}

/// A day of a month needs periods of months; a day and a month need years.
fn fits(every: &[Cycle], day: WrittenDay) -> bool {
    every.iter().all(|cycle| match cycle {
        Cycle::Day | Cycle::Week => false,
        Cycle::Year => day.month.is_some(),
        Cycle::Month | Cycle::Quarter | Cycle::HalfYear | Cycle::NineMonths => day.month.is_none(),
    })
}

/// `hằng tháng, quý và năm`; `định kỳ 6 tháng`; `mỗi tháng một lần`.
fn each_list(input: &mut Input<'_>) -> winnow::Result<Vec<Cycle>> {
    let each = || words(&["hằng", "hàng", "mỗi", "theo"]);
    alt((preceded(word("định kỳ"), opt(each())).void(), each().void())).parse_next(input)?;
    let first = cycle.parse_next(input)?;
    let separator = alt((mark(','), preceded(space, words(&["và", "hoặc"])).void()));
    let more: Vec<Cycle> = repeat(0..=5, preceded((separator, opt(each())), cycle)).parse_next(input)?;
    opt(words(&["một lần", "1 lần", "01 lần"])).parse_next(input)?;
    Ok(std::iter::once(first).chain(more).collect())
}

fn cycle(input: &mut Input<'_>) -> winnow::Result<Cycle> {
    terminated(
        alt((
            word("ngày").value(Cycle::Day),
            word("tuần").value(Cycle::Week),
            words(&["quý", "quí", "3 tháng", "03 tháng", "ba tháng"]).value(Cycle::Quarter),
            words(&["6 tháng", "06 tháng", "sáu tháng"]).value(Cycle::HalfYear),
            words(&["9 tháng", "09 tháng", "chín tháng"]).value(Cycle::NineMonths),
            word("tháng").value(Cycle::Month),
            word("năm").value(Cycle::Year),
        )),
        space,
    )
    .parse_next(input)
}

/// `tháng/lần`, `03 tháng một lần`, `01 lần/quý`.
fn times(input: &mut Input<'_>) -> winnow::Result<Cycle> {
    opt(word("định kỳ")).parse_next(input)?;
    let once = |input: &mut Input<'_>| {
        alt((preceded(mark('/'), word("lần")), words(&["một lần", "1 lần", "01 lần"]).void()))
            .parse_next(input)
    };
    alt((
        preceded((words(&["một lần", "1 lần", "01 lần"]), mark('/')), cycle),
        terminated(cycle, once),
        terminated((count, cycle), once).verify_map(|pair| match pair {
            (1, cycle) => Some(cycle),
            (12, Cycle::Month) => Some(Cycle::Year),
            _ => None,
        }),
    ))
    .parse_next(input)
}

/// `trước ngày 15`, `chậm nhất ngày 05`, `ngày 15/12`, `ngày 15 tháng 12`.
fn day(input: &mut Input<'_>) -> winnow::Result<WrittenDay> {
    latest.parse_next(input)?;
    let before = edge.parse_next(input)?;
    let at = input.current_token_start();
    let day = number(1, 2).parse_next(input)?;
    let month =
        opt(preceded(alt((mark('/'), preceded(space, word("tháng")))), number(1, 2))).parse_next(input)?;
    space.parse_next(input)?;
    Ok(WrittenDay { at, before, day, month })
}
