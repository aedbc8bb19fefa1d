"""Small honest helpers many tests share: a clock that obeys, a key, a real journal, values."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from journal_app.core.clock import DAY_ENDS_AT, Ahead, When, when_given
from journal_app.core.entries import Entry
from journal_app.core.ids import PersonId, PieceId, TagId, new_uid
from journal_app.core.moments import Moment
from journal_app.core.people import Person
from journal_app.core.tags import Tag
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.migrator import migrate
from journal_app.storage.vault import Vault

START = datetime(2026, 3, 14, 9, 26, 53, 589_000, tzinfo=UTC)
ZONE = "Europe/Lisbon"


class FakeClock:
    """A clock that stands still until it is told to go on; satisfies `core.clock.Clock`."""

    def __init__(self, now: datetime = START, zone: str = ZONE) -> None:
        self._now = now.astimezone(UTC)
        self._zone = zone
        self.day_ends_at = DAY_ENDS_AT
        self.days_ahead = 0
        self.said = False
        self.start = "this"
        self._running = 0.0

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self._now

    def zone(self) -> str:
        """The zone it was set to; empty means that it cannot be told."""
        return self._zone

    def advance(self, by: timedelta) -> datetime:
        """Go on (or back) by this much and return the new instant."""
        self._now += by
        self._running += by.total_seconds()
        return self._now

    def set(self, now: datetime) -> None:
        """Stand at this instant."""
        self._now = now.astimezone(UTC)

    def be_ahead(self, days: int) -> Ahead:
        """Let the writer be so many days ahead."""
        self.days_ahead, self.said = days, True
        return Ahead(days=days, told_at=self._now, seconds=self._running, start=self.start)

    def goes_on(self, told: Ahead) -> bool:
        """Take what was told before, of the same start, unless it was set since."""
        if self.said:
            return self.days_ahead != 0
        gone_by = timedelta(seconds=self._running - told.seconds)
        if told.start != self.start or self._now - told.told_at != gone_by:
            return False
        self.days_ahead = told.days
        return told.days != 0

    def begin_anew(self) -> None:
        """Know nothing of what was said, as the clock of another process."""
        self.days_ahead, self.said = 0, False

    def travel(self, zone: str) -> None:
        """Be in another zone from now on."""
        self._zone = zone


def key(number: int = 1) -> bytes:
    """A raw key of 32 bytes; another number gives another key."""
    return number.to_bytes(2, "big") * 16


def make_vault(path: Path, secret: bytes | None = None) -> Vault:
    """A new real journal in this file, with the current schema, opened for writing."""
    secret = key() if secret is None else secret
    connection = open_connection(path, secret, Access.CREATE)
    migrate(connection, keep_copy=lambda _version: None)
    return Vault(path, connection, secret)


def open_vault(path: Path, secret: bytes | None = None) -> Vault:
    """An existing journal opened for writing, as it stands."""
    secret = key() if secret is None else secret
    return Vault(path, open_connection(path, secret, Access.WRITE), secret)


def when(given: datetime | None = None, *, zone: str = ZONE) -> When:
    """The time of a piece; without a date it is the one `FakeClock` starts at."""
    return when_given(given if given is not None else START, FakeClock(zone=zone))


def entry(
    body: str = "A quiet evening.",
    *,
    at: datetime | None = None,
    people: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> Entry:
    """An entry that is in no journal yet; its id says so by being 0."""
    written = when(at)
    return Entry(
        id=PieceId(0),
        uid=new_uid(written.instant),
        when=written,
        body=body,
        rev=1,
        people=tuple(people),
        tags=tuple(tags),
        created_at=written.instant,
        updated_at=written.instant,
    )


def moment(
    note: str = "I looked at my phone when he sat down.",
    *,
    at: datetime | None = None,
    kind: str = "kd_noticed",
    pull_away: int | None = None,
    reading: str | None = None,
) -> Moment:
    """A moment that is in no journal yet; its id says so by being 0."""
    lived = when(at)
    return Moment(
        id=PieceId(0),
        uid=new_uid(lived.instant),
        when=lived,
        captured_at=lived.instant,
        kind=kind,
        note=note,
        pull_away=pull_away,
        reading=reading,
        reading_at=None if reading is None else lived.instant,
    )


def person(label: str = "Ana") -> Person:
    """A person who is in no journal yet."""
    return Person(id=PersonId(0), uid=new_uid(START), label=label)


def tag(name: str = "quiet") -> Tag:
    """A tag that is in no journal yet."""
    return Tag(id=TagId(0), uid=new_uid(START), name=name)


def keep_entry(vault: Vault, written: Entry) -> PieceId:
    """Keep an entry with all that belongs to it in one transaction; return its id."""
    with vault.writing():
        piece = vault.entries.add(
            written.uid, written.when, written.body, written.created_at, written.prompt_id
        )
        _keep_labels(vault, piece, written.tags, written.people, written.created_at)
        vault.search.put(piece, written.body, written.tags, written.people)
    return piece


def keep_moment(vault: Vault, lived: Moment) -> PieceId:
    """Keep a moment with all that belongs to it in one transaction; return its id."""
    with vault.writing():
        piece = vault.moments.add(lived, lived.captured_at)
        _keep_labels(vault, piece, lived.tags, lived.people, lived.captured_at)
        vault.search.put(piece, lived.note, lived.tags, lived.people)
    return piece


def day(text: str) -> date:
    """A date from its usual form, such as 2026-03-14."""
    return date.fromisoformat(text)


def _keep_labels(
    vault: Vault, piece: PieceId, tags: Sequence[str], people: Sequence[str], now: datetime
) -> None:
    for table, labels in ((vault.tags, tags), (vault.people, people)):
        ids = []
        for label in labels:
            found = table.find(label)
            ids.append(table.add(label, new_uid(now), now) if found is None else found)
        table.put_on(piece, ids)
