"""Where dialogs for choosing a file begin, and what they leave behind: nothing."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths


def keep_no_history() -> None:
    """Let Qt write no list of visited folders, which every program of this account could read.

    To be called before the first dialog. Its own dialogs, used where the desktop has none, would
    note the folders in one file that all programs made with Qt share. macOS and Windows always
    have dialogs of their own.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def documents() -> Path:
    """Where documents usually go."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(usual) if usual else Path.home()
    return folder if folder.is_dir() else Path.home()
