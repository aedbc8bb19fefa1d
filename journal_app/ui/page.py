"""`Page`: one place in the window, and what every page can be asked to do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.core.changes import Changes
from journal_app.ui.navigation import Place


class Page(QFrame):
    """One place in the window; a panel on the accessibility bus."""

    foot_moved = Signal()
    """What `foot_height` says may be another now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def enter(self, place: Place) -> None:
        """Shown: load what is needed and take the focus."""

    def leave(self) -> None:
        """Hidden: keep what was typed."""

    def refresh(self, changes: Changes) -> None:
        """Something changed while this page is shown; hidden pages load anew when entered."""

    def place(self) -> Place | None:
        """Where exactly one is on this page, to come back to after a lock."""
        return None

    def areas(self) -> Sequence[QWidget]:
        """Its parts in the order in which F6 leads through them; the first is all of it."""
        return (self,)

    def foot_height(self) -> int:
        """How many pixels above the row of chips a notice leaves free."""
        return 0

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return False

    def keep(self) -> None:
        """Keep at once what was typed; `busy` becomes false when it is on the disk."""

    def forget(self) -> None:
        """Locked or quitting: drop every word."""
