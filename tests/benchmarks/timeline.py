"""What looking back costs: `python -m tests.benchmarks.timeline` prints each figure and its limit.

Frames are painted into memory (the offscreen platform), with the journal in a real SQLCipher file.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.core.clock import when_given
from journal_app.core.resources import resource
from journal_app.core.search import Query, parse
from journal_app.core.timeline import TimelineIndex
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import entries, timeline
from journal_app.storage.vault import VaultReader
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.timeline.reordering import no_pieces
from tests.builders import FakeClock, make_vault, open_vault
from tests.ui.context_fixture import context_over
from tests.ui.timeline.journals import NOW, fill

FRAMES = 200
JUMPS = 60
SIZE = (1060, 784)


class Row(TypedDict):
    """One figure beside its limit, both in milliseconds."""

    name: str
    value_ms: float
    limit_ms: float


def measure(folder: Path, count: int) -> list[Row]:
    """Every figure for a journal of so many entries, made in this folder."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    path = folder / f"journal-{count}.db"
    vault = make_vault(path)
    fill(vault, count)
    reader = vault.reader()
    vault.close()
    context = context_on(theme, path, reader)
    page = TimelinePage(context)
    page.resize(*SIZE)
    page.show()
    page.enter(Place(page=PageId.TIMELINE))
    until(lambda: page._contents.loaded)
    bench = _Bench(page, context)
    rows = [
        Row(name=f"timeline, {count:,}: {name}", value_ms=round(value, 2), limit_ms=limit)
        for name, value, limit in bench.figures()
    ]
    page.deleteLater()
    context.session.lend(None)
    context.jobs.stop(5)
    return rows


class _Bench:
    """Plays one person; every figure is of the window's thread."""

    def __init__(self, page: TimelinePage, context: Context) -> None:
        self.page, self.context = page, context
        self.view, self.model = page._view, page._model

    def figures(self) -> list[tuple[str, float, float]]:
        frames = [self._scroll(97) for _ in range(FRAMES)]
        jumps = [self._jump(number) for number in range(JUMPS)]
        return [
            ("open to painted", _median([self._open() for _ in range(5)]), 60),
            ("insert to painted, p95", _p95([self._insert() for _ in range(20)]), 10),
            ("scroll frame, p95", _p95(frames), 8),
            ("jump anywhere to painted, p95", _p95(jumps), 30),
            ("change width to painted", _median([self._widen(by) for by in (-150, 150)]), 60),
            ("search a word to painted", self._search("canal"), 50),
            ("search two letters to painted", self._search("wa"), 50),
        ]

    def _open(self) -> float:
        index = self._all()
        self.model.show(no_pieces(), Query(()))
        self.model._heads.forget_all()
        return _took(lambda: (self.model.show(index, Query(())), self._paint()))

    def _insert(self) -> float:
        written = when_given(NOW, FakeClock(now=NOW, zone="UTC"))
        kept: list[entries.Kept] = []
        clock = self.context.clock
        job = self.context.jobs.run(entries.begin, "One line.", when=written, clock=clock)
        job.finished.connect(kept.append)
        until(lambda: bool(kept))
        return _took(lambda: (self.page.refresh(kept[0].changes), self._paint()))

    def _scroll(self, pixels: int) -> float:
        bar = self.view.verticalScrollBar()
        return _took(lambda: (bar.setValue(bar.value() + pixels), self._paint()))

    def _jump(self, number: int) -> float:
        bar = self.view.verticalScrollBar()
        share = (number * 0.618) % 1
        return _took(lambda: (bar.setValue(int(bar.maximum() * share)), self._paint()))

    def _widen(self, by: int) -> float:
        size = (self.page.width() + by, self.page.height())
        return _took(lambda: (self.page.resize(*size), self._paint()))

    def _search(self, words: str) -> float:
        """The use case and what it brings to the screen; the wait for the next key is not in it."""
        query = parse(words)

        def search() -> None:
            self.model.show(self._asked(timeline.found, query), query)
            self._paint()

        taken = _took(search)
        self.model.show(self._all(), Query(()))
        return taken

    def _all(self) -> TimelineIndex:
        return self._asked(timeline.index)

    def _asked(self, service: Callable[..., TimelineIndex], *args: object) -> TimelineIndex:
        index = self.context.session.read(service, *args)
        assert index is not None
        return index

    def _paint(self) -> None:
        self.view.viewport().repaint()


def context_on(theme: Theme, path: Path, reader: VaultReader) -> Context:
    """What a page stands on, over this journal."""
    thread = VaultThread()
    thread.start()
    hub = Hub()
    jobs = Jobs(thread, hub)
    jobs.on_vault_thread(lambda: jobs.use(open_vault(path)))
    session = Session()
    session.lend(reader)
    clock = FakeClock(now=NOW, zone="UTC")
    return context_over(jobs, hub, session, theme, path.parent, clock)


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


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
            for row in measure(Path(folder), count):
                late = "  over" if row["value_ms"] > row["limit_ms"] else ""
                line = f"{row['name']:60} {row['value_ms']:8.2f} {row['limit_ms']:6.0f}{late}\n"
                sys.stdout.write(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
