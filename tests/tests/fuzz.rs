//! The fuzz targets on every run: on their seeds, on random texts, on seeds with a piece changed, and on texts of twice the length.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dondoc_tests::fuzz::{TARGETS, deadline, document_number, event, pack};
use proptest::prelude::*;

/// The seeds of a target, and the shipped packs, which are seeds of one too.
fn seeds(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(target);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut seeds = files.map(|file| fs::read_to_string(file).unwrap()).collect::<Vec<_>>();
    seeds.sort();
    assert!(seeds.len() >= 3, "{target} has {} seeds", seeds.len());
    if target == "pack" {
        seeds.extend(dondoc::Regulation::shipped().iter().map(|id| {
            let source = dondoc::Regulation::source(id).unwrap();
            assert!(dondoc::Regulation::parse(source).is_ok());
            source.to_owned()
        }));
    }
    seeds
}

#[test]
fn every_seed_holds() {
    for (name, target) in TARGETS {
        seeds(name).iter().for_each(|seed| target(seed));
    }
}

#[test]
fn a_seed_of_each_parser_is_read_whole() {
    use dondoc::lifecycle::{ChainHash, EventRecord};
    use dondoc::model::DocumentNumber;

    let readable = |text: &String| EventRecord::from_stored(1, text.clone(), ChainHash::GENESIS).is_ok();
    assert!(seeds("event").iter().any(readable), "events that cannot be read teach a fuzzer little");
    assert!(seeds("document_number").iter().any(|text| DocumentNumber::read(text).number().is_some()));
}

/// How long a busy machine may hide that a parser is linear.
const PATIENCE: Duration = Duration::from_secs(20);

/// That the long text takes at most three times as long as the short one, which has half its length: a parser that goes back
/// and forth takes four times. The least of as many tries as it takes, for other programs may run in between.
fn assert_linear(what: &str, target: fn(&str), short: &str, long: &str) {
    let time = |text: &str| {
        let begin = Instant::now();
        target(text);
        begin.elapsed()
    };
    let (mut least_short, mut least_long) = (Duration::MAX, Duration::MAX);
    let begin = Instant::now();
    let mut found = false;
    while !found && begin.elapsed() < PATIENCE {
        least_short = least_short.min(time(short));
        least_long = least_long.min(time(long));
        found = least_long < least_short * 3 + Duration::from_micros(200);
    }
    assert!(found, "{what}: {least_short:?}, and {least_long:?} for twice the length");
}

#[test]
fn twice_the_text_takes_about_twice_the_time() {
    let pieces: [&[&str]; 4] = [
        &["trước ngày ", "((", "1 ", "1/1/2020, ", "ngày làm việc kể từ ", "; ", "và ", "thường xuyên, "],
        &["1", "12/", "QĐ-", "Số: ", "a\u{309}"],
        &["{\"schema\":1,", "[", "\"a\",", "\\u0000"],
        &["a", "[[rule]]\n", "schema = 1\n", "[", "a.", "\"\"\"", "#", "[label.a]\n"],
    ];
    for ((name, target), pieces) in TARGETS.into_iter().zip(pieces) {
        for piece in pieces {
            let text = |times: usize| piece.repeat(times * 10_000 / piece.len());
            assert_linear(&format!("{name} {piece:?}"), target, &text(1), &text(2));
        }
    }
}

/// The same of what is accepted: a pack with many names and kinds.
#[test]
fn a_pack_of_twice_the_size_takes_about_twice_the_time() {
    let source = dondoc::Regulation::source("vn-ben-tre-2020").unwrap();
    let grown = |count: usize| {
        let names = (0..count).map(|number| format!("\"kind_{number}\", ")).collect::<String>();
        let kinds = (0..count).map(|number| {
            format!("\n[[directive_kind]]\nid = \"kind_{number}\"\nvi = \"Loại\"\nen = \"Kind\"\nnumbered = true\n")
        });
        let (before, after) = source.split_once("\"work_programme\", ").unwrap();
        let text = format!("{before}{names}\"work_programme\", {after}{}", kinds.collect::<String>());
        assert_eq!(dondoc::Regulation::parse(&text).err(), None);
        text
    };
    assert_linear("pack", pack, &grown(1_500), &grown(3_000));
}

/// A seed with a piece cut out, doubled, or replaced by random text.
fn changed(target: &'static str) -> impl Strategy<Value = String> {
    let seed = proptest::sample::select(seeds(target));
    (seed, 0.0..1.0_f64, 0.0..1.0_f64, prop_oneof!["", "\\PC{0,8}", "[\\[\\]{}\",=/0-9-]{1,4}"]).prop_map(
        |(seed, from, length, new)| {
            let letters = seed.chars().collect::<Vec<_>>();
            let from = (from * letters.len() as f64) as usize;
            let until = (from + (length * 12.0) as usize).min(letters.len());
            letters[..from]
                .iter()
                .copied()
                .chain(new.chars())
                .chain(letters[until..].iter().copied())
                .collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn random_texts_hold(text in "\\PC{0,120}") {
        for (_, target) in TARGETS {
            target(&text);
        }
    }

    #[test]
    fn changed_deadlines_hold(text in changed("deadline")) {
        deadline(&text);
    }

    #[test]
    fn words_of_deadlines_in_any_order_hold(
        words in proptest::collection::vec(
            prop_oneof![
                "[0-9]{1,6}",
                proptest::sample::select(vec![
                    "trước", "ngày", "tháng", "năm", "quý", "II", "/", "-", ";", "(", ")", "hằng", "làm việc", "kể từ", "nhận",
                    "ký", "đến hết", "trong", "giờ", "h", "gia hạn", "sau khi", "thường xuyên", "đầu", "giữa", "cuối", ",",
                    "chậm nhất", "ban hành", "tuần", "đợt", ":",
                ])
                .prop_map(str::to_owned),
            ],
            0..12,
        ),
        glue in proptest::sample::select(vec!["", " "]),
    ) {
        deadline(&words.join(glue));
    }

    #[test]
    fn days_in_short_hold(day in 1..=31_u32, month in 1..=12_u32, words in "(trước |đến hết |)(ngày |)") {
        deadline(&format!("{words}{day}/{month}"));
    }

    #[test]
    fn numbers_as_offices_write_them_hold(raw in "[0-9]{1,6}[a-z]?/([0-9]{4}/)?(QĐ|KH|Uỷ|TTr|Tổ|[A-ZĐ]{1,6})-[A-ZĐỦ]{1,6}") {
        document_number(&raw);
    }

    #[test]
    fn changed_document_numbers_hold(text in changed("document_number")) {
        document_number(&text);
    }

    #[test]
    fn changed_events_hold(text in changed("event")) {
        event(&text);
    }
}

proptest! {
    // A pack is long: fewer of them.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn changed_packs_hold(text in changed("pack")) {
        pack(&text);
    }
}
