"""Sets words in lines and lines on pages, one page at a time, so that years need no more room."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QTextLayout, QTextLine, QTextOption

from journal_app.ui.paper import page_size, write_pages
from journal_app.ui.papers.spelling import spell
from journal_app.ui.papers.stand_ins import StandIns
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
class Row:
    """What stands on a page below one thing and above another; all lengths in points."""

    height: float
    above: float
    paint: Callable[[QPainter, QPointF], None]
    """Paints it below this place at the left edge of the column."""
    glued: bool = False
    """Never the last on its page: what follows belongs to it."""


class Settable(Protocol):
    """What can be set: a paragraph, or a picture."""

    def rows(self, width: float, stand_ins: StandIns) -> Iterator[Row]:
        """All of it in a column of this width, each row made when it is asked for."""


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
class _Line:
    """A line that is set, with what it needs to stay alive."""

    layout: QTextLayout
    line: QTextLine
    style: Style
    left: float
    stand_ins: StandIns | None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph that is to be set."""

    text: str
    style: Style
    formats: Formats = ()

    def rows(self, width: float, stand_ins: StandIns) -> Iterator[Row]:
        """Every line of it, which runs in the direction of its own words."""
        style = self.style
        rtl = reads_rtl(self.text)
        layout = _layout(self, rtl=rtl)
        lines = _lines(layout, width - style.indent)
        painted = None
        if stand_ins.put_in(layout):
            lines = _lines(layout, width - style.indent)
            painted = stand_ins
        left = 0.0 if rtl else style.indent
        for number, line in enumerate(lines):
            # A first line alone at the foot of a page would be lost there.
            widowed = number == 0 and len(lines) > 1
            yield Row(
                height=style.line,
                above=0 if number else style.above,
                paint=partial(_paint_line, _Line(layout, line, style, left, painted)),
                glued=style.glued or widowed,
            )


def pdf_of(
    blocks: Iterable[Settable],
    number_font: QFont,
    *,
    letter: bool = False,
    title: str = TITLE,
    stand_ins: StandIns | None = None,
) -> bytes:
    """The whole document; on paper of the size of a letter where that is usual, else A4."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    write_pdf(buffer, blocks, number_font, letter=letter, title=title, stand_ins=stand_ins)
    return bytes(buffer.data().data())


def write_pdf(
    device: QIODevice,
    blocks: Iterable[Settable],
    number_font: QFont,
    *,
    letter: bool = False,
    title: str = TITLE,
    stand_ins: StandIns | None = None,
) -> None:
    """The same, written as it is made: no more than a page of it is in memory at a time.

    The `title` is the one thing the file says of itself; `stand_ins` knows afterwards what no font
    had a shape for.
    """
    used = StandIns() if stand_ins is None else stand_ins
    points = page_size(letter=letter).size(QPageSize.Unit.Point)
    paper = QSizeF(points.width(), points.height())
    width, height = points.width() - 2 * _SIDE, points.height() - _TOP - _BOTTOM
    rows = (row for block in blocks for row in block.rows(width, used))
    pages = (
        partial(_paint, page, number, paper, number_font)
        for number, page in enumerate(_pages(rows, height), start=1)
    )
    write_pages(device, title, page_size(letter=letter), pages)
    spell(device, used.meant)


def _layout(block: Block, *, rtl: bool) -> QTextLayout:
    layout = QTextLayout(block.text.replace("\n", "\u2028"), block.style.font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(block.formats))
    return layout


def _lines(layout: QTextLayout, width: float) -> list[QTextLine]:
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        lines.append(line)
    layout.endLayout()
    return lines


def _pages(rows: Iterable[Row], height: float) -> Iterator[list[tuple[float, Row]]]:
    """The rows of each page with their places; what is glued stays together."""
    page: list[tuple[float, Row]] = []
    y = 0.0
    for run in _runs(rows):
        needed = sum(each.above + each.height for each in run)
        if page and y + needed > height:
            yield page
            page, y = [], 0.0
        for each in run:
            if page and y + each.height > height:
                # Glued rows that fill more than a page are parted all the same.
                yield page
                page, y = [], 0.0
            y += each.above if page else 0.0
            page.append((y, each))
            y += each.height
    yield page


def _runs(rows: Iterable[Row]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in rows:
        run.append(row)
        if not row.glued:
            yield run
            run = []
    if run:
        yield run


def _paint_line(each: _Line, painter: QPainter, place: QPointF) -> None:
    painter.setOpacity(each.style.opacity)
    middle = (each.style.line - each.line.height()) / 2
    corner = place + QPointF(each.left, middle)
    each.line.draw(painter, corner)
    if each.stand_ins is not None:
        each.stand_ins.paint(each.line, each.layout.text(), painter, corner)
    painter.setOpacity(1.0)


def _paint(
    page: list[tuple[float, Row]], number: int, paper: QSizeF, font: QFont, painter: QPainter
) -> None:
    for y, row in page:
        row.paint(painter, QPointF(_SIDE, _TOP + y))
    painter.setFont(font)
    painter.setOpacity(GREY)
    words = str(number)
    advance = painter.fontMetrics().horizontalAdvance(words)
    foot = QPointF((paper.width() - advance) / 2, paper.height() - _NUMBER_FROM_BOTTOM)
    painter.drawText(foot, words)
    painter.setOpacity(1.0)
