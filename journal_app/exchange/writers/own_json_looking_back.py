"""What our own archive holds of looking back: files, notes, kept searches, the bin."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journal_app.core.archived_looking_back import (
    Added,
    ArchivedAttachment,
    ArchivedBinned,
    ArchivedFile,
    ArchivedNote,
    ArchivedSearch,
    LookingBack,
)
from journal_app.core.clock import When
from journal_app.exchange.instants import utc, utc_or_none

Rows = Iterable[Mapping[str, Any]]


def lists(looking_back: LookingBack, *, along: bool) -> Iterator[tuple[str, Rows]]:
    """Every list of it with its name, in the order of the archive.

    `along` is whether the contents of files lie beside it.
    """
    yield "files", (_file(file, along=along) for file in looking_back.files)
    yield "saved_searches", map(_search, looking_back.searches)
    yield "bin", map(_binned, looking_back.bin)


def fields(added: Added) -> dict[str, Any]:
    """What was added to a piece, as it stands among the fields of that piece."""
    return {
        "attachments": list(map(_attachment, added.attachments)),
        "notes": list(map(_note, added.notes)),
        "not_again_at": utc_or_none(added.not_again_at),
    }


def when_object(when: When) -> dict[str, Any]:
    """An instant with the zone and the day it was for the writer."""
    return {"at": when.iso(), "zone": when.zone or None, "day": when.day.isoformat()}


def _file(file: ArchivedFile, *, along: bool) -> Mapping[str, Any]:
    brought = file.brought
    where = {
        "name": None if brought is None else brought.name,
        "sha256": None if brought is None else brought.sha256,
    }
    return {
        "file": file.uid,
        "media": file.media,
        "bytes": file.size,
        "width": file.width,
        "height": file.height,
        "created_at": utc(file.created_at),
        **(where if along else {}),
    }


def _search(search: ArchivedSearch) -> Mapping[str, Any]:
    return {
        "uid": search.uid,
        "name": search.name,
        "query": search.query,
        "created_at": utc(search.created_at),
    }


def _binned(binned: ArchivedBinned) -> Mapping[str, Any]:
    return {
        "uid": binned.uid,
        "noun": binned.noun,
        "label": binned.label,
        "body": binned.body,
        "deleted_at": utc(binned.deleted_at),
    }


def _attachment(attachment: ArchivedAttachment) -> dict[str, Any]:
    return {
        "uid": attachment.uid,
        "file": attachment.file,
        "label": attachment.label,
        "created_at": utc(attachment.created_at),
    }


def _note(note: ArchivedNote) -> dict[str, Any]:
    return {
        "uid": note.uid,
        "when": when_object(note.when),
        "text": note.body,
        "updated_at": utc(note.updated_at),
    }
