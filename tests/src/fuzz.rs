//! What must hold of every text that comes from outside: the bodies of the fuzz targets of `fuzz`, run by `tests/fuzz.rs` on
//! random texts and on the seeds. Each panics where its parser breaks a promise.
#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a broken promise is a failed test")]

use std::sync::LazyLock;

use dondoc::calendar::WorkingCalendar;
use dondoc::law::deadline::{DeadlineContext, parse_deadline};
use dondoc::lifecycle::{ChainHash, EventRecord};
use dondoc::model::DocumentNumber;
use dondoc::{CivilDate, Regulation};
use unicode_normalization::UnicodeNormalization;

/// A body of a target.
pub type Target = fn(&str);

/// The targets by the names of their folders of seeds.
pub const TARGETS: [(&str, Target); 4] =
    [("deadline", deadline), ("document_number", document_number), ("event", event), ("pack", pack)];

static CALENDAR: LazyLock<WorkingCalendar> =
    LazyLock::new(|| WorkingCalendar::vietnam().expect("the shipped calendar"));

/// The text of a deadline: it is kept to the letter, and what is stored of it gives the same day again.
pub fn deadline(text: &str) {
    let issued_on = CivilDate::from_ymd(2020, 3, 2).expect("a day");
    let context = DeadlineContext::new(&CALENDAR).issued_on(issued_on);
    match parse_deadline(text, &context) {
        Ok(parsed) => {
            assert_eq!(parsed.raw, text);
            assert_eq!(parsed.spec.resolve(&context), Ok(parsed.due));
            let first = parsed.readings.first().and_then(|reading| reading.due);
            assert!(parsed.is_question() || first == parsed.due, "{first:?}, {:?}", parsed.due);
        }
        Err(error) => assert!(matches!(error.code(), "deadline.invalid" | "calendar.outside"), "{error}"),
    }
}

/// A document number: it is kept to the letter, and its canonical form is a fixpoint, in each form of Unicode.
pub fn document_number(raw: &str) {
    let number = DocumentNumber::read(raw);
    assert_eq!(number.raw(), raw);
    let decomposed: String = raw.nfd().collect();
    assert_eq!(DocumentNumber::read(&decomposed).canonical(), number.canonical());
    if let Some(canonical) = number.canonical() {
        assert_eq!(DocumentNumber::read(&canonical).canonical(), Some(canonical));
    }
}

/// The bytes of an event: what can be read is written and read again as the same; what cannot is told by its place alone.
pub fn event(body: &str) {
    match EventRecord::from_stored(1, body.to_owned(), ChainHash::GENESIS) {
        Ok(record) => {
            let sealed = EventRecord::seal(record.entry.clone(), 1, ChainHash::GENESIS).expect("it was read");
            let again = EventRecord::from_stored(1, sealed.body, sealed.hash).expect("it was written");
            assert_eq!(again.entry, record.entry);
        }
        Err(error) => assert!(matches!(error.code(), "integrity.broken" | "store.newer"), "{error}"),
    }
}

/// The text of a pack: what is accepted has every rule that the code reads, and differs from itself in nothing.
pub fn pack(text: &str) {
    match Regulation::parse(text) {
        Ok(pack) => {
            assert_eq!(pack.diff(&pack), []);
            for rule in pack.rules() {
                pack.rule(&rule.clause.id).expect("its own rule");
            }
        }
        // Unknown: the pack that it says to extend.
        Err(error) => assert!(matches!(error.code(), "regulation.invalid" | "regulation.unknown"), "{error}"),
    }
}
