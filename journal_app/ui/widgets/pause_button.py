"""The one button that is always in sight: a quiet minute."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, leading, trailing, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_NARROW: Final = 80
_ICON: Final = 20
_RADIUS: Final = 14


class PauseButton(PaintedButton):
    """Icon, word and, where there is room, how long it takes."""

    def __init__(
        self, theme: Theme, text: str, caption: str, *, tip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, parent=parent)
        self._caption = caption
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setProperty("ringRadius", _RADIUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as its words need; a rail may give less."""
        return QSize(self._theme.px(48 + 16) + self._text_width(), self._theme.px(48))

    def minimumSizeHint(self) -> QSize:
        """A rail shows the icon alone."""
        return QSize(self._theme.px(40), self._theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground with an edge, darker where one points."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.16 if self.isDown() else 0.08 if self.underMouse() else 0.0
        fill = theme.mix("accent_soft", "accent", share)
        edge = (
            theme.color("ink") if theme.high_contrast else theme.mix("accent_soft", "accent", 0.3)
        )
        draw_field(painter, QRectF(self.rect()), _RADIUS, fill=fill, line=edge)
        wide = self.width() > theme.px(_NARROW)
        side = theme.px(_ICON)
        at = theme.px(14) if wide else (self.width() - side) / 2
        square = visual_rect(self, QRectF(at, (self.height() - side) / 2, side, side))
        ink = theme.color("accent_ink")
        theme.icons.draw(painter, "wind", ink, square)
        if wide:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        start = theme.px(46)
        box = QRectF(start, 0, self.width() - start - theme.px(14), self.height())
        painter.setPen(theme.color("accent_ink"))
        draw_words(painter, visual_rect(self, box), self.label, self.font(), leading(self))
        caption = theme.font("smallm")
        room = box.width() - self._text_width() - theme.px(8)
        if QFontMetricsF(caption).horizontalAdvance(self._caption) <= room:
            painter.setOpacity(0.75)
            draw_words(painter, visual_rect(self, box), self._caption, caption, trailing(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label", weight=600))
        self.setFixedHeight(self._theme.px(48))
