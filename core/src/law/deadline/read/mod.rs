//! From a phrase to its answer: years are filled in, days are checked, questions are asked.

mod date;
mod span;

use super::build::Answer;
use super::context::{DeadlineContext, Immediately};
use super::grammar::{Phrase, Recurrence, WrittenYear, phrase};
use super::message as say;
use super::normal::Normal;
use super::spec::{Anchor, DeadlineSpec};
use crate::calendar::Term;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};
use crate::law::message::{Bilingual, Template};

/// A text that is being read.
pub(super) struct Reader<'a> {
    pub(super) raw: &'a str,
    pub(super) normal: &'a Normal,
    pub(super) context: &'a DeadlineContext<'a>,
}

impl Reader<'_> {
    pub(super) fn answer(&self) -> Result<Answer> {
        let Some(phrase) = phrase(&self.normal.text) else {
            return Ok(Answer::unknown(self.raw));
        };
        match phrase {
            Phrase::Blank => Ok(Answer::question(DeadlineSpec::NoDeadline {}, &say::BLANK, &[])),
            Phrase::Repeat => Ok(self.question(&say::REPEAT, &[])),
            Phrase::Date(phrase) => self.date(phrase),
            Phrase::Extended(original, extension) => self.extended(original, extension),
            Phrase::Milestones(dates) => self.several(&dates, self.question(&say::MILESTONES, &[])),
            Phrase::Range(_, last) => self.several(&[last], self.question(&say::RANGE, &[])),
            Phrase::DayWithoutMonth => Ok(self.question(&say::MONTH_MISSING, &[])),
            Phrase::Serial(serial) => self.serial(serial),
            Phrase::Term(term, anchor) => self.term(term, anchor),
            Phrase::Immediately => self.immediately(),
            Phrase::Period(phrase) => self.period(phrase),
            Phrase::MonthsOrPeriod(months) => self.months_or_period(months),
            Phrase::Years(_, last) => self.years(last),
            Phrase::Recurring(recurrence) => self.recurring(recurrence),
            Phrase::Undated => {
                let answer = Answer::new(DeadlineSpec::NoDeadline {}, &say::UNDATED);
                Ok(answer.reading(None, &say::UNDATED, &[]))
            }
            Phrase::Routine => Ok(Answer::question(DeadlineSpec::NoDeadline {}, &say::ROUTINE, &[])),
            Phrase::Urgent => Ok(Answer::question(DeadlineSpec::NoDeadline {}, &say::URGENT, &[])),
            Phrase::AwaitsEvent => {
                let spec = DeadlineSpec::AwaitsEvent { text: self.raw.to_owned() };
                Ok(Answer::new(spec, &say::AWAITS_EVENT).note(&say::AWAITS_EVENT, &[]))
            }
        }
    }

    /// A question about a text that stays unresolved.
    fn question(&self, rule: &Template, values: &[&dyn Bilingual]) -> Answer {
        Answer::question(DeadlineSpec::Unresolved { text: self.raw.to_owned() }, rule, values)
    }

    /// Something that does not exist, by its place and never by its words.
    fn invalid(&self, at: usize) -> DondocError {
        let position = self.normal.position(at) + 1;
        let detail = format!("there is no such day, hour or period, at character {position}");
        DondocError::invalid(codes::DEADLINE_INVALID, "deadline", detail)
    }

    /// The year that is meant, and whether it was filled in: two figures are those nearest to the year of the
    /// directive; a missing year is that of the directive, or the next where the day would lie before its issue.
    fn year(&self, written: WrittenYear, day_in: impl Fn(i32) -> Option<CivilDate>) -> Option<(i32, bool)> {
        if let WrittenYear::Full(year) = written {
            return Some((year, false));
        }
        let issued_on = self.context.issued_on?;
        let this = issued_on.ymd().0;
        let year = match written {
            WrittenYear::Full(year) => year,
            WrittenYear::TwoDigits(figures) => this + (figures - this + 50).rem_euclid(100) - 50,
            WrittenYear::Missing if day_in(this).is_some_and(|day| day < issued_on) => this + 1,
            WrittenYear::Missing => this,
        };
        Some((year, true))
    }

    fn immediately(&self) -> Result<Answer> {
        let spec = DeadlineSpec::Within { term: Term::working_days(0), anchor: Anchor::Issue {} };
        let day = self.context.issued_on.map(|day| self.context.same_working_day(day)).transpose()?;
        Ok(match self.context.reading.immediately {
            Immediately::SameWorkingDay => Answer::new(spec, &say::IMMEDIATELY)
                .assume(&say::SAME_WORKING_DAY, &[])
                .reading(day, &say::SAME_WORKING_DAY, &[]),
            Immediately::Ask => Answer::question(spec, &say::IMMEDIATELY, &[])
                .reading(day, &say::SAME_WORKING_DAY, &[])
                .reading(None, &say::UNDATED, &[]),
        })
    }

    fn recurring(&self, recurrence: Recurrence) -> Result<Answer> {
        let Recurrence { every, day } = recurrence;
        if let Some(day) = day {
            // Of a leap year: 29/2 comes every four years, 30/2 never. A 31st is the last day of shorter months.
            let exists = CivilDate::from_ymd(2000, day.month.unwrap_or(1), day.day).is_ok();
            if !exists {
                return Err(self.invalid(day.at));
            }
        }
        let spec = DeadlineSpec::Recurring {
            every,
            day: day.map(|day| day.day),
            month: day.and_then(|day| day.month),
            before: day.is_some_and(|day| day.before),
        };
        Ok(Answer::new(spec, &say::RECURRING).reading(None, &say::RECURRING, &[]))
    }
}
