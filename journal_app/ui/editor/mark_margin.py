"""The names of marks beside the text, like notes in pencil."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from journal_app.core.ids import Uid
from journal_app.core.marks import Marks, shipped_marks
from journal_app.ui.editor.mark_painting import Note
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect

_STEP: Final = 22
_ICON: Final = 16
_ROW: Final = 20
_NAMES_FROM: Final = 110
_ICONS_FROM: Final = 20
"""So wide the margin has to be for names, and for icons; in pixels at zoom 1."""
_NAME_AT: Final = 30
_LINE_AT: Final = 12
_LINE: Final = 13
_GAP: Final = 6
_FADE: Final = 30


class _Row(NamedTuple):
    """One name in its place."""

    note: Note
    box: QRectF


class MarkMargin(QWidget):
    """Names where there is room, icons where there is little, nothing where there is none.

    What is painted here is told in the list of marks as well, which can be read aloud.
    """

    pressed = Signal(object)
    """Carries the uid of the passage whose name was pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks = shipped_marks()
        self._notes: list[Note] = []
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_marks(self, marks: Marks) -> None:
        """Marks may have other names now."""
        self._marks = marks
        self.update()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Stand beside exactly these lines."""
        if list(notes) != self._notes:
            self._notes = list(notes)
            self.update()

    def name_at(self, at: QPointF) -> Note | None:
        """Whose name or icon stands there."""
        return next((row.note for row in self._rows() if row.box.contains(at)), None)

    def box_of(self, uid: Uid) -> QRectF | None:
        """Where the name of a passage stands, if it does."""
        return next((row.box for row in self._rows() if row.note.uid == uid), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A short line, an icon, and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows():
            painter.setOpacity(self._opacity(row.box.center().y()))
            self._paint_row(painter, row)

    def event(self, event: QEvent) -> bool:
        """Where only an icon stands its name is told to whoever points at it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            note = self.name_at(QPointF(event.pos()))
            if note is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._marks.label(note.mark), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What can be pressed shows it."""
        if self.name_at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the names is one on the empty page."""
        if event.button() != Qt.MouseButton.LeftButton or self.name_at(event.position()) is None:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what stands there."""
        note = self.name_at(event.position())
        if note is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(note.uid)

    def _rows(self) -> Iterator[_Row]:
        """Each where it would stand, or further down where another stands already."""
        px = self._theme.px
        if self.width() < px(_ICONS_FROM):
            return
        free = float("-inf")
        for note in sorted(self._notes, key=lambda each: each.baseline):
            middle = max(note.baseline - px(6), free)
            free = middle + px(_STEP)
            box = QRectF(0, middle - px(_ROW) / 2, self.width(), px(_ROW))
            yield _Row(note, box)

    def _paint_row(self, painter: QPainter, row: _Row) -> None:
        theme, px = self._theme, self._theme.px
        mark = self._marks.get(row.note.mark)
        token = cast(TokenName, f"m_{mark.tint}_i")
        names = self.width() >= px(_NAMES_FROM)
        size = px(_ICON)
        middle = row.box.center().y()
        start = float(px(_NAME_AT)) if names else (self.width() - size) / 2
        if names:
            painter.setPen(QPen(theme.color(token, 0.35), 1))
            line = visual_rect(self, QRectF(px(_LINE_AT), middle, px(_LINE), 0))
            y = round(middle) + 0.5
            painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
        square = visual_rect(self, QRectF(start, round(middle - size / 2), size, size))
        mirrored = is_rtl(self)
        theme.icons.draw(painter, mark.icon, theme.color(token), square, mirrored=mirrored)
        if names:
            painter.setPen(theme.color(token))
            left = start + size + px(_GAP)
            words = QRectF(left, row.box.top(), self.width() - left - px(2), row.box.height())
            font = theme.font("smallm")
            draw_words(painter, visual_rect(self, words), mark.label, font, leading(self))

    def _opacity(self, y: float) -> float:
        """Names go out of sight as softly as the text does."""
        fade = self._theme.px(_FADE)
        near = min(y, self.height() - y)
        return max(0.0, min(1.0, near / fade * 2)) if fade else 1.0
