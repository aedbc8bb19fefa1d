"""A process that ends itself, as a crash or a power cut would, at the n-th thing it does.

Things that count: every change to a file of the journal's folder, every line of the use case and
of what changes the keyring, and every step the use case tells of. It ends with SIGKILL.

Each run is a process of its own, forked from one that has loaded everything already.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from journal_app.core.backups import CopyKind
from journal_app.security import keyring_entry
from journal_app.services import (
    arriving,
    erasing,
    first_run,
    following,
    new_keys,
    passphrases,
    putting_back,
    rebuilding,
    rescue,
    restoring,
)
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock
from tests.services.doors_journal import ANOTHER, CHEAP, PASSPHRASE

LIVED = 0
KILLED = -signal.SIGKILL
ROOT = Path(__file__).parents[2]

_EVENTS = {"os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "open", "shutil.rmtree"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FILES = {module.__file__ for module in (erasing, first_run, passphrases, putting_back)}
_IN_KEYRING_ENTRY = {"_store", "_remove"}


@dataclass(frozen=True)
class Doomed:
    """The process that forks, ready for the next run."""

    process: "subprocess.Popen[str]"

    def run(self, case: str, folder: Path, left: int, code: str = "") -> int:
        """Do this until so many things have been done; returns `KILLED` or `LIVED`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        asked = {"case": case, "folder": str(folder), "left": left, "code": code}
        self.process.stdin.write(f"{json.dumps(asked)}\n")
        self.process.stdin.flush()
        ended = int(self.process.stdout.readline())
        assert ended in (LIVED, KILLED), "the use case failed by itself"
        return ended


@contextmanager
def doomed_process() -> Iterator[Doomed]:
    """One to run use cases in, with the keyring this process has."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.services.doomed"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ,
    ) as process:
        yield Doomed(process)
        assert process.stdin is not None
        process.stdin.close()


class _Doom:
    """Counts down."""

    def __init__(self, folder: str, left: int) -> None:
        self._folder = folder
        self._left = left
        self._lock = threading.Lock()
        sys.addaudithook(self._on_event)
        threading.settrace(self._trace)
        sys.settrace(self._trace)

    def count(self, _what: object = None) -> None:
        """One thing more has been done."""
        with self._lock:
            self._left -= 1
            if self._left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS or not str(arguments[0]).startswith(self._folder):
            return
        # An open that only reads changes nothing: to end there says nothing new.
        if event != "open" or (isinstance(arguments[2], int) and arguments[2] & _WRITES):
            self.count()

    def _trace(self, frame: FrameType, _event: str, _argument: object) -> Any:
        code = frame.f_code
        speaks = code.co_filename == keyring_entry.__file__ and code.co_name in _IN_KEYRING_ENTRY
        return self._on_line if speaks or code.co_filename in _FILES else None

    def _on_line(self, _frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            self.count()
        return self._on_line


def _cases(home: Path, count: Callable[[object], None], code: str) -> dict[str, Any]:
    clock = SystemClock()
    old = WayIn(passphrase=PASSPHRASE)
    told = {"clock": clock, "on_step": count}

    def told_of(done: int, _all: int) -> None:
        count(done)

    return {
        "first-run": lambda: first_run.create(home, clock=clock),
        "on": lambda: passphrases.turn_on(home, PASSPHRASE, costs=CHEAP, **told),
        "change": lambda: passphrases.change(home, old, ANOTHER, costs=CHEAP, **told),
        "off": lambda: passphrases.turn_off(home, old, **told),
        "finish": lambda: passphrases.finish(home),
        "erase": lambda: erasing.erase(home, on_step=count),
        "finish-erasing": lambda: erasing.finish(home, on_step=count),
        "restore": lambda: _restore(home, code),
        "undo": lambda: _undo(home, code),
        "finish-restore": lambda: restoring.finish(home),
        "rebuild": lambda: rebuilding.rebuild_record(home, WayIn(code=code), clock=clock),
        "rescue": lambda: rescue.rescue(home, WayIn(code=code), clock=clock, progress=told_of),
        "new-keys": lambda: new_keys.make(home, WayIn(), **told),
        "new-keys-typed": lambda: new_keys.make(home, WayIn(passphrase=code), costs=CHEAP, **told),
        "follow": lambda: _follow(home, WayIn(), count),
        "follow-typed": lambda: _follow(home, WayIn(passphrase=code), count),
        "arrive": lambda: arriving.arrive(
            home, home.with_name("bundle"), WayIn(code=code), clock=clock, on_step=count
        ),
        "put-back": lambda: putting_back.put_back(home, code, clock=clock),
    }


def _restore(home: Path, code: str) -> None:
    backup = next(copy for copy in restoring.copies(home) if copy.kind is CopyKind.AUTO)
    restoring.restore(home, backup, WayIn(code=code), clock=SystemClock())


def _undo(home: Path, code: str) -> None:
    last = restoring.last_restored(home, clock=SystemClock())
    assert last is not None
    restoring.undo(home, last, WayIn(code=code), clock=SystemClock())


def _follow(home: Path, way: WayIn, count: Callable[[object], None]) -> None:
    clock = SystemClock()
    journal = vault_service.open_journal(home, way, now=lambda: "20260314T092653Z")
    asked = following.ask(journal.vault, clock=clock)
    if asked is not None:
        following.go_on(asked, on_step=count)
    vault_service.close_journal(journal)


def _run(asked: dict[str, Any]) -> None:
    try:
        doom = _Doom(asked["folder"], asked["left"])
        _cases(Path(asked["folder"]), doom.count, asked["code"])[asked["case"]]()
    except BaseException:  # noqa: BLE001 - nothing of the parent's may run on in the child
        traceback.print_exc()
        os._exit(1)
    os._exit(LIVED)


def _serve() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
