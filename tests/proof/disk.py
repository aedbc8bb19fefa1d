"""Between a process and its disk: what is loaded there, and how to speak with it from within."""

import ctypes
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("disk.c")
LOADED = "TIDELINE_PROOF_DISK"
"""The variable that holds the path of what is loaded."""


def built(folder: Path) -> Path:
    """Compile it into this folder; the packages the tests need bring the compiler."""
    library = folder / "disk.so"
    if not library.exists():
        # What a distribution adds of its own would put other functions in the place of ours.
        line = ["gcc", "-shared", "-fPIC", "-O1", "-U_FORTIFY_SOURCE", "-U_FILE_OFFSET_BITS"]
        subprocess.run([*line, "-o", str(library), str(SOURCE), "-ldl", "-pthread"], check=True)
    return library


def surroundings(library: Path) -> dict[str, str]:
    """What a process needs around it, so that this is loaded before everything else."""
    return {"LD_PRELOAD": str(library), LOADED: str(library)}


@dataclass(frozen=True)
class Disk:
    """The one this process writes to; it does nothing of its own before `watch`."""

    watcher: ctypes.CDLL

    def watch(self, folder: Path) -> None:
        """From now on every change below this folder counts."""
        self.watcher.disk_watch(os.fsencode(folder))

    def record(self, path: Path) -> None:
        """Note every change from now on in this file, which lies somewhere else."""
        self.watcher.disk_record(os.fsencode(path))

    def say(self, words: str) -> None:
        """Note these words between the changes, where they were said."""
        self.watcher.disk_say(words.encode())

    def fail(self, at: int, error: int, *, for_ever: bool) -> None:
        """Let the change of this number fail, counted from now on, and maybe all after it."""
        self.watcher.disk_fail(at, error, int(for_ever))

    def die(self, at: int) -> None:
        """Let the process end at the change of this number; of a write, when half of it is made."""
        self.watcher.disk_die(at)


def loaded() -> Disk:
    """What this process was started with."""
    library = ctypes.CDLL(os.environ[LOADED])
    library.disk_fail.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int]
    library.disk_die.argtypes = [ctypes.c_long]
    return Disk(library)
