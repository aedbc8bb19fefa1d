"""What the guides of the breath share: where they are painted, and how they are known."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.ui.pause.pacer import Pace, fullness
from journal_app.ui.theme.theme import Theme

RESTING: Final = 0.6
"""How full a guide stands that does not move."""
_SMALLEST: Final = 120


class Centered(QFrame):
    """Holds a guide as a square in its middle, never larger than it was drawn for."""

    def __init__(self, guide: "Guide", side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._side = side
        guide.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As large as it may be."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Small windows keep a small one."""
        return QSize(_SMALLEST, _SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The square stays in the middle."""
        super().resizeEvent(event)
        side = min(self.width(), self.height(), self._side)
        self._guide.setGeometry((self.width() - side) // 2, (self.height() - side) // 2, side, side)


class Guide(QLabel):
    """A graphic on the accessibility bus, painted anew only where something moves."""

    pressed = Signal()
    """Somebody pressed it, to hold or to go on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pace: Pace | None = None
        self._seconds = 0.0
        # A label with a picture, even an empty one, is a graphic to whoever listens.
        self.setPixmap(QPixmap(1, 1))
        self.setAccessibleName(_("Breathing pacer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_breath(self, pace: Pace | None, seconds: float) -> None:
        """Show the breath at this second; without a pace it stands still."""
        moved = pace is not None or self._pace is not None
        self._pace = pace
        self._seconds = seconds
        if moved:
            self.update(self._moving().toAlignedRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button holds, or goes on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _moving(self) -> QRectF:
        """The part that changes from one picture to the next."""
        raise TypeError("a guide says what moves in it")

    def _fullness(self, late: float = 0.0) -> float:
        """How full it is painted, so many seconds behind the breath; one size when all is still."""
        if self._pace is None or self._theme.reduced_motion:
            return RESTING
        return fullness(self._pace, self._seconds - late)

    def _strength(self, usual: float) -> float:
        """How opaque: where nothing may move, this alone follows the breath, .35 to .95."""
        if self._pace is None or not self._theme.reduced_motion:
            return usual
        return 0.35 + 0.6 * fullness(self._pace, self._seconds)
