"""What the desktop is told of a window; never a word of the journal."""

from PySide6.QtWidgets import QWidget

from journal_app import APP_NAME
from journal_app.ui.theme.painting import app_icon
from journal_app.ui.theme.theme import Theme


def introduce(window: QWidget, theme: Theme) -> None:
    """Give the window the name and the sign of the app."""
    window.setWindowTitle(APP_NAME)
    window.setAccessibleName(APP_NAME)
    window.setWindowIcon(app_icon(theme))
