"""The Vietnamese lunar calendar at UTC+7, from Tết Mậu Thân (1968-01-29) to 2199-12-31."""

from __future__ import annotations

from datetime import date as _date
from typing import NamedTuple

from . import _dondoc
from ._dondoc import MonthCertainty

__all__ = ["LunarDate", "MonthCertainty", "from_lunar", "hung_kings", "month_certainty", "tet", "to_lunar"]


class LunarDate(NamedTuple):
    """A date of the lunar calendar."""

    year: int
    """The civil year in which the lunar year begins."""
    month: int
    """Month, 1 to 12."""
    day: int
    """Day, 1 to 30."""
    is_leap: bool = False
    """Whether the month is the second of its number."""


def to_lunar(date: _date) -> LunarDate:
    """The lunar date of a civil date."""
    return LunarDate(*_dondoc._lunar_from_civil(date))


def from_lunar(year: int, month: int, day: int, is_leap: bool = False) -> _date:
    """The civil date of a lunar date."""
    return _dondoc._lunar_to_civil(year, month, day, is_leap)


def tet(year: int) -> _date:
    """The first day of the lunar year that begins in a civil year (mùng 1 Tết)."""
    return from_lunar(year, 1, 1)


def hung_kings(year: int) -> _date:
    """The commemoration of the Hùng Kings (Giỗ Tổ Hùng Vương): day 10 of month 3."""
    return from_lunar(year, 3, 10)


def month_certainty(year: int, month: int, is_leap: bool = False) -> MonthCertainty:
    """Whether the first day of a lunar month can be known today."""
    return _dondoc._lunar_month_certainty(year, month, is_leap)
