"""Passages on paper: a PDF made in memory that tells nothing of where and when it was made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QTextLayout, QTextLine, QTextOption

from journal_app.exchange.writers.passages import Row
from journal_app.ui.paper import page_size, paper_font, traceless_pdf
from journal_app.ui.widgets.direction import reads_rtl

TITLE: Final = "Passages"
"""The one thing the file says of itself."""
_SIDE: Final = 68
_TOP: Final = 72
_BOTTOM: Final = 84
_NUMBER_FROM_BOTTOM: Final = 40
_GREY: Final = 0.62
"""How dark the quiet lines are, as an opacity of black ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The families the page is set in."""

    display: tuple[str, ...]
    serif: tuple[str, ...]
    sans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """One kind of line; all lengths in points."""

    font: QFont
    line: float
    above: float
    opacity: float = 1.0
    glued: bool = False
    """Never the last on its page: what follows belongs to it."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A line that is set, with what it needs to stay alive."""

    layout: QTextLayout
    line: QTextLine
    style: _Style
    above: float
    glued: bool


def pdf_of(title: str, rows: Iterable[Row], faces: Faces, *, letter: bool = False) -> bytes:
    """The whole document; on paper of the size of a letter where that is usual, else A4."""
    size = page_size(letter=letter)
    points = size.size(QPageSize.Unit.Point)
    width, height = points.width() - 2 * _SIDE, points.height() - _TOP - _BOTTOM
    pages = _pages(list(_lines(title, rows, faces, width)), height)

    def paint(number: int, painter: QPainter) -> None:
        _paint(painter, pages[number])
        _paint_number(painter, number + 1, QSizeF(points.width(), points.height()), faces)

    return traceless_pdf(TITLE, size, len(pages), paint)


def _styles(faces: Faces) -> dict[str, _Style]:
    return {
        "title": _Style(font=paper_font(faces.display, 24), line=32, above=0, glued=True),
        "month": _Style(font=paper_font(faces.display, 16), line=22, above=22, glued=True),
        "caption": _Style(
            font=paper_font(faces.sans, 9, sans=True), line=13, above=14, opacity=_GREY, glued=True
        ),
        "words": _Style(font=paper_font(faces.serif, 12), line=18, above=2),
        "lost": _Style(font=paper_font(faces.sans, 9, sans=True), line=13, above=3, opacity=_GREY),
    }


def _lines(title: str, rows: Iterable[Row], faces: Faces, width: float) -> Iterator[_Set]:
    styles = _styles(faces)
    yield from _set(title, styles["title"], width)
    for month, those in groupby(rows, key=lambda row: row.month):
        yield from _set(month, styles["month"], width)
        for row in those:
            follows = bool(row.words)
            yield from _set(row.caption, styles["caption"], width, glued=follows)
            if row.words:
                yield from _set(row.whole, styles["words"], width)
            if row.told_lost:
                yield from _set(row.told_lost, styles["lost"], width)


def _set(text: str, style: _Style, width: float, *, glued: bool | None = None) -> Iterator[_Set]:
    """Every line of a text; each paragraph runs in the direction of its own words."""
    glued = style.glued if glued is None else glued
    layout = QTextLayout(text.replace("\n", "\u2028"), style.font)
    rtl = reads_rtl(text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        lines.append(line)
    layout.endLayout()
    for number, line in enumerate(lines):
        # A first line alone at the foot of a page would be lost there.
        widowed = number == 0 and len(lines) > 1
        yield _Set(layout, line, style, 0 if number else style.above, glued or widowed)


def _pages(lines: list[_Set], height: float) -> list[list[tuple[float, _Set]]]:
    """The lines of each page with their places; what is glued stays together."""
    pages: list[list[tuple[float, _Set]]] = [[]]
    y = 0.0
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end - 1].glued:
            end += 1
        run = lines[at:end]
        needed = sum(each.above + each.style.line for each in run)
        if pages[-1] and y + needed > height:
            pages.append([])
            y = 0.0
        for each in run:
            y += each.above if pages[-1] else 0.0
            pages[-1].append((y, each))
            y += each.style.line
        at = end
    return pages


def _paint(painter: QPainter, page: list[tuple[float, _Set]]) -> None:
    for y, each in page:
        painter.setOpacity(each.style.opacity)
        middle = (each.style.line - each.line.height()) / 2
        each.line.draw(painter, QPointF(_SIDE, _TOP + y + middle))
    painter.setOpacity(1.0)


def _paint_number(painter: QPainter, number: int, paper: QSizeF, faces: Faces) -> None:
    painter.setFont(paper_font(faces.sans, 9, sans=True))
    painter.setOpacity(_GREY)
    words = str(number)
    advance = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(
        QPointF((paper.width() - advance) / 2, paper.height() - _NUMBER_FROM_BOTTOM), words
    )
    painter.setOpacity(1.0)
