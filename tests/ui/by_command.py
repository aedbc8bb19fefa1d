"""Do a command as the window does it: asked from the widget that has the keyboard outwards."""

from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import command_at


def do(focused: QWidget, action: ActionId) -> None:
    """What its keys and its line in the menu would do here."""
    command = command_at(focused, action)
    assert command is not None, f"{action} is not offered here"
    command()
