//! Periods that begin with an event.

use std::ops::Range;

use winnow::combinator::{alt, eof, opt, preceded, terminated};
use winnow::prelude::*;
use winnow::token::take_while;

use super::date::{DatePhrase, date_phrase, latest};
use super::lex::{Input, count, lead, mark, space, word, words};
use crate::calendar::{Term, TermUnit};

/// From when, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::law::deadline) enum WrittenAnchor {
    Issue,
    Receipt,
    Date(DatePhrase),
    /// Other words, by their place in the normal text.
    Event(Range<usize>),
    Unstated,
}

/// `trong thời hạn 07 (bảy) ngày làm việc kể từ ngày nhận được văn bản này`, to the end of the text.
pub(super) fn term_phrase(input: &mut Input<'_>) -> winnow::Result<(Term, WrittenAnchor)> {
    (lead, latest).parse_next(input)?;
    // "sau 10 ngày" alone says when something may begin, not when it must be done; "chậm nhất sau" does.
    opt(words(&[
        "trong thời hạn không quá",
        "trong thời hạn tối đa",
        "trong thời hạn",
        "trong thời gian",
        "trong vòng",
        "trong",
        "không quá",
        "tối đa",
    ]))
    .parse_next(input)?;
    term_and_anchor.parse_next(input)
}

/// `chậm nhất sau 05 ngày …`.
pub(super) fn after_phrase(input: &mut Input<'_>) -> winnow::Result<(Term, WrittenAnchor)> {
    preceded((lead, words(&["chậm nhất là sau", "chậm nhất sau"])), term_and_anchor).parse_next(input)
}

fn term_and_anchor(input: &mut Input<'_>) -> winnow::Result<(Term, WrittenAnchor)> {
    let count = count.parse_next(input)?;
    let unit = alt((
        word("ngày làm việc").value(TermUnit::WorkingDay),
        word("ngày").value(TermUnit::Day),
        word("tuần").value(TermUnit::Week),
        word("tháng").value(TermUnit::Month),
        word("năm").value(TermUnit::Year),
    ))
    .parse_next(input)?;
    opt(mark(',')).parse_next(input)?;
    let anchor = alt((eof.value(WrittenAnchor::Unstated), anchor)).parse_next(input)?;
    Ok((Term { count, unit }, anchor))
}

fn anchor(input: &mut Input<'_>) -> winnow::Result<WrittenAnchor> {
    let from = alt((words(&["kể từ", "tính từ", "từ"]), words(&["sau khi", "sau ngày"])));
    (from, opt(words(&["ngày", "khi", "lúc", "thời điểm"]))).parse_next(input)?;
    alt((
        terminated(issue, eof).value(WrittenAnchor::Issue),
        terminated(receipt, eof).value(WrittenAnchor::Receipt),
        terminated(date_phrase, eof)
            .verify(|phrase| !phrase.before && phrase.hour.is_none())
            .map(WrittenAnchor::Date),
        terminated(event, eof).map(WrittenAnchor::Event),
    ))
    .parse_next(input)
}

fn issue(input: &mut Input<'_>) -> winnow::Result<()> {
    let signing = || words(&["ký ban hành", "ban hành", "ký", "phát hành", "ra"]);
    alt(((document, opt(word("được")), signing()).void(), (signing(), opt(document)).void()))
        .parse_next(input)
}

fn receipt(input: &mut Input<'_>) -> winnow::Result<()> {
    (words(&["nhận được", "tiếp nhận", "nhận"]), opt(document)).void().parse_next(input)
}

/// The directive itself: another document would say which.
fn document(input: &mut Input<'_>) -> winnow::Result<()> {
    let this = (
        words(&[
            "văn bản",
            "công văn",
            "quyết định",
            "chỉ thị",
            "kế hoạch",
            "thông báo",
            "kết luận",
            "công điện",
        ]),
        words(&["này", "chỉ đạo này"]),
    );
    alt((this.void(), words(&["văn bản giao nhiệm vụ", "văn bản chỉ đạo", "văn bản"]).void()))
        .parse_next(input)
}

/// An event in words of their own. With a figure or a semicolon it might hide a date or a second deadline.
pub(super) fn event(input: &mut Input<'_>) -> winnow::Result<Range<usize>> {
    preceded(space, take_while(1.., |c: char| !c.is_numeric() && c != ';').span()).parse_next(input)
}
