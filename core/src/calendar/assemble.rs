//! Puts law, notices and profile together: which days are special, and the table of working days.

use std::ops::RangeInclusive;

use super::builder::{Profile, WeeklyRest};
use super::law::{HolidayRule, Law};
use super::notice::{self, Notice, Notices, SwapStatus};
use super::rank_table::RankTable;
use crate::date::CivilDate;
use crate::error::{DondocError, Result, codes};

/// Why a day is not what its place in the week makes it. Places point into the law, the notices and the profile.
#[derive(Debug, Clone, Copy)]
pub(super) enum Special {
    Holiday { law: usize, decided: bool },
    Compensatory { law: usize, decided: bool, holiday: i32 },
    SwapOff { year: i32, swap: usize },
    MakeUp { year: i32, swap: usize },
    Own { place: usize, working: bool },
}

impl Special {
    const fn is_working(self) -> bool {
        matches!(self, Self::MakeUp { .. } | Self::Own { working: true, .. })
    }
}

/// A calendar's days.
#[derive(Debug)]
pub(super) struct Days {
    first: i32,
    /// A word a day: 0 for an ordinary day, else the place of its [`Special`] plus one.
    slots: Box<[u16]>,
    specials: Vec<Special>,
    weekly_rest: Vec<(i32, WeeklyRest)>,
    /// Days that depend on a lunar month whose beginning cannot be known today.
    uncertain: Vec<RangeInclusive<i32>>,
    /// Days named by a proposal: day, year of the notice, place of the swap.
    proposed: Vec<(i32, i32, usize)>,
    pub(super) table: RankTable,
}

impl Days {
    /// Assembles the days of a calendar.
    pub(super) fn assemble(law: &Law, notices: &Notices, profile: &Profile) -> Result<Self> {
        let first = law.first_day.days();
        let count = usize::try_from(law.last_day.days() - first + 1).unwrap_or(0);
        let mut days = Self {
            first,
            slots: vec![0; count].into(),
            specials: Vec::new(),
            weekly_rest: weekly_rest(law, profile)?,
            uncertain: Vec::new(),
            proposed: Vec::new(),
            table: RankTable::new(first, 0, |_| false)?,
        };
        days.place_holidays(law, notices)?;
        days.place_compensation()?;
        if profile.swaps {
            days.place_swaps(notices)?;
        }
        for (place, own) in profile.own_days.iter().enumerate() {
            days.place(own.date, Special::Own { place, working: own.working })?;
        }
        days.table = days.rank()?;
        Ok(days)
    }

    /// What is special about a day.
    pub(super) fn special(&self, day: i32) -> Option<Special> {
        let slot = *self.slots.get(day.wrapping_sub(self.first).cast_unsigned() as usize)?;
        self.specials.get(usize::from(slot).checked_sub(1)?).copied()
    }

    /// Whether a day is one of weekly rest, whatever else it is.
    pub(super) fn rests_weekly(&self, day: CivilDate) -> bool {
        self.weekly_rest
            .iter()
            .rfind(|(since, _)| *since <= day.days())
            .is_some_and(|(_, rest)| rest.contains(day.weekday()))
    }

    /// Whether a day depends on a lunar month whose beginning cannot be known today.
    pub(super) fn is_uncertain(&self, day: i32) -> bool {
        self.uncertain.iter().any(|range| range.contains(&day))
    }

    /// The proposals that name a day: year of the notice, place of the swap.
    pub(super) fn proposals(&self, day: i32) -> impl Iterator<Item = (i32, usize)> + '_ {
        self.proposed.iter().filter(move |(named, ..)| *named == day).map(|&(_, year, swap)| (year, swap))
    }

    fn place(&mut self, day: CivilDate, special: Special) -> Result<()> {
        let slot = self
            .slots
            .get_mut(day.days().wrapping_sub(self.first).cast_unsigned() as usize)
            .ok_or_else(|| DondocError::invalid(codes::CALENDAR_OUTSIDE, "date", format!("{day}")))?;
        self.specials.push(special);
        *slot = u16::try_from(self.specials.len())
            .map_err(|_| notice::invalid("days", "too many special days".to_owned()))?;
        Ok(())
    }

    fn place_holidays(&mut self, law: &Law, notices: &Notices) -> Result<()> {
        for year in law.first_day.ymd().0..=law.last_day.ymd().0 {
            let notice = notices.get(&year);
            let holidays = law.holidays(year)?;
            if let Some(notice) = notice {
                check_choices(law, notice, &holidays)?;
            }
            for (place, anchor) in holidays {
                let Some(holiday) = law.holiday.get(place) else { continue };
                let (start, length) = holiday.rule.window(
                    anchor,
                    notice.and_then(|notice| notice.tet_days_before),
                    notice.and_then(|notice| notice.national_day_neighbour),
                )?;
                let decided = notice.is_some_and(|notice| match holiday.rule {
                    HolidayRule::Tet { .. } => notice.tet_days_before.is_some(),
                    HolidayRule::Neighbour { .. } => notice.national_day_neighbour.is_some(),
                    HolidayRule::Solar { .. } | HolidayRule::Lunar { .. } => true,
                });
                for offset in 0..length {
                    let day = start.plus_days(offset.cast_signed())?;
                    self.place(day, Special::Holiday { law: place, decided })?;
                }
                if holiday.rule.is_uncertain(year)? {
                    // A day earlier or later moves the window by one, and its compensation over a weekend at most.
                    let start = start.days();
                    self.uncertain.push(start - 1..=start + length.cast_signed() + 5);
                }
            }
        }
        Ok(())
    }

    /// A holiday on a day of weekly rest is made good on the next day that is neither rest nor off already.
    fn place_compensation(&mut self) -> Result<()> {
        for day in (self.first..).take(self.slots.len()) {
            let Some(Special::Holiday { law, decided }) = self.special(day) else { continue };
            let holiday = CivilDate::from_days(day)?;
            if !self.rests_weekly(holiday) {
                continue;
            }
            let mut made_good = holiday.plus_days(1)?;
            while self.rests_weekly(made_good) || self.special(made_good.days()).is_some() {
                made_good = made_good.plus_days(1)?;
            }
            self.place(made_good, Special::Compensatory { law, decided, holiday: day })?;
        }
        Ok(())
    }

    fn place_swaps(&mut self, notices: &Notices) -> Result<()> {
        for notice in notices.values() {
            let year = notice.year;
            for (place, swap) in notice.swap.iter().enumerate() {
                match swap.status {
                    SwapStatus::Rejected => {}
                    SwapStatus::Proposed => {
                        self.proposed.extend([swap.off, swap.work].map(|day| (day.days(), year, place)));
                    }
                    SwapStatus::Announced => {
                        let ordinary = |day: CivilDate| self.special(day.days()).is_none();
                        if self.rests_weekly(swap.off) || !ordinary(swap.off) {
                            let detail = format!("{} is not an ordinary working day", swap.off);
                            return Err(notice::invalid("swap.off", detail));
                        }
                        if !self.rests_weekly(swap.work) || !ordinary(swap.work) {
                            let detail = format!("{} is not an ordinary day of weekly rest", swap.work);
                            return Err(notice::invalid("swap.work", detail));
                        }
                        self.place(swap.off, Special::SwapOff { year, swap: place })?;
                        self.place(swap.work, Special::MakeUp { year, swap: place })?;
                    }
                }
            }
        }
        Ok(())
    }

    fn rank(&self) -> Result<RankTable> {
        RankTable::new(self.first, self.slots.len(), |day| match self.special(day) {
            Some(special) => special.is_working(),
            None => !CivilDate::from_days(day).is_ok_and(|date| self.rests_weekly(date)),
        })
    }
}

fn weekly_rest(law: &Law, profile: &Profile) -> Result<Vec<(i32, WeeklyRest)>> {
    match profile.weekly_rest {
        Some(rest) => Ok(vec![(law.first_day.days(), rest)]),
        None => law
            .weekly_rest
            .iter()
            .map(|rest| Ok((rest.in_force.days(), WeeklyRest::of(&rest.days)?)))
            .collect(),
    }
}

/// A notice may choose only what the law of its year leaves open.
fn check_choices(law: &Law, notice: &Notice, holidays: &[(usize, CivilDate)]) -> Result<()> {
    let rules =
        || holidays.iter().filter_map(|&(place, _)| law.holiday.get(place)).map(|holiday| &holiday.rule);
    let year = notice.year;
    if let Some(before) = notice.tet_days_before
        && !rules()
            .any(|rule| matches!(rule, HolidayRule::Tet { days_before, .. } if days_before.contains(&before)))
    {
        let detail = format!("the law of {year} does not allow {before} days before the first of Tết");
        return Err(notice::invalid("tet_days_before", detail));
    }
    if notice.national_day_neighbour.is_some()
        && !rules().any(|rule| matches!(rule, HolidayRule::Neighbour { .. }))
    {
        let detail = format!("National Day has no second day in {year}");
        return Err(notice::invalid("national_day_neighbour", detail));
    }
    Ok(())
}
