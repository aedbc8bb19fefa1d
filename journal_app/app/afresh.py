"""End this process as a new, locked one: the only lock that empties memory."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import journal_app
from journal_app.security.kernel_lock import KernelLock
from journal_app.system.logs import log_failure

_NOT_BEGUN: Final = 1
_OF_ONE_START: Final = frozenset({"XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"})
"""What a launcher gave to the process before."""


def start_afresh(lock: KernelLock, arguments: Sequence[str]) -> NoReturn:
    """Replace this process by a locked one that holds the same lock; does not come back.

    The journal must be closed before. What memory held is gone with it, which closing alone
    does not achieve: thousands of copies of the words stayed in it when measured.
    """
    more = [*arguments, "--locked"]
    if os.name == "nt":
        lock.release()
    else:
        more += ["--adopt-lock", str(lock.pass_on())]
    become(more)


def become(arguments: Sequence[str]) -> NoReturn:
    """Go on as the app with these arguments, in a fresh process.

    Where that cannot be begun, after an update took the interpreter away for instance, this one
    ends all the same: nothing may stay in memory.
    """
    # Never what is called the same in the folder somebody happened to stand in.
    command = [sys.executable, "-P", "-m", "journal_app", *arguments]
    try:
        if os.name == "nt":
            # Six milliseconds that only Windows needs: it cannot replace a process.
            import subprocess

            subprocess.Popen(command, env=environment())  # noqa: S603 - our own interpreter
            os._exit(0)
        os.execve(sys.executable, command, environment())  # noqa: S606 - the same
    except OSError as error:
        log_failure("starting afresh", error)
        os._exit(_NOT_BEGUN)


def environment() -> dict[str, str]:
    """The same environment; a checkout that was started from elsewhere finds itself again."""
    folder = str(Path(journal_app.__file__).parents[1])
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    if folder not in paths and "site-packages" not in folder:
        paths.insert(0, folder)
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ONE_START}
    return {**kept, **({"PYTHONPATH": os.pathsep.join(paths)} if paths else {})}
