"""`Passage`: words inside a text that carry a mark, and the anchor that finds them again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from journal_app.core.clock import When
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

    @property
    def end(self) -> int:
        """Where it ends, in code points."""
        return self.start + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a mark stands in the text as it is now, in code points, the end left out."""

    uid: Uid
    mark: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A marked passage of one piece."""

    uid: Uid
    piece: PieceId
    mark: str
    """Id of the mark, such as ``mk_pull``."""
    anchor: Anchor
    lost: bool = False
    """Whether its words can no longer be found in the text: told, and never dropped silently."""
    moment: PieceId | None = None
    """The moment it became."""

    @property
    def span(self) -> Span:
        """Where it stands; means nothing for a lost one."""
        return Span(uid=self.uid, mark=self.mark, start=self.anchor.start, end=self.anchor.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFilter:
    """Which passages are read: of these marks, around a person, in a span of days; all if empty."""

    marks: frozenset[str] = frozenset()
    person: str = ""
    first: date | None = None
    last: date | None = None
    """Both days are part of it."""
    lost_too: bool = True


@dataclass(frozen=True, slots=True)
class PassageOrder:
    """Which passages fit, in the order they were lived, and the day of each.

    Days are proleptic ordinals: thirty thousand dates would take longer to make than to find.
    """

    uids: tuple[Uid, ...] = ()
    days: Sequence[int] = ()

    def __len__(self) -> int:
        return len(self.uids)

    def day(self, position: int) -> date:
        """The day of the passage at this position."""
        return date.fromordinal(self.days[position])

    def newest_first(self) -> "PassageOrder":
        """The same, the other way round."""
        return PassageOrder(self.uids[::-1], self.days[::-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with what one reads beside it: when it was, with whom, and that it was marked."""

    passage: Passage
    when: When
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    created_at: datetime


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


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same words inside the text, without white space at their edges; else nothing."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = end - (len(words) - len(words.rstrip()))
    return (first, last) if first < last else (start, start)
