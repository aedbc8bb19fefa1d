"""The quick cover: an empty page over everything at once, by Shift three times or a button."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import leading, visual_rect

TIMES: Final = 3
WITHIN_SECONDS: Final = 2.0

_OTHERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PRESSES: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class TripleShift(QObject):
    """Notices Shift pressed three times within two seconds, with nothing pressed in between.

    It watches the window itself, through which every key goes first: a filter on the application
    would cost a call for each event of each widget.
    """

    pressed = Signal()

    def __init__(self, window: QWidget, seconds: Callable[[], float]) -> None:
        """`seconds` is a clock that only ever goes forward, such as `time.monotonic`."""
        super().__init__(window)
        self._window = window
        self._seconds = seconds
        self._handle: QWindow | None = None
        self._times: list[float] = []
        window.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only look; every key reaches whom it is meant for."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._watch()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._on_key(event)
        elif kind in _PRESSES:
            self._times.clear()
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() != Qt.Key.Key_Shift or event.modifiers() & _OTHERS:
            self._times.clear()
            return
        now = self._seconds()
        self._times = [at for at in self._times if now - at <= WITHIN_SECONDS] + [now]
        if len(self._times) >= TIMES:
            self._times.clear()
            self.pressed.emit()

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)


class CoverPage(QFrame):
    """Looks like a note nobody has begun; takes no words and shows none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Note"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, a pale title, and a caret that waits."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        left = float(max(theme.px(56), (self.width() - theme.px(680)) // 2))
        top = float(theme.px(64))
        painter.setFont(theme.font("title"))
        painter.setPen(theme.color("ink3"))
        title = QRectF(left, top, self.width() - 2 * left, theme.line_height("title"))
        painter.drawText(title, leading(self), _("Untitled"))
        caret = QRectF(left, title.bottom() + theme.px(24), 2, theme.px(22))
        painter.fillRect(visual_rect(self, caret), theme.color("ink2"))
