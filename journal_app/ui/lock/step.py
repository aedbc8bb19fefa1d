"""`Step`: one of the things the lock page can show; a frame that fills it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.ui.lock.view import LockView
from journal_app.ui.theme.theme import Theme


class Step(QFrame):
    """Shows what a `LockView` says of its step, and asks the app for what was pressed.

    It is made when it is shown first and gone when another step is shown: what was typed in it
    does not outlive it.
    """

    asked = Signal(object)
    """Carries a value of `requests`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def show_view(self, view: LockView) -> None:
        """Show where the journal stands now."""

    def take_focus(self) -> None:
        """Let the hands go where the one thing to do is; called while the step is visible."""

    def forget(self) -> None:
        """Drop what was typed."""
