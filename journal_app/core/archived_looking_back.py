"""What a complete archive holds of looking back: files, notes, kept searches, the bin."""

from dataclasses import dataclass
from datetime import datetime

from journal_app.core.clock import When
from journal_app.core.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file that was laid beside an export."""

    name: str
    """In the folder of files."""
    sha256: str
    """Of its contents, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedFile:
    """What is known of a picture or another file; its contents are in no text."""

    uid: str
    """A keyed hash of the contents."""
    media: str
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    created_at: datetime
    ending: str = ""
    """How its name ends where it is laid out, its dot included."""
    brought: Brought | None = None
    """Where its contents lie beside the export, if they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedAttachment:
    """A file as it hangs on one piece."""

    uid: Uid
    file: str
    label: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedNote:
    """Words added to a piece later."""

    uid: Uid
    body: str
    when: When
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was added to one piece after it was written."""

    attachments: tuple[ArchivedAttachment, ...] = ()
    notes: tuple[ArchivedNote, ...] = ()
    not_again_at: datetime | None = None
    """Since when On this day does not show it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedSearch:
    """A search that was given a name."""

    uid: Uid
    name: str
    query: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedBinned:
    """Something in the bin that is no piece."""

    uid: Uid
    noun: str
    label: str
    body: str
    """JSON of all it takes to bring it back."""
    deleted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBack:
    """All of it that hangs on no piece."""

    files: tuple[ArchivedFile, ...] = ()
    searches: tuple[ArchivedSearch, ...] = ()
    """In their order."""
    bin: tuple[ArchivedBinned, ...] = ()
