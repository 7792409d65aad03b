//! The bytes of an event in a store.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dondoc_tests::fuzz::event(text));
