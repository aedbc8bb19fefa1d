"""One thing beside the page: a line above, two lines of words below."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from journal_app.ui.theme.painting import Glyph, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_LINE: Final = 22
_MOST_LINES: Final = 2
_CAPTION: Final = 18
_GLYPH_RADIUS: Final = 5.0


class RailItem(PaintedButton):
    """A time, the glyph of an answer where there is one, and how it begins."""

    def __init__(
        self,
        theme: Theme,
        above: str,
        preview: str,
        *,
        name: str,
        glyph: Glyph | None = None,
    ) -> None:
        self._above = above
        self._preview = preview
        self._glyph = glyph
        super().__init__(theme, preview, name=name)
        self.setAccessibleDescription(preview)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Room for the line above and two lines."""
        px = self._theme.px
        return QSize(px(120), px(_CAPTION + _MOST_LINES * _LINE + 18))

    def minimumSizeHint(self) -> QSize:
        """As high as ever, as narrow as need be."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Glyph and time above, words below."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        start = 0.0
        if self._glyph is not None:
            radius = _GLYPH_RADIUS * theme.zoom
            square = QRectF(0, px(_CAPTION) / 2 - radius, 2 * radius, 2 * radius)
            draw_glyph(painter, theme, self._glyph, visual_rect(self, square).center(), radius)
            start = 2 * radius + px(8)
        painter.setPen(theme.color("accent_ink" if self.underMouse() else "ink3"))
        box = visual_rect(self, QRectF(start, 0, self.width() - start, px(_CAPTION)))
        draw_words(painter, box, self._above, theme.font("caption"), leading(self))
        painter.setPen(theme.color("ink"))
        self._layout().draw(painter, QPointF(0, px(_CAPTION)))

    def _layout(self) -> QTextLayout:
        layout = QTextLayout(self._preview, self._theme.font("quote"))
        side = Qt.AlignmentFlag.AlignRight if is_rtl(self) else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        for row in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, row * self._theme.px(_LINE)))
        layout.endLayout()
        return layout
