"""Moments begun and not kept: what Esc leaves, to go on with later."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from journal_app.core import capture_json
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.ids import Uid, new_uid
from journal_app.core.moments import Capture

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_CHANGED = Changes(drafts=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A moment that was begun."""

    uid: Uid
    capture: Capture
    begun_at: datetime


def put(vault: "Vault", capture: Capture, *, uid: Uid | None, clock: Clock) -> Changes:
    """Keep what a form holds, under the id it has or a new one; an empty form keeps nothing."""
    if not capture.holds_something:
        return NOTHING if uid is None else let_go(vault, uid)
    now = clock.now()
    with vault.writing():
        vault.drafts.put(uid or new_uid(now), capture_json.encode(capture), now)
    return _CHANGED


def all_begun(tables: "Tables") -> list[Draft]:
    """Every draft that can be gone on with, the newest first."""
    found = []
    for row in tables.drafts.all():
        try:
            capture = capture_json.decode(row.body)
        except ValueError:
            # Written by a later version; it stays for that one.
            continue
        found.append(Draft(uid=row.uid, capture=capture, begun_at=row.created_at))
    return found


def let_go(vault: "Vault", uid: Uid) -> Changes:
    """Take a draft away; the form that let it go can put it again."""
    with vault.writing():
        acted = vault.drafts.remove(uid)
    return _CHANGED if acted else NOTHING
