"""The first lines of a text, laid out once and painted many times, with what was found tinted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from journal_app.ui.theme.tokens import RADIUS_MARK
from journal_app.ui.widgets.direction import reads_rtl

_DOTS: Final = "…"
_LONGEST_LOOK_BACK: Final = 16
"""Characters given up, so that a text is not cut inside a word."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Some lines of text; `height` in pixels, `bands` behind what was found."""

    layout: QTextLayout
    height: float
    bands: tuple[QRectF, ...]

    def paint(self, painter: QPainter, at: QPointF, ink: QColor, tint: QColor) -> None:
        """The tints, and the words on them."""
        if self.bands:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            for band in self.bands:
                painter.drawRoundedRect(band.translated(at), RADIUS_MARK, RADIUS_MARK)
        painter.setPen(ink)
        self.layout.draw(painter, at)


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Lays texts out in one font; lengths in pixels."""

    font: QFont
    line_height: float
    most_lines: int

    def set(self, text: str, width: float, spans: Sequence[Span] = ()) -> TextBlock:
        """Lay out a text, ending in dots where it is longer than it may be.

        Each text runs in the direction of its own words.
        """
        layout, cut = self._laid_out(text, width)
        if cut is not None:
            text, until = self._shortened(text, cut, width)
            spans = [(start, min(end, until)) for start, end in spans if start < until]
            layout, cut = self._laid_out(text, width)
        in_qt = _InQt(text)
        bands = [
            band
            for start, end in spans
            for band in self._bands(layout, in_qt.place(start), in_qt.place(end))
        ]
        return TextBlock(layout, layout.lineCount() * self.line_height, tuple(bands))

    def _laid_out(self, text: str, width: float) -> tuple[QTextLayout, int | None]:
        """The lines, and where the last of them begins (as Qt counts) if text is left over."""
        layout = QTextLayout(text, self.font)
        rtl = reads_rtl(text)
        # Alignment is never mirrored here by Qt.
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        end = 0
        last = 0
        layout.beginLayout()
        for number in range(self.most_lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            top = number * self.line_height + (self.line_height - line.height()) / 2
            line.setPosition(QPointF(0, top))
            last, end = line.textStart(), line.textStart() + line.textLength()
        layout.endLayout()
        return layout, last if end < _InQt(text).length else None

    def _shortened(self, text: str, last_line: int, width: float) -> tuple[str, int]:
        """The text with its last line cut, and how many of its characters are still there."""
        start = _InQt(text).character(last_line)
        rest = text[start:]
        cut = QFontMetricsF(self.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        kept = cut.removesuffix(_DOTS)
        space = kept.rfind(" ", max(0, len(kept) - _LONGEST_LOOK_BACK))
        kept = (kept if space < 0 else kept[:space]).rstrip(" ,;:.–—-")
        return text[:start] + kept + _DOTS, start + len(kept)

    def _bands(self, layout: QTextLayout, start: int, end: int) -> list[QRectF]:
        bands = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                bands.append(_band(line, first, last))
        return bands


def _band(line: QTextLine, start: int, end: int) -> QRectF:
    one, other = _x(line, start), _x(line, end)
    baseline = line.position().y() + line.ascent()
    # Every face of ours has the ascent 0.95 em and the descent 0.25 em.
    top = baseline - 0.86 * line.ascent()
    bottom = baseline + 1.15 * line.descent()
    left = min(one, other)
    return QRectF(left - 2, top, abs(one - other) + 4, bottom - top)


def _x(line: QTextLine, place: int) -> float:
    at = line.cursorToX(place)
    # The binding returns the place it was given beside where that is.
    found = at[0] if isinstance(at, tuple) else at
    if not isinstance(found, float):
        raise TypeError("QTextLine.cursorToX gave no number")
    return found


class _InQt:
    """Turns places in a text into places as Qt counts them: characters beyond U+FFFF are two."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = text.isascii() or max(text) <= "\uffff"

    @property
    def length(self) -> int:
        """How long Qt thinks the text is."""
        return self.place(len(self._text))

    def place(self, character: int) -> int:
        """From ours to Qt's."""
        if self._plain:
            return character
        return character + sum(each > "\uffff" for each in self._text[:character])

    def character(self, place: int) -> int:
        """From Qt's to ours."""
        if self._plain:
            return place
        passed = 0
        for number, each in enumerate(self._text):
            if passed >= place:
                return number
            passed += 1 + (each > "\uffff")
        return len(self._text)
