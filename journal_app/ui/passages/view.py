"""The list of passages as one sees and uses it; each of them is a door to its day."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import Uid
from journal_app.i18n import _
from journal_app.ui.passages.card import PassageCards
from journal_app.ui.passages.model import PassagesModel
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.card_list import CardList
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.column import PADDING


class PassagesView(CardList[Uid]):
    """Enter or a click opens a passage where it was written."""

    def __init__(self, theme: Theme, model: PassagesModel, parent: QWidget | None = None) -> None:
        cards = PassageCards(theme, model)
        super().__init__(theme, model, cards, model.locale, parent)
        self._model = model
        self._painter_of_cards = cards
        self._pressed: int | None = None
        self.setAccessibleName(_("Passages"))

    def read_rising(self, rising: bool) -> None:
        """Oldest first or not: the month before stands above or below."""
        self._back_in_time = -1 if rising else 1

    def _paint_card(self, painter: QPainter, row: int, top: int, height: int) -> None:
        card = self._model.card(row)
        if card is None:
            return
        column, padding = self._cards.column, self._theme.px(PADDING)
        current = self.currentIndex().row() == row
        frame = CardFrame(
            widget=self.viewport(),
            rect=QRectF(column.start - padding, top, column.width + 2 * padding, height),
            text_width=column.text_width,
            hovered=self._hovered == row,
            selected=current,
            focused=current and self._by_keyboard and self.hasFocus(),
        )
        self._painter_of_cards.paint(painter, card, frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the passage that is pressed."""
        super().mousePressEvent(event)
        plain = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._card_row_at(event) if plain else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it where the pointer still is on it."""
        pressed, self._pressed = self._pressed, None
        key = None if pressed is None else self._rows.key_at(pressed)
        if key is not None and pressed == self._card_row_at(event):
            self.opened.emit(key)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click opened it already."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        super().mouseMoveEvent(event)
        hand = self._hovered is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
