//! Words and numbers of the normal text.

use winnow::combinator::{alt, delimited, fail, not, opt, preceded, repeat, terminated};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Stream};
use winnow::token::{one_of, take_while};

/// The normal text, which knows where it stands.
pub(super) type Input<'a> = LocatingSlice<&'a str>;

/// A word or words that end where no letter follows, and the space behind. A digit may follow: `tháng6`, `quý2`.
pub(super) fn word<'a>(literal: &'static str) -> impl Parser<Input<'a>, (), ContextError> {
    (literal, not(one_of(char::is_alphabetic)), space).void()
}

/// The first of the words that stands here; a longer one must precede its own beginning.
pub(super) fn words<'a>(list: &'static [&'static str]) -> impl Parser<Input<'a>, &'static str, ContextError> {
    move |input: &mut Input<'a>| {
        let start = input.checkpoint();
        for literal in list {
            if word(literal).parse_next(input).is_ok() {
                return Ok(*literal);
            }
            input.reset(&start);
        }
        fail.parse_next(input)
    }
}

/// The one space that the normal text has between words, or none.
pub(super) fn space(input: &mut Input<'_>) -> winnow::Result<()> {
    opt(' ').void().parse_next(input)
}

/// A mark with spaces around it, or not.
pub(super) fn mark<'a>(mark: char) -> impl Parser<Input<'a>, (), ContextError> {
    delimited(space, mark, space).void()
}

/// A number of so many digits and no more. It ends with its last digit.
pub(super) fn number<'a>(fewest: usize, most: usize) -> impl Parser<Input<'a>, u32, ContextError> {
    terminated(
        take_while(fewest..=most, |c: char| c.is_ascii_digit()).parse_to(),
        not(one_of(|c: char| c.is_ascii_digit())),
    )
}

/// A count in figures, in words or in both, which must then agree: `07`, `bảy`, `07 (bảy)`, `bảy (07)`.
pub(super) fn count(input: &mut Input<'_>) -> winnow::Result<u32> {
    (one_count, opt(delimited(('(', space), one_count, (')', space))))
        .verify(|(count, aside)| *count > 0 && aside.is_none_or(|aside| aside == *count))
        .map(|(count, _)| count)
        .parse_next(input)
}

/// A count in figures or in words. A thousand of anything would be a year, or a number of something else.
fn one_count(input: &mut Input<'_>) -> winnow::Result<u32> {
    alt((terminated(number(1, 3), space), in_words)).parse_next(input)
}

/// One to ninety-nine: `chín`, `mười lăm`, `ba mươi`, `hai mươi mốt`.
fn in_words(input: &mut Input<'_>) -> winnow::Result<u32> {
    let ones = |input: &mut Input<'_>| {
        alt((
            words(&["một", "mốt"]).value(1),
            word("hai").value(2),
            word("ba").value(3),
            words(&["bốn", "tư"]).value(4),
            words(&["năm", "lăm"]).value(5),
            word("sáu").value(6),
            words(&["bảy", "bẩy"]).value(7),
            word("tám").value(8),
            word("chín").value(9_u32),
        ))
        .parse_next(input)
    };
    let tens = |input: &mut Input<'_>| {
        alt((word("mười").value(10), terminated(ones, word("mươi")).map(|tens: u32| tens * 10)))
            .parse_next(input)
    };
    alt(((tens, opt(ones)).map(|(tens, ones): (u32, Option<u32>)| tens + ones.unwrap_or(0)), ones))
        .parse_next(input)
}

/// What may stand before a deadline without changing it: what is to be done, and for whom. A closed list: words that
/// are not known are not skipped.
pub(super) fn lead(input: &mut Input<'_>) -> winnow::Result<()> {
    repeat::<_, _, (), _, _>(0..=4, (words(LEADS), opt(preceded(space, (':', space))))).parse_next(input)
}

const LEADS: &[&str] = &[
    "thời hạn hoàn thành",
    "thời hạn thực hiện",
    "thời hạn xử lý",
    "thời hạn báo cáo",
    "thời hạn",
    "thời gian hoàn thành",
    "thời gian thực hiện",
    "hạn hoàn thành",
    "hạn xử lý",
    "hạn chót",
    "hạn cuối",
    "hạn",
    "hoàn thành",
    "thực hiện",
    "xử lý",
    "tham mưu",
    "trình",
    "gửi",
    "báo cáo",
    "kết quả thực hiện",
    "kết quả",
    "về",
    "cho",
    "chủ tịch uỷ ban nhân dân tỉnh",
    "chủ tịch ubnd tỉnh",
    "văn phòng uỷ ban nhân dân tỉnh",
    "văn phòng ubnd tỉnh",
    "uỷ ban nhân dân tỉnh",
    "ubnd tỉnh",
    "hội đồng nhân dân tỉnh",
    "hđnd tỉnh",
    "tỉnh uỷ",
    "thủ tướng chính phủ",
];
