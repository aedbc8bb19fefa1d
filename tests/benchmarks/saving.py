"""What keeping costs: a save while typing, and many entries at once."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from journal_app.core.ids import PieceId
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import demo, entries
from journal_app.storage.vault import Vault
from tests.benchmarks.figures import Figure, percentile, took, worked
from tests.benchmarks.journals import SEED, CachedJournal, journal
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock, make_vault, when

SAVE_P95_MS, SAVE_P99_MS = 5, 20
KEPT_A_SECOND = 5000


def measure(setting: Setting) -> Iterator[Figure]:
    """Autosave in each journal, and the making of one."""
    app = QCoreApplication.instance() or QCoreApplication([])
    for count in setting.sizes:
        place = setting.folder / f"saving-{count}"
        place.mkdir()
        made = journal(count, setting.cache)
        yield from _autosave(made, place, count, setting.samples)
    yield _bulk(setting)
    app.processEvents()


def _autosave(made: CachedJournal, place: Path, count: int, samples: int) -> Iterator[Figure]:
    """From asking for a save to hearing that it is on the disk, as the page does it."""
    typing = _Typing(made, place / "journal.db")
    waits = [typing.save() for _number in range(samples)]
    typing.end()
    name = f"autosave acknowledged, {count:,} entries"
    yield Figure(name=f"{name}, p95", value=percentile(waits, 95), limit=SAVE_P95_MS)
    yield Figure(name=f"{name}, p99", value=percentile(waits, 99), limit=SAVE_P99_MS)
    yield Figure(
        name="  saves on the window’s thread", value=typing.on_this_thread, unit="", limit=0
    )
    yield Figure(name="  asking for one, p95", value=percentile(typing.asking, 95))


class _Typing:
    """An entry that grows and is kept again and again."""

    def __init__(self, made: CachedJournal, path: Path) -> None:
        self._clock = FakeClock()
        self._thread = VaultThread()
        self._thread.start()
        self._jobs = Jobs(self._thread, Hub())
        self._loop = QEventLoop()
        self.asking: list[float] = []
        self.on_this_thread = 0
        self._vault: list[Vault] = []
        self._wait(self._jobs.on_vault_thread(lambda: self._open(made, path)))
        self._text = "Went quiet at dinner, and came back before dessert. " * 13
        vault, clock = self._vault[0], self._clock
        kept: list[entries.Kept] = []
        self._wait(
            self._jobs.on_vault_thread(
                lambda: kept.append(entries.begin(vault, self._text, when=when(), clock=clock))
            )
        )
        self._piece, self._rev = kept[0].id, kept[0].rev

    def save(self) -> float:
        """Type a few words and keep them; how long the person waits for “Saved”."""
        self._text += "A few words."
        self._clock.advance(timedelta(seconds=1))
        kept: list[entries.Kept] = []
        waited = took(lambda: self._run(kept))
        self._rev = kept[0].rev
        return waited

    def end(self) -> None:
        """Close the journal and end the threads."""
        self._wait(self._jobs.on_vault_thread(self._vault[0].close))
        assert self._jobs.stop(5)

    def _run(self, kept: list[entries.Kept]) -> None:
        window = threading.get_ident()

        def save(vault: Vault, piece: PieceId, rev: int, text: str) -> entries.Kept:
            self.on_this_thread += threading.get_ident() == window
            return entries.save(vault, piece, rev, text, clock=self._clock, new_sitting=False)

        def ask() -> None:
            job = self._jobs.run(save, self._piece, self._rev, self._text)
            job.finished.connect(kept.append)
            job.finished.connect(self._loop.quit)

        self.asking.append(took(ask))
        self._loop.exec()

    def _open(self, made: CachedJournal, path: Path) -> None:
        self._vault.append(made.open_at(path))
        self._jobs.use(self._vault[0])

    def _wait(self, job: object) -> None:
        job.finished.connect(self._loop.quit)  # type: ignore[attr-defined]
        self._loop.exec()


def _bulk(setting: Setting) -> Figure:
    vault = make_vault(setting.folder / "bulk.db")
    made_up = list(demo.made_up(setting.usual, SEED))
    labels = demo._Labels(vault)
    marker = demo.Marker(demo.read_grammar(demo.resource("demo", "en.toml")), SEED)

    def keep() -> None:
        for start in range(0, len(made_up), demo.SLICE):
            demo._keep(vault, labels, made_up[start : start + demo.SLICE], marker)

    clock: list[float] = []
    waited = worked(lambda: clock.append(took(keep)))
    vault.close()
    return Figure(
        name="keeping many entries at once",
        value=setting.usual / (waited / 1000),
        unit="entries/s",
        limit=KEPT_A_SECOND,
        at_least=True,
        peer=f"by the clock {setting.usual / (clock[0] / 1000):,.0f}, with their marks",
    )
