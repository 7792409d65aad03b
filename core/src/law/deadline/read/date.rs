//! Days that are named.

use super::Reader;
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::deadline::build::Answer;
use crate::law::deadline::context::BeforeDate;
use crate::law::deadline::grammar::{DatePhrase, WrittenDate, WrittenHour, WrittenYear};
use crate::law::deadline::message as say;
use crate::law::deadline::period::CalendarPeriod;
use crate::law::deadline::spec::{DeadlineSpec, TimeOfDay};

/// A written date against the calendar.
pub(super) enum Day {
    /// A day, and whether its year was filled in.
    Found { date: CivilDate, filled: bool },
    /// No day, but one if the month was written first; with that day, where the year is known.
    MonthFirst(Option<CivilDate>),
    /// The year is not known.
    WithoutYear,
}

/// Day 0 of spreadsheets that count from 1900, with the 29/2/1900 that they believe in.
const SERIALS_FROM: (i32, u32, u32) = (1899, 12, 30);
/// The days by which the system of 1904 is behind.
const SERIALS_OF_1904: i32 = 1_462;

impl Reader<'_> {
    /// A date with the words about it.
    pub(super) fn date(&self, phrase: DatePhrase) -> Result<Answer> {
        let DatePhrase { before, date: written, .. } = phrase;
        let hour = phrase.hour.map(|hour| self.hour(hour)).transpose()?;
        let (date, filled) = match self.day(written)? {
            Day::Found { date, filled } => (self.covered(date)?, filled),
            Day::MonthFirst(day) => return self.month_first(written, day),
            Day::WithoutYear => return Ok(self.question(&say::YEAR_MISSING, &[])),
        };
        let spec = DeadlineSpec::On { date, before, hour };
        let due = spec.resolve(self.context)?;
        let answer = match hour {
            Some(hour) => {
                let hour = hour.to_string();
                let values: [&dyn crate::law::message::Bilingual; 2] = [&hour.as_str(), &date];
                Answer::new(spec, &say::AT_HOUR).reading(due, &say::AT_HOUR, &values)
            }
            None if before => self.before(spec, date)?,
            None => Answer::new(spec, &say::ON_DATE).reading(due, &say::ON_DATE, &[&date]),
        };
        Ok(if filled { answer.assume(&say::YEAR_ASSUMED, &[&date.ymd().0]) } else { answer })
    }

    /// "Trước ngày": the office's reading, then the other one.
    fn before(&self, spec: DeadlineSpec, date: CivilDate) -> Result<Answer> {
        let day_before = (self.context.named_day(date.plus_days(-1)?)?, say::BEFORE_DATE);
        let same_day = (self.context.named_day(date)?, say::BEFORE_DATE_INCLUSIVE);
        let (taken, other) = match self.context.reading.before_date {
            BeforeDate::DayBefore => (day_before, same_day),
            BeforeDate::SameDay => (same_day, day_before),
        };
        Ok(Answer::new(spec, &say::BEFORE_DATE)
            .assume(&taken.1, &[&date])
            .reading(Some(taken.0), &taken.1, &[&date])
            .reading(Some(other.0), &other.1, &[&date]))
    }

    fn month_first(&self, written: WrittenDate, day: Option<CivilDate>) -> Result<Answer> {
        let answer = self.question(&say::MONTH_FIRST, &[&written.month.cast_signed()]);
        let Some(day) = day else {
            return Ok(answer);
        };
        let answer = answer.reading(Some(self.context.named_day(day)?), &say::ON_DATE, &[&day]);
        // `6/20` may be June 2020 as well.
        match self.year(WrittenYear::TwoDigits(written.month.cast_signed()), |_| None) {
            Some((year, _)) if written.year == WrittenYear::Missing => {
                let period = CalendarPeriod::Month { year, month: written.day };
                let (name, last) = (period.report_period()?, period.last_day()?);
                let due = self.context.named_day(last)?;
                Ok(answer.reading(Some(due), &say::END_OF_PERIOD, &[&name, &last]))
            }
            _ => Ok(answer),
        }
    }

    /// A day of the calendar; the days about it are then days too.
    pub(super) fn covered(&self, day: CivilDate) -> Result<CivilDate> {
        self.context.calendar.is_working_day(day).map(|_| day)
    }

    /// A date and the one it was extended to: the original stays the deadline (thời hạn giao). What does not come later
    /// extends nothing.
    pub(super) fn extended(&self, original: DatePhrase, extension: DatePhrase) -> Result<Answer> {
        let answer = self.date(original)?;
        let due = answer.spec.resolve(self.context)?;
        let until = self.date(extension)?.spec.resolve(self.context)?;
        match (due, until) {
            (Some(due), Some(until)) if until > due => {
                let mut answer = answer.note(&say::EXTENDED, &[&until]);
                answer.extended_to = Some(until);
                Ok(answer)
            }
            _ => self.several(&[original, extension], self.question(&say::MILESTONES, &[])),
        }
    }

    /// A question with the days of several dates as its readings.
    pub(super) fn several(&self, dates: &[DatePhrase], question: Answer) -> Result<Answer> {
        dates.iter().try_fold(question, |question, phrase| {
            let day = self.date(*phrase)?.spec.resolve(self.context)?;
            Ok(match day {
                Some(day) => question.reading(Some(day), &say::ON_DATE, &[&day]),
                None => question,
            })
        })
    }

    /// The number of a day in a spreadsheet: 1900 is the system of nearly all files. A number that is no day of this
    /// century is some other number.
    pub(super) fn serial(&self, serial: u32) -> Result<Answer> {
        let (year, month, day) = SERIALS_FROM;
        let date = CivilDate::from_ymd(year, month, day)?.plus_days(serial.cast_signed())?;
        if !(2000..2100).contains(&date.ymd().0) {
            return Ok(Answer::unknown(self.raw));
        }
        let spec = DeadlineSpec::On { date, before: false, hour: None };
        let due = spec.resolve(self.context)?;
        let answer = Answer::new(spec, &say::SERIAL).assume(&say::SERIAL, &[&date]).reading(
            due,
            &say::SERIAL,
            &[&date],
        );
        let other = date.plus_days(SERIALS_OF_1904)?;
        Ok(match self.context.named_day(other) {
            Ok(due) => answer.reading(Some(due), &say::SERIAL_1904, &[&other]),
            Err(_) => answer,
        })
    }

    pub(super) fn day(&self, written: WrittenDate) -> Result<Day> {
        let WrittenDate { at, day, month, year, numeric } = written;
        // Without a year, a leap year: 31/4 is no day of any year, 29/2 is one of some.
        let year_of = |month: u32, day: u32| {
            // 28/2 stands for 29/2: whether it is past does not depend on the leap year.
            self.year(year, |year| CivilDate::from_ymd(year, month, day.min(28)).ok())
        };
        let exists =
            |month, day| CivilDate::from_ymd(year_of(month, day).map_or(2000, |found| found.0), month, day);
        match (exists(month, day), year_of(month, day)) {
            (Ok(date), Some((_, filled))) => Ok(Day::Found { date, filled }),
            (Ok(_), None) => Ok(Day::WithoutYear),
            (Err(_), _) if numeric && month > 12 => match (exists(day, month), year_of(day, month)) {
                (Ok(date), Some(_)) => Ok(Day::MonthFirst(Some(date))),
                (Ok(_), None) => Ok(Day::MonthFirst(None)),
                (Err(_), _) => Err(self.invalid(at)),
            },
            (Err(_), _) => Err(self.invalid(at)),
        }
    }

    fn hour(&self, written: WrittenHour) -> Result<TimeOfDay> {
        let WrittenHour { at, hour, minute } = written;
        match (u8::try_from(hour), u8::try_from(minute)) {
            (Ok(hour @ 0..24), Ok(minute @ 0..60)) => Ok(TimeOfDay { hour, minute }),
            (Ok(24), Ok(0)) => Ok(TimeOfDay { hour: 24, minute: 0 }),
            _ => Err(self.invalid(at)),
        }
    }
}
