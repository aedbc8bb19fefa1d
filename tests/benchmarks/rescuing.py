"""What bringing back a damaged journal costs, beside copying a healthy one.

In time of the processor, so that others on the machine do not weigh on it.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from journal_app.services import reindexing
from journal_app.storage.connection import PAGE_BYTES, Access, open_connection
from journal_app.storage.pages import Pages
from journal_app.storage.rescued import Rescued
from tests.benchmarks.figures import Figure, median, ratio, worked
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting

FEW_PAGES, MANY_PAGES = 4, 20
BESIDE_A_COPY = 40
IN_ALL = 60_000
"""Milliseconds; the largest journal, with twenty damaged pages."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The usual journal a few times, the largest once."""
    ours: list[float] = []
    copies: list[float] = []
    for number in range(3):
        ours.append(worked(_Rescue(setting, setting.usual, FEW_PAGES, number)))
        copies.append(worked(_Copy(setting)))
    yield Figure(
        name=f"rescue, {FEW_PAGES} bad pages, beside VACUUM INTO", value=ratio(ours, copies),
        unit="×", limit=BESIDE_A_COPY, peer=f"{median(ours):.0f} beside {median(copies):.0f} ms",
    )  # fmt: skip
    if setting.large is not None:
        yield Figure(
            name=f"rescue, {setting.large:,} entries, {MANY_PAGES} bad pages",
            value=worked(_Rescue(setting, setting.large, MANY_PAGES, 0)),
            limit=IN_ALL,
        )


class _Rescue:
    """Read, build and index, from a file spoiled before the clock starts."""

    def __init__(self, setting: Setting, count: int, pages: int, seed: int) -> None:
        cached = journal(count, setting.cache)
        self._key = cached.key()
        self._damaged = setting.folder / "damaged.db"
        self._target = setting.folder / "rescued.db"
        raw = bytearray(cached.folder.journal.read_bytes())
        chance = random.Random(seed)
        for page in chance.sample(range(1, len(raw) // PAGE_BYTES), pages):
            raw[page * PAGE_BYTES + chance.randrange(PAGE_BYTES)] ^= 0xFF
        self._damaged.write_bytes(raw)
        self._target.unlink(missing_ok=True)

    def __call__(self) -> None:
        with Pages(self._damaged, Path("no log"), self._key) as pages:
            building = Rescued(self._target, self._key, pages, lambda _done, _of: None)
            building.finish(saves=0)
            reindexing.everything(building.connection, lambda _done, _of: None)
            building.connection.close()


class _Copy:
    """Copy the healthy journal as a backup does, without verifying it."""

    def __init__(self, setting: Setting) -> None:
        cached = journal(setting.usual, setting.cache)
        self._source = open_connection(cached.folder.journal, cached.key(), Access.STILL)
        self._target = setting.folder / "copy.db"
        self._target.unlink(missing_ok=True)

    def __call__(self) -> None:
        self._source.run("VACUUM INTO ?", (str(self._target),))
        self._source.close()
