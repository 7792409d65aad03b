//! Terms and periods.

use super::Reader;
use super::date::Day;
use crate::calendar::Term;
use crate::date::CivilDate;
use crate::error::Result;
use crate::law::deadline::build::Answer;
use crate::law::deadline::grammar::{PeriodEdge, PeriodPhrase, Span, WrittenAnchor, WrittenYear};
use crate::law::deadline::message as say;
use crate::law::deadline::period::CalendarPeriod;
use crate::law::deadline::spec::{Anchor, DeadlineSpec, Part};

impl Reader<'_> {
    /// A term with what it runs from.
    pub(super) fn term(&self, term: Term, written: WrittenAnchor) -> Result<Answer> {
        let anchor = match written {
            WrittenAnchor::Issue => Anchor::Issue {},
            WrittenAnchor::Receipt => Anchor::Receipt {},
            WrittenAnchor::Event(place) => Anchor::Event { text: self.words(place) },
            WrittenAnchor::Unstated => return self.unanchored(term),
            WrittenAnchor::Date(phrase) => match self.day(phrase.date)? {
                Day::Found { date, filled: false } => Anchor::Date { date },
                Day::Found { .. } | Day::MonthFirst(_) | Day::WithoutYear => {
                    return Ok(Answer::unknown(self.raw));
                }
            },
        };
        let start = self.context.start(&anchor);
        let answer = Answer::new(DeadlineSpec::Within { term, anchor }, &say::TERM);
        let Some(start) = start else {
            return Ok(answer.note(&say::ANCHOR_PENDING, &[&term]));
        };
        let end = self.context.term_end(start, term)?;
        let answer = answer.reading(Some(end.due), &say::TERM, &[&term, &start]);
        let rolled = end.due != end.last_day;
        Ok(if rolled { answer.note(&say::ROLLED, &[&end.last_day, &end.due]) } else { answer })
    }

    /// A term of which nobody says when it begins: a question, with the days that are known as its readings.
    fn unanchored(&self, term: Term) -> Result<Answer> {
        let spec = DeadlineSpec::Within { term, anchor: Anchor::Unstated {} };
        let question = Answer::question(spec, &say::ANCHOR_UNSTATED, &[&term]);
        [self.context.issued_on, self.context.received_on].into_iter().flatten().try_fold(
            question,
            |question, start| {
                let end = self.context.term_end(start, term)?;
                Ok(question.reading(Some(end.due), &say::TERM, &[&term, &start]))
            },
        )
    }

    /// The raw words of a place in the normal text.
    fn words(&self, place: std::ops::Range<usize>) -> String {
        let (first, end) = (self.normal.position(place.start), self.normal.position(place.end));
        self.raw.chars().skip(first).take(end - first).collect()
    }

    /// A period of the calendar with the words before it.
    pub(super) fn period(&self, phrase: PeriodPhrase) -> Result<Answer> {
        let PeriodPhrase { at, edge, part, span, year } = phrase;
        let point = part.unwrap_or(Part::End);
        // There is no month 13 in any year.
        if self.named_period(span, 2000).is_some_and(|period| period.first_day().is_err()) {
            return Err(self.invalid(at));
        }
        let day_in = |year| self.named_period(span, year)?.day(point).ok().flatten();
        let Some((year, filled)) = self.year(year, day_in) else {
            return Ok(self.question(&say::YEAR_MISSING, &[]));
        };
        let Some(period) = self.named_period(span, year) else {
            return Ok(self.question(&say::YEAR_MISSING, &[]));
        };
        self.covered(period.first_day().map_err(|_| self.invalid(at))?)?;
        let Some(day) = period.day(point)? else {
            return Ok(Answer::unknown(self.raw));
        };
        // "Đầu tháng" of a directive of the 20th is not the same month a year later.
        if matches!(span, Span::Month(None) | Span::Quarter(None))
            && self.context.issued_on.is_some_and(|issued_on| issued_on.ymd().0 != year)
        {
            return Ok(Answer::unknown(self.raw));
        }
        let answer = match (edge, part) {
            (PeriodEdge::Before, _) | (PeriodEdge::Until, None) => return self.edge(edge, period, part),
            (PeriodEdge::Within | PeriodEdge::Until, _) => self.point(period, point, day)?,
        };
        Ok(if filled { answer.assume(&say::YEAR_ASSUMED, &[&year]) } else { answer })
    }

    /// The day that a period gives.
    fn point(&self, period: CalendarPeriod, part: Part, day: CivilDate) -> Result<Answer> {
        let spec = DeadlineSpec::EndOf { period, part };
        let due = self.context.named_day(day)?;
        let name = period.report_period()?;
        if part != Part::End {
            return Ok(Answer::new(spec, &say::POINT_OF_PERIOD)
                .assume(&say::POINT_OF_PERIOD, &[&name, &day])
                .reading(Some(due), &say::POINT_OF_PERIOD, &[&name, &day]));
        }
        let answer =
            Answer::new(spec, &say::END_OF_PERIOD).reading(Some(due), &say::END_OF_PERIOD, &[&name, &day]);
        Ok(match self.context.regulation {
            Some(regulation) => {
                let cut_off = name.window(regulation)?.last;
                answer.note(&say::REPORT_PERIOD, &[&name, &day, &cut_off])
            }
            None => answer.note(&say::REPORT_PERIOD_DIFFERS, &[&name, &day]),
        })
    }

    /// "Trước" or "đến" a period: up to its beginning, or through its end.
    fn edge(&self, edge: PeriodEdge, period: CalendarPeriod, part: Option<Part>) -> Result<Answer> {
        let name = period.report_period()?;
        let (first, last) = match part.map(|part| period.day(part)).transpose()?.flatten() {
            Some(day) => (day, day),
            None => (period.first_day()?, period.last_day()?),
        };
        let first = if edge == PeriodEdge::Before { first.plus_days(-1)? } else { first };
        Ok(self
            .question(&say::PERIOD_EDGE, &[&name])
            .reading(Some(self.context.named_day(first)?), &say::START_OF_PERIOD, &[&name, &first])
            .reading(Some(self.context.named_day(last)?), &say::END_OF_PERIOD, &[&name, &last]))
    }

    /// The period in a year; `None` for "this month" when the day of the directive is not known.
    fn named_period(&self, span: Span, year: i32) -> Option<CalendarPeriod> {
        let this_month = || self.context.issued_on.map(|day| day.ymd().1);
        Some(match span {
            Span::Month(month) => CalendarPeriod::Month { year, month: month.or_else(this_month)? },
            Span::Quarter(quarter) => {
                let this_quarter = || this_month().map(|month| month.div_ceil(3));
                CalendarPeriod::Quarter { year, quarter: quarter.or_else(this_quarter)? }
            }
            Span::HalfYear(half) => CalendarPeriod::HalfYear { year, half },
            Span::NineMonths => CalendarPeriod::NineMonths { year },
            Span::Year => CalendarPeriod::Year { year },
        })
    }

    /// `6 tháng`, `9 tháng`.
    pub(super) fn months_or_period(&self, months: u32) -> Result<Answer> {
        let term = Term::months(months);
        let span = if months == 6 { Span::HalfYear(1) } else { Span::NineMonths };
        let Some(issued_on) = self.context.issued_on else {
            return Ok(self.question(&say::ANCHOR_UNSTATED, &[&term]));
        };
        let day_in = |year| self.named_period(span, year)?.last_day().ok();
        let period =
            self.year(WrittenYear::Missing, day_in).and_then(|(year, _)| self.named_period(span, year));
        let Some(period) = period else {
            return Ok(Answer::unknown(self.raw));
        };
        let (name, last) = (period.report_period()?, period.last_day()?);
        let end = self.context.term_end(issued_on, term)?;
        Ok(self
            .question(&say::MONTHS_OR_PERIOD, &[&term, &name])
            .reading(Some(end.due), &say::TERM, &[&term, &issued_on])
            .reading(Some(self.context.named_day(last)?), &say::END_OF_PERIOD, &[&name, &last]))
    }

    /// Several years: the end of the last is one reading, and no single deadline the other.
    pub(super) fn years(&self, last: u32) -> Result<Answer> {
        let period = CalendarPeriod::Year { year: last.cast_signed() };
        self.covered(period.first_day()?)?;
        let (name, day) = (period.report_period()?, period.last_day()?);
        Ok(self
            .question(&say::YEARS, &[])
            .reading(Some(self.context.named_day(day)?), &say::END_OF_PERIOD, &[&name, &day])
            .reading(None, &say::UNDATED, &[]))
    }
}
