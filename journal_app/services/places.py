"""Where one was when the journal was locked, kept inside the journal until it opens again."""

from collections.abc import Mapping
from typing import Any

from journal_app.core.changes import NOTHING, Changes
from journal_app.storage.vault import Tables, Vault

_KEY = "place"


def remember(vault: Vault, place: Mapping[str, str | int | None]) -> Changes:
    """Keep a place: page, piece, caret, scroll."""
    with vault.writing():
        vault.settings.put(_KEY, dict(place))
    return NOTHING


def remembered(tables: Tables) -> dict[str, Any]:
    """The place kept last; empty where there is none or it cannot be read."""
    found = tables.settings.get(_KEY)
    return found if isinstance(found, dict) else {}
