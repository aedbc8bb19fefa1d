"""One line of the app's own or the person's words."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle, TokenName
from journal_app.ui.widgets.direction import draw_words


class PlainLabel(QLabel):
    """Never read as markup, as high as a line of its style; gives way in width only if `cut`."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: TextStyle = "body",
        tone: TokenName = "ink",
        *,
        italic: bool = False,
        weight: int | None = None,
        cut: bool = False,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style: TextStyle = style
        self._tone: TokenName = tone
        self._italic = italic
        self._weight = weight
        self._cut = cut
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        if name:
            self.setAccessibleName(name)
        self.setText(text)
        theme.resized.connect(self._restyle)
        self._restyle()

    def setText(self, text: str) -> None:
        """Show other words; where it has a name of its own, they are what is said after it."""
        super().setText(text)
        if self._name:
            self.setAccessibleDescription(text)

    def set_tone(self, tone: TokenName) -> None:
        """Another colour."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The words, on the line height of the style."""
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        margins = self.contentsMargins()
        return QSize(
            math.ceil(words) + margins.left() + margins.right() + 1,
            math.ceil(self._theme.line_height(self._style)) + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        """One that may be cut gives way."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(24)), hint.height()) if self._cut else hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words in their tone."""
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._tone if self.isEnabled() else "ink_disabled"))
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        draw_words(painter, QRectF(self.contentsRect()), self.text(), self.font(), side)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._style, italic=self._italic, weight=self._weight))
        self.updateGeometry()
        self.update()
