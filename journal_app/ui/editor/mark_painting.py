"""Soft bands behind marked words, and where the names of their marks belong."""

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from journal_app.core.ids import Uid
from journal_app.core.marks import Marks
from journal_app.ui.editor.marking import Pin, pieces_of, pins_of
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName

BLEED: Final = 3.0
_RADIUS: Final = 5.0
_RADIUS_INNER: Final = 3.0
_ABOVE: Final = 0.86
_BELOW: Final = 1.15
_INNER: Final = 0.52
"""Where the band of a second mark begins, as a share of the height of the first."""
_UNDERLINE: Final = 1.5


class Band(NamedTuple):
    """One stretch of one line in one mark; `level` says how many lie below it already."""

    box: QRectF
    mark: str
    level: int


class Note(NamedTuple):
    """The first line of a passage: where its name stands, in pixels of the viewport."""

    uid: Uid
    mark: str
    baseline: float


@dataclass(slots=True)
class Seen:
    """What of all marks is in sight."""

    bands: list[Band] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class _Stretch(NamedTuple):
    """Marked characters of one paragraph, as places in it."""

    pin: Pin
    level: int
    start: int
    end: int
    begins: bool


def seen(surface: QTextEdit, theme: Theme) -> Seen:
    """Bands and names of the paragraphs in sight, and of no others."""
    found = Seen()
    height = surface.viewport().height()
    offset = QPointF(0, -surface.verticalScrollBar().value())
    first = surface.cursorForPosition(QPoint(0, 0)).position()
    # A line may begin at either side.
    corners = (QPoint(0, height), QPoint(surface.viewport().width(), height))
    last = max(surface.cursorForPosition(corner).position() for corner in corners)
    metrics = QFontMetricsF(theme.font("write"))
    layout = surface.document().documentLayout()
    block = surface.document().findBlock(first)
    # The paragraph before may still reach into sight with the gap that Qt leaves out.
    block = block.previous() if block.previous().isValid() else block
    while block.isValid() and block.position() <= last:
        stretches = list(_stretches(block, last))
        if stretches:
            origin = layout.blockBoundingRect(block).topLeft() + offset
            for stretch in stretches:
                _add(found, block, stretch, origin, metrics)
        block = block.next()
    return found


def paint_bands(painter: QPainter, bands: list[Band], theme: Theme, marks: Marks) -> None:
    """Lowest first: a band on another leaves the upper half of that one in sight."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for band in sorted(bands, key=lambda each: each.level):
        tint = marks.get(band.mark).tint
        box = band.box
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(cast(TokenName, f"m_{tint}")))
        if band.level == 0:
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        else:
            box = box.adjusted(1, box.height() * _INNER, -1, 0)
            painter.drawRoundedRect(box, _RADIUS_INNER, _RADIUS_INNER)
        if theme.high_contrast or band.level:
            ink = theme.color(cast(TokenName, f"m_{tint}_i"))
            painter.setPen(QPen(ink, _UNDERLINE))
            below = band.level if theme.high_contrast else band.level - 1
            # On whole pixels, so that the line is as dark as it is meant to be.
            low = math.floor(box.bottom() + 1 + below * 3) + 0.5
            painter.drawLine(QPointF(box.left() + 2, low), QPointF(box.right() - 2, low))


def _stretches(block: QTextBlock, last: int) -> Iterator[_Stretch]:
    """The marked characters of a paragraph, each passage and level in one stretch if it can."""
    origin = block.position()
    going_on = {pin.uid for pin in pins_of(block.charFormat())}
    growing: dict[Uid, _Stretch] = {}
    begun: set[Uid] = set()
    for piece in pieces_of(block):
        if piece.start > last + 1:
            break
        for level, pin in enumerate(pins_of(piece.form)):
            start, end = piece.start - origin, piece.end - origin
            before = growing.get(pin.uid)
            if before is not None and before.level == level and before.end == start:
                growing[pin.uid] = before._replace(end=end)
                continue
            if before is not None:
                yield before
            begins = pin.uid not in begun and not (start == 0 and pin.uid in going_on)
            begun.add(pin.uid)
            growing[pin.uid] = _Stretch(pin, level, start, end, begins)
    yield from growing.values()


def _add(
    found: Seen, block: QTextBlock, stretch: _Stretch, origin: QPointF, metrics: QFontMetricsF
) -> None:
    layout = block.layout()
    text = layout.text()
    number = layout.lineForTextPosition(stretch.start).lineNumber()
    begins = stretch.begins
    for at in range(max(0, number), layout.lineCount()):
        line = layout.lineAt(at)
        if line.textStart() >= stretch.end:
            break
        start = max(stretch.start, line.textStart())
        end = min(stretch.end, line.textStart() + line.textLength())
        if start >= end:
            continue
        baseline = origin.y() + line.y() + line.ascent()
        if begins:
            found.notes.append(Note(stretch.pin.uid, stretch.pin.mark, baseline))
            begins = False
        form = _metrics_at(layout, start, metrics)
        top = baseline - form.ascent() * _ABOVE
        bottom = baseline + form.descent() * _BELOW
        for left, right in _sideways(layout, line, text, start, end):
            box = QRectF(origin.x() + left - BLEED, top, right - left + 2 * BLEED, bottom - top)
            found.bands.append(Band(box, stretch.pin.mark, stretch.level))


def _sideways(
    layout: QTextLayout, line: QTextLine, text: str, start: int, end: int
) -> Iterator[tuple[float, float]]:
    """Where these characters of a line lie; apart where directions mix."""
    last_of_line = end == line.textStart() + line.textLength()
    if last_of_line and line.lineNumber() < layout.lineCount() - 1:
        # The space at which a line breaks hangs out of it.
        natural = line.naturalTextRect()
    else:
        natural = None
    if _mixes(text):
        yield from _joined(
            (box.left(), box.right())
            for box in (run.boundingRect() for run in line.glyphRuns(start, end - start))
        )
        return
    ends = sorted(cast(tuple[float, int], line.cursorToX(at))[0] for at in (start, end))
    if natural is not None:
        ends = [max(ends[0], natural.left()), min(ends[1], natural.right())]
    if ends[1] > ends[0]:
        yield ends[0], ends[1]


def _joined(parts: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The same stretches, those that touch as one."""
    left = right = None
    for low, high in sorted(parts):
        if left is None or right is None:
            left, right = low, high
        elif low <= right + 2 * BLEED:
            right = max(right, high)
        else:
            yield left, right
            left, right = low, high
    if left is not None and right is not None:
        yield left, right


def _mixes(text: str) -> bool:
    """Whether a paragraph holds both directions; most hold one."""
    if text.isascii():
        return False
    ways = {unicodedata.bidirectional(letter) for letter in set(text)}
    return "L" in ways and bool(ways & {"R", "AL"})


def _metrics_at(layout: QTextLayout, at: int, usual: QFontMetricsF) -> QFontMetricsF:
    """The measures of the letters there: a heading is larger."""
    for part in layout.formats():
        bigger = part.format.hasProperty(part.format.Property.FontPixelSize.value)
        if bigger and part.start <= at < part.start + part.length:
            return QFontMetricsF(part.format.font())
    return usual
