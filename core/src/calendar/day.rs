//! What the calendar answers about a day.

use serde::Serialize;

use crate::date::CivilDate;

/// What kind of day a day is.
///
/// ```
/// use dondoc::calendar::DayKind;
/// assert!(DayKind::MakeUp.is_working());
/// assert_eq!(DayKind::Compensatory.label(), "nghỉ bù");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum DayKind {
    /// An ordinary working day (ngày làm việc).
    Working,
    /// A day of weekly rest that is nothing else (ngày nghỉ hằng tuần).
    Weekend,
    /// A statutory holiday, whatever its day of the week (ngày lễ, tết).
    Holiday,
    /// Rest that makes good a holiday on a day of weekly rest (nghỉ bù).
    Compensatory,
    /// A working day given off in exchange for another day (nghỉ do hoán đổi).
    SwapOff,
    /// A day of weekly rest that is worked in exchange for another day (làm bù).
    MakeUp,
    /// A day off of the body's own, see [`crate::calendar::CalendarBuilder::day_off`].
    OwnOff,
    /// A day worked by the body's own decision, see [`crate::calendar::CalendarBuilder::working_day`].
    OwnWorking,
}

impl DayKind {
    /// Whether the day is worked.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp | Self::OwnWorking)
    }

    /// The Vietnamese label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Working => "ngày làm việc",
            Self::Weekend => "nghỉ hằng tuần",
            Self::Holiday => "nghỉ lễ, tết",
            Self::Compensatory => "nghỉ bù",
            Self::SwapOff => "nghỉ do hoán đổi ngày làm việc",
            Self::MakeUp => "làm bù do hoán đổi ngày làm việc",
            Self::OwnOff => "ngày nghỉ riêng của đơn vị",
            Self::OwnWorking => "ngày làm việc riêng của đơn vị",
        }
    }
}

/// How sure an answer about a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum Certainty {
    /// The year's decision is on file; [`Day::source`] names it and [`Day::confidence`] says how well it is known.
    Announced,
    /// No decision for the year is on file; the answer follows from the law in force.
    Predicted,
    /// The answer may change: an open proposal names the day, or a lunar month begins too near midnight to tell.
    Uncertain,
}

impl Certainty {
    /// The Vietnamese label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Announced => "đã công bố",
            Self::Predicted => "dự đoán theo luật",
            Self::Uncertain => "chưa chắc chắn",
        }
    }
}

/// How well a decision on file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(
    feature = "python",
    pyo3::pyclass(frozen, eq, eq_int, hash, rename_all = "SCREAMING_SNAKE_CASE", module = "dondoc")
)]
pub enum Confidence {
    /// The notice, or news of it, was read.
    A,
    /// Part of it was read; the rest follows from the rule or stands in one secondary source.
    B,
    /// One secondary source only.
    C,
}

/// A day, what it is, by which act, and how sure that is.
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::{Certainty, DayKind, WorkingCalendar};
/// let day = WorkingCalendar::vietnam()?.day(CivilDate::from_ymd(2026, 11, 24)?)?;
/// assert_eq!(day.kind, DayKind::Holiday);
/// assert_eq!(day.name.as_deref(), Some("Ngày Văn hóa Việt Nam"));
/// assert_eq!(day.act.as_deref(), Some("Nghị quyết 28/2026/QH16"));
/// assert_eq!(day.certainty, Certainty::Announced);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "dondoc"))]
pub struct Day {
    /// The day itself.
    pub date: CivilDate,
    /// Whether it is worked; follows from the kind.
    pub working: bool,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The holiday's name; for a compensatory day the name of the holiday it makes good.
    pub name: Option<String>,
    /// The other day: the holiday made good, the make-up day of a day off, the day off of a make-up day.
    pub related: Option<CivilDate>,
    /// How sure the answer is.
    pub certainty: Certainty,
    /// How well the year's decision, or the swap, is known; absent where there is none.
    pub confidence: Option<Confidence>,
    /// The decision on file and where it was read; absent where there is none.
    pub source: Option<String>,
    /// The act that makes the day what it is; absent for swaps, which rest on the decision in `source`.
    pub act: Option<String>,
    /// The article of the act.
    pub article: Option<String>,
    /// What a reader should know besides: an open proposal, or why the day is only predicted.
    pub notice: Option<String>,
}
