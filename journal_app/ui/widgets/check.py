"""A box to tick, with its words."""

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect


class Check(QCheckBox):
    """The whole row can be pressed."""

    def __init__(
        self, theme: Theme, text: str, *, checked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setChecked(checked)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        theme.resized.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Box, gap and words."""
        words = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._label))
        return QSize(words + self._theme.px(34) + 2, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """As much as it wants."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Words and gap belong to it too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded box, filled and ticked when chosen."""
        theme = self._theme
        painter = QPainter(self)
        side = theme.px(20)
        box = visual_rect(self, QRectF(1, (self.height() - side) / 2, side, side))
        hovered = self.isEnabled() and self.underMouse()
        fill, edge = theme.color("surface"), theme.color("ink2" if hovered else "line_strong")
        if not self.isEnabled():
            fill, edge = theme.color("sunken"), theme.color("line")
        elif self.isChecked():
            fill = edge = theme.color("accent_hover" if hovered else "accent")
        draw_field(painter, box, 6, fill=fill, line=edge, width=1.5)
        if self.isChecked():
            tone = theme.color("on_accent" if self.isEnabled() else "ink_disabled")
            inset = theme.px(3)
            theme.icons.draw(painter, "check", tone, box.adjusted(inset, inset, -inset, -inset))
        start = theme.px(34)
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink_disabled"))
        words = visual_rect(self, QRectF(start, 0, self.width() - start, self.height()))
        draw_words(painter, words, self._label, self.font(), leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setFixedHeight(self._theme.px(28))
        self.updateGeometry()
        self.update()
