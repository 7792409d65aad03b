//! A document number (số, ký hiệu).
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dondoc_tests::fuzz::document_number(text));
