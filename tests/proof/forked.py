"""A process that has loaded everything already and forks a scripted person for each run.

One thread and no Qt: only such a process may fork. For each line it reads, a run, it says the
number of the process that lives it, then that one speaks, and at last it says how it ended.
"""

import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from journal_app.services import first_run
from tests.proof import disk, mover
from tests.proof.person import CannotGoOn
from tests.proof.resident import Resident
from tests.services.closed_journal import make_closed

ROOT = Path(__file__).parents[2]
LIVED, COULD_NOT_GO_ON, FAILED = 0, 3, 1
ARMED = '{"armed": true}\n'
"""Said right before the thing itself."""
OFTEN_ENOUGH = 5
EARLIER = 0.8
Living = TypeVar("Living")


@dataclass(frozen=True)
class Run:
    """What was said in one run, and how it ended."""

    told: str
    code: int
    armed_seconds: float = 0.0
    """From right before the thing itself to the end."""


@dataclass(frozen=True)
class Forker:
    """The process that forks, ready for the next run."""

    process: "subprocess.Popen[str]"

    def run(self, asked: dict[str, Any], end: "End | None" = None) -> Run:
        """Live; to the end, or until it is killed from outside."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(asked)}\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        lines_left = None if end is None else end.after_lines
        told, killer, armed = [], None, time.monotonic()
        for line in self.process.stdout:
            # The one that was killed may have been in the middle of a line.
            before, ended, code = line.partition("ended ")
            told.append(before if ended else line)
            if ended:
                if killer is not None:
                    killer.cancel()
                    killer.join()
                return Run("".join(told), int(code), time.monotonic() - armed)
            if line == ARMED:
                armed = time.monotonic()
            if lines_left == 0 and end is not None:
                killer = threading.Timer(end.seconds, _kill, (pid,))
                killer.start()
            lines_left = None if lines_left is None else lines_left - 1
        raise AssertionError("the process that forks has ended")


@dataclass(frozen=True)
class End:
    """When one is killed: so many seconds after this many lines and one were said."""

    after_lines: int
    seconds: float


def by_chance(
    live: Callable[["End | None"], tuple[Living, Run]], times: int, seed: str
) -> Iterator[tuple[Living, Run]]:
    """Live until one was killed as often, each time at some instant of the thing itself.

    Now and then it comes to its end before that; it is looked at as well, and counts for nothing.
    After one that did the next is aimed at earlier: on a busy computer a kill comes late, and of
    a thing of a few thousandths of a second it would nearly always come too late.
    """
    if not times:
        return
    _first, run = live(None)
    armed, seconds = run.told.splitlines(keepends=True).index(ARMED), run.armed_seconds
    chance, killed, until = random.Random(seed), 0, 1.0
    for _each in range(times * OFTEN_ENOUGH):
        if killed == times:
            return
        lived, run = live(End(armed, chance.uniform(0, until * seconds)))
        assert run.code in (LIVED, -signal.SIGKILL), "it failed by itself"
        if run.code == LIVED:
            seconds, until = run.armed_seconds, until * EARLIER
        else:
            until = min(1.0, until / EARLIER)
        killed += run.code != LIVED
        yield lived, run
    assert killed == times, "it nearly always comes to its end"


@contextmanager
def forker(**surroundings: str) -> Iterator[Forker]:
    """One to live in."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proof.forked"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | surroundings,
    ) as process:
        yield Forker(process)
        assert process.stdin is not None
        process.stdin.close()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it came to its own end first
        os.kill(pid, signal.SIGKILL)


def say(line: str) -> None:
    """Write a line that is out of this process when the call returns."""
    os.write(1, line.encode())


def _live(asked: dict[str, Any]) -> None:
    code = LIVED
    try:
        beneath = disk.loaded() if disk.LOADED in os.environ else None
        if beneath is not None:
            beneath.watch(Path(asked["home"]))
            if "record" in asked:
                beneath.record(Path(asked["record"]))

        def speak(line: str) -> None:
            if beneath is not None:
                beneath.say(line)
            say(line)

        def arm() -> None:
            speak(ARMED)
            if beneath is not None and "fails_at" in asked:
                beneath.fail(asked["fails_at"], asked["error"], for_ever=asked["for_ever"])
            if beneath is not None and "dies_at" in asked:
                beneath.die(asked["dies_at"])

        speak('{"begins": true}\n')
        _do(Resident(Path(asked["home"]), speak, **asked["person"]), asked, arm)
    except CannotGoOn:
        code = COULD_NOT_GO_ON
    except BaseException:  # noqa: BLE001 - nothing of the parent's may run on in the child
        traceback.print_exc()
        code = FAILED
    os._exit(code)


def _do(person: Resident, asked: dict[str, Any], arm: Callable[[], None]) -> None:
    if asked.get("deed") == "first_run":
        arm()
        first_run.create(person.home, clock=person.clock)
    elif asked.get("deed") == "catch":
        arm()
        person.catch()
    elif asked.get("deed") in mover.DEEDS:
        mover.DEEDS[asked["deed"]](person, arm)
    elif "deed" in asked:
        person.one_deed(asked["deed"], arm)
    elif asked.get("every_deed"):
        person.every_deed()
    else:
        person.live(asked.get("deeds"))


def _get_ready() -> None:
    """Live once, so that no run has anything left to load."""
    folder = Path(tempfile.mkdtemp())
    try:
        journal = make_closed(folder)
        Resident(journal.home, lambda _line: None).every_deed()
    finally:
        shutil.rmtree(folder)
    gc.disable()
    gc.collect()
    gc.freeze()


def _serve() -> None:
    _get_ready()
    for line in sys.stdin:
        # The parent may not say anything before the child's number is said.
        ready, begin = os.pipe()
        child = os.fork()
        if child == 0:
            os.read(ready, 1)
            _live(json.loads(line))
        say(f"{child}\n")
        os.write(begin, b"!")
        os.close(ready)
        os.close(begin)
        _pid, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}\n")


if __name__ == "__main__":
    _serve()
