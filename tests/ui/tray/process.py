"""A process with nothing but the sign in the tray; says on standard output what was asked of it."""

import sys
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal_app import APP_ID, APP_NAME
from journal_app.core.resources import resource
from journal_app.ui.theme.theme import Theme
from journal_app.ui.tray import Tray, tray_available


def say(word: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Sign(QObject):
    """Does what the app would: locking locks, opening opens, quitting ends."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        theme = Theme(resource(), parent=self)
        theme.apply(app)
        self._tray = Tray(theme, self)
        for name in ("pause", "capture", "today", "open", "lock", "quit"):
            getattr(self._tray, f"{name}_requested").connect(partial(say, name))
        self._tray.open_requested.connect(lambda: self._tray.set_locked(False))
        self._tray.lock_requested.connect(lambda: self._tray.set_locked(True))
        self._tray.quit_requested.connect(app.quit)
        self._tray.show()


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName(APP_ID)
    sign = Sign(app)
    say("available" if tray_available() else "none")
    code = app.exec()
    del sign
    return code


if __name__ == "__main__":
    sys.exit(main())
