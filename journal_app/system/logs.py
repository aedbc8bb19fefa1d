"""A small log of types, places and counts; never a word the writer wrote."""

import logging
import re
from pathlib import Path

LOG_FILE = "app.log"
_BYTES = 256 * 1024
_FILES = 3
_PLACES = re.compile(r"[\w.<>-]+:\d+(?: < [\w.<>-]+:\d+)*")
"""The only notes an exception may bring along: file:line, innermost first."""


def start_log(folder: Path) -> None:
    """Write the log of this run into the folder, 0600, three files of 256 KB at most."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = _LateFile(folder / LOG_FILE)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    root = logging.getLogger("tideline")
    root.setLevel(logging.INFO)
    root.propagate = False
    root.addHandler(handler)


class _LateFile(logging.Handler):
    """Makes the file, and loads what it takes, when there is something to write.

    Most runs write nothing, and loading it costs the start of the app four milliseconds.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path,
                maxBytes=_BYTES,
                backupCount=_FILES - 1,
                # Opened while it writes: whatever the disk says ends there, not at the caller.
                delay=True,
                encoding="utf-8",
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)


def log_failure(where: str, error: BaseException) -> None:
    """Note that something failed: its type and the places it passed, not what it says.

    The text of an exception can quote what somebody wrote (`KeyError`, `ValueError`, SQLite).
    """
    notes = [note for note in getattr(error, "__notes__", ()) if _PLACES.fullmatch(note)]
    places = [*notes, *_places(error)]
    logger = logging.getLogger("tideline")
    logger.error("%s: %s at %s", where, type(error).__name__, " < ".join(places) or "-")


def _places(error: BaseException) -> list[str]:
    places = []
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{frame.tb_lineno}")
        frame = frame.tb_next
    return places[::-1]
