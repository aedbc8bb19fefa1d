"""Make a made-up journal: the same input for trying, for pictures and for measuring."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from journal_app.content.demo import Story, Storyteller, Weighted, read_grammar
from journal_app.core.clock import When, when_now
from journal_app.core.ids import PieceId, Uid
from journal_app.core.resources import resource
from journal_app.services.vault import OpenJournal
from journal_app.storage.labels import Labels
from journal_app.storage.vault import Vault

LAST_DAY = date(2026, 11, 21)
"""Fixed, so that the same seed gives the same journal for ever."""
LONGEST_DAYS = 3652
SLICE = 2000
"""Entries in one transaction."""

MEDIAN_WORDS = 120
SPREAD = 0.95
"""Of the lengths, as the standard deviation of their logarithm: a few reach thousands."""
MOST_WORDS = 5000
_OVERSHOOT = 12
"""By so much an entry is longer on average than it was asked to be: it ends with a sentence."""

_HOME_ZONE = "Europe/Lisbon"
_AWAY_ZONES = ("America/Sao_Paulo", "Europe/Helsinki", "Asia/Kolkata", "Europe/Lisbon")
_HOURS = (2, 1, 1, 0.3, 0.2, 0.6, 3, 6, 5, 3, 2, 2, 3, 4, 2, 2, 2, 3, 4, 5, 8, 12, 11, 6)
"""How often somebody writes in each hour of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One made-up entry with everything that is random about it."""

    uid: Uid
    when: When
    story: Story


def fill(
    journal: OpenJournal, entries: int, seed: int, told: Callable[[int], None] = lambda _done: None
) -> None:
    """Write so many made-up entries into an empty journal, oldest first.

    The same number and seed give the same ids, times and texts. `told` hears how many there are.
    """
    vault = journal.vault
    labels = _Labels(vault)
    done = 0
    some: list[Written] = []
    for written in made_up(entries, seed):
        some.append(written)
        if len(some) == SLICE:
            done += _keep(vault, labels, some)
            told(done)
            some = []
    done += _keep(vault, labels, some)
    told(done)


def made_up(entries: int, seed: int) -> Iterator[Written]:
    """So many made-up entries, oldest first."""
    random = Random(seed)  # noqa: S311 - nothing here is secret, and all of it has to come again
    teller = Storyteller(read_grammar(resource("demo", "en.toml")), random)
    for number, (instant, zone) in enumerate(_instants(entries, random)):
        words = int(random.lognormvariate(0.0, SPREAD) * MEDIAN_WORDS)
        yield Written(
            uid=_uid(seed, number, instant),
            when=when_now(_Stopped(instant, zone)),
            story=teller.tell(max(3, min(MOST_WORDS, words) - _OVERSHOOT)),
        )


class _Stopped:
    """A clock that stands at one instant in one zone."""

    def __init__(self, instant: datetime, zone: str) -> None:
        self._instant = instant
        self._zone = zone

    def now(self) -> datetime:
        return self._instant

    def zone(self) -> str:
        return self._zone


class _Labels:
    """Finds or makes the names that stand on entries, each of them looked up once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: dict[tuple[str, str], int] = {}

    def put(self, piece: PieceId, written: Written) -> None:
        """Let the names of this entry stand on it."""
        for kind, table, labels in (
            ("person", self._vault.people, written.story.people),
            ("tag", self._vault.tags, written.story.tags),
        ):
            if labels:
                ids = [self._id(kind, table, label, written.when.instant) for label in labels]
                table.put_on(piece, ids)

    def _id(self, kind: str, table: Labels, label: str, now: datetime) -> int:
        if (kind, label) not in self._known:
            uid = Uid(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}:{label}")))
            self._known[kind, label] = table.add(label, uid, now)
        return self._known[kind, label]


def _keep(vault: Vault, labels: _Labels, some: list[Written]) -> int:
    with vault.writing():
        for written in some:
            now = written.when.instant
            story = written.story
            piece = vault.entries.add(written.uid, written.when, story.body, now)
            labels.put(piece, written)
            vault.search.put(piece, story.body, story.tags, story.people)
    return len(some)


def _instants(entries: int, random: Random) -> list[tuple[datetime, str]]:
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


def _uid(seed: int, number: int, instant: datetime) -> Uid:
    """A UUID of version 7 whose random part comes from the seed and the number."""
    milliseconds = int(instant.timestamp() * 1000)
    noise = uuid.uuid5(uuid.NAMESPACE_URL, f"{seed}:{number}").int
    value = (
        milliseconds << 80 | 0x7 << 76 | (noise >> 116) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    )
    return Uid(str(uuid.UUID(int=value)))
