"""The column in which header and list stand: one measure, in the middle of a wide page."""

from dataclasses import dataclass
from typing import Final

_START: Final = 36
_END: Final = 24
GUTTER: Final = 92
"""Day number and weekday, left of the cards; pixels at zoom 1."""
PADDING: Final = 18
"""Between the edge of a card and its text; pixels at zoom 1."""
_TEXT: Final = 640
_TEXT_ON_WIDE_PAGES: Final = 720
_WIDE_PAGE: Final = 1360


@dataclass(frozen=True, slots=True)
class Column:
    """Where the column begins, counted from the edge reading starts at, and how wide it is."""

    start: int
    width: int
    text_width: int

    @classmethod
    def of(cls, page_width: int, zoom: float) -> "Column":
        """The column of a page so many pixels wide; wide and narrow are judged at zoom 1."""
        text = _TEXT_ON_WIDE_PAGES if page_width / zoom >= _WIDE_PAGE else _TEXT
        around_text = round((GUTTER + 2 * PADDING) * zoom)
        widest = round(text * zoom) + around_text
        start, end = round(_START * zoom), round(_END * zoom)
        room = max(0, page_width - start - end)
        width = min(room, widest)
        if width < room:
            start = (page_width - width) // 2
        return cls(start, width, max(1, width - around_text))
