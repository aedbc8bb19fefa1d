"""The timeline over ten years: opened, scrolled, jumped in, added to, searched.

`python -m tests.benchmarks.timeline` prints each figure and its limit. Frames are painted into
memory (the offscreen platform), with the journal in a real SQLCipher file. What the window’s
thread does is told in its time of the processor, so that others on the machine do not weigh on
it; a search in that of all threads, one after the other. Beside an import, where the window’s
thread also waits for its turn in Python, it is told by the clock, less the time that thread was
ready and had no processor.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.core.clock import when_given
from journal_app.core.ids import new_uid
from journal_app.core.resources import resource
from journal_app.core.search import Query
from journal_app.core.slices import Slices
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import entries
from journal_app.storage.vault import Vault, VaultReader
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.timeline.reordering import no_pieces
from tests.benchmarks.figures import Figure, median, percentile, stood, worked
from tests.benchmarks.journals import CachedJournal, journal
from tests.benchmarks.setting import CACHE
from tests.builders import FakeClock, open_vault
from tests.ui.context_fixture import context_over
from tests.ui.timeline.journals import NOW

FRAMES = 200
JUMPS = 60
INSERTS = 20
SIZE = (1060, 784)
OPEN_MS, INSERT_MS, FRAME_MS, JUMP_MS, TYPED_MS = 60, 10, 8, 30, 50
BLOCK = 10
"""So many of the same in turn, without an import and with one."""

Measured = tuple[str, float, float, str]
"""Name, milliseconds, limit, and what is to be known beside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A way of looking back."""

    name: str = ""
    zoom: float = 1.0
    filters: str = ""
    importing: bool = False


CASES = (
    Case(),
    Case(name=", filtered", filters="in:2022 -felt:fear "),
    Case(name=", at 140 %", zoom=1.4),
    Case(name=", while an import runs", importing=True),
)


def measure(folder: Path, made: CachedJournal, count: int) -> Iterator[Figure]:
    """Every figure for a made-up journal of so many entries, and its moments."""
    app = QApplication.instance() or QApplication([])
    path = folder / "journal.db"
    vault = made.open_at(path)
    for case in CASES:
        theme = Theme(
            resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True, zoom=case.zoom)
        )
        theme.apply(app)
        context = context_on(theme, path, vault.reader(), lambda: made.opened(path))
        page = TimelinePage(context)
        page.resize(*SIZE)
        page.show()
        page.enter(Place(page=PageId.TIMELINE))
        _until_settled(page)
        until(lambda page=page: bool(page._beside.almanac.calendar))
        bench = _Bench(page, context, case)
        figures = bench.beside_an_import() if case.importing else bench.figures()
        for name, value, limit, peer in figures:
            name = f"timeline, {count:,}{case.name}: {name}"
            yield Figure(name=name, value=value, limit=limit, peer=peer)
        _until_settled(page)
        page.deleteLater()
        context.session.lend(None)
        context.jobs.stop(5)
    vault.close()


class _Bench:
    """Plays one person."""

    def __init__(self, page: TimelinePage, context: Context, case: Case) -> None:
        self.page, self.context, self._case = page, context, case
        self.view, self.model = page._view, page._model
        self._took = worked
        if case.filters:
            self._look_for(case.filters)

    def figures(self) -> Iterator[Measured]:
        """What one waits for."""
        rows = f"{len(self.model.order):,} rows"
        yield "open to painted", median([self._open() for _ in range(5)]), OPEN_MS, rows
        inserts = [self._insert() for _ in range(INSERTS)]
        yield "insert to painted, p95", percentile(inserts, 95), INSERT_MS, ""
        frames = [self._scroll(97) for _ in range(FRAMES)]
        yield "scroll frame, p95", percentile(frames, 95), FRAME_MS, ""
        jumps = [self._jump(number) for number in range(JUMPS)]
        yield "jump anywhere to painted, p95", percentile(jumps, 95), JUMP_MS, ""
        widths = [self._widen(by) for by in (-150, 150)]
        yield "change width to painted", median(widths), OPEN_MS, ""
        for kind, words in (("a word", ("april", "film", "soup")), ("two letters", ("wa", "no"))):
            typed = [self._typed(self._case.filters + each) for each in (words[0], *words)][1:]
            yield f"{kind} typed to painted", max(typed), TYPED_MS, "all threads together"

    def beside_an_import(self) -> Iterator[Measured]:
        """The same while an import runs."""
        for name, times, act, limit in (
            ("open to painted, p95", BLOCK, lambda _number: self._open(), OPEN_MS),
            ("insert to painted, p95", INSERTS, lambda _number: self._insert(), INSERT_MS),
            ("scroll frame, p95", FRAMES, lambda _number: self._scroll(97), FRAME_MS),
            ("jump anywhere to painted, p95", JUMPS, self._jump, JUMP_MS),
        ):
            value, peer = self._in_turn(times, act)
            yield name, value, limit, peer

    def _in_turn(self, times: int, act: Callable[[int], float]) -> tuple[float, str]:
        """How long it stands beside an import, and in the same minutes without one."""
        alone: list[float] = []
        along: list[float] = []
        self._took = stood
        for start in range(0, times, BLOCK):
            numbers = range(start, min(times, start + BLOCK))
            alone += [act(number) for number in numbers]
            with self._importing():
                along += [act(number) for number in numbers]
        peer = f"{percentile(alone, 95):.1f} without it, load {os.getloadavg()[0]:.0f}"
        return percentile(along, 95), peer

    @contextmanager
    def _importing(self) -> Iterator[None]:
        begun: list[object] = []
        ended: list[object] = []
        job = self.context.jobs.run_bulk(_keep_on)
        job.progressed.connect(begun.append)
        job.destroyed.connect(lambda: ended.append(None))
        until(lambda: bool(begun))
        yield
        job.cancel()
        until(lambda: bool(ended))

    def _open(self) -> float:
        order, query = self.model.order, self.model.query
        self.model.show(no_pieces(), Query(()))
        self.model._heads.forget_all()
        return self._took(lambda: (self.model.show(order, query), self._paint()))

    def _insert(self) -> float:
        written = when_given(NOW, FakeClock(now=NOW, zone="UTC"))
        kept: list[entries.Kept] = []
        clock = self.context.clock
        job = self.context.jobs.run(entries.begin, "One line.", when=written, clock=clock)
        job.finished.connect(kept.append)
        until(lambda: bool(kept))

        def come() -> None:
            self.page.refresh(kept[0].changes)
            if self.page._contents.waiting:
                until(lambda: not self.page._contents.waiting)
            self._paint()

        return self._took(come)

    def _scroll(self, pixels: int) -> float:
        bar = self.view.verticalScrollBar()
        return self._took(lambda: (bar.setValue(bar.value() + pixels), self._paint()))

    def _jump(self, number: int) -> float:
        bar = self.view.verticalScrollBar()
        share = (number * 0.618) % 1
        return self._took(lambda: (bar.setValue(int(bar.maximum() * share)), self._paint()))

    def _widen(self, by: int) -> float:
        size = (self.page.width() + by, self.page.height())
        return self._took(lambda: (self.page.resize(*size), self._paint()))

    def _typed(self, text: str) -> float:
        """From the search beginning, shortly after the last key, to the first screen of it."""
        self._look_for(self._case.filters)
        shown: list[bool] = []
        listening = self.page._contents.arrived.connect(lambda: shown.append(True))
        start = time.process_time()
        self.page._desk.put(text)
        until(lambda: bool(shown))
        self._paint()
        worked_for = (time.process_time() - start) * 1000
        QObject.disconnect(listening)
        return worked_for

    def _look_for(self, text: str) -> None:
        self.page._desk.put(text)
        _until_settled(self.page)

    def _paint(self) -> None:
        self.view.viewport().repaint()


def _keep_on(vault: Vault) -> Iterator[int]:
    """Keep entries until it is let go of, some at a time, as an import does."""
    clock = FakeClock(now=NOW, zone="UTC")
    when = when_given(NOW, clock)
    body = "She reached for my hand in the car and I felt the small door close. " * 8
    slices = Slices()
    while True:
        some = slices.begin()
        with vault.writing():
            for _number in range(some):
                piece = vault.entries.add(new_uid(clock.now()), when, body, clock.now())
                vault.search.put(piece, body, (), ())
        slices.end()
        yield some


def _until_settled(page: TimelinePage) -> None:
    until(lambda: page._contents.loaded and not page._contents.waiting)


def context_on(
    theme: Theme, path: Path, reader: VaultReader, opened: Callable[[], Vault] | None = None
) -> Context:
    """What a page stands on, over this journal."""
    thread = VaultThread()
    thread.start()
    hub = Hub()
    jobs = Jobs(thread, hub)
    jobs.on_vault_thread(lambda: jobs.use(open_vault(path) if opened is None else opened()))
    session = Session()
    session.lend(reader)
    clock = FakeClock(now=NOW, zone="UTC")
    return context_over(jobs, hub, session, theme, path.parent, clock)


def until(condition: Callable[[], bool]) -> None:
    """Let things happen until this is so."""
    loop, look = QEventLoop(), QTimer(interval=2)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    look.start()
    loop.exec()


def main() -> int:
    """Print the table for ten thousand and a hundred thousand entries."""
    for count in map(int, sys.argv[1:] or ("10000", "100000")):
        with TemporaryDirectory() as folder:
            for each in measure(Path(folder), journal(count, CACHE), count):
                late = "" if each.holds else "  over"
                sys.stdout.write(f"{each.name:70} {each.value:8.2f} {each.limit:6.0f}{late}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
