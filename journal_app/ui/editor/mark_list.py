"""The marks of an entry as a list that can be read aloud, and those whose words have gone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.core.ids import Uid
from journal_app.core.marks import Mark
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TokenName
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, reads_rtl
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 340
_ROW: Final = 54
_NAME: Final = 19
_MOST_ROWS: Final = 6
_BESIDE: Final = 70
"""What the title and the margins take of the height of the window, in pixels."""
_LANE: Final = 28
"""What margins and a scroll bar take of the width, in pixels."""
_LONGEST: Final = 140
_ITEM: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Listed:
    """One passage as it stands in the list."""

    uid: Uid
    mark: Mark
    words: str

    @property
    def spoken(self) -> str:
        """Its mark, and how it begins."""
        return _("{mark}: {words}").format(mark=self.mark.label, words=self.beginning)

    @property
    def beginning(self) -> str:
        """The first of its words on one line."""
        line = " ".join(self.words.split())
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


class MarkList(Popover):
    """Opened from the menu of an entry; each line goes to its words."""

    wanted = Signal(object)
    """Carries the uid of a passage to go to."""
    place_wanted = Signal(object)
    """Carries the uid of a passage that is put on the words selected now."""
    let_go_wanted = Signal(object)
    """Carries the uid of a passage whose words have gone."""

    def __init__(self, theme: Theme, text: QWidget) -> None:
        super().__init__(theme, text.window(), _("Marks in this entry"), padding=12)
        self._text = text
        self._model = QStandardItemModel(self)
        self.list = _Lines(theme)
        self.list.setModel(self._model)
        self._none = Para(theme, _("Nothing is marked in this entry."), "small", "ink3")
        self._lost_title = PlainLabel(theme, _("Their words have gone"), "smallm", "ink2")
        self._lost = QFrame()
        self._lost_rows = QVBoxLayout(self._lost)
        self._lost_rows.setContentsMargins(4, 6, 4, 4)
        self._lost_rows.setSpacing(10)
        self._lost_area = FittingArea(_("Their words have gone"))
        self._lost_area.column.addWidget(self._lost)
        title = PlainLabel(theme, _("Marks in this entry"), "caption", "ink3")
        title.setContentsMargins(4, 2, 4, 8)
        for widget in (title, self._none, self.list, self._lost_title, self._lost_area):
            self.content.addWidget(widget)
        self._lost_title.setContentsMargins(4, 12, 4, 0)
        self.list.activated.connect(self._on_wanted)
        self.list.clicked.connect(self._on_wanted)

    def open_with(
        self, anchor: QWidget, standing: Sequence[Listed], lost: Sequence[Listed], *, places: bool
    ) -> None:
        """Show these; `places` says that words are selected now."""
        self._list_standing(standing)
        self._list_lost(lost, places=places)
        self._share_room(len(standing))
        self._none.setVisible(not standing and not lost)
        self._none.setFixedWidth(self._theme.px(_WIDTH))
        self.content.activate()
        self.open_at(anchor, self.list if standing else None)

    def dismiss(self) -> None:
        """Close it; whoever had the keyboard in it goes on in the text."""
        inside = not self.isHidden() and self._holds(self.window().focusWidget())
        super().dismiss()
        if inside:
            self._text.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """Drop every word."""
        self.dismiss()
        self._list_standing(())
        self._list_lost((), places=False)

    def _list_standing(self, standing: Sequence[Listed]) -> None:
        self._model.clear()
        for each in standing:
            item = QStandardItem(each.spoken)
            item.setEditable(False)
            item.setData(each, _ITEM)
            item.setData(each.spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        self.list.setVisible(bool(standing))
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _list_lost(self, lost: Sequence[Listed], *, places: bool) -> None:
        for old in self._lost.findChildren(
            QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            self._lost_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        for each in lost:
            self._lost_rows.addWidget(self._lost_row(each, places=places))
        self._lost_area.setVisible(bool(lost))
        self._lost_title.setVisible(bool(lost))

    def _share_room(self, standing: int) -> None:
        """In a low window with large text both scroll: half of the room is for what is gone."""
        px = self._theme.px
        room = self.window().height() - px(_BESIDE)
        gone = 0
        if not self._lost_area.isHidden():
            column = self._lost_area.column
            self._lost.updateGeometry()
            column.invalidate()
            half = room // 2 if standing else room
            high = min(column.sizeHint().height(), half - px(32))
            self._lost_area.setFixedSize(px(_WIDTH), high)
            gone = self._lost_area.height() + px(32)
        rows = max(1, min(standing, _MOST_ROWS, (room - gone) // px(_ROW)))
        self.list.setFixedSize(px(_WIDTH), rows * px(_ROW) + 4)

    def _lost_row(self, each: Listed, *, places: bool) -> QFrame:
        row = QFrame()
        row.setAccessibleName(each.spoken)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = PlainLabel(self._theme, each.mark.label, "smallm", _ink(each.mark))
        words = Para(self._theme, f"“{each.beginning}”", "small", "ink2")
        words.setFixedWidth(self._theme.px(_WIDTH) - _LANE)
        place = Button(self._theme, _("Put it on the selected words"), "link", style="smallm")
        place.setEnabled(places)
        if not places:
            place.setToolTip(_("Select the words first."))
            place.setAccessibleDescription(_("Select the words first."))
        let_go = Button(self._theme, _("Let it go"), "link", style="smallm")
        place.clicked.connect(partial(self._on_lost, self.place_wanted.emit, each.uid))
        let_go.clicked.connect(partial(self._on_lost, self.let_go_wanted.emit, each.uid))
        ways = QHBoxLayout()
        ways.setSpacing(18)
        column.addWidget(label)
        column.addWidget(words)
        column.addLayout(ways)
        ways.addWidget(place)
        ways.addWidget(let_go)
        ways.addStretch(1)
        return row

    def _on_wanted(self, index: QModelIndex) -> None:
        listed = index.data(_ITEM)
        if isinstance(listed, Listed):
            self.dismiss()
            self.wanted.emit(listed.uid)

    def _on_lost(self, tell: Callable[[Uid], object], uid: Uid) -> None:
        self.dismiss()
        tell(uid)


class _Lines(QListView):
    """One line for each passage; Enter and a click go to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Marks in this entry"))
        self.setProperty("noRing", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_LinePainter(theme, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the words, on every desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class _LinePainter(QStyledItemDelegate):
    """Icon and name above, the words below."""

    def __init__(self, theme: Theme, parent: _Lines) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = parent

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All are of one height."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground where it is chosen or pointed at, then icon, name and words."""
        listed = index.data(_ITEM)
        if not isinstance(listed, Listed):
            return
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.mix("raised", "ink", 0.06))
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        ink = theme.color(_ink(listed.mark))
        rtl = is_rtl(self._lines)
        inner = box.adjusted(px(10), px(6), -px(10), -px(3))
        line = px(_NAME)
        size = px(16)
        x = inner.right() - size if rtl else inner.left()
        square = QRectF(x, inner.top() + (line - size) / 2, size, size)
        theme.icons.draw(painter, listed.mark.icon, ink, square, mirrored=rtl)
        beside = px(22)
        name = inner.adjusted(0 if rtl else beside, 0, -beside if rtl else 0, 0)
        name.setHeight(line)
        place = leading(self._lines)
        painter.setPen(ink)
        draw_words(painter, name, listed.mark.label, theme.font("smallm"), place)
        painter.setPen(theme.color("ink"))
        words = inner.adjusted(0, line, 0, 0)
        draw_words(painter, words, listed.beginning, theme.font("quote"), _own(listed.beginning))
        painter.restore()


def _own(words: str) -> Qt.AlignmentFlag:
    """The person’s words stand by their own script, as in the text."""
    side = Qt.AlignmentFlag.AlignRight if reads_rtl(words) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _ink(mark: Mark) -> TokenName:
    return cast(TokenName, f"m_{mark.tint}_i")
