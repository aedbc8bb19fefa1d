"""Right-to-left help: Qt mirrors layouts, but not the numbers one writes down."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QLayout, QStyle, QWidget


def is_rtl(widget: QWidget) -> bool:
    """Whether this widget is laid out from right to left."""
    return widget.layoutDirection() is Qt.LayoutDirection.RightToLeft


def visual_rect(widget: QWidget, rect: QRectF) -> QRectF:
    """Where a rectangle thought of left-to-right lies on this widget."""
    if not is_rtl(widget):
        return rect
    return QRectF(widget.width() - rect.right(), rect.y(), rect.width(), rect.height())


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """Where a line of words begins, for `QPainter.drawText`, in the middle of the height."""
    side = Qt.AlignmentFlag.AlignRight if is_rtl(widget) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


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
