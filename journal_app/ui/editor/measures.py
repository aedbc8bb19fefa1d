"""Where writing and reading change their form, and how far the text stands from its neighbours."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme

WIDE: Final = 1180
"""Names of marks and a rail beside the text."""
CENTRED: Final = 1600
NARROW: Final = 760
"""No words on the buttons beside the date."""
NARROWEST: Final = 480
"""How saving stands is told below the names, and not beside them."""
LOW: Final = 680
VERY_LOW: Final = 480
LOWEST: Final = 300
"""Below this a question stands there in smaller letters."""
MEASURE: Final = 580
"""Width of a full line of text, about 66 characters in the size of the design."""
BLEED: Final = 3
"""Room before the text for tints to reach out."""
START: Final = 53
WIDEST_CONTENT: Final = 1120
ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""


@dataclass(frozen=True, slots=True)
class Room:
    """Width and height of the window, divided by the zoom."""

    width: float
    height: float

    @property
    def end_margin(self) -> int:
        """How much is left empty after the text."""
        if self.width >= WIDE:
            return 150
        return 60 if self.width >= NARROW else 24

    @property
    def top(self) -> int:
        """How far the date stands from the edge of the sheet."""
        return min(44, round(self.height / 16))

    @property
    def widest_content(self) -> int:
        """How wide a page may become, in pixels at zoom 1."""
        return WIDEST_CONTENT if self.width >= CENTRED else ANY_WIDTH


def column_width(theme: Theme, room: Room) -> int:
    """How wide the column of the text may become with what is empty around it, in pixels.

    A full line has as many characters in every size.
    """
    text = theme.px(START + MEASURE * theme.written + BLEED + 1)
    return text + end_width(theme, room.end_margin)


def end_width(theme: Theme, end_margin: int) -> int:
    """How much is left empty after the text, in pixels: the names of marks stand there."""
    return theme.text_px(end_margin, "smallm")


def room_of(widget: QWidget, theme: Theme) -> Room:
    """The room a page has, which is told by its window."""
    window = widget.window()
    return Room(window.width() / theme.zoom, window.height() / theme.zoom)
