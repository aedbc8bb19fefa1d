"""A line for one name that completes what is typed with names that are known."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.core.search import fold
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field

_WIDEST_FIELD: Final = 260


class NameField(Field):
    """A short line for one name.

    What is offered completes what is typed: its rest stands there selected, so that Enter or Tab
    takes it, and any other key types on over it.
    """

    given_up = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("A name"), name=_("Name of someone else"))
        self._offered: tuple[str, ...] = ()
        self._completed = ""
        self._typed = 0
        self.editingFinished.connect(self._on_finished)
        self.textEdited.connect(self._on_edited)

    @property
    def completed(self) -> str:
        """The name that was offered and stands there whole; empty for one typed by hand."""
        return self._completed if self.text() == self._completed else ""

    def offer(self, names: Sequence[str]) -> None:
        """Complete with these, the best first."""
        self._offered = tuple(names)
        self._completed = ""

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the line before it belongs to any shortcut of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up on the name and on nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_edited(self, typed: str) -> None:
        """Complete it, unless something was taken away."""
        longer = len(typed) > self._typed
        self._typed = len(typed)
        self._completed = ""
        at_end = self.cursorPosition() == len(typed)
        found = _beginning(self._offered, typed) if longer and at_end else ""
        if found and len(found) > len(typed):
            self._completed = found
            self.setText(found)
            self.setSelection(len(found), len(typed) - len(found))

    def _on_finished(self) -> None:
        if not self.hasFocus():
            self.left.emit()

    def _restyle(self) -> None:
        super()._restyle()
        self.setMaximumWidth(self._theme.px(_WIDEST_FIELD))


def _beginning(names: Sequence[str], typed: str) -> str:
    """The first name that begins so, whatever the case and accents."""
    wanted = fold(typed).strip()
    if not wanted:
        return ""
    fits = (name for name in names if fold(name[: len(typed)]).strip() == wanted)
    return next(fits, "")
