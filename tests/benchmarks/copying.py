"""What a verified backup of a journal of 100 MB costs, beside a plain `VACUUM INTO` of the file.

Each is done in turn, so that all meet the same weather. Told in time of the processor, and beside
by the clock.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial

from journal_app.storage.connection import Access, open_connection
from journal_app.storage.copying import verified_copy, verify
from tests.benchmarks.figures import Figure, median, ratio
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting

COPY_MB_A_SECOND, VERIFIED_MB_A_SECOND, BESIDE_PLAIN = 120, 70, 2.5
ROUNDS = 3


def measure(setting: Setting) -> Iterator[Figure]:
    """How many megabytes a second, each way."""
    made, folder = journal(setting.hundred_megabytes, setting.cache), setting.folder
    source = open_connection(made.folder.journal, made.key(), Access.STILL)
    size = made.folder.journal.stat().st_size / 1e6
    ours, plain, checks = _Timed(size), _Timed(size), _Timed(size)
    copy, other = folder / "verified.db", folder / "plain.db"
    for _round in range(ROUNDS):
        for path in (copy, other):
            path.unlink(missing_ok=True)
        plain.add(partial(source.run, "VACUUM INTO ?", (str(other),)))
        ours.add(partial(verified_copy, source, copy, made.key()))
        checks.add(partial(verify, copy, made.key()))
    source.close()
    for name, timed, limit in (
        ("plain VACUUM INTO", plain, COPY_MB_A_SECOND),
        ("verification alone", checks, None),
        ("backup with verification", ours, VERIFIED_MB_A_SECOND),
    ):
        yield Figure(
            name=f"{name}, {size:.0f} MB", value=timed.speed, unit="MB/s", limit=limit,
            at_least=True, peer=timed.words,
        )  # fmt: skip
    yield Figure(
        name="  the backup beside plain VACUUM INTO",
        value=ratio(ours.processor, plain.processor),
        unit="×",
        limit=BESIDE_PLAIN,
        peer=f"by the clock {median(ours.clock):.1f} beside {median(plain.clock):.1f} s",
    )


class _Timed:
    """How long the rounds of one kind of work took, by the clock and of the processor."""

    def __init__(self, megabytes: float) -> None:
        self._megabytes = megabytes
        self.clock: list[float] = []
        self.processor: list[float] = []

    def add(self, work: Callable[[], object]) -> None:
        """Do it once."""
        began, worked = time.perf_counter(), time.thread_time()
        work()
        self.clock.append(time.perf_counter() - began)
        self.processor.append(time.thread_time() - worked)

    @property
    def speed(self) -> float:
        """Megabytes a second of the processor, whoever else works beside."""
        return self._megabytes / median(self.processor)

    @property
    def words(self) -> str:
        """The same by the clock."""
        return f"by the clock {self._megabytes / median(self.clock):.0f} MB/s"
