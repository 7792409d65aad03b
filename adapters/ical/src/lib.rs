//! The duties of a register as an iCalendar feed (RFC 5545): one all-day entry a duty, on its last day.
//!
//! An entry keeps its UID as long as the duty has its key, so that a calendar program that fetches the feed again moves
//! what moved and doubles nothing. A duty without a limit stands on the day that started it.
//!
//! ```
//! use dondoc::{AsOf, Register, Regulation, calendar::WorkingCalendar, duty::DutyFilter, law::Language, register::MemoryStore};
//! let register =
//!     Register::new(MemoryStore::new(), WorkingCalendar::vietnam()?, Regulation::load("vn-ben-tre-2020")?);
//! let duties = register.duties(&DutyFilter::default(), AsOf::on("2020-04-14".parse()?))?;
//! let feed = dondoc_ical::feed(&duties, Language::Vietnamese, "2020-04-14T18:00:00+07:00".parse()?);
//! assert!(feed.starts_with("BEGIN:VCALENDAR"));
//! # Ok::<(), dondoc::DondocError>(())
//! ```

use chrono::{DateTime, NaiveDate, Utc};
use dondoc::Instant;
use dondoc::duty::{Duty, DutyState};
use dondoc::law::{Article, Language};
use icalendar::{Calendar, Component, Event, EventLike};

/// The feed of `duties` in `language`, stamped with the instant at which the host asks: the library reads no clock.
#[must_use]
pub fn feed(duties: &[Duty], language: Language, stamped_at: Instant) -> String {
    let mut calendar = Calendar::new();
    calendar.name("dondoc");
    for duty in duties {
        calendar.push(entry(duty, language, stamped_at));
    }
    calendar.done().to_string()
}

fn entry(duty: &Duty, language: Language, stamped_at: Instant) -> Event {
    let text = duty.text.get(language);
    let about = duty.task.as_ref().map(ToString::to_string).or_else(|| duty.subject.clone());
    let about = about.or_else(|| duty.directive.as_ref().map(ToString::to_string));
    let summary = about.map_or_else(|| text.to_owned(), |about| format!("{about}: {text}"));
    let stamp =
        DateTime::<Utc>::from_timestamp_millis(stamped_at.millis()).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    let day = NaiveDate::from(duty.due_on.unwrap_or(duty.trigger_on));
    Event::new()
        .uid(&format!("{}@dondoc", duty.key))
        .timestamp(stamp)
        .all_day(day)
        .summary(&summary)
        .description(&format!("{}{}", state(duty.state, language), article(duty, language)))
        .add_property("CATEGORIES", duty.agency.as_str())
        .done()
}

/// How the duty stood when the feed was made.
const fn state(state: DutyState, language: Language) -> &'static str {
    match (state, language) {
        (DutyState::Overdue, Language::Vietnamese) => "Quá hạn",
        (DutyState::Overdue, Language::English) => "Overdue",
        (DutyState::Open, Language::Vietnamese) => "Phải làm",
        (DutyState::Open, Language::English) => "To be done",
        (DutyState::Upcoming, Language::Vietnamese) => "Sắp tới",
        (DutyState::Upcoming, Language::English) => "Upcoming",
        (DutyState::Done, Language::Vietnamese) => "Đã làm",
        (DutyState::Done, Language::English) => "Done",
        (DutyState::DoneLate, Language::Vietnamese) => "Đã làm, quá hạn",
        (DutyState::DoneLate, Language::English) => "Done late",
    }
}

fn article(duty: &Duty, language: Language) -> String {
    match (duty.article.as_deref().map(str::parse::<Article>), language) {
        (Some(Ok(article)), Language::Vietnamese) => format!(" ({})", article.vietnamese()),
        (Some(Ok(article)), Language::English) => format!(" ({})", article.english()),
        _ => String::new(),
    }
}
