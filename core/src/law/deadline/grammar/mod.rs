//! The grammar of deadline phrases: what is written, without the calendar. A phrase is understood to its end or not at
//! all.

mod date;
mod lex;
mod period;
mod recurrence;
mod term;

use std::ops::Range;

use winnow::combinator::{alt, eof, opt, preceded, repeat, separated, terminated};
use winnow::prelude::*;
use winnow::stream::LocatingSlice;

pub(super) use date::{DatePhrase, WrittenDate, WrittenHour, WrittenYear};
use lex::{Input, count, lead, mark, number, space, word, words};
pub(super) use period::{PeriodEdge, PeriodPhrase, Span};
pub(super) use recurrence::Recurrence;
pub(super) use term::WrittenAnchor;

use crate::calendar::Term;

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    /// Nothing, or a mark for nothing.
    Blank,
    /// "Như trên": the deadline of the row above.
    Repeat,
    Date(DatePhrase),
    /// A date and the one it was extended to.
    Extended(DatePhrase, DatePhrase),
    /// Several dates.
    Milestones(Vec<DatePhrase>),
    /// From a date to a date.
    Range(DatePhrase, DatePhrase),
    /// `trước ngày 15`, of no month.
    DayWithoutMonth,
    /// Five figures: a date of a spreadsheet that lost its format.
    Serial(u32),
    Term(Term, WrittenAnchor),
    /// "Ngay".
    Immediately,
    Period(PeriodPhrase),
    /// `6 tháng`, `9 tháng`: a term, or a period of the year.
    MonthsOrPeriod(u32),
    Years(u32, u32),
    Recurring(Recurrence),
    /// "Không thời hạn".
    Undated,
    /// "Thường xuyên".
    Routine,
    /// "Khẩn trương".
    Urgent,
    /// "Sau khi …", "theo …".
    AwaitsEvent,
}

/// Reads a normal text; `None` when it is not understood to its end.
pub(super) fn phrase(text: &str) -> Option<Phrase> {
    let whole = alt((
        alt((
            terminated(blank, eof).value(Phrase::Blank),
            terminated(alt(("nt", "n/t", "như trên", "\"", "''")), eof).value(Phrase::Repeat),
            terminated(terminated(number(5, 5), opt(".0")), eof).map(Phrase::Serial),
            terminated(date::date_phrase, eof).map(Phrase::Date),
            terminated(extended, eof),
            terminated(range, eof),
            terminated(milestones, eof),
        )),
        alt((
            terminated(recurrence::recurrence, eof).map(Phrase::Recurring),
            terminated(period::period_phrase, eof).map(Phrase::Period),
            terminated(period::years, eof).map(|(first, last)| Phrase::Years(first, last)),
            terminated(months_or_period, eof),
            terminated(term::term_phrase, eof).map(|(term, anchor)| Phrase::Term(term, anchor)),
            terminated(term::after_phrase, eof).map(|(term, anchor)| Phrase::Term(term, anchor)),
            terminated(day_without_month, eof),
        )),
        alt((terminated(undated, eof), terminated(awaits_event, eof).value(Phrase::AwaitsEvent))),
    ));
    let mut whole = whole;
    whole.parse(LocatingSlice::new(text)).ok()
}

fn blank(input: &mut Input<'_>) -> winnow::Result<()> {
    alt((
        words(&["không có", "không", "x"]).void(),
        repeat::<_, _, (), _, _>(0.., alt(('-', '_', '/', '.', '…', ' ')).void()),
    ))
    .parse_next(input)
}

/// `15/3/2020 (gia hạn 30/4/2020)`.
fn extended(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    let original = date::date_phrase.parse_next(input)?;
    opt(mark(',')).parse_next(input)?;
    let open = opt(terminated('(', space)).parse_next(input)?.is_some();
    words(&["đã gia hạn", "được gia hạn", "xin gia hạn", "gia hạn", "điều chỉnh thành", "điều chỉnh"])
        .verify(|words: &&str| *words != "xin gia hạn")
        .parse_next(input)?;
    opt((words(&["lần"]), number(1, 2), space)).parse_next(input)?;
    opt(terminated(':', space)).parse_next(input)?;
    let extension = date::date_phrase.parse_next(input)?;
    if open {
        ')'.parse_next(input)?;
    }
    Ok(Phrase::Extended(original, extension))
}

/// `từ ngày 01/3 đến ngày 15/3/2020`.
fn range(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    let first = preceded((lead, word("từ")), date::date_phrase).parse_next(input)?;
    let last = preceded(alt((mark('-'), words(&["đến hết", "đến", "tới"]).void())), date::date_phrase)
        .parse_next(input)?;
    Ok(Phrase::Range(first, last))
}

/// `15/3; 30/4`, `đợt 1: 15/3, đợt 2: 30/4`.
fn milestones(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    let turn = (words(&["đợt", "lần", "giai đoạn"]), number(1, 2), space, opt(terminated(':', space)));
    let item = preceded(opt(turn), date::date_phrase);
    let separator = alt((mark(';'), mark(','), preceded(space, word("và")).void()));
    separated(2..=24, item, separator).map(Phrase::Milestones).parse_next(input)
}

fn months_or_period(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    terminated(count, word("tháng"))
        .verify(|count| matches!(count, 6 | 9))
        .map(Phrase::MonthsOrPeriod)
        .parse_next(input)
}

fn day_without_month(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    (lead, date::edge, opt(word("ngày")), number(1, 2)).value(Phrase::DayWithoutMonth).parse_next(input)
}

/// Words that name no day.
fn undated(input: &mut Input<'_>) -> winnow::Result<Phrase> {
    lead.parse_next(input)?;
    let stated = words(&[
        "không có thời hạn",
        "không thời hạn",
        "không hạn",
        "không quy định thời hạn",
        "không quy định",
        "không xác định thời hạn",
        "không xác định",
    ]);
    let immediately = words(&["ngay lập tức", "ngay trong ngày", "trong ngày", "ngay"]);
    let routine = words(&["thường xuyên", "liên tục", "lâu dài"]);
    let urgent = words(&["khẩn trương", "càng sớm càng tốt", "sớm nhất", "sớm", "kịp thời", "gấp", "khẩn"]);
    let one = alt((routine.value(Phrase::Routine), urgent.value(Phrase::Urgent)));
    // `separated` wants a separator that consumes; here the words may also stand side by side.
    let separator = opt(alt((mark(','), mark('-'), mark('/'), preceded(space, word("và")).void())));
    let several = repeat(1..=6, terminated(one, separator)).map(|said: Vec<Phrase>| {
        if said.contains(&Phrase::Routine) { Phrase::Routine } else { Phrase::Urgent }
    });
    alt((stated.value(Phrase::Undated), terminated(immediately, eof).value(Phrase::Immediately), several))
        .parse_next(input)
}

fn awaits_event(input: &mut Input<'_>) -> winnow::Result<Range<usize>> {
    let opening =
        words(&["ngay sau khi", "sau khi", "ngay khi", "cho đến khi", "đến khi", "khi", "tuỳ theo", "theo"]);
    preceded((lead, opening), term::event).parse_next(input)
}
