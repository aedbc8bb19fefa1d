"""The list of the timeline: entries and moments, and what its own keys ask for."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.card_list import CardList
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.cards import Cards
from journal_app.ui.timeline.column import GUTTER
from journal_app.ui.timeline.model import TimelineModel


class TimelineView(CardList[PieceId]):
    """Entries and moments, newest first."""

    edit_wanted = Signal(object)
    bin_wanted = Signal(object)
    bring_back_wanted = Signal(object)

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        cards = Cards(theme, model)
        super().__init__(theme, model, cards, model.telling.locale, parent)
        self._model = model
        self._painters = cards
        self.setAccessibleName(_("Entries and moments"))

    def _paint_card(self, painter: QPainter, row: int, top: int, height: int) -> None:
        card = self._model.card(row)
        if card is None:
            return
        column = self._cards.column
        if card.begins_day:
            self._headings.paint_day(painter, column, top, card.head.when.day)
        gutter = self._theme.px(GUTTER)
        current = self.currentIndex().row() == row
        frame = CardFrame(
            widget=self.viewport(),
            rect=QRectF(column.start + gutter, top, column.width - gutter, height),
            text_width=column.text_width,
            hovered=self._hovered == row,
            selected=current,
            focused=current and self._by_keyboard and self.hasFocus(),
        )
        self._painters.painter_of(card.head.kind).paint(painter, card, frame)

    def _act(self, key: Qt.Key, chosen: PieceId) -> bool:
        match key:
            case Qt.Key.Key_E:
                self.edit_wanted.emit(chosen)
            case Qt.Key.Key_Delete:
                self.bin_wanted.emit(chosen)
            case Qt.Key.Key_B:
                self.bring_back_wanted.emit(chosen)
            case _:
                return super()._act(key, chosen)
        return True
