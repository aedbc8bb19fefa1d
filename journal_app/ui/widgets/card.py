"""A rounded surface that holds other things."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.theme.painting import draw_field, draw_shadow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD, TokenName

SHADOW_ROOM: Final = 20
"""Pixels around an elevated card that belong to its shadow."""


class Card(QFrame):
    """In-page cards have a hairline only; `elevated` is for popovers and scene cards.

    Without `fill` it is raised paper by day and plain surface by night, where raised looks heavy.
    Put things into `content`.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        fill: TokenName | None = None,
        edge: TokenName | None = "line",
        radius: int = RADIUS_CARD,
        padding: int = 20,
        elevated: bool = False,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill: TokenName | None = fill
        self._edge: TokenName | None = edge
        self._radius = radius
        self._elevated = elevated
        if name:
            self.setAccessibleName(name)
        room = padding + (SHADOW_ROOM if elevated else 0)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(room, room, room, room)
        self.content.setSpacing(0)
        theme.changed.connect(self.update)

    def body_rect(self) -> QRectF:
        """The card itself, without the room for its shadow."""
        room = SHADOW_ROOM if self._elevated else 0
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, ground, hairline."""
        theme = self._theme
        painter = QPainter(self)
        body = self.body_rect()
        if self._elevated and not theme.high_contrast:
            draw_shadow(painter, theme, body, self._radius)
        edge = theme.color(self._edge) if self._edge else None
        if theme.high_contrast:
            edge = theme.color("line_strong")
        draw_field(painter, body, self._radius, fill=theme.color(self._ground()), line=edge)

    def _ground(self) -> TokenName:
        if self._fill is not None:
            return self._fill
        return "surface" if self._theme.dark and not self._elevated else "raised"
