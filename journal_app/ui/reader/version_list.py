"""The earlier versions of an entry, newest first: until when each stood, and how it begins."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.i18n import _, ngettext
from journal_app.services.versions import Version
from journal_app.ui.editor.measures import LOW, room_of
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.calm_list import CalmList, draw_ground
from journal_app.ui.widgets.direction import draw_words, leading

_REV: Final = Qt.ItemDataRole.UserRole
_BELOW: Final = Qt.ItemDataRole.UserRole + 1
_HEIGHT: Final = 52
_SHOWN: Final = 3
_SHOWN_LOW: Final = 2
_SIDE: Final = 12

AnyIndex = QModelIndex | QPersistentModelIndex


class VersionList(CalmList):
    """A real list for keyboard and screen readers; arrows choose at once."""

    chosen = Signal(int)
    """Carries the number of a version."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier versions"), parent)
        self._theme = theme
        self._filling = False
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._restyle)

    @property
    def rev(self) -> int | None:
        """The version that is chosen."""
        index = self.currentIndex()
        return index.data(_REV) if index.isValid() else None

    def show_versions(self, versions: Sequence[Version], said: Sequence[str], rev: int) -> None:
        """List exactly these, each with when it was; this one is chosen, and not sent."""
        self._filling = True
        self.items.clear()
        for version, when in zip(versions, said, strict=True):
            item = QStandardItem(when)
            count = ngettext("{n} word", "{n} words", version.words).format(n=version.words)
            below = "  ·  ".join(filter(None, (count, version.begins)))
            item.setData(version.rev, _REV)
            item.setData(below, _BELOW)
            spoken = f"{when}, {count}. {version.begins}"
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self.items.appendRow(item)
            if version.rev == rev:
                self.setCurrentIndex(item.index())
        self._filling = False
        self._restyle()

    def forget(self) -> None:
        """Drop every word."""
        self._filling = True
        self.items.clear()
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        if not self._filling and index.isValid():
            self.chosen.emit(index.data(_REV))

    def _restyle(self) -> None:
        low = room_of(self, self._theme).height < LOW
        shown = min(_SHOWN_LOW if low else _SHOWN, max(1, self.items.rowCount()))
        self.setFixedHeight(self._theme.px(_HEIGHT) * shown + 4)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """When it stood, and below it how much it says and how it begins."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high as any other."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A soft ground under the chosen one, a breath of ink under the one pointed at."""
        theme, px = self._theme, self._theme.px
        painter.save()
        rect = draw_ground(painter, option, theme)
        inside = rect.adjusted(px(_SIDE), px(5), -px(_SIDE), -px(5))
        place = leading(self._view)
        above = QRectF(inside.x(), inside.y(), inside.width(), px(20))
        painter.setPen(theme.color("ink"))
        draw_words(painter, above, index.data(), theme.font("smallm"), place)
        below = QRectF(inside.x(), inside.y() + px(21), inside.width(), px(19))
        painter.setPen(theme.color("ink3"))
        draw_words(painter, below, index.data(_BELOW), theme.font("caption"), place)
        painter.restore()
