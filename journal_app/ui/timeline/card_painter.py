"""How the kinds of piece are painted: one painter for each, all with the same two duties."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from journal_app.ui.timeline.model import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFrame:
    """Where a card is painted, and in which state."""

    widget: QWidget
    """What is painted on; the frame is mirrored by its direction."""
    rect: QRectF
    """The whole row right of the gutter, thought of left to right."""
    text_width: int
    hovered: bool = False
    selected: bool = False
    focused: bool = False
    """Show where the keyboard is."""

    @property
    def pointed(self) -> bool:
        """Whether one points at it or has the keyboard on it."""
        return self.hovered or self.focused


class CardPainter(Protocol):
    """Paints the pieces of one kind."""

    def height(self, card: Card, text_width: int) -> int:
        """How high the row must be, in pixels."""
        ...

    def paint(self, painter: QPainter, card: Card, frame: CardFrame) -> None:
        """Paint the piece."""
        ...

    def restyle(self) -> None:
        """Take fonts and sizes anew, and forget every word laid out."""
        ...
