"""Lines of a plain list that are written in their own direction."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.widgets.direction import reads_rtl


class OwnDirection(QStyledItemDelegate):
    """A name in another script keeps its quotes and dots; the line stands where lines begin."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say which way the words run, and which side is the beginning all the same."""
        super().initStyleOption(option, index)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        option.displayAlignment = (
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        rtl = reads_rtl(option.text)
        option.direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
