//! The calendar itself: where it comes from, its name, and what it says of a day.

use std::sync::{Arc, OnceLock};

use super::assemble::{Days, Special};
use super::builder::{CalendarBuilder, Profile};
use super::day::{Certainty, Day, DayKind};
use super::identity;
use super::law::{HolidayRule, Law};
use super::notice::{self, Notice, Notices, SwapStatus};
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// The working calendar of a body: every day from 1995-01-01 to 2199-12-31.
///
/// Immutable and shared: a clone is a pointer. Two calendars that answer alike for the same reasons have the same
/// [`hash`](Self::hash).
///
/// ```
/// use dondoc::CivilDate;
/// use dondoc::calendar::WorkingCalendar;
/// let calendar = WorkingCalendar::vietnam()?;
/// let from = CivilDate::from_ymd(2026, 8, 17)?;
/// assert_eq!(calendar.add_working_days(from, 7)?, CivilDate::from_ymd(2026, 8, 25)?);
/// # Ok::<(), dondoc::DondocError>(())
/// ```
#[derive(Debug, Clone)]
pub struct WorkingCalendar {
    pub(super) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) profile: Profile,
    pub(super) law: Arc<Law>,
    pub(super) notices: Notices,
    pub(super) days: Days,
    version: String,
    hash: String,
}

impl PartialEq for WorkingCalendar {
    fn eq(&self, other: &Self) -> bool {
        self.hash() == other.hash()
    }
}

impl Eq for WorkingCalendar {}

impl WorkingCalendar {
    /// The calendar of state bodies: rest on Saturday and Sunday (Sunday only before 2/10/1999), with the swaps of the
    /// yearly decisions.
    ///
    /// # Errors
    /// None in practice: the data are compiled in and tested.
    pub fn vietnam() -> Result<Self> {
        // Its days are put together and hashed once: a question about one date would spend its time on that.
        static VIETNAM: OnceLock<WorkingCalendar> = OnceLock::new();
        if let Some(calendar) = VIETNAM.get() {
            return Ok(calendar.clone());
        }
        let calendar = Self::of_profile(Profile {
            id: "vn-state-bodies".to_owned(),
            weekly_rest: None,
            swaps: true,
            own_days: Vec::new(),
        })?;
        Ok(VIETNAM.get_or_init(|| calendar).clone())
    }

    /// Starts the calendar of a body that rests otherwise.
    pub fn builder(id: &str) -> CalendarBuilder {
        CalendarBuilder::new(id)
    }

    pub(super) fn of_profile(profile: Profile) -> Result<Self> {
        let law = Law::compiled_in()?;
        let version = law.version.clone();
        Self::assemble(profile, Arc::new(law), notice::compiled_in()?, version)
    }

    fn assemble(profile: Profile, law: Arc<Law>, notices: Notices, version: String) -> Result<Self> {
        let days = Days::assemble(&law, &notices, &profile)?;
        let hash = identity::hash(&profile, &law, &notices, &days.table)?;
        Ok(Self { inner: Arc::new(Inner { profile, law, notices, days, version, hash }) })
    }

    /// This calendar with a year's decision added, read from TOML or JSON; this calendar itself does not change.
    ///
    /// Keys: `year`, `source`, `confidence` (`A`, `B`, `C`), and where decided `number`, `tet_days_before`,
    /// `national_day_neighbour` (`before`, `after`) and `swap`: a list of `off`, `work`, `status` (`announced`,
    /// `proposed`, `rejected`), `confidence`, `source`. What the notice is silent about stays as it was; a swap of the
    /// same two days is replaced.
    ///
    /// # Errors
    /// `calendar.notice` when the text is malformed, has an unknown key, or contradicts the law or the calendar;
    /// `calendar.outside` when it names a day outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::WorkingCalendar;
    /// let before = WorkingCalendar::vietnam()?;
    /// let after = before.with_notice(r#"
    ///     year = 2026
    ///     source = "Văn phòng Chính phủ"
    ///     confidence = "A"
    ///     [[swap]]
    ///     off = "2026-11-23"
    ///     work = "2026-11-28"
    ///     status = "announced"
    ///     confidence = "A"
    ///     source = "Văn phòng Chính phủ"
    /// "#)?;
    /// assert_ne!(before.hash(), after.hash());
    /// let days: Vec<String> = before.diff(&after)?.iter().map(|change| change.date.vietnamese()).collect();
    /// assert_eq!(days, ["23/11/2026", "28/11/2026"]);
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn with_notice(&self, text: &str) -> Result<Self> {
        let notice = Notice::parse(text)?;
        let year = notice.year;
        if !(self.first_day().ymd().0..=self.last_day().ymd().0).contains(&year) {
            return Err(DondocError::invalid(codes::CALENDAR_OUTSIDE, "year", format!("{year}")));
        }
        let mut notices = self.inner.notices.clone();
        match notices.get_mut(&year) {
            Some(known) => known.amend(notice),
            None => {
                notices.insert(year, notice);
            }
        }
        let version = format!("{}+{year}", self.inner.version);
        Self::assemble(self.inner.profile.clone(), Arc::clone(&self.inner.law), notices, version)
    }

    /// The id of the body's profile; `vn-state-bodies` for [`vietnam`](Self::vietnam).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.inner.profile.id
    }

    /// Version of the data compiled in, then `+YEAR` for every notice added, in order.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.inner.version
    }

    /// Hex SHA-256 of the calendar's contents: profile, law, notices and working days. The version is not part of it.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.inner.hash
    }

    /// The first day of the calendar: 1995-01-01, when the Labour Code of 1994 came into force.
    #[must_use]
    pub fn first_day(&self) -> CivilDate {
        self.inner.law.first_day
    }

    /// The last day of the calendar: 2199-12-31, the last of the lunar table.
    #[must_use]
    pub fn last_day(&self) -> CivilDate {
        self.inner.law.last_day
    }

    /// What a day is, by which act, and how sure that is.
    ///
    /// # Errors
    /// `calendar.outside` for a date outside the calendar.
    ///
    /// ```
    /// use dondoc::CivilDate;
    /// use dondoc::calendar::{Certainty, WorkingCalendar};
    /// let calendar = WorkingCalendar::vietnam()?;
    /// let day = calendar.day(CivilDate::from_ymd(2026, 11, 23)?)?;
    /// assert!(day.working); // the swap is only proposed
    /// assert_eq!(day.certainty, Certainty::Uncertain);
    /// assert!(day.notice.is_some());
    /// # Ok::<(), dondoc::DondocError>(())
    /// ```
    pub fn day(&self, date: CivilDate) -> Result<Day> {
        if date < self.first_day() || date > self.last_day() {
            return Err(self.outside(date));
        }
        Ok(self.inner.describe(date))
    }

    /// The error about a date outside the calendar.
    pub(super) fn outside(&self, date: CivilDate) -> DondocError {
        let detail = format!("{date} is outside {}–{}", self.first_day(), self.last_day());
        DondocError::invalid(codes::CALENDAR_OUTSIDE, "date", detail)
    }
}

impl Inner {
    fn describe(&self, date: CivilDate) -> Day {
        let special = self.days.special(date.days());
        let mut day = self.weekday(date);
        match special {
            None => {}
            Some(Special::Holiday { law, decided }) => {
                self.make_holiday(&mut day, law, decided);
                if let Some(holiday) = self.law.holiday.get(law) {
                    day.act = Some(holiday.act.clone());
                    day.article = Some(holiday.article.clone());
                }
            }
            Some(Special::Compensatory { law, decided, holiday }) => {
                self.make_holiday(&mut day, law, decided);
                day.kind = DayKind::Compensatory;
                day.related = CivilDate::from_days(holiday).ok();
                let basis = day.related.and_then(|holiday| self.law.compensation_on(holiday));
                day.act = basis.map(|basis| basis.act.clone());
                day.article = basis.map(|basis| basis.article.clone());
            }
            Some(Special::SwapOff { year, swap }) => {
                self.make_swapped(&mut day, DayKind::SwapOff, year, swap)
            }
            Some(Special::MakeUp { year, swap }) => self.make_swapped(&mut day, DayKind::MakeUp, year, swap),
            Some(Special::Own { place, working }) => {
                day.kind = if working { DayKind::OwnWorking } else { DayKind::OwnOff };
                day.name = self.profile.own_days.get(place).map(|own| own.name.clone());
                day.certainty = Certainty::Announced;
                (day.source, day.confidence, day.act, day.article) = (None, None, None, None);
            }
        }
        day.working = day.kind.is_working();
        self.add_doubts(&mut day);
        day
    }

    /// The day as its place in the week makes it.
    fn weekday(&self, date: CivilDate) -> Day {
        let rests = self.days.rests_weekly(date);
        // A body's own weekly rest follows from no act on file.
        let law = if self.profile.weekly_rest.is_none() { self.law.weekly_rest_on(date) } else { None };
        let notice = self.notices.get(&date.ymd().0).filter(|notice| self.is_complete(notice));
        Day {
            date,
            working: !rests,
            kind: if rests { DayKind::Weekend } else { DayKind::Working },
            name: None,
            related: None,
            certainty: if notice.is_some() { Certainty::Announced } else { Certainty::Predicted },
            confidence: notice.map(|notice| notice.confidence),
            source: notice.map(Notice::cited),
            act: law.map(|law| law.act.clone()),
            article: law.map(|law| law.article.clone()),
            notice: None,
        }
    }

    /// Whether a notice decides everything that the law of its year leaves open.
    fn is_complete(&self, notice: &Notice) -> bool {
        let has_neighbour = self.law.holiday.iter().any(|law| {
            matches!(law.rule, HolidayRule::Neighbour { .. }) && law.in_force.ymd().0 <= notice.year
        });
        notice.tet_days_before.is_some() && (notice.national_day_neighbour.is_some() || !has_neighbour)
    }

    fn make_holiday(&self, day: &mut Day, law: usize, decided: bool) {
        let Some(holiday) = self.law.holiday.get(law) else { return };
        day.kind = DayKind::Holiday;
        day.name = Some(holiday.name.clone());
        let notice = self.notices.get(&day.date.ymd().0).filter(|_| decided);
        day.certainty = if decided { Certainty::Announced } else { Certainty::Predicted };
        day.confidence = notice.map(|notice| notice.confidence);
        day.source = notice.map(Notice::cited);
        let choice = matches!(&holiday.rule, HolidayRule::Neighbour { .. })
            || matches!(&holiday.rule, HolidayRule::Tet { days_before, .. } if days_before.len() > 1);
        if choice && !decided {
            day.notice = Some(
                "Thủ tướng Chính phủ quyết định hằng năm; chưa có quyết định trong dữ liệu, ngày nghỉ là dự đoán."
                    .to_owned(),
            );
        }
    }

    fn make_swapped(&self, day: &mut Day, kind: DayKind, year: i32, swap: usize) {
        let Some(swap) = self.notices.get(&year).and_then(|notice| notice.swap.get(swap)) else { return };
        day.kind = kind;
        day.related = Some(if kind == DayKind::SwapOff { swap.work } else { swap.off });
        day.certainty = Certainty::Announced;
        day.confidence = Some(swap.confidence);
        day.source = Some(swap.source.clone());
        day.act = None;
        day.article = None;
    }

    /// Open proposals and lunar months that cannot be told make an answer uncertain.
    fn add_doubts(&self, day: &mut Day) {
        if matches!(day.kind, DayKind::OwnOff | DayKind::OwnWorking) {
            return;
        }
        if self.days.is_uncertain(day.date.days()) && day.certainty != Certainty::Announced {
            day.certainty = Certainty::Uncertain;
            day.notice = Some(
                "Điểm sóc rơi sát nửa đêm: tháng âm lịch có thể bắt đầu sớm hoặc muộn hơn một ngày."
                    .to_owned(),
            );
        }
        for (year, place) in self.days.proposals(day.date.days()) {
            let swap = self.notices.get(&year).and_then(|notice| notice.swap.get(place));
            if let Some(swap) = swap.filter(|swap| swap.status == SwapStatus::Proposed) {
                day.certainty = Certainty::Uncertain;
                day.notice = Some(format!(
                    "Đề xuất, chưa quyết định: nghỉ {}, làm bù {} ({}).",
                    swap.off.vietnamese(),
                    swap.work.vietnamese(),
                    swap.source
                ));
            }
        }
    }
}
