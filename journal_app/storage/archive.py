"""Read model: everything in a journal, piece by piece, for a complete archive."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from journal_app.core.archive import (
    ArchivedDraft,
    ArchivedEntry,
    ArchivedLabel,
    ArchivedLink,
    ArchivedMark,
    ArchivedMoment,
    ArchivedSession,
    Belongings,
    Counts,
    ShownPrompt,
)
from journal_app.core.archived_looking_back import Added
from journal_app.core.archived_part import Standing, all_of
from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Anchor
from journal_app.core.shelves import Shelf
from journal_app.storage import codec
from journal_app.storage.archive_looking_back import added_to, looking_back
from journal_app.storage.archive_questions import questions
from journal_app.storage.connection import Connection
from journal_app.storage.drafts import Drafts
from journal_app.storage.entries import Entries
from journal_app.storage.marks import OwnMarks
from journal_app.storage.moments import Moments
from journal_app.storage.own_terms import OwnTerms
from journal_app.storage.people import People
from journal_app.storage.sessions import Sessions
from journal_app.storage.shelves import Shelves
from journal_app.storage.tags import Tags

SLICE = 500
"""How many pieces are in memory at once."""

IN_ORDER = "SELECT id FROM pieces WHERE kind = ? ORDER BY local_day, happened_at, id"
MARKS = """
SELECT passages.uid, mark, start, length, quote, before, after, passages.created_at, lost_at,
    pieces.uid
FROM passages LEFT JOIN pieces ON pieces.id = passages.moment
WHERE piece = ? ORDER BY start, length, passages.uid
"""
LINKS = """
SELECT links.uid, source.uid, target.uid, links.relation, links.words, links.created_at FROM links
JOIN pieces AS source ON source.id = links.source JOIN pieces AS target ON target.id = links.target
ORDER BY links.id
"""
CAUGHT_IN = """
SELECT practice_sessions.uid, pieces.uid FROM practice_sessions
JOIN pieces ON pieces.id = practice_sessions.moment
"""
UIDS = "SELECT uid FROM pieces WHERE id IN (SELECT value FROM json_each(?))"
BEGINNING = datetime.min.replace(tzinfo=UTC)
"""Before anything anybody could have kept."""


class ArchiveReading:
    """Reads a whole journal as it stood at one instant; writes nothing."""

    def __init__(self, connection: Connection, only: Collection[PieceId] | None = None) -> None:
        self._db = connection
        self._only = None if only is None else frozenset(only)
        self._entries = Entries(connection)
        self._moments = Moments(connection)
        self._people = People(connection)
        self._tags = Tags(connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within the block nothing that is saved elsewhere meanwhile can be seen."""
        self._db.run("BEGIN")
        try:
            yield
        finally:
            self._db.run("ROLLBACK")

    def counts(self) -> Counts:
        """How many pieces there are, the bin included."""
        entries, moments = (len(self._ids(kind)) for kind in ("entry", "moment"))
        return Counts(entries=entries, moments=moments)

    def people(self) -> tuple[ArchivedLabel, ...]:
        """Everybody who was ever named, in the order in which they were first."""
        return self._labels(
            "SELECT uid, label, created_at, tint, hidden, kept_out FROM people ORDER BY id"
        )

    def tags(self) -> tuple[ArchivedLabel, ...]:
        """Every tag, in the order in which they were made."""
        return self._labels(
            "SELECT uid, name, created_at, tint, hidden, kept_out FROM tags ORDER BY id"
        )

    def standing(self) -> Standing:
        """The pieces that are read, and what stands on them."""
        ids = [*self._ids("entry"), *self._ids("moment")]
        added = added_to(self._db, ids).values()
        listed = "[" + ",".join(map(str, ids)) + "]"
        return Standing(
            pieces=frozenset(Uid(row[0]) for row in self._db.rows(UIDS, (listed,))),
            people=all_of(self._people.of(ids).values()),
            tags=all_of(self._tags.of(ids).values()),
            files=frozenset(each.file for some in added for each in some.attachments),
        )

    def settings(self) -> dict[str, Any]:
        """The settings that belong to the journal; one that is no JSON as the text it is."""
        rows = self._db.rows("SELECT key, value FROM settings ORDER BY key")
        return {key: _value(text) for key, text in rows}

    def prompts_shown(self) -> tuple[ShownPrompt, ...]:
        """Which question was shown on which day, oldest first."""
        sql = "SELECT prompt_id, local_day FROM prompts_shown ORDER BY local_day, prompt_id"
        return tuple(
            ShownPrompt(prompt_id=row[0], day=codec.from_day(row[1])) for row in self._db.rows(sql)
        )

    def entries(self) -> Iterator[ArchivedEntry]:
        """Every entry, oldest first, with all that hangs on it."""
        for some in self._slices("entry"):
            people, tags = self._people.of(some), self._tags.of(some)
            added = added_to(self._db, some)
            for piece in some:
                entry = self._entries.get(piece)
                if entry is not None:
                    yield ArchivedEntry(
                        entry=replace(
                            entry, people=people.get(piece, ()), tags=tags.get(piece, ())
                        ),
                        sealed=self._sealed(piece),
                        marks=self._marks(piece),
                        revisions=tuple(reversed(self._entries.revisions(piece))),
                        added=added.get(piece, Added()),
                    )

    def moments(self) -> Iterator[ArchivedMoment]:
        """Every moment, oldest first, with all that hangs on it."""
        for some in self._slices("moment"):
            people, tags = self._people.of(some), self._tags.of(some)
            added = added_to(self._db, some)
            for piece in some:
                moment = self._moments.get(piece)
                if moment is not None:
                    created, updated = self._made(piece)
                    yield ArchivedMoment(
                        moment=replace(
                            moment, people=people.get(piece, ()), tags=tags.get(piece, ())
                        ),
                        created_at=created,
                        updated_at=updated,
                        marks=self._marks(piece),
                        revisions=tuple(reversed(self._entries.revisions(piece))),
                        added=added.get(piece, Added()),
                    )

    def belongings(self) -> Belongings:
        """Everything beside the pieces but what was said about safety."""
        return Belongings(
            words=tuple(OwnTerms(self._db).all()),
            marks=tuple(OwnMarks(self._db).all()),
            links=tuple(_link(row) for row in self._db.rows(LINKS)),
            drafts=tuple(
                ArchivedDraft(uid=draft.uid, capture=draft.body, created_at=draft.created_at)
                for draft in reversed(Drafts(self._db).all())
            ),
            sessions=self._sessions(),
            shelves=tuple(line for shelf in Shelf for line in Shelves(self._db).of(shelf)),
            questions=questions(self._db),
            looking_back=looking_back(self._db),
        )

    def _sessions(self) -> tuple[ArchivedSession, ...]:
        moments: dict[str, Uid] = dict(self._db.rows(CAUGHT_IN))
        return tuple(
            ArchivedSession(session=session, moment=moments.get(session.uid))
            for session in Sessions(self._db).since(BEGINNING)
        )

    def _sealed(self, piece: PieceId) -> bool:
        return bool(self._db.value("SELECT sealed FROM pieces WHERE id = ?", (piece,)))

    def _slices(self, kind: str) -> Iterator[list[PieceId]]:
        ids = self._ids(kind)
        for start in range(0, len(ids), SLICE):
            yield ids[start : start + SLICE]

    def _ids(self, kind: str) -> list[PieceId]:
        ids = [PieceId(row[0]) for row in self._db.rows(IN_ORDER, (kind,))]
        return ids if self._only is None else [piece for piece in ids if piece in self._only]

    def _made(self, piece: PieceId) -> tuple[datetime, datetime]:
        sql = "SELECT created_at, updated_at FROM pieces WHERE id = ?"
        created, updated = self._db.row(sql, (piece,)) or (0, 0)
        return codec.from_milliseconds(created), codec.from_milliseconds(updated)

    def _marks(self, piece: PieceId) -> tuple[ArchivedMark, ...]:
        return tuple(
            ArchivedMark(
                uid=Uid(row[0]),
                mark=row[1],
                anchor=Anchor(
                    start=row[2], length=row[3], quote=row[4], before=row[5], after=row[6]
                ),
                created_at=codec.from_milliseconds(row[7]),
                lost_at=None if row[8] is None else codec.from_milliseconds(row[8]),
                moment=None if row[9] is None else Uid(row[9]),
            )
            for row in self._db.rows(MARKS, (piece,))
        )

    def _labels(self, sql: str) -> tuple[ArchivedLabel, ...]:
        return tuple(
            ArchivedLabel(
                uid=Uid(row[0]),
                label=row[1],
                created_at=codec.from_milliseconds(row[2]),
                tint=row[3],
                hidden=bool(row[4]),
                kept_out=bool(row[5]),
            )
            for row in self._db.rows(sql)
        )


def _link(row: tuple[str, str, str, str, str, int]) -> ArchivedLink:
    return ArchivedLink(
        uid=Uid(row[0]),
        source=Uid(row[1]),
        target=Uid(row[2]),
        relation=row[3],
        words=row[4],
        created_at=codec.from_milliseconds(row[5]),
    )


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
