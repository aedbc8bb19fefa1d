"""`Link`: two pieces that belong together, in a few words or as a sequence of the vocabulary."""

from dataclasses import dataclass

from journal_app.core.ids import PieceId, Uid

FELT_IN = "felt-in"
"""A moment that was opened from an entry; the entry is the target."""
TAKEN_FROM = "taken-from"
"""A moment that was a passage of an entry; the entry is the target."""
PLACED_IN = "placed-in"
"""A moment whose sentence was placed into an entry; the entry is the target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link, seen from `source` to `target`; it is shown on both."""

    uid: Uid
    source: PieceId
    target: PieceId
    relation: str = ""
    """`FELT_IN`, an id such as ``sq_close_then_away``, or empty."""
    words: str = ""
