"""A whole working ground for pages: a real journal behind a real vault thread.

Import the fixture into a `conftest.py`: `from tests.ui.context_fixture import ground`.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from journal_app.core.backups import Copy, Restored
from journal_app.core.clock import Clock
from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId, Uid
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.storage.vault import Vault
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.context import Context
from journal_app.ui.navigation import Navigator, SceneId
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.builders import FakeClock, make_vault

T = TypeVar("T")
PATIENCE_MS = 5000


@dataclass
class SpokenNotices:
    """Remembers what was said instead of showing it."""

    said: list[tuple[str, str, Callable[[], None] | None]] = field(default_factory=list)
    staying: list[str] = field(default_factory=list)

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Take note of a sentence and the way to take it back."""
        self.said.append((text, action, act))
        if stays:
            self.staying.append(text)


@dataclass
class AskedBackups:
    """Remembers what the app was asked to do with copies; a backup is made as the app makes one."""

    restored: list[Copy] = field(default_factory=list)
    undone: list[Restored] = field(default_factory=list)
    make: Callable[[], Job] | None = None
    looks: Callable[[], Job] | None = None
    brought: int = 0

    def back_up(self) -> Job:
        """Make a backup as a test wants it."""
        assert self.make is not None
        return self.make()

    def check(self) -> Job:
        """Check every backup as a test wants it."""
        assert self.looks is not None
        return self.looks()

    def bring_elsewhere(self) -> None:
        """Take note that the second place was to have the newest."""
        self.brought += 1

    def restore(self, copy: Copy) -> None:
        """Take note of a copy."""
        self.restored.append(copy)

    def undo(self, restored: Restored) -> None:
        """Take note of a restore."""
        self.undone.append(restored)


@dataclass
class OpenedScenes:
    """Remembers what was asked to take the window instead of showing it."""

    opened: list[SceneId] = field(default_factory=list)
    captures: list[Uid | None] = field(default_factory=list)
    told: Uid | None = None
    erased: int = 0
    keys_made: list[str | None] = field(default_factory=list)
    hidden: bool = False

    def open_scene(self, scene: SceneId) -> None:
        """Take note of a scene."""
        self.opened.append(scene)

    def open_capture(self, draft: Uid | None = None) -> None:
        """Take note that the small window was asked for."""
        self.captures.append(draft)

    def being_told(self) -> Uid | None:
        """What a test says is being told."""
        return self.told

    def make_keys(self, passphrase: str | None) -> None:
        """Take note that new keys were to be made, and by what."""
        self.keys_made.append(passphrase)

    def erase(self) -> None:
        """Take note that the journal was to be erased."""
        self.erased += 1


@dataclass
class Ground:
    """What a page stands on, and ways to look beneath it."""

    context: Context
    notices: SpokenNotices
    clock: FakeClock
    path: Path
    scenes: OpenedScenes
    backups: AskedBackups

    def ask(self, service: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """What a use case answers, run where every use case runs; others may run before it."""
        loop = QEventLoop()
        answers: list[T] = []
        errors: list[BaseException] = []
        job = self.context.jobs.run(service, *args, **kwargs)
        job.finished.connect(answers.append)
        job.failed.connect(errors.append)
        for end in (job.finished, job.failed):
            end.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        if errors:
            raise errors[0]
        return answers[0]

    def keep(self, entry: Entry) -> PieceId:
        """Put an entry into the journal as if it had been written before."""
        return self.ask(builders.keep_entry, entry)

    def bodies(self) -> list[str]:
        """The texts of all entries outside the bin, by id."""
        sql = """
            SELECT body FROM entries JOIN pieces USING (id)
            WHERE deleted_at IS NULL ORDER BY id
        """
        return self.ask(lambda vault: [row[0] for row in vault.connection.rows(sql)])

    def hold(self) -> threading.Event:
        """Keep the vault thread busy until the event returned is set: a slow disk."""
        gate = threading.Event()
        self.context.jobs.run(lambda _vault: gate.wait(PATIENCE_MS / 1000))
        return gate

    def take_file_away(self) -> None:
        """Let every save fail: the file under the connection is not the journal any more."""
        self.path.rename(self.path.with_suffix(".away"))

    def put_file_back(self) -> None:
        """Let saves succeed again."""
        self.path.with_suffix(".away").rename(self.path)

    def wait(self, condition: Callable[[], bool], milliseconds: int = PATIENCE_MS) -> None:
        """Let things happen until this is so."""
        assert came_true(condition, milliseconds), "it never came to be so"


def context_over(
    jobs: Jobs,
    hub: Hub,
    session: Session,
    theme: Theme,
    folder: Path,
    clock: Clock | None = None,
) -> Context:
    """Everything a page works with, over these threads; the words are there once asked for."""
    known = Known(jobs, hub, session)
    known.open()
    scenes = OpenedScenes()
    return Context(
        jobs=jobs,
        hub=hub,
        session=session,
        theme=theme,
        clock=clock or FakeClock(),
        navigator=Navigator(),
        notices=SpokenNotices(),
        known=known,
        settings=DeviceSettings.read(folder / "settings.toml"),
        scenes=scenes,
        backups=AskedBackups(),
        home=folder,
        erase=scenes.erase,
        make_keys=scenes.make_keys,
    )


def came_true(condition: Callable[[], bool], milliseconds: int) -> bool:
    """Let things happen until this is so, or the time is over."""
    if condition():
        return True
    loop, look, limit = QEventLoop(), QTimer(interval=2), QTimer(singleShot=True)
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    limit.timeout.connect(loop.quit)
    look.start()
    limit.start(milliseconds)
    loop.exec()
    return condition()


@pytest.fixture
def ground(qtbot: QtBot, theme: Theme, clock: FakeClock, tmp_path: Path) -> Iterator[Ground]:
    """A new journal, open, with nothing in it."""
    path = tmp_path / "journal.db"
    yield from standing_on(lambda: make_vault(path), theme, clock, home=tmp_path)


def standing_on(
    make: Callable[[], Vault], theme: Theme, clock: FakeClock, *, home: Path
) -> Iterator[Ground]:
    """The ground over a journal that is opened by this, on the thread that will own it."""
    thread = VaultThread()
    thread.start()
    hub, session, navigator, notices = Hub(), Session(), Navigator(), SpokenNotices()
    jobs, scenes, backups = Jobs(thread, hub), OpenedScenes(), AskedBackups()
    opened: list[Vault] = []

    def open_journal() -> None:
        opened.append(make())
        jobs.use(opened[0])

    jobs.on_vault_thread(open_journal)
    assert came_true(lambda: bool(opened), PATIENCE_MS)
    session.lend(opened[0].reader())
    session.become(SessionState.OPEN)
    context = Context(
        jobs=jobs,
        hub=hub,
        session=session,
        theme=theme,
        clock=clock,
        navigator=navigator,
        notices=notices,
        known=Known(jobs, hub, session),
        settings=DeviceSettings.read(home / "settings.toml"),
        scenes=scenes,
        backups=backups,
        home=home,
        erase=scenes.erase,
        make_keys=scenes.make_keys,
    )
    yield Ground(context, notices, clock, opened[0].path, scenes, backups)
    session.lend(None)
    jobs.on_vault_thread(lambda: opened[0].close())
    assert jobs.stop(5)
