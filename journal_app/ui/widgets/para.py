"""Text over several lines with a real line height, which QLabel cannot give."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import OWN_WORDS, TextStyle, TokenName
from journal_app.ui.widgets.direction import is_rtl, reads_rtl

_NARROWEST: Final = 60
_COMFORTABLE: Final = 520
_WIDTHS: Final = 8
"""A layout asks for the height in a few widths, the same ones again and again."""

_LaidOut = tuple[list[QTextLayout], float]
"""Its paragraphs, and where the last line ends."""


class Para(QLabel):
    """A QLabel for its role alone; lays out and paints by itself, each paragraph by its script.

    `max_width` is in pixels at zoom 1.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        style: TextStyle = "body",
        tone: TokenName = "ink",
        *,
        italic: bool = False,
        weight: int | None = None,
        max_width: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style: TextStyle = style
        self._tone: TokenName = tone
        self._italic = italic
        self._weight = weight
        self._widest = max_width
        self._align = align
        self._name = name
        self._laid_out: dict[int, _LaidOut] = {}
        self._laid_height = 0.0
        """The height of a line in all of them."""
        self._natural: float | None = None
        self._look: tuple[QFont, float, int] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)
        theme.resized.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show other words: its accessible name, or what that name means where one was given."""
        self.setText(text)
        self.setAccessibleName(self._name or text)
        if self._name:
            self.setAccessibleDescription(text)
        self._relayout()

    def set_style(self, style: TextStyle) -> None:
        """Have another kind of text."""
        if style != self._style:
            self._style = style
            self._restyle()

    def set_tone(self, tone: TokenName) -> None:
        """Another colour."""
        self._tone = tone
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Lines times line height, in no more width than it may take."""
        lines = self._layouts(max(_NARROWEST, min(width, self.maximumWidth())))[1]
        around = self.contentsMargins()
        return math.ceil(lines) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """One line if it fits the measure, else the measure."""
        if self._natural is None:
            metrics = QFontMetricsF(self.font())
            self._natural = max(_width_of(line, metrics) for line in self.text().split("\n"))
        around = self.contentsMargins()
        words = math.ceil(self._natural) + 2 + around.left() + around.right()
        width = min(self._theme.px(self._widest or _COMFORTABLE), words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A narrow column of one line."""
        return QSize(_NARROWEST, math.ceil(self._theme.line_height(self._style)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all lines visible even in layouts that ask for no height."""
        super().resizeEvent(event)
        self._keep_every_line()

    def showEvent(self, event: QShowEvent) -> None:
        """Words that were given while nobody saw them have the same width and other lines."""
        super().showEvent(event)
        self._keep_every_line()

    def _keep_every_line(self) -> None:
        needed = self.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout; other letters have other lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._relayout()
        elif event.type() == QEvent.Type.FontChange:
            self._laid_out.clear()
            self._natural = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Every line where it was laid out."""
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._tone if self.isEnabled() else "ink_disabled"))
        corner = QPointF(self.contentsRect().topLeft())
        for layout in self._layouts(self.width())[0]:
            layout.draw(painter, corner)

    def _restyle(self) -> None:
        theme = self._theme
        font = theme.font(self._style, italic=self._italic, weight=self._weight)
        look = (font, theme.line_height(self._style), theme.px(self._widest or _COMFORTABLE))
        if look == self._look and self.font() == font:
            # Other sizes, but not its own: every line stays where it is. A style sheet may take
            # the font.
            self.update()
            return
        self._look = look
        self.setFont(font)
        if self._widest is not None:
            self.setMaximumWidth(theme.px(self._widest))
        self._relayout()

    def _relayout(self) -> None:
        self._laid_out.clear()
        self._natural = None
        self.setMinimumHeight(0 if not self.isVisible() else self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def _layouts(self, width: int) -> _LaidOut:
        around = self.contentsMargins()
        width -= around.left() + around.right()
        height = self._theme.line_height(self._style)
        if height != self._laid_height:
            # While all is dressed anew, lines of before would make a wide paragraph higher than a
            # narrow one, and whatever scrolls it would show its bar and take it away for ever.
            self._laid_out.clear()
            self._laid_height = height
        found = self._laid_out.get(width)
        if found is None:
            made: list[QTextLayout] = []
            bottom = 0.0
            for paragraph in self.text().split("\n"):
                layout, bottom = self._laid_out_paragraph(paragraph, width, bottom)
                made.append(layout)
            if len(self._laid_out) >= _WIDTHS:
                self._laid_out.clear()
            found = self._laid_out[width] = (made, bottom)
        return found

    def _side_for(self, text: str) -> Qt.AlignmentFlag:
        """The person's words stand by their own script, the app's by the layout."""
        if self._align != Qt.AlignmentFlag.AlignLeft:
            return self._align
        own_words = self._style in OWN_WORDS
        rtl = reads_rtl(text) if own_words else is_rtl(self)
        return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft

    def _laid_out_paragraph(self, text: str, width: int, top: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(text, self.font())
        option = QTextOption(self._side_for(text))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        height = self._theme.line_height(self._style)
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout, top


def _width_of(line: str, metrics: QFontMetricsF) -> float:
    # A last letter that leans out, such as an f, needs its room too, or the line is broken.
    return metrics.horizontalAdvance(line) + max(0.0, -metrics.rightBearing(line[-1:] or " "))
