"""Show a folder in the file manager of the desktop."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(folder: Path) -> bool:
    """Ask the desktop to show it; whether anybody took the wish. Waits for no other program."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
