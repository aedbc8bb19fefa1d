"""How smooth the window stays: going from page to page, and typing on while something heavy runs.

The real window over a real journal, on the offscreen platform.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from journal_app.app.pages import factories
from journal_app.core.ids import new_uid
from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import demo, timeline
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.shell.main_page import MainPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, percentile, worked
from tests.benchmarks.heartbeat import until_done, worst_gap
from tests.benchmarks.journals import SEED, CachedJournal, journal
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock, when
from tests.ui.context_fixture import came_true, context_over

SWITCH_MS, GAP_MS = 16, 50
SIZE = (1280, 800)
PATIENCE_MS = 60_000
KEPT_MEANWHILE = 4000


def measure(setting: Setting) -> Iterator[Figure]:
    """Page switches first, then the worst gap during each heavy work."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    ground = _Ground(theme, setting.folder, journal(setting.usual, setting.cache))
    main = MainPage(theme, factories(ground.context))
    main.resize(*SIZE)
    main.show()
    yield _switching(main, setting.samples // 4)
    for name, start in ground.heavy_work():
        gap = worst_gap(start)
        yield Figure(
            name=f"worst gap of the window: {name}",
            value=gap.own,
            limit=GAP_MS,
            peer=f"by the clock {gap.clock:.0f} ms",
        )
    ground.close()


class _Ground:
    """An open journal behind its thread."""

    def __init__(self, theme: Theme, folder: Path, made: CachedJournal) -> None:
        self._folder = folder
        self._thread = VaultThread()
        self._thread.start()
        hub = Hub()
        self._jobs = Jobs(self._thread, hub)
        opened: list[Vault] = []

        def open_it() -> None:
            opened.append(made.open_at(folder / "journal.db"))
            self._jobs.use(opened[0])

        self._jobs.on_vault_thread(open_it)
        assert came_true(lambda: bool(opened), PATIENCE_MS)
        self._vault = opened[0]
        session = Session()
        session.lend(self._vault.reader())
        session.become(SessionState.OPEN)
        self.context = context_over(self._jobs, hub, session, theme, folder)

    def heavy_work(self) -> Iterator[tuple[str, Callable[[], Job]]]:
        """What may run while somebody writes."""
        texts = [each.story.body for each in demo.made_up(KEPT_MEANWHILE, SEED)]
        yield "a backup", partial(self._jobs.background, self._copy)
        yield "keeping thousands of entries", partial(self._jobs.run, _keep, texts)
        yield "reading the whole order", partial(self._jobs.run, timeline.index)

    def _copy(self) -> None:
        reader = self._vault.reader()
        try:
            verified_copy(reader.connection, self._folder / "copy.db", reader.key())
        finally:
            reader.close()

    def close(self) -> None:
        """Close the journal and end the threads."""
        self.context.session.lend(None)
        closed = self._jobs.on_vault_thread(self._vault.close)
        until_done(closed)
        assert self._jobs.stop(5)


def _keep(vault: Vault, texts: Sequence[str]) -> None:
    clock = FakeClock()
    with vault.writing():
        for text in texts:
            piece = vault.entries.add(new_uid(clock.now()), when(), text, clock.now())
            vault.search.put(piece, text, (), ())


def _switching(main: MainPage, times: int) -> Figure:
    pages = (PageId.TIMELINE, PageId.TODAY)
    for page in pages:
        main.show_place(Place(page=page))
        came_true(lambda: False, 300)
    waits = [worked(partial(_go, main, pages[number % 2])) for number in range(max(4, times))]
    return Figure(
        name="page switch to painted, p95",
        value=percentile(waits, 95),
        limit=SWITCH_MS,
        peer="in time of the processor",
    )


def _go(main: MainPage, page: PageId) -> None:
    # Painted once, as in life: to repaint first would paint all of it twice.
    main.show_place(Place(page=page))
    QEventLoop().processEvents()
