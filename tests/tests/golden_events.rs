//! Every event of every schema that was ever written must be readable for ever, to the byte.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use dondoc::lifecycle::{ChainHash, EVENT_SCHEMA, Event, EventRecord};
use dondoc_tests::cases::{Files, Pack};
use dondoc_tests::golden;

fn golden_lines(schema: u16) -> Vec<String> {
    let text = std::fs::read_to_string(golden::file(schema)).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn kind(body: &str) -> String {
    let written: serde_json::Value = serde_json::from_str(body).unwrap();
    written["event"]["kind"].as_str().unwrap().to_owned()
}

#[test]
fn every_golden_event_reads_and_writes_as_it_was() {
    for schema in 1..=EVENT_SCHEMA {
        for (line, position) in golden_lines(schema).into_iter().zip(1..) {
            let record = EventRecord::from_stored(position, line.clone(), ChainHash::GENESIS).unwrap();
            assert_eq!(record.entry.schema, schema);
            if schema == EVENT_SCHEMA {
                let again = EventRecord::seal(record.entry, position, ChainHash::GENESIS).unwrap();
                assert_eq!(again.body, line);
                assert_eq!(again.hash, ChainHash::link(ChainHash::GENESIS, &line));
            }
        }
    }
}

/// Every kind of event, as the reader names them when it meets one that it does not know.
fn every_kind() -> BTreeSet<String> {
    let error = serde_json::from_str::<Event>("{\"kind\":\"?\"}").unwrap_err().to_string();
    error.split('`').skip(1).step_by(2).filter(|word| *word != "?").map(str::to_owned).collect()
}

#[test]
fn the_golden_events_of_today_are_those_that_the_library_writes_one_of_each_kind() {
    let written = Files::read().unwrap().events_of_every_kind(&Pack::shipped().unwrap()).unwrap();
    let golden = golden_lines(EVENT_SCHEMA);
    let kinds =
        |bodies: &mut dyn Iterator<Item = &String>| bodies.map(|body| kind(body)).collect::<BTreeSet<_>>();
    assert_eq!(kinds(&mut written.values()), every_kind());
    assert_eq!(kinds(&mut golden.iter()), every_kind());
    assert_eq!(golden, written.into_values().collect::<Vec<_>>());
}

#[test]
fn an_event_with_more_or_less_than_its_schema_says_is_refused_without_a_word_of_it() {
    for line in golden_lines(EVENT_SCHEMA) {
        let more = line.replacen("\"schema\":1", "\"schema\":1,\"bí mật\":\"nội dung mật\"", 1);
        let newer = line.replacen("\"schema\":1", "\"schema\":9", 1);
        let less = line.replacen("\"version\":", "\"wersion\":", 1);
        for (body, code) in [(more, "integrity.broken"), (newer, "store.newer"), (less, "integrity.broken")] {
            let error = EventRecord::from_stored(1, body, ChainHash::GENESIS).unwrap_err();
            assert_eq!(error.code(), code);
            assert!(!error.to_string().contains("mật"), "{error}");
        }
    }
}
