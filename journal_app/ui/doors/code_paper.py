"""The recovery code on one sheet of paper: the code, its key, a day, and how it is used."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QTextOption

from journal_app import APP_NAME
from journal_app.i18n import _
from journal_app.ui.paper import page_size, paper_font, traceless_pdf
from journal_app.ui.theme.theme import Theme

TITLE: Final = "Recovery code"
"""The one thing the file says of itself."""
_SIDE: Final = 76
_TOP: Final = 84
_ROW: Final = 38
_BOX_PADDING: Final = 22
_COLUMNS: Final = 2
_GREY: Final = 0.62
"""How dark the quiet lines are, as an opacity of black ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands on it, and in which families it is set; the groups are in no text about it."""

    groups: tuple[str, ...] = field(repr=False)
    key_id: str
    day: str
    display: tuple[str, ...]
    sans: tuple[str, ...]
    rtl: bool = False
    letter: bool = False


def paper_of(groups: tuple[str, ...], key_id: str, day: str, theme: Theme) -> Paper:
    """The sheet in the look of the app and on the paper of this country."""
    imperial = QLocale.MeasurementSystem.ImperialUSSystem
    return Paper(
        groups=groups,
        key_id=key_id,
        day=day,
        display=tuple(theme.font("title").families()),
        sans=tuple(theme.font("body").families()),
        rtl=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        letter=QLocale().measurementSystem() is imperial,
    )


def pdf_of(paper: Paper) -> bytes:
    """One page, made in memory; it may be made on any thread."""
    size = page_size(letter=paper.letter)
    width = size.size(QPageSize.Unit.Point).width() - 2 * _SIDE
    return traceless_pdf(TITLE, size, 1, lambda _page, painter: _paint(painter, paper, width))


def how_to_use() -> tuple[str, ...]:
    """Three lines for somebody who finds the sheet years later."""
    return (
        _("In {app}, choose “Use recovery code” and type the eight groups in this order.").format(
            app=APP_NAME
        ),
        _(
            "It opens the journal, and every copy made with this key, on any computer. Where the "
            "journal is not there, choose “I have a copy and my recovery code” on the first page."
        ),
        _(
            "Keep it like a house key: whoever has it, and a copy of the journal’s files, can "
            "read everything."
        ),
    )


def _paint(painter: QPainter, paper: Paper, width: float) -> None:
    title = paper_font(paper.display, 26)
    small = paper_font(paper.sans, 10, sans=True)
    plain = paper_font(paper.sans, 11, sans=True)
    y = _paragraph(painter, _("Recovery code"), title, paper, QPointF(width, _TOP))
    painter.setOpacity(_GREY)
    line = _("Key {key}, {day}").format(key=paper.key_id, day=paper.day)
    y = _paragraph(painter, line, small, paper, QPointF(width, y + 4))
    painter.setOpacity(1.0)
    y = _paint_groups(painter, paper, QPointF(width, y + 20)) + 24
    for line in how_to_use():
        y = _paragraph(painter, line, plain, paper, QPointF(width, y)) + 7


def _paragraph(painter: QPainter, text: str, font: QFont, paper: Paper, at: QPointF) -> float:
    """Set a text as wide as `at.x()` below `at.y()`; where it ends."""
    option = QTextOption(Qt.AlignmentFlag.AlignRight if paper.rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setUseDesignMetrics(True)
    painter.setFont(font)
    box = QRectF(_SIDE, at.y(), at.x(), 400)
    needed = painter.boundingRect(box, text, option)
    painter.drawText(box, text, option)
    return needed.bottom()


def _paint_groups(painter: QPainter, paper: Paper, at: QPointF) -> float:
    """The groups with their numbers in a box; read from left to right in every language."""
    rows = -(-len(paper.groups) // _COLUMNS)
    box = QRectF(_SIDE, at.y(), at.x(), rows * _ROW + 2 * _BOX_PADDING)
    painter.setOpacity(_GREY)
    painter.drawRoundedRect(box, 10, 10)
    column = (box.width() - 2 * _BOX_PADDING) / _COLUMNS
    for index, group in enumerate(paper.groups):
        x = box.left() + _BOX_PADDING + (index % _COLUMNS) * column
        y = box.top() + _BOX_PADDING + (index // _COLUMNS) * _ROW + _ROW * 0.68
        painter.setOpacity(_GREY)
        painter.setFont(paper_font(paper.sans, 10, sans=True))
        painter.drawText(QPointF(x, y), str(index + 1))
        painter.setOpacity(1.0)
        painter.setFont(_apart(paper_font(paper.sans, 22, sans=True)))
        painter.drawText(QPointF(x + 26, y), group)
    return box.bottom()


def _apart(font: QFont) -> QFont:
    """The same with its signs a little apart.

    The font has digits of one width as well, but a program that reads the file, for somebody who
    cannot see it or to copy from it, would not know them for digits.
    """
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.6)
    return font
