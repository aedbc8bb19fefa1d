"""What a complete archive of a journal holds, earlier texts and the bin included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from journal_app.core.archived_looking_back import Added, LookingBack
from journal_app.core.archived_questions import Questions
from journal_app.core.entries import Entry, Revision
from journal_app.core.ids import Uid
from journal_app.core.marks import OwnMark
from journal_app.core.moments import Moment
from journal_app.core.passages import Anchor
from journal_app.core.sessions import PracticeSession
from journal_app.core.shelves import ShelfLine
from journal_app.core.vocabulary import OwnTerm


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedMark:
    """A marked passage and when it was marked."""

    uid: Uid
    mark: str
    anchor: Anchor
    created_at: datetime
    lost_at: datetime | None = None
    """Since when its words cannot be found in the text."""
    moment: Uid | None = None
    """The moment it became."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEntry:
    """An entry with everything that hangs on it."""

    entry: Entry
    sealed: bool = False
    marks: tuple[ArchivedMark, ...] = ()
    revisions: tuple[Revision, ...] = ()
    added: Added = field(default_factory=Added)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedMoment:
    """A moment with everything that hangs on it."""

    moment: Moment
    created_at: datetime
    updated_at: datetime
    marks: tuple[ArchivedMark, ...] = ()
    revisions: tuple[Revision, ...] = ()
    added: Added = field(default_factory=Added)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedLabel:
    """A person or a tag, whether it stands on anything or not."""

    uid: Uid
    label: str
    created_at: datetime
    tint: str | None = None
    hidden: bool = False
    """Not offered any more."""
    kept_out: bool = False
    """Not on On this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPrompt:
    """A day on which a question was shown."""

    prompt_id: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedLink:
    """Two pieces that belong together, by their uids."""

    uid: Uid
    source: Uid
    target: Uid
    relation: str
    words: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedDraft:
    """A moment that was begun and not kept."""

    uid: Uid
    capture: str
    """JSON of what the form held."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedSession:
    """A practice that was done, and the moment that was caught in it."""

    session: PracticeSession
    moment: Uid | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What a journal holds beside its pieces. What was said about safety is in no export."""

    words: tuple[OwnTerm, ...] = ()
    marks: tuple[OwnMark, ...] = ()
    """What the person changed about the marks, in their order."""
    links: tuple[ArchivedLink, ...] = ()
    drafts: tuple[ArchivedDraft, ...] = ()
    sessions: tuple[ArchivedSession, ...] = ()
    shelves: tuple[ShelfLine, ...] = ()
    questions: Questions = field(default_factory=Questions)
    looking_back: LookingBack = field(default_factory=LookingBack)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many entries and moments there are, the bin included."""

    entries: int
    moments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A whole journal as it leaves; `entries` and `moments` can be gone through once, oldest first.

    They come one by one, so that a hundred thousand never stand in memory together.
    """

    app_version: str
    exported_at: datetime
    counts: Counts
    partial: bool = False
    """Whether it holds only what somebody chose, and what that needs."""
    files_folder: str = ""
    """The folder beside it with the contents of its files; empty where none goes along."""
    people: tuple[ArchivedLabel, ...] = ()
    tags: tuple[ArchivedLabel, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    prompts_shown: tuple[ShownPrompt, ...] = ()
    belongings: Belongings = field(default_factory=Belongings)
    entries: Iterable[ArchivedEntry] = ()
    moments: Iterable[ArchivedMoment] = ()
