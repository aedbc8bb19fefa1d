"""When the program itself breaks: which places it was in, in our own log, and nothing else."""

import faulthandler
import os
import sys
from pathlib import Path
from typing import Final

CRASH_FILE: Final = "crash.log"
MOST_BYTES: Final = 64 * 1024
_FAIL_CRITICAL_ERRORS: Final = 0x0001
_NO_FAULT_BOX: Final = 0x0002


def note_crashes(folder: Path) -> None:
    """Write the frames of every thread into a file of this folder if the process breaks.

    Names of files and functions and their lines, never a value. Nothing is noted where the disk
    takes nothing.
    """
    path = folder / CRASH_FILE
    try:
        fresh = path.exists() and path.stat().st_size > MOST_BYTES
        how = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if fresh else 0)
        # Open as long as the process lives: it may break at any time.
        faulthandler.enable(os.open(path, how, 0o600))
    except OSError:
        return


def show_no_crash() -> None:
    """Keep Windows from reporting a crash, which sends parts of the memory.

    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX).
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_FAIL_CRITICAL_ERRORS | _NO_FAULT_BOX)
