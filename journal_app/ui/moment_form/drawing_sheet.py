"""The sheet itself: takes the strokes of a hand and shows what is drawn."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from journal_app.core.drawings import ASPECT, SIDE, Drawing, Point
from journal_app.i18n import _
from journal_app.ui.theme.drawn_lines import nib, on_sheet, paint_stroke, sheet_in
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.pixmaps import empty_pixmap
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD

WIDEST: Final = 420
"""In pixels at text zoom 1."""


class DrawingSheet(QFrame):
    """Takes the strokes of a hand; what is drawn already waits as a picture."""

    drawn = Signal(tuple)
    """One stroke, as the hand made it."""
    taken_back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.drawing: Drawing = ()
        self._stroke: list[Point] = []
        self._picture: QPixmap | None = None
        self.setAccessibleName(_("Drawing sheet"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("noRing", True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._repaint)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show these strokes, and no unfinished one."""
        self.drawing = drawing
        self._stroke = []
        self._repaint()

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        width = self._theme.px(WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a small drawing."""
        width = self._theme.px(180)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Its form never changes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Three wide, two high."""
        return round(width / ASPECT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same drawing, larger or smaller."""
        super().resizeEvent(event)
        self._repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet with what is drawn, then the line that is being drawn."""
        painter = QPainter(self)
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._painted()
        painter.drawPixmap(0, 0, self._picture)
        if self._stroke:
            paint_stroke(painter, self._theme, self._sheet(), self._stroke)

    # Hand, pen and keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen draws finer than the mouse events made from it."""
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position())
            case QEvent.Type.TabletMove:
                self._go_on(event.position())
            case _:
                self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the sheet while it has the focus, whatever the window does with it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z takes back the last line."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, at: QPointF) -> None:
        self._stroke = [self._point(at)]
        self._show_newest()

    def _go_on(self, at: QPointF) -> None:
        point = self._point(at)
        if self._stroke and point != self._stroke[-1]:
            self._stroke.append(point)
            self._show_newest()

    def _end(self) -> None:
        if self._stroke:
            stroke, self._stroke = tuple(self._stroke), []
            self.drawn.emit(stroke)

    def _point(self, at: QPointF) -> Point:
        sheet = self._sheet()
        x = (at.x() - sheet.x()) / max(1.0, sheet.width()) * SIDE
        y = (at.y() - sheet.y()) / max(1.0, sheet.height()) * SIDE
        return min(SIDE, max(0, round(x))), min(SIDE, max(0, round(y)))

    def _sheet(self) -> QRectF:
        return sheet_in(QRectF(self.rect()))

    def _show_newest(self) -> None:
        """The end of a soft line still bends with each new point: repaint what may have moved."""
        sheet = self._sheet()
        points = [on_sheet(sheet, point) for point in self._stroke[-4:]]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        room = 2 * nib(sheet) + 4 + max(right - left, bottom - top) / 3
        area = QRectF(QPointF(left, top), QPointF(right, bottom))
        self.update(area.adjusted(-room, -room, room, room).toAlignedRect())

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _painted(self) -> QPixmap:
        pixmap = empty_pixmap(self.size(), self.devicePixelRatioF())
        theme, painter = self._theme, QPainter(pixmap)
        edge = theme.color("line_strong") if theme.high_contrast else theme.color("line")
        draw_field(
            painter, QRectF(self.rect()), RADIUS_CARD, fill=theme.color("surface"), line=edge
        )
        for stroke in self.drawing:
            paint_stroke(painter, theme, self._sheet(), stroke)
        painter.end()
        return pixmap
