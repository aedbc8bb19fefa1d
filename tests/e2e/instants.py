"""End the app at an instant of its own: as it is about to take one of its durable steps."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

STEPS = ("fsync", "fdatasync", "pwrite64", "rename", "unlink")
"""The calls by which something comes onto the disk for good; before each of them one can die."""

Step = tuple[str, int]
"""A call, and the how-manieth of its kind it is on the thread that makes it, from 1 on."""


class Instants:
    """Watches a start from beside it, tells its durable steps, and can kill the app at one."""

    def __init__(self, folder: Path) -> None:
        self._trace = folder / "steps"

    def through(self, kill_at: Step | None = None) -> Sequence[str]:
        """What to start the app through; it dies as it is about to take this step."""
        # -D: the watcher stands aside, so that the app is the process that was started.
        watched = ("strace", "-D", "-f", "-e", f"trace={','.join(STEPS)}", "-o", str(self._trace))
        if kill_at is None:
            return watched
        call, number = kill_at
        return (*watched, "-e", f"inject={call}:signal=SIGKILL:when={number}")

    def taken(self) -> list[Step]:
        """Every step so far, in order."""
        seen: Counter[tuple[str, str]] = Counter()
        found: list[Step] = []
        for line in self._trace.read_text().splitlines():
            thread, _space, rest = line.partition(" ")
            call = rest.strip().partition("(")[0]
            if call in STEPS:
                seen[thread, call] += 1
                found.append((call, seen[thread, call]))
        return found
