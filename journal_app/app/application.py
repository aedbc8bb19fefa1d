"""The application object every process with a window has, and what it needs to have one."""

import builtins
import os
import sys
from typing import TYPE_CHECKING

from journal_app import APP_ID, APP_NAME
from journal_app.core.errors import JournalError
from journal_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LEAVE_SECONDS = 2.0
"""How long the end waits for a thread that may be stuck in a keyring."""


def refuse_no_display() -> None:
    """Raise `JournalError` where there is no screen to open a window on."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    if sys.platform.startswith("linux") and not shown:
        raise JournalError(
            _("There is no screen to open a window on."),
            _("Without one, “tideline --help” shows what works on the command line."),
        )


def load_bindings() -> None:
    """Let PySide6 set itself up; to be called before any thread is begun.

    It walks through the modules there are while it does (`signature_bootstrap.py` of shiboken6),
    and ends the process if another thread imports one just then.
    """
    from shiboken6 import Shiboken  # noqa: F401 - to have it there

    _import_plainly()


def make_application() -> "QApplication":
    """The one application object, neutral to the desktop."""
    load_bindings()
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from journal_app.runtime.turns import take_short_turns
    from journal_app.system.file_dialogs import keep_no_history

    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Only the program's own name: nothing typed on a command line goes on to Qt.
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName(APP_ID)
    keep_no_history()
    take_short_turns()
    if app.platformName() == "cocoa":
        from journal_app.system.concealing import Concealing

        Concealing(app)
    return app


def _import_plainly() -> None:
    """Import as Python does, once PySide6 is there.

    PySide6 puts an import of its own in that place, which reads and keeps the source of every
    module imported after it, to see whether `__feature__` may be used there (its module
    `shibokensupport.feature`). Nothing here does, and it was a fifth of what importing the app
    costs.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
