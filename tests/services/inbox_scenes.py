"""Scenes of the inbox in a process of their own, which may end in the middle or have no room.

Run as ``python -m tests.services.inbox_scenes SCENE HOME STEPS``: the process ends itself as a
crash would at the step of this number that touches a file of the data folder, or at either side
of making one safe.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from journal_app.core.errors import CannotKeep
from journal_app.core.moments import Capture
from journal_app.security.folder import HomeFolder
from journal_app.services import inbox
from tests.builders import FakeClock
from tests.services.inbox_journal import ROOT, made_in, opened, taken_in
from tests.storage.full_disk_scenes import fill

TOUCHES = frozenset(
    {"os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "os.scandir", "open"}
)


class Doom:
    """Counts steps and ends the process at the one that was chosen."""

    def __init__(self, home: Path, steps: int) -> None:
        self._home = str(home)
        self._left = steps

    def step(self) -> None:
        """One more thing was done."""
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook: whatever touches the data folder is a step."""
        if event in TOUCHES and any(
            str(each).startswith(self._home) for each in arguments if isinstance(each, (str, Path))
        ):
            self.step()

    def around_fsync(self) -> None:
        """Before and after something is made safe are steps too."""
        fsync = os.fsync

        def watched(handle: int) -> None:
            self.step()
            fsync(handle)
            self.step()

        os.fsync = watched  # type: ignore[assignment]  # only whole numbers are given


def doomed(home: Path, steps: int) -> None:
    """From here on the end is near."""
    doom = Doom(home, steps)
    doom.around_fsync()
    sys.addaudithook(doom.watch)


def drop(home: Path, steps: int) -> None:
    """Catch one moment, and say so once it is kept."""
    doomed(home, steps)
    inbox.drop(home, Capture(note="Whole."), clock=FakeClock())
    sys.stdout.write("kept")
    sys.stdout.flush()


def take_in(home: Path, steps: int) -> None:
    """Open the journal and take in what waits."""
    folder = HomeFolder(path=home).journals()[0]
    with opened(folder) as vault:
        doomed(home, steps)
        inbox.take_in(vault, folder, ROOT.inbox_key())


def full_disk(home: Path, _steps: int) -> None:
    """The disk fills; once there is room again the same moment is kept."""
    folder = made_in(home)
    folder.inbox.mkdir()
    ballast = fill(home)
    seen: dict[str, object] = {}
    try:
        inbox.drop(home, Capture(note="Whole."), clock=FakeClock())
    except CannotKeep as refused:
        seen["problem"] = refused.problem
    seen["left"] = [path.name for path in folder.inbox.iterdir()]
    ballast.unlink()
    inbox.drop(home, Capture(note="Whole."), clock=FakeClock())
    seen["kept"] = taken_in(folder).kept
    sys.stdout.write(json.dumps(seen))


SCENES: dict[str, Callable[[Path, int], None]] = {
    scene.__name__: scene for scene in (drop, take_in, full_disk)
}

if __name__ == "__main__":
    SCENES[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
