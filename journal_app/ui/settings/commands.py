"""Controls that do what a command of the window does, and stand as that command stands."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from journal_app.ui.actions.asking import command
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.widgets.segmented import Segmented
from journal_app.ui.widgets.toggle import Toggle


class CommandToggle:
    """A switch and a command that are always on or off together; pressing either does it."""

    def __init__(self, toggle: Toggle, wanted: ActionId) -> None:
        self._toggle = toggle
        self._wanted = wanted
        self._action: QAction | None = None
        toggle.toggled.connect(self._on_toggled)

    def follow(self) -> None:
        """Stand as the command stands now and from now on; once it is in a window."""
        if self._action is None:
            self._action = command(self._toggle, self._wanted)
            if self._action is not None:
                self._action.toggled.connect(self._toggle.setChecked)
        self._toggle.setEnabled(self._action is not None)
        if self._action is not None:
            self._toggle.setChecked(self._action.isChecked())

    def _on_toggled(self, on: bool) -> None:
        if self._action is not None and self._action.isChecked() is not on:
            self._action.trigger()


class CommandChoice:
    """The same for commands that exclude each other."""

    def __init__(self, choice: Segmented, wanted: Sequence[ActionId]) -> None:
        self._choice = choice
        self._wanted = wanted
        self._actions: list[QAction] = []
        choice.chosen.connect(self._on_chosen)

    def follow(self) -> None:
        """Stand as the commands stand now and from now on; once it is in a window."""
        if not self._actions:
            found = [command(self._choice, wanted) for wanted in self._wanted]
            self._actions = [action for action in found if action is not None]
            for action in self._actions:
                action.toggled.connect(self._show)
        self._choice.setEnabled(bool(self._actions))
        self._show()

    def _show(self) -> None:
        for at, action in enumerate(self._actions):
            if action.isChecked() and self._choice.current != at:
                self._choice.set_current(at)

    def _on_chosen(self, at: int) -> None:
        if self._actions and not self._actions[at].isChecked():
            self._actions[at].trigger()
