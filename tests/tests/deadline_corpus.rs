//! Deadline phrases: the corpus of practice. What must hold of every text stands in `fuzz.rs`.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::sync::LazyLock;

use dondoc::calendar::{Term, WorkingCalendar};
use dondoc::law::deadline::{
    Anchor, BeforeDate, DeadlineContext, DeadlineReading, DeadlineSpec, Immediately, ParsedDeadline,
    parse_deadline,
};
use dondoc::{CivilDate, DondocError, Regulation};
use dondoc_tests::snake;
use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    phrase: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    text: String,
    issued_on: Option<CivilDate>,
    kind: Option<String>,
    due: Option<CivilDate>,
    confidence: Option<String>,
    rule: Option<String>,
    readings: Option<Vec<String>>,
    extended_to: Option<CivilDate>,
    invalid_at: Option<usize>,
}

static CALENDAR: LazyLock<WorkingCalendar> = LazyLock::new(|| WorkingCalendar::vietnam().unwrap());
static REGULATION: LazyLock<Regulation> = LazyLock::new(|| Regulation::load("vn-ben-tre-2020").unwrap());

fn context() -> DeadlineContext<'static> {
    DeadlineContext::new(&CALENDAR).issued_on("2020-03-02".parse().unwrap()).regulation(&REGULATION)
}

/// Everything of an answer but the raw text.
fn answer(text: &str) -> Result<ParsedDeadline, String> {
    parse_deadline(text, &context())
        .map(|parsed| ParsedDeadline { raw: String::new(), ..parsed })
        .map_err(|error| error.code().to_owned())
}

#[test]
fn every_phrase_of_the_corpus_means_what_it_should() {
    let corpus: Corpus = toml::from_str(include_str!("../data/deadlines/corpus.toml")).unwrap();
    assert!(corpus.phrase.len() >= 160);
    for phrase in corpus.phrase {
        let text = &phrase.text;
        let context = phrase.issued_on.map_or_else(context, |day| context().issued_on(day));
        let parsed = match parse_deadline(text, &context) {
            Ok(parsed) => parsed,
            Err(DondocError::Invalid { code, detail, .. }) => {
                let at = phrase.invalid_at.unwrap_or_else(|| panic!("{text}: {detail}"));
                assert_eq!(code, "deadline.invalid", "{text}");
                assert!(detail.ends_with(&format!("at character {at}")), "{text}: {detail}");
                continue;
            }
            Err(error) => panic!("{text}: {error}"),
        };
        assert_eq!(phrase.invalid_at, None, "{text} should not be accepted");
        assert_eq!(parsed.raw, *text);
        assert_eq!(
            parsed.spec.resolve(&context),
            Ok(parsed.due),
            "{text}: what is stored gives the same day"
        );
        assert_eq!((parsed.due, parsed.extended_to), (phrase.due, phrase.extended_to), "{text}");
        assert_eq!(Some(snake(&parsed.kind)), phrase.kind, "{text}");
        assert_eq!(Some(snake(&parsed.confidence)), phrase.confidence, "{text}");
        assert_eq!(Some(parsed.rule), phrase.rule, "{text}");
        let days = parsed
            .readings
            .iter()
            .map(|reading| reading.due.map_or("none".to_owned(), |day| day.to_string()));
        assert_eq!(Some(days.collect::<Vec<_>>()), phrase.readings, "{text}");
    }
}

#[test]
fn what_an_office_chose_is_what_it_gets() {
    let reading = DeadlineReading {
        before_date: BeforeDate::SameDay,
        immediately: Immediately::SameWorkingDay,
        ..DeadlineReading::default()
    };
    let due =
        |text: &str| parse_deadline(text, &context().reading(reading)).unwrap().due.unwrap().to_string();
    assert_eq!(due("trước ngày 20/4/2020"), "2020-04-20");
    assert_eq!(due("ngay"), "2020-03-02");
    let received = context().received_on("2020-04-24".parse().unwrap());
    let due = parse_deadline("07 ngày làm việc kể từ ngày nhận", &received).unwrap().due.unwrap();
    assert_eq!(due.to_string(), "2020-05-07");
}

#[test]
fn the_words_of_an_event_are_kept_to_the_letter() {
    for words in ["Bộ Tài chính có Ý KIẾN", "nhận  đủ hồ sơ"] {
        for words in [words.to_owned(), words.nfd().collect()] {
            let text = format!("07 ngày làm việc kể từ khi {words}");
            let term = Term::working_days(7);
            let expected = DeadlineSpec::Within { term, anchor: Anchor::Event { text: words } };
            assert_eq!(parse_deadline(&text, &context()).unwrap().spec, expected);
        }
    }
}

#[test]
fn a_date_reads_alike_in_every_spelling() {
    for days in 10_957..47_482 {
        let date = CivilDate::from_days(days).unwrap();
        let (year, month, day) = date.ymd();
        for text in [
            format!("{day}/{month}/{year}"),
            format!("{day:02}/{month:02}/{year}"),
            format!("ngày {day}.{month}.{year}"),
            format!("ngày {day:02}-{month:02}-{year}"),
            format!("ngày {day} tháng {month} năm {year}"),
            format!("chậm nhất ngày {day}/{month}/{year}."),
            date.to_string(),
        ] {
            assert_eq!(parse_deadline(&text, &context()).unwrap().due, Some(date), "{text}");
        }
    }
}

#[test]
fn more_working_days_are_never_earlier() {
    let due = |n: u32| {
        parse_deadline(&format!("{n} ngày làm việc kể từ ngày ký"), &context()).unwrap().due.unwrap()
    };
    let days = (1..=300).map(due).collect::<Vec<_>>();
    assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
}

proptest! {
    #[test]
    fn form_case_and_spaces_do_not_change_the_meaning(
        day in 1..=28_u32, month in 1..=12_u32,
        words in proptest::sample::select(vec!["trước ngày", "chậm nhất ngày", "đến hết ngày", "trong ngày", "ngày"]),
    ) {
        let text = format!("{words} {day}/{month}/2020");
        let meaning = answer(&text);
        prop_assert!(meaning.is_ok());
        prop_assert_eq!(&meaning, &answer(&text.nfd().collect::<String>()));
        prop_assert_eq!(&meaning, &answer(&text.to_uppercase()));
        prop_assert_eq!(&meaning, &answer(&format!("  {}\u{a0}", text.replace(' ', "   "))));
    }
}
