"""The list of the timeline: entries and moments, and what its own keys ask for."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.ui.theme.painting import fade_where_cut
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.card_list import CardList
from journal_app.ui.timeline.card_painter import CardFrame
from journal_app.ui.timeline.cards import Cards
from journal_app.ui.timeline.column import GUTTER
from journal_app.ui.timeline.headings import STICKY_HEIGHT
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.viewport import Anchor

_FADE = 24


class TimelineView(CardList[PieceId]):
    """Entries and moments, newest first."""

    bin_wanted = Signal(object)
    bring_back_wanted = Signal(object)

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        cards = Cards(theme, model)
        super().__init__(theme, model, cards, model.telling.locale, parent)
        self._model = model
        self._painters = cards
        self._fades = False
        self.setAccessibleName(_("Entries and moments"))

    def fade_below(self, fades: bool) -> None:
        """Whether it fades at its foot, where something else than the window ends it."""
        if fades != self._fades:
            self._fades = fades
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, fading below if they are to; above, the month lies over them."""
        super().paintEvent(event)
        if self._fades:
            fade_where_cut(self, self._theme, self._theme.px(_FADE), above=False)

    def go_to_days(self, first: date, last: date) -> date | None:
        """Choose the newest piece of these days, or else the nearest, at the top of the view.

        Returns the day that was gone to, or `None` where nothing is shown.
        """
        order = self._model.order
        if not len(order):
            return None
        position = order.first_row_of(last)
        newer = position - 1
        if position == len(order) or (
            order.day(position) < first
            and newer >= 0
            and order.day(newer) - last < first - order.day(position)
        ):
            # The newer neighbour is nearer: the first piece of its day.
            position = order.first_row_of(order.day(newer))
        self._show_at_top(self._model.months.row_of(position))
        return order.day(position)

    def go_to_month(self, first: date) -> None:
        """Bring the heading of this month to the top, if it is in the list."""
        months = self._model.months
        if first in months.days:
            self._show_at_top(months.heading_row(months.days.index(first)) + 1)

    def piece_at_hand(self) -> PieceId | None:
        """The chosen piece, else the first one in view."""
        chosen, row = self.chosen_key(), self._moves.first_in_view()
        return self._model.key_at(row) if chosen is None and row is not None else chosen

    def _show_at_top(self, row: int) -> None:
        begins_month = self._model.key_at(row - 1) is None
        below = 0 if begins_month else self._theme.px(STICKY_HEIGHT)
        self.put(Anchor(row - 1, 0) if begins_month else Anchor(row, below))
        self._choose_row(row)

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
            case Qt.Key.Key_Delete:
                self.bin_wanted.emit(chosen)
            case Qt.Key.Key_B:
                self.bring_back_wanted.emit(chosen)
            case _:
                return super()._act(key, chosen)
        return True
