"""Where one was when the journal was closed, kept inside the journal until it opens again."""

from collections.abc import Mapping
from typing import Any

from journal_app.core.changes import NOTHING, Changes
from journal_app.storage.vault import Tables, Vault

_KEY = "place"
_TIMELINE = "timeline_place"


def remember(
    vault: Vault,
    place: Mapping[str, str | int | None] | None,
    *,
    timeline: Mapping[str, str | int | None] | None = None,
) -> Changes:
    """Keep a place: page, piece, caret, scroll; and how the timeline was left, if it was seen."""
    with vault.writing(counts=False):
        if place is not None:
            vault.settings.put(_KEY, dict(place))
        if timeline is not None:
            vault.settings.put(_TIMELINE, dict(timeline))
    return NOTHING


def remembered(tables: Tables) -> dict[str, Any]:
    """The place kept last; empty where there is none or it cannot be read."""
    return _read(tables, _KEY)


def of_timeline(tables: Tables) -> dict[str, Any]:
    """How the timeline was left: what was looked for, and where one stood in it."""
    return _read(tables, _TIMELINE)


def _read(tables: Tables, key: str) -> dict[str, Any]:
    found = tables.settings.get(key)
    return found if isinstance(found, dict) else {}
