"""The ground of a card that is open text: none at all, until it is pointed at or chosen."""

from typing import Final

from PySide6.QtGui import QColor, QPainter

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.widgets.direction import visual_rect

_OUTSIDE: Final = 4
"""Between the row and the ground of the card, above and below."""


def paint_ground(painter: QPainter, theme: Theme, frame: CardFrame) -> None:
    """Fill and edge by state: chosen, pointed at, or where the keyboard is."""
    fill: QColor | None = None
    line: QColor | None = None
    width = 1.0
    if frame.selected:
        fill = theme.color("accent_soft", None if theme.high_contrast else 0.65)
    elif frame.hovered:
        fill = theme.color("canvas", 0.75)
    if theme.high_contrast:
        line = theme.color("line_strong")
    if frame.focused:
        line, width = theme.color("focus"), 3.0 if theme.high_contrast else 2.0
    if fill is None and line is None:
        return
    outside = theme.px(_OUTSIDE)
    ground = visual_rect(frame.widget, frame.rect.adjusted(0, outside, 0, -outside))
    draw_field(painter, ground, RADIUS_CARD, fill=fill, line=line, width=width)
