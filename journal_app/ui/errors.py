"""The last barrier: what was expected becomes a sentence, a bug becomes a calm sheet."""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QWidget

from journal_app import APP_NAME, VERSION
from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.context import Notices
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

_log = logging.getLogger("tideline")
_PLACES: Final = re.compile(r"[\w.<>-]+:\d+(?: < [\w.<>-]+:\d+)*")
_MOST_DETAILS: Final = 5
_LOUD: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Errors(QObject):
    """Shows whatever nobody else dealt with; never more of it than types and places."""

    _arrived = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        notices: Notices,
        clipboard: QClipboard,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._notices = notices
        self._clipboard = clipboard
        self._sheet: SheetDialog | None = None
        self._details: list[str] = []
        self._arrived.connect(self.show_error)

    def show_error(self, error: BaseException) -> None:
        """Say what was expected in its own words; for a bug open the one sheet."""
        if isinstance(error, JournalError):
            self._notices.say(error.words)
            return
        self._details = [*self._details, details(error)][-_MOST_DETAILS:]
        if self._sheet is None:
            self._open_sheet()

    def take(self, error: BaseException) -> None:
        """The same from any thread."""
        self._arrived.emit(error)

    def _open_sheet(self) -> None:
        sheet = SheetDialog(self._theme, self._window, _("Something went wrong in the app"))
        words = _(
            "Your writing is kept. You can go on, or start the app again if something looks odd. "
            "The details name places in the program, and nothing you wrote."
        )
        sheet.body.addWidget(Para(self._theme, words, "body", "ink2"))
        copy = Button(self._theme, _("Copy details"), "quiet", "copy")
        copy.clicked.connect(self._on_copy)
        sheet.add_button(copy)
        close = Button(self._theme, _("Close"), "primary")
        close.clicked.connect(sheet.dismiss)
        sheet.add_button(close)
        sheet.closed.connect(self._on_closed)
        self._sheet = sheet
        sheet.open()

    def _on_copy(self) -> None:
        about = f"{APP_NAME} {VERSION}, Python {sys.version.split()[0]}, Qt {qVersion()}"
        self._clipboard.setText("\n".join([about, *self._details]))

    def _on_closed(self) -> None:
        self._sheet = None
        self._details.clear()


def details(error: BaseException) -> str:
    """The type of an error and the places it passed, innermost first; never what it says.

    The text of an exception may quote what somebody wrote; of its notes only places are taken.
    """
    places = [note for note in getattr(error, "__notes__", ()) if _PLACES.fullmatch(note)]
    frames = traceback.extract_tb(error.__traceback__)
    places += [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
    return f"{type(error).__name__} at {' < '.join(places) or '-'}"


def install_barriers(take: Callable[[BaseException], None]) -> Callable[[], None]:
    """Let nothing end the app or print what somebody wrote; returns how to undo it.

    `take` may be called on any thread.
    """
    before = sys.excepthook, threading.excepthook

    def on_error(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        _log.error("Unexpected: %s", details(error))
        take(error)

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            on_error(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
    qt_before = qInstallMessageHandler(_on_qt_message)

    def undo() -> None:
        sys.excepthook, threading.excepthook = before
        qInstallMessageHandler(qt_before)

    return undo


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    """Qt's messages may quote text of widgets: only their kind and category are noted."""
    if kind in _LOUD:
        _log.warning("Qt said %s in %s", kind.name, context.category or "default")
