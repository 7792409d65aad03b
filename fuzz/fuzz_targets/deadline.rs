//! The text of a deadline.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dondoc_tests::fuzz::deadline(text));
