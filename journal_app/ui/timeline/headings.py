"""Paints what tells the time in the timeline: months, and days in the gutter."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.column import GUTTER, Column
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect

MONTH_HEIGHT: Final = 64
STICKY_HEIGHT: Final = 54
"""Of the month that stays in view; pixels at zoom 1, like the rest here."""
_LINE: Final = 28
_MONTH_TOP: Final = 26
_STICKY_TOP: Final = 8
STICKS_AT: Final = _MONTH_TOP - _STICKY_TOP
"""How far a heading is scrolled out when its words stand where the sticky ones do."""
_PUSHED_FROM: Final = 10
_DAY_TOP: Final = 10


class Headings:
    """Paints months and days; holds nothing but the look."""

    def __init__(self, theme: Theme, widget: QWidget, locale: QLocale) -> None:
        self._theme = theme
        self._widget = widget
        self._locale = locale

    def paint_month(self, painter: QPainter, column: Column, top: int, month: date) -> None:
        """The heading of a month in its own row, which begins at `top`."""
        self._paint_words(painter, column, top + self._theme.px(_MONTH_TOP), month)

    def paint_sticky(
        self, painter: QPainter, column: Column, month: date, next_top: int | None
    ) -> None:
        """The month that stays in view, pushed out by the next one, which begins at `next_top`."""
        px = self._theme.px
        height = px(STICKY_HEIGHT)
        top = 0 if next_top is None else min(0, next_top + px(_PUSHED_FROM) - height)
        ground = QRectF(0, top, self._widget.width(), height)
        fade = QLinearGradient(ground.topLeft(), ground.bottomLeft())
        surface = self._theme.color("surface")
        clear = QColor(surface)
        clear.setAlpha(0)
        fade.setColorAt(0, surface)
        fade.setColorAt(0.8, surface)
        fade.setColorAt(1, clear)
        painter.fillRect(ground, fade)
        self._paint_words(painter, column, top + px(_STICKY_TOP), month)

    def paint_day(self, painter: QPainter, column: Column, top: int, day: date) -> None:
        """Number and weekday, beside the first piece of a day."""
        theme = self._theme
        px = theme.px
        width = px(GUTTER) - px(8)
        painter.setPen(theme.color("ink"))
        number = QRectF(column.start, top + px(_DAY_TOP), width, px(34))
        self._draw(painter, number, self._locale.toString(day.day), theme.font("title"))
        painter.setPen(theme.color("ink3"))
        name = QRectF(column.start + 1, top + px(_DAY_TOP + 34), width, px(16))
        self._draw(painter, name, wording.weekday(day, self._locale), theme.font("caption"))

    def _paint_words(self, painter: QPainter, column: Column, top: int, month: date) -> None:
        theme = self._theme
        font = theme.font("heading")
        name = wording.month_name(month, self._locale)
        width = QFontMetricsF(font).horizontalAdvance(name)
        box = QRectF(column.start, top, width + 2, theme.px(_LINE))
        painter.setPen(theme.color("ink"))
        self._draw(painter, box, name, font)
        start = box.right() + theme.px(6)
        year = QRectF(start, top, column.start + column.width - start, theme.px(_LINE))
        painter.setPen(theme.color("ink3"))
        self._draw(painter, year, str(month.year), font)

    def _draw(self, painter: QPainter, box: QRectF, words: str, font: QFont) -> None:
        draw_words(painter, visual_rect(self._widget, box), words, font, leading(self._widget))
