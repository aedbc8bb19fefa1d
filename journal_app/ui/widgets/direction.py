"""Right-to-left help: Qt mirrors layouts, but not the numbers one writes down."""

import unicodedata

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLayout, QStyle, QWidget


def is_rtl(widget: QWidget) -> bool:
    """Whether this widget is laid out from right to left."""
    return widget.layoutDirection() is Qt.LayoutDirection.RightToLeft


def visual_rect(widget: QWidget, rect: QRectF) -> QRectF:
    """Where a rectangle thought of left-to-right lies on this widget."""
    if not is_rtl(widget):
        return rect
    return QRectF(widget.width() - rect.right(), rect.y(), rect.width(), rect.height())


def reads_rtl(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """Where a line of words begins, in the middle of the height."""
    side = Qt.AlignmentFlag.AlignRight if is_rtl(widget) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def trailing(widget: QWidget) -> Qt.AlignmentFlag:
    """Where a line of words ends, in the middle of the height."""
    side = Qt.AlignmentFlag.AlignLeft if is_rtl(widget) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def draw_words(
    painter: QPainter, box: QRectF, text: str, font: QFont, place: Qt.AlignmentFlag
) -> None:
    """Paint one line, cut if need be; its direction is its own, `place` is where it stands."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, place | Qt.AlignmentFlag.AlignAbsolute, shown)


def visual_qrect(widget: QWidget, rect: QRect) -> QRect:
    """The same in whole pixels, for placing children by hand."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), rect)


def set_margins(
    layout: QLayout, widget: QWidget, start: int, top: int, end: int, bottom: int
) -> None:
    """Margins by reading direction: contents margins are not mirrored by Qt."""
    if is_rtl(widget):
        start, end = end, start
    layout.setContentsMargins(start, top, end, bottom)
