"""How one line is painted: its picture, its words, and what stands at its end."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.ui.palette.line_model import LineModel
from journal_app.ui.palette.offers import Offer
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, trailing, visual_rect

_HEIGHT: Final = 38
_SIDE: Final = 12
_ICON: Final = 18
_GAP: Final = 12


class LinePainter(QStyledItemDelegate):
    """Mirrors by hand what Qt does not."""

    def __init__(self, theme: Theme, model: LineModel, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All lines are of one height."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The colour of choice where Enter leads to, a breath of ink where one points."""
        offer = self._model.offer(index.row())
        if offer is None:
            return
        rect: QRectF = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self._paint_words(painter, rect, offer)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            edge = theme.color("line_strong") if theme.high_contrast else None
            fill = theme.color("accent_soft")
            draw_field(painter, rect, RADIUS_CONTROL, fill=fill, line=edge)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_field(painter, rect, RADIUS_CONTROL, fill=theme.mix("raised", "ink", 0.055))

    def _paint_words(self, painter: QPainter, rect: QRectF, offer: Offer) -> None:
        theme, px, view = self._theme, self._theme.px, self._view
        start, side, height = px(_SIDE), float(px(_ICON)), rect.height()
        if offer.icon:
            square = QRectF(start, rect.y() + (height - side) / 2, side, side)
            spot = visual_rect(view, square)
            theme.icons.draw(painter, offer.icon, theme.color("ink2"), spot, mirrored=is_rtl(view))
        start += px(_ICON + _GAP)
        room = rect.width() - start - px(_SIDE)
        small = theme.font("small")
        end = min(QFontMetricsF(small).horizontalAdvance(offer.line) + 2, room / 2)
        words = QRectF(start, rect.y(), room - end - (px(_GAP) if offer.line else 0), height)
        painter.setPen(theme.color("ink"))
        draw_words(
            painter, visual_rect(view, words), offer.words, theme.font("body"), leading(view)
        )
        line = QRectF(rect.width() - px(_SIDE) - end, rect.y(), end, height)
        painter.setPen(theme.color("ink2"))
        draw_words(painter, visual_rect(view, line), offer.line, small, trailing(view))
