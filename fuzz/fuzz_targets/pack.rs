//! The text of a pack.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dondoc_tests::fuzz::pack(text));
