//! The duties of the register of 2020 as an iCalendar feed, read back by the same crate's parser.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use dondoc::AsOf;
use dondoc::duty::DutyFilter;
use dondoc::law::Language;
use dondoc::register::MemoryStore;
use dondoc_csv::{File, import};
use dondoc_tests::{AGENCIES, REGISTER, register_on};
use icalendar::{Calendar, Component};

#[test]
fn every_duty_is_one_all_day_entry_with_a_lasting_uid() {
    let mut register = register_on(MemoryStore::new()).unwrap();
    import(&mut register, File::new("r", REGISTER.as_bytes()), File::new("a", AGENCIES.as_bytes())).unwrap();
    let duties = |day: &str| register.duties(&DutyFilter::default(), AsOf::on(day.parse().unwrap())).unwrap();
    let at = "2020-04-14T18:00:00+07:00".parse().unwrap();
    let today = duties("2020-04-14");
    let text = dondoc_ical::feed(&today, Language::Vietnamese, at);
    assert_eq!(
        text,
        dondoc_ical::feed(&today, Language::Vietnamese, at),
        "the same question, the same bytes"
    );
    assert!(text.lines().all(|line| line.len() <= 75), "RFC 5545 folds lines at 75 octets");

    let feed: Calendar = text.parse().unwrap();
    assert_eq!(feed.components.len(), today.len());
    let mut uids = Vec::new();
    for (entry, duty) in feed.components.iter().zip(&today) {
        let event = entry.as_event().unwrap();
        let day = duty.due_on.unwrap_or(duty.trigger_on).to_string().replace('-', "");
        assert_eq!(event.property_value("DTSTART"), Some(day.as_str()));
        assert_eq!(event.property_value("DTSTAMP"), Some("20200414T110000Z"));
        assert!(event.get_summary().unwrap().contains(&duty.text.vi), "{}", duty.key);
        uids.push(event.get_uid().unwrap().to_owned());
    }
    let count = uids.len();
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), count, "no two entries share a UID");

    let tomorrow = duties("2020-04-15");
    let lasting = tomorrow.iter().filter(|duty| uids.contains(&format!("{}@dondoc", duty.key))).count();
    assert!(lasting * 10 > count * 9, "{lasting} of {count} keep their key overnight");
}
