"""Sets words in lines and lines on pages, one page at a time, so that years need no more room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QTextLayout, QTextLine, QTextOption

from journal_app.ui.paper import page_size, paged_pdf
from journal_app.ui.widgets.direction import reads_rtl

TITLE: Final = "Pages"
"""The one thing the file says of itself."""
_SIDE: Final = 68
_TOP: Final = 72
_BOTTOM: Final = 84
_NUMBER_FROM_BOTTOM: Final = 40
GREY: Final = 0.62
"""How dark the quiet lines are, as an opacity of black ink."""

Formats = Sequence[QTextLayout.FormatRange]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One kind of paragraph; all lengths in points."""

    font: QFont
    line: float
    above: float
    indent: float = 0
    opacity: float = 1.0
    glued: bool = False
    """Never the last on its page: what follows belongs to it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph that is to be set."""

    text: str
    style: Style
    formats: Formats = ()


@dataclass(frozen=True, slots=True)
class _Set:
    """A line that is set, with what it needs to stay alive."""

    layout: QTextLayout
    line: QTextLine
    style: Style
    left: float
    above: float
    glued: bool


def pdf_of(blocks: Iterable[Block], number_font: QFont, *, letter: bool = False) -> bytes:
    """The whole document; on paper of the size of a letter where that is usual, else A4."""
    size = page_size(letter=letter)
    points = size.size(QPageSize.Unit.Point)
    paper = QSizeF(points.width(), points.height())
    width, height = points.width() - 2 * _SIDE, points.height() - _TOP - _BOTTOM
    lines = (line for block in blocks for line in _set(block, width))
    pages = (
        partial(_paint, page, number, paper, number_font)
        for number, page in enumerate(_pages(lines, height), start=1)
    )
    return paged_pdf(TITLE, size, pages)


def _set(block: Block, width: float) -> Iterator[_Set]:
    """Every line of a paragraph, which runs in the direction of its own words."""
    style = block.style
    layout = QTextLayout(block.text.replace("\n", "\u2028"), style.font)
    rtl = reads_rtl(block.text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(block.formats))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width - style.indent)
        line.setPosition(QPointF(0, 0))
        lines.append(line)
    layout.endLayout()
    left = 0.0 if rtl else style.indent
    for number, line in enumerate(lines):
        # A first line alone at the foot of a page would be lost there.
        widowed = number == 0 and len(lines) > 1
        above = 0 if number else style.above
        yield _Set(layout, line, style, left, above, style.glued or widowed)


def _pages(lines: Iterable[_Set], height: float) -> Iterator[list[tuple[float, _Set]]]:
    """The lines of each page with their places; what is glued stays together."""
    page: list[tuple[float, _Set]] = []
    y = 0.0
    for run in _runs(lines):
        needed = sum(each.above + each.style.line for each in run)
        if page and y + needed > height:
            yield page
            page, y = [], 0.0
        for each in run:
            if page and y + each.style.line > height:
                # Glued lines that fill more than a page are parted all the same.
                yield page
                page, y = [], 0.0
            y += each.above if page else 0.0
            page.append((y, each))
            y += each.style.line
    yield page


def _runs(lines: Iterable[_Set]) -> Iterator[list[_Set]]:
    run: list[_Set] = []
    for line in lines:
        run.append(line)
        if not line.glued:
            yield run
            run = []
    if run:
        yield run


def _paint(
    page: list[tuple[float, _Set]], number: int, paper: QSizeF, font: QFont, painter: QPainter
) -> None:
    for y, each in page:
        painter.setOpacity(each.style.opacity)
        middle = (each.style.line - each.line.height()) / 2
        each.line.draw(painter, QPointF(_SIDE + each.left, _TOP + y + middle))
    painter.setFont(font)
    painter.setOpacity(GREY)
    words = str(number)
    advance = painter.fontMetrics().horizontalAdvance(words)
    foot = QPointF((paper.width() - advance) / 2, paper.height() - _NUMBER_FROM_BOTTOM)
    painter.drawText(foot, words)
    painter.setOpacity(1.0)
