"""When things happen in a made-up journal: days with much and with nothing, a fortnight away."""

import uuid
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from journal_app.content.demo import Weighted
from journal_app.core.clock import When, when_now
from journal_app.core.ids import Uid

LAST_DAY = date(2026, 11, 21)
"""Fixed, so that the same seed gives the same journal for ever."""
LONGEST_DAYS = 3652

_HOME_ZONE = "Europe/Lisbon"
_AWAY_ZONES = ("America/Sao_Paulo", "Europe/Helsinki", "Asia/Kolkata", "Europe/Lisbon")
_HOURS = (2, 1, 1, 0.3, 0.2, 0.6, 3, 6, 5, 3, 2, 2, 3, 4, 2, 2, 2, 3, 4, 5, 8, 12, 11, 6)
"""How often somebody writes in each hour of the day."""


def instants(entries: int, random: Random) -> list[tuple[datetime, str]]:
    """When each entry was written, and in which zone: several a day, days and weeks without."""
    span = min(LONGEST_DAYS, max(14, entries * 2))
    weights = _days(span, random)
    days = Weighted(range(span), weights)
    hours = Weighted(range(24), _HOURS)
    away = [random.random() for _year in range(span // 365 + 1)]
    found = []
    for _number in range(entries):
        back = days.pick(random)
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


def _zone(back: int, away: list[float]) -> str:
    """Once a year a fortnight somewhere else."""
    year, day = divmod(back, 365)
    start = 40 + int(away[year] * 280)
    if start <= day < start + 14:
        return _AWAY_ZONES[int(away[year] * 1000) % len(_AWAY_ZONES)]
    return _HOME_ZONE
