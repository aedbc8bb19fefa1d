"""Hand a document to the printing system of this computer without a file of it anywhere of ours.

Qt's own printing would write the whole document into a temporary file first. `lp`, which every
system with CUPS has, takes it from standard input and passes it on as it comes. What the printing
system itself keeps until the page is printed is its own.
"""

import shutil
import subprocess
import sys
from typing import Final

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.i18n import _

_COMMAND: Final = "lp"
_NEUTRAL_TITLE: Final = "Pages"
_SECONDS: Final = 60


def can_print() -> bool:
    """Whether this computer has what takes a document to a printer."""
    return sys.platform != "win32" and shutil.which(_COMMAND) is not None


def print_document(pdf: bytes) -> None:
    """Put a PDF into the queue of the usual printer. Raises `CannotKeep` where nothing takes it."""
    command = shutil.which(_COMMAND)
    if command is None:
        raise _not_printed()
    words = [command, "-s", "-t", _NEUTRAL_TITLE, "-o", "document-format=application/pdf"]
    try:
        done = subprocess.run(  # noqa: S603 - the command of the system, with nothing typed in it
            words,
            input=pdf,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise _not_printed() from None
    if done.returncode != 0:
        raise _not_printed()


def _not_printed() -> CannotKeep:
    return CannotKeep(
        KeepProblem.OTHER,
        _("No printer took the pages."),
        _("Take a PDF out instead, and print it from there."),
    )
