"""`Chosen`: what the page is narrowed to, and how that is remembered across a lock."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from journal_app.core.passages import PassageFilter
from journal_app.ui.passages.span import Span, SpanKind

ALL_THE_TIME: Final = Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Marks, a person, a span of time, and which way round one reads."""

    marks: frozenset[str] = frozenset()
    person: str = ""
    span: Span = ALL_THE_TIME
    newest_first: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.marks or self.person) or self.span.kind is not SpanKind.ALL

    def filter(self, today: date) -> PassageFilter:
        """What is asked of the journal."""
        first, last = self.span.days(today)
        return PassageFilter(marks=self.marks, person=self.person, first=first, last=last)

    def as_part(self, **more: Any) -> str:
        """The words it is remembered by; kept in the journal alone."""
        kept = {
            "marks": sorted(self.marks),
            "person": self.person,
            "span": self.span.kind.value,
            "first": None if self.span.first is None else self.span.first.isoformat(),
            "last": None if self.span.last is None else self.span.last.isoformat(),
            "newest_first": self.newest_first,
        }
        return json.dumps(kept | more, ensure_ascii=False)


def from_part(part: str) -> tuple[Chosen, dict[str, Any]] | None:
    """What was remembered, with everything that was added to it; `None` for other words."""
    try:
        kept = json.loads(part)
        span = Span(kind=SpanKind(kept["span"]), first=_day(kept["first"]), last=_day(kept["last"]))
        chosen = Chosen(
            marks=frozenset(map(str, kept["marks"])),
            person=str(kept["person"]),
            span=span,
            newest_first=bool(kept["newest_first"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
    return chosen, kept


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
