"""A sheet whose words may be marked: bands behind them, names beside them."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from journal_app.core.marks import Marks, shipped_marks
from journal_app.ui.editor.mark_margin import MarkMargin
from journal_app.ui.editor.mark_painting import paint_bands, seen
from journal_app.ui.editor.measures import end_width
from journal_app.ui.editor.surface import Surface
from journal_app.ui.theme.theme import Theme


class MarkedSurface(Surface):
    """Writing and reading show marks alike; what can be done with them is not known here."""

    let_go = Signal()
    """A mouse button was let go where words are selected now."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.marks = shipped_marks()
        self.margin = MarkMargin(theme, self)
        self.put_away: Callable[[], bool] = lambda: False
        """Closes what is open over the text on Esc; says whether there was anything."""

    def show_marks(self, marks: Marks) -> None:
        """Marks are called or look like this from now on."""
        self.marks = marks
        self.margin.show_marks(marks)
        self.viewport().update()

    def select(self, start: int, end: int) -> None:
        """Select these words and bring them into sight."""
        cursor = self.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.keep_caret_clear()

    def words_box(self, start: int, end: int) -> QRect:
        """Where these words are on the viewport, from the first line to the last."""
        boxes = []
        for at in (start, end):
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            boxes.append(self.cursorRect(cursor))
        first, last = boxes
        if abs(first.top() - last.top()) <= first.height() // 2:
            return first.united(last)
        whole = QRect(0, first.top(), self.viewport().width(), last.bottom() - first.top())
        return whole.intersected(self.viewport().rect()) or whole

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bands first, the text on them, and names beside what is in sight."""
        found = seen(self, self.theme)
        if found.bands:
            clip = QRectF(event.rect())
            painter = QPainter(self.viewport())
            bands = [band for band in found.bands if band.box.adjusted(0, 0, 0, 9).intersects(clip)]
            paint_bands(painter, bands, self.theme, self.marks)
            painter.end()
        self.margin.show_notes(found.notes)
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Words that were selected may be marked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.textCursor().hasSelection():
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what is open over the text before it does anything else."""
        if event.key() == Qt.Key.Key_Escape and self.put_away():
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as high as the text in sight."""
        super().resizeEvent(event)
        self._lay_margin()

    def _place_margin(self) -> None:
        super()._place_margin()
        self._lay_margin()

    def _lay_margin(self) -> None:
        text, wide = self.viewport().geometry(), end_width(self.theme, self._end_margin)
        x = text.left() - wide if self.isRightToLeft() else text.right() + 1
        self.margin.setGeometry(x, text.top(), wide, text.height())
