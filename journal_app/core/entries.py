"""`Entry`: one piece of writing, kept from its first letter on."""

from dataclasses import dataclass
from datetime import datetime

from journal_app.core.clock import When
from journal_app.core.halving import alike
from journal_app.core.ids import PieceId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of writing as it is kept."""

    id: PieceId
    uid: Uid
    when: When
    body: str
    """Plain Markdown, exactly as typed."""
    rev: int
    """Counts every save; a save names the one it was made from."""
    prompt_id: str | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An earlier text of an entry."""

    rev: int
    body: str
    kept_at: datetime


def removes_much(before: str, after: str) -> bool:
    """Whether a save would take away so much that the earlier text is kept beside it.

    More than 30 % is gone: of what lies between the first and the last change nothing counts as
    kept, so that a text pasted over another, however long, is seen as well.
    """
    shorter = min(len(before), len(after))
    start = alike(before, after, shorter)
    end = alike(before[::-1], after[::-1], shorter - start)
    return start + end < 0.7 * len(before)
