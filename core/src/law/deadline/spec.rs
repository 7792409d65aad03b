//! What a deadline says, as written: the value that is stored beside the raw text.

use serde::{Deserialize, Serialize};

use super::period::CalendarPeriod;
use crate::calendar::Term;
use crate::date::CivilDate;

/// A deadline (thời hạn) as it was written, before any reading of it: a pack that reads "trước ngày" otherwise changes
/// what [`DeadlineSpec::resolve`] answers, never what is stored.
///
/// ```
/// use dondoc::calendar::{Term, WorkingCalendar};
/// use dondoc::law::deadline::{Anchor, DeadlineContext, DeadlineSpec};
/// use dondoc::CivilDate;
/// let spec = DeadlineSpec::Within { term: Term::working_days(7), anchor: Anchor::Receipt {} };
/// let calendar = WorkingCalendar::vietnam()?;
/// let context = DeadlineContext::new(&calendar);
/// assert_eq!(spec.resolve(&context)?, None); // pending: nobody knows when it was received
/// let context = context.received_on(CivilDate::from_ymd(2020, 4, 24)?);
/// assert_eq!(spec.resolve(&context)?, Some(CivilDate::from_ymd(2020, 5, 7)?)); // 30/4 and 1/5 are holidays
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, module = "dondoc"))]
pub enum DeadlineSpec {
    /// A day: `ngày 15/3/2020`, `trước ngày 20/4/2020`, `trước 17h00 ngày 20/4/2020`.
    On {
        /// The day named.
        date: CivilDate,
        /// Whether the words are "trước ngày" and the day named may not count.
        before: bool,
        /// The hour of that day, where one is named. Deadlines are days; the hour is kept, not counted.
        hour: Option<TimeOfDay>,
    },
    /// A period that begins with an event: `07 ngày làm việc kể từ ngày nhận`.
    Within {
        /// How long; 0 working days is "ngay", the same working day.
        term: Term,
        /// From when.
        anchor: Anchor,
    },
    /// A month, quarter, half-year, nine months or year of the calendar, or a point of it.
    EndOf {
        /// The period.
        period: CalendarPeriod,
        /// Its end, its beginning or its middle.
        part: Part,
    },
    /// No day by nature: `thường xuyên`, `không thời hạn` (Đ5.2), or a cell that names none.
    NoDeadline {},
    /// Again and again: `trước ngày 15 hằng tháng`.
    Recurring {
        /// How often; several where several are named ("hằng tháng, quý, năm").
        every: Vec<Cycle>,
        /// The day of the month, where one is named.
        day: Option<u32>,
        /// The month of the year, where one is named.
        month: Option<u32>,
        /// Whether the words are "trước ngày".
        before: bool,
    },
    /// After something that has not happened: `sau khi có hướng dẫn của Bộ`. It is pending, never overdue.
    AwaitsEvent {
        /// The words, to the letter.
        text: String,
    },
    /// Not understood, or not understood in one way: somebody must say what it means.
    Unresolved {
        /// The words, to the letter.
        text: String,
    },
}

impl DeadlineSpec {
    /// Which kind of deadline it is.
    #[must_use]
    pub const fn kind(&self) -> DeadlineKind {
        match self {
            Self::On { .. } => DeadlineKind::Date,
            Self::Within { .. } => DeadlineKind::Term,
            Self::EndOf { .. } => DeadlineKind::Period,
            Self::NoDeadline {} => DeadlineKind::NoDeadline,
            Self::Recurring { .. } => DeadlineKind::Recurring,
            Self::AwaitsEvent { .. } => DeadlineKind::Event,
            Self::Unresolved { .. } => DeadlineKind::Unresolved,
        }
    }
}

/// The kinds of deadline, without their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum DeadlineKind {
    /// [`DeadlineSpec::On`].
    Date,
    /// [`DeadlineSpec::Within`].
    Term,
    /// [`DeadlineSpec::EndOf`].
    Period,
    /// [`DeadlineSpec::NoDeadline`].
    NoDeadline,
    /// [`DeadlineSpec::Recurring`].
    Recurring,
    /// [`DeadlineSpec::AwaitsEvent`].
    Event,
    /// [`DeadlineSpec::Unresolved`].
    Unresolved,
}

/// The event with which a period begins; its day is not counted (Civil Code, article 147 paragraph 3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, from_py_object, module = "dondoc"))]
pub enum Anchor {
    /// The directive is issued or signed (ban hành, ký).
    Issue {},
    /// The directive is received (nhận).
    Receipt {},
    /// A day that is written out.
    Date {
        /// The day.
        date: CivilDate,
    },
    /// Something else; the host knows when it happens.
    Event {
        /// The words, to the letter.
        text: String,
    },
    /// Not said.
    Unstated {},
}

/// How often something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(
        frozen,
        eq,
        eq_int,
        hash,
        from_py_object,
        rename_all = "SCREAMING_SNAKE_CASE",
        module = "dondoc"
    )
)]
pub enum Cycle {
    /// Hằng ngày.
    Day,
    /// Hằng tuần.
    Week,
    /// Hằng tháng.
    Month,
    /// Hằng quý.
    Quarter,
    /// 6 tháng.
    HalfYear,
    /// 9 tháng.
    NineMonths,
    /// Hằng năm.
    Year,
}

/// A point of a period (Civil Code, article 146 paragraphs 2 and 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(
        frozen,
        eq,
        eq_int,
        hash,
        from_py_object,
        rename_all = "SCREAMING_SNAKE_CASE",
        module = "dondoc"
    )
)]
pub enum Part {
    /// Đầu: the first day.
    Beginning,
    /// Giữa: day 15 of a month, the last day of June of a year.
    Middle,
    /// Cuối, or no word at all: the last day.
    End,
}

/// An hour of the day at Asia/Ho_Chi_Minh, 0:00 to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "dondoc"))]
pub struct TimeOfDay {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl TimeOfDay {
    /// The first moment of a day: as the end of a deadline it is the end of the day before.
    pub const MIDNIGHT: Self = Self { hour: 0, minute: 0 };
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}h{:02}", self.hour, self.minute)
    }
}
