"""Days that come back each year under a name: Easter and what hangs on it, Christmas, New Year."""

from datetime import date, timedelta
from typing import Final

_FIXED: Final = (
    ((12, 25), ("christmas", "xmas", "christmas day")),
    ((12, 24), ("christmas eve",)),
    ((12, 26), ("boxing day",)),
    ((12, 31), ("new year’s eve", "new years eve")),
    ((1, 1), ("new year", "new year’s day", "new years day", "new year’s")),
    ((2, 14), ("valentine’s day", "valentines day", "valentine’s")),
    ((10, 31), ("halloween",)),
)
_FROM_EASTER: Final = (
    (0, ("easter", "easter sunday", "easter day")),
    (1, ("easter monday",)),
    (-1, ("easter saturday", "holy saturday")),
    (-2, ("good friday",)),
    (-46, ("ash wednesday",)),
    (39, ("ascension day",)),
    (49, ("pentecost", "whitsun", "whit sunday")),
)
NAMES: Final = tuple(forms for _when, forms in (*_FIXED, *_FROM_EASTER))
"""What each is called, in any number of forms; its place here is its number."""


def in_year(feast: int, year: int) -> date:
    """The day on which it falls in this year; raises `ValueError` outside the calendar."""
    if feast < len(_FIXED):
        month, day = _FIXED[feast][0]
        return date(year, month, day)
    return easter(year) + timedelta(days=_FROM_EASTER[feast - len(_FIXED)][0])


def around(feast: int, today: date, step: int) -> date:
    """The last one before today (-1), the one of this year (0) or the next one after today (1)."""
    found = in_year(feast, today.year)
    if step < 0 and found >= today:
        return in_year(feast, today.year - 1)
    if step > 0 and found <= today:
        return in_year(feast, today.year + 1)
    return found


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    The anonymous Gregorian way of reckoning, as in Meeus, *Astronomical Algorithms*, chapter 8.
    """
    lunar = year % 19
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * lunar + century - leap - moved + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (lunar + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
