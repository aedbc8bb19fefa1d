"""`Passage`: words inside a text that carry a mark, and the anchor that finds them again."""

from dataclasses import dataclass

from journal_app.core.ids import PieceId, Uid

CONTEXT_CHARACTERS = 32
"""How much of the text before and after a passage its anchor remembers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a passage is; quote and context find it again when the text changed elsewhere."""

    start: int
    """Code points from the beginning of the text."""
    length: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A marked passage of one piece."""

    uid: Uid
    piece: PieceId
    mark: str
    """Id of the mark, such as ``mk_pull``."""
    anchor: Anchor


def anchor_at(text: str, start: int, length: int) -> Anchor:
    """The anchor of these words of the text."""
    end = start + length
    return Anchor(
        start=start,
        length=length,
        quote=text[start:end],
        before=text[max(0, start - CONTEXT_CHARACTERS) : start],
        after=text[end : end + CONTEXT_CHARACTERS],
    )
