"""When things happen in a made-up journal: days with much and with nothing, a fortnight away."""

import uuid
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from journal_app.content.demo import Weighted
from journal_app.core.clock import DAY_ENDS_AT, When, when_now
from journal_app.core.ids import Uid

LAST_DAY = date(2026, 11, 21)
"""Fixed, so that the same seed gives the same journal for ever."""
_DAYS_OF_TEN_YEARS = 3652

_HOME_ZONE = "Europe/Lisbon"
_AWAY_ZONES = ("America/Sao_Paulo", "Europe/Helsinki", "Asia/Kolkata", "Europe/Lisbon")
_HOURS = (2, 1, 1, 0.3, 0.2, 0.6, 3, 6, 5, 3, 2, 2, 3, 4, 2, 2, 2, 3, 4, 5, 8, 12, 11, 6)
"""How often somebody writes in each hour of the day."""


def instants(entries: int, random: Random, years: int | None = None) -> list[tuple[datetime, str]]:
    """When each entry was written, and in which zone: several a day, days and weeks without.

    Without a number of years they take as many days as so many entries need, at most ten years.
    With one, the oldest is as many years old, and no year goes by without an entry, as far as
    there are enough of them.
    """
    span = min(_DAYS_OF_TEN_YEARS, max(14, entries * 2)) if years is None else _days_of(years)
    weights = _days(span, random)
    days = Weighted(range(span), weights)
    hours = Weighted(range(24), _HOURS)
    away = [random.random() for _year in range(span // 365 + 1)]
    set_down = [] if years is None else _one_each_year(weights, years, random)[:entries]
    found = []
    for number in range(entries):
        back = set_down[number] if number < len(set_down) else days.pick(random)
        zone = _zone(back, away)
        second = int(random.random() * 3600)
        local = datetime.combine(LAST_DAY, datetime.min.time()) - timedelta(days=back)
        local += timedelta(hours=hours.pick(random), seconds=second)
        found.append((local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), zone))
    return sorted(found)


def lived(instant: datetime, zone: str) -> When:
    """This instant as somebody in this zone lived it."""
    return when_now(_Stopped(instant, zone))


def made_up_uid(name: str, instant: datetime) -> Uid:
    """A UUID of version 7 whose random part comes from a name."""
    milliseconds = int(instant.timestamp() * 1000)
    noise = uuid.uuid5(uuid.NAMESPACE_URL, name).int
    value = (
        milliseconds << 80 | 0x7 << 76 | (noise >> 116) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    )
    return Uid(str(uuid.UUID(int=value)))


class _Stopped:
    """A clock that stands at one instant in one zone."""

    day_ends_at = DAY_ENDS_AT
    days_ahead = 0

    def __init__(self, instant: datetime, zone: str) -> None:
        self._instant = instant
        self._zone = zone

    def now(self) -> datetime:
        return self._instant

    def zone(self) -> str:
        return self._zone


def _days(span: int, random: Random) -> list[float]:
    """How much is written on each day, counted backwards; a pause of days or weeks is 0."""
    weights: list[float] = []
    while len(weights) < span:
        if random.random() < 0.06:
            weights += [0.0] * int(2 + random.random() ** 2 * 20)
        weights.append(0.2 + random.random() ** 2 * 3)
    # The newest days are never empty: they are what is seen first.
    weights[:3] = [3.0, 1.0, 2.0]
    return weights[:span]


def _days_of(years: int) -> int:
    """From the same day so many years ago up to the last one."""
    return (LAST_DAY - LAST_DAY.replace(year=LAST_DAY.year - years)).days + 1


def _one_each_year(weights: list[float], years: int, random: Random) -> list[int]:
    """The oldest day and the newest, then a day of each year; counted backwards."""
    bounds = [_days_of(year) for year in range(years)]
    ends = [*bounds[1:], len(weights)]
    within = [
        Weighted(range(first, end), weights[first:end])
        for first, end in zip(bounds, ends, strict=True)
    ]
    return [len(weights) - 1, 0, *(year.pick(random) for year in within)]


def _zone(back: int, away: list[float]) -> str:
    """Once a year a fortnight somewhere else."""
    year, day = divmod(back, 365)
    start = 40 + int(away[year] * 280)
    if start <= day < start + 14:
        return _AWAY_ZONES[int(away[year] * 1000) % len(_AWAY_ZONES)]
    return _HOME_ZONE
