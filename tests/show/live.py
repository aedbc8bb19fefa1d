"""The whole window with every page alive, over made-up life, in one process.

`python -m tests.show.live --png a.png --page timeline` paints one page into a picture; with
`--over kept-searches` what opens over it as well.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.app.going_about import make_palette
from journal_app.app.pages import factories
from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import VaultFolder
from journal_app.services import demo
from journal_app.services.vault import OpenJournal
from journal_app.storage.vault import Vault
from journal_app.system.clock import SystemClock
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.context import Context
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.palette.desk import PaletteDesk
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow
from tests.builders import make_vault
from tests.ui.context_fixture import AskedBackups, came_true

T = TypeVar("T")
_PATIENCE_MS = 5000


class Live:
    """The window, and the threads behind it."""

    def __init__(self, theme: Theme, folder: Path, entries: int = 60) -> None:
        self.theme = theme
        self.folder = folder
        self.settings = DeviceSettings(folder / "settings.toml")
        self.navigator = Navigator()
        self.hub = Hub()
        self.jobs, self._vault = self._open(entries)
        self.window = MainWindow(
            theme,
            self.settings,
            self.navigator,
            clipboard=QGuiApplication.clipboard(),
            data_folder=folder,
        )
        self.hub.changed.connect(self.window.refresh)
        self.context = self._context()
        self.palette: PaletteDesk = make_palette(theme, self.window, lambda: self.context)

    def open(self, page: PageId = PageId.TODAY) -> None:
        """Show the window, on this page."""
        self.context.known.open()
        self.window.open_main(factories(self.context), Place(page=page))
        self.window.show()
        self.settle()

    def go(self, place: Place) -> None:
        """Show a place and let it fill itself."""
        self.window.go_to(place)
        self.settle()

    def ask(self, service: Callable[..., T], *args: object, **kwargs: object) -> T:
        """What a use case answers; everybody hears of what it changed."""
        answers: list[T] = []
        self.jobs.run(service, *args, **kwargs).finished.connect(answers.append)
        assert came_true(lambda: bool(answers), _PATIENCE_MS)
        return answers[0]

    def write(self, fill: Callable[[Vault], None]) -> None:
        """Put more into the journal, of which nobody hears."""
        done: list[object] = []
        self.jobs.run(fill).finished.connect(lambda _none: done.append(True))
        assert came_true(lambda: bool(done), _PATIENCE_MS)

    def wait_for_names(self) -> None:
        """Until the people and tags of the journal are at hand."""
        assert came_true(lambda: bool(self.context.known.names.people), _PATIENCE_MS)

    def settle(self, milliseconds: int = 15) -> None:
        """Let what was asked be answered, and what is shown be painted."""
        asked: list[object] = []
        self.jobs.run(lambda _vault: None).finished.connect(lambda _none: asked.append(True))
        assert came_true(lambda: bool(asked), _PATIENCE_MS)
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QApplication.processEvents()

    def first_piece(self) -> Place:
        """The newest entry, opened for reading."""
        answers: list[Place] = []
        sql = "SELECT id FROM pieces WHERE kind = 'entry' ORDER BY happened_at DESC"
        job = self.jobs.run(lambda vault: next(iter(vault.connection.rows(sql)))[0])
        job.finished.connect(lambda found: answers.append(Place(page=PageId.READER, piece=found)))
        assert came_true(lambda: bool(answers), _PATIENCE_MS)
        return answers[0]

    def newest_day(self) -> str:
        """The last day on which something was written."""
        answers: list[int] = []
        sql = "SELECT max(local_day) FROM pieces"
        job = self.jobs.run(lambda vault: vault.connection.value(sql))
        job.finished.connect(answers.append)
        assert came_true(lambda: bool(answers), _PATIENCE_MS)
        return date.fromordinal(answers[0]).isoformat()

    def close(self) -> None:
        """Close the journal and end the threads."""
        self.window.close_main()
        self.window.allow_close()
        self.context.session.lend(None)
        self.jobs.on_vault_thread(self._vault.close)
        assert self.jobs.stop(5)
        self.window.deleteLater()
        # At once, while everything they stand on is there: whatever is collected before the pages
        # are gone would leave them with a dead part, and the next to touch them would crash.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _open(self, entries: int) -> tuple[Jobs, Vault]:
        thread = VaultThread()
        thread.start()
        jobs = Jobs(thread, self.hub)
        opened: list[Vault] = []

        def begin() -> None:
            vault = make_vault(self.folder / "journal.db")
            demo.fill(OpenJournal(vault, VaultFolder(path=self.folder)), entries, 3)
            opened.append(vault)
            jobs.use(vault)

        jobs.on_vault_thread(begin)
        assert came_true(lambda: bool(opened), _PATIENCE_MS)
        return jobs, opened[0]

    def _context(self) -> Context:
        hub, session = self.hub, Session()
        session.lend(self._vault.reader())
        session.become(SessionState.OPEN)
        return Context(
            jobs=self.jobs,
            hub=hub,
            session=session,
            theme=self.theme,
            clock=SystemClock(),
            navigator=self.navigator,
            notices=self.window.notices,
            known=Known(self.jobs, hub, session),
            settings=self.settings,
            scenes=self.window,
            backups=AskedBackups(),
            home=self.folder,
            erase=lambda: None,
            make_keys=lambda _passphrase: None,
        )


@contextmanager
def live_window(theme: Theme, folder: Path, entries: int = 60) -> Iterator[Live]:
    """The window on made-up life, closed again at the end."""
    live = Live(theme, folder, entries)
    try:
        yield live
    finally:
        live.close()


def main() -> int:
    """Paint one page into a picture."""
    parser = argparse.ArgumentParser(prog="python -m tests.show.live", description=__doc__)
    parser.add_argument("--page", choices=[each.value for each in PageId], default="today")
    parser.add_argument("--part", default="")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--over", default="", help="what is opened over it: tests/show/surfaces.py")
    parser.add_argument("--png", type=Path, required=True)
    chosen = parser.parse_args()
    app = QApplication([])
    QLocale.setDefault(QLocale("en_GB"))
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = Appearance(
        scheme=Scheme(chosen.theme),
        zoom=chosen.zoom,
        reduced_motion=True,
        high_contrast=chosen.contrast,
    )
    theme = Theme(resource(), look)
    theme.apply(app)
    with TemporaryDirectory() as folder, live_window(theme, Path(folder), chosen.entries) as live:
        live.window.resize(QSize(*(int(part) for part in chosen.size.split("x"))))
        live.open()
        live.wait_for_names()
        live.go(_place(live, PageId(chosen.page), chosen.part))
        if chosen.over:
            # It opens things in a window of this module.
            from tests.show.surfaces import open_surface

            open_surface(live, chosen.over)
        live.settle(400)
        live.window.grab().save(str(chosen.png))
    return 0


def _place(live: Live, page: PageId, part: str) -> Place:
    """This page; the reader on the newest entry, a day that has something."""
    if page is PageId.READER:
        return live.first_piece()
    return Place(page=page, part=part or (live.newest_day() if page is PageId.DAY else ""))


if __name__ == "__main__":
    raise SystemExit(main())
