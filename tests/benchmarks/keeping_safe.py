"""How still the window stands while a journal of 100 MB is kept safe or looked through.

Ten years of cards are in the window while a backup is made, while all backups are checked, and
while words are typed into the search field; the page that shows how far it is, while the journal
gets new keys; any window at all, while it is looked over from end to end.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.passphrase import Costs, wrap
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_record import Mode
from journal_app.services import (
    backups,
    checking_backups,
    examining,
    keys,
    looking_over,
    new_keys,
    pictures,
    timeline,
)
from journal_app.services import vault as vault_service
from journal_app.services.pictures import Given
from journal_app.services.ways import WayIn
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.view import LockView
from journal_app.ui.lock.work import Work, Working
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from tests.benchmarks.figures import Figure, took
from tests.benchmarks.finding import words_by_kind
from tests.benchmarks.heartbeat import Gap, Heartbeat, until_done, worst_gap, worst_gap_of_nothing
from tests.benchmarks.journals import CachedJournal, journal
from tests.benchmarks.setting import Setting
from tests.benchmarks.timeline import until
from tests.builders import FakeClock
from tests.ui.context_fixture import context_over

GAP_MS, LET_GO_MS = 50, 300
PICTURES, PICTURE_BYTES = 40, 1_000_000
LET_GO_AFTER_MS = (20, 100, 250, 500, 800, 1100)
SEARCHES = 5
"""Of each kind."""
SIZE = (1280, 800)
WAY = WayIn(passphrase="the long way home")
NOTHING = (Costs(memory=8, passes=1, lanes=1),)
STAMP = "20260314T092653Z"


def measure(setting: Setting) -> Iterator[Figure]:
    """The worst gap during each."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    home = setting.folder / "home"
    _put(journal(setting.hundred_megabytes, setting.cache), home)
    still = worst_gap_of_nothing(2000)
    yield Figure(name="worst gap of the window: nothing to do", value=still.own, peer=_told(still))
    with _looking_back(theme, home) as desk:
        yield _figure("a backup", worst_gap(partial(desk.watched, backups.make)))
        yield _figure(
            "checking all backups", worst_gap(partial(desk.watched, checking_backups.check))
        )
        yield _figure(
            "the open journal looked over", worst_gap(partial(desk.watched, looking_over.look_over))
        )
        yield Figure(name="  until that lets go of it, by the clock", value=desk.letting_go(),
                     limit=LET_GO_MS)  # fmt: skip
        for kind, texts in desk.searches():
            yield _figure(f"searching, {kind}", desk.worst_of(texts))
    yield from _closed(theme, home)


def _figure(name: str, gap: Gap) -> Figure:
    return Figure(
        name=f"worst gap of the window: {name}", value=gap.own, limit=GAP_MS, peer=_told(gap)
    )


def _told(gap: Gap) -> str:
    return f"by the clock {gap.clock:.0f} ms, of {gap.beats:,} beats"


def _put(made: CachedJournal, home: Path) -> None:
    """The same journal, with pictures, to be opened by a passphrase that costs nothing."""
    shutil.copytree(made.home, home)
    folder = _folder(home)
    record = keys.read_record(folder)
    with RootSecret(made.secret) as root:
        slot = wrap(root, WAY.passphrase or "", vault_id=record.vault_id, costs=NOTHING)
    write_vault_file(folder, replace(record, mode=Mode.PASSPHRASE, passphrase=slot))
    opened = vault_service.open_journal(home, WAY, now=lambda: STAMP)
    chance, store = random.Random(1), pictures.files_of(opened.vault)
    ready = [
        pictures.prepare(
            store, Given(contents=chance.randbytes(PICTURE_BYTES)), decodes=lambda _d, _m: True
        )
        for _number in range(PICTURES)
    ]
    piece = timeline.index(opened.vault).ids[0]
    pictures.add(opened.vault, piece, ready, clock=FakeClock())
    vault_service.close_journal(opened)


def _folder(home: Path) -> VaultFolder:
    return HomeFolder(path=home).journals()[0]


@contextmanager
def _looking_back(theme: Theme, home: Path) -> "Iterator[_Desk]":
    desk = _Desk(theme, home)
    try:
        yield desk
    finally:
        desk.close()


class _Desk:
    """The timeline over an open journal, and what the app does behind it."""

    def __init__(self, theme: Theme, home: Path) -> None:
        thread, hub, self._session = VaultThread(), Hub(), Session()
        thread.start()
        self._jobs, self._clock = Jobs(thread, hub), FakeClock()
        until_done(self._jobs.on_vault_thread(partial(self._open, home)))
        self._session.lend(self._opened.vault.reader())
        self._session.become(SessionState.OPEN)
        context = context_over(self._jobs, hub, self._session, theme, home, self._clock)
        self._page = TimelinePage(context)
        self._page.resize(*SIZE)
        self._page.show()
        self._page.enter(Place(page=PageId.TIMELINE))
        self._until_settled()

    def _open(self, home: Path) -> None:
        self._opened = vault_service.open_journal(home, WAY, now=lambda: STAMP)
        self._jobs.use(self._opened.vault)

    def watched(self, service: Callable[..., object]) -> Job:
        """Run this behind the window, as it is run there."""
        work = partial(service, self._opened.vault, self._opened.folder, clock=self._clock)
        return self._jobs.watched(lambda watch: work(watch=watch))

    def letting_go(self) -> float:
        """The most milliseconds from a lock until looking over has ended, begun a while before."""
        longest = 0.0
        for begun in LET_GO_AFTER_MS:
            job = self.watched(looking_over.look_over)
            ended: list[object] = []
            job.destroyed.connect(lambda _job, ended=ended: ended.append(None))
            loop = QEventLoop()
            QTimer.singleShot(begun, loop.quit)
            loop.exec()
            job.cancel()
            longest = max(longest, took(lambda ended=ended: until(lambda: bool(ended))))
        return longest

    def searches(self) -> Iterator[tuple[str, Sequence[str]]]:
        """What is typed, by kind."""
        held: list[dict[str, Sequence[str]]] = []
        until_done(self._jobs.run(lambda vault: held.append(words_by_kind(vault))))
        yield from held[0].items()
        yield "filters", ("felt:fear", "has:picture", "mark:pull", "in:2024 -felt:fear")

    def worst_of(self, texts: Sequence[str]) -> Gap:
        """The worst gap while these are looked for, one after the other, and shown."""
        heart = Heartbeat()
        heart.start()
        for text in islice(texts, SEARCHES):
            self._page._desk.put(text)
            self._until_settled()
        return heart.end()

    def close(self) -> None:
        """Close the journal and end the threads."""
        self._page.deleteLater()
        self._session.lend(None)
        until_done(self._jobs.on_vault_thread(partial(vault_service.close_journal, self._opened)))
        assert self._jobs.stop(5)

    def _until_settled(self) -> None:
        contents = self._page._contents
        until(lambda: contents.loaded and not contents.waiting)


def _closed(theme: Theme, home: Path) -> Iterator[Figure]:
    """New keys, as the app makes them behind the page that tells of it, and then a whole check."""
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub())
    page = LockPage(theme, LockView().working(_work(0, 0)))
    page.resize(*SIZE)
    page.show()
    telling = _Telling()
    telling.went_on.connect(
        lambda done, total: page.show_view(page.view.working(_work(done, total)))
    )
    make = partial(
        new_keys.make, home, WAY, clock=FakeClock(), progress=telling.went_on.emit, costs=NOTHING
    )
    yield _figure("new keys", worst_gap(partial(jobs.apart, make)))
    look = partial(examining.examine, home, WAY)
    yield _figure("looking it over", worst_gap(partial(jobs.apart, look)))
    assert jobs.stop(5)


class _Telling(QObject):
    """Emitted on the working thread, and so delivered on the window’s."""

    went_on = Signal(int, int)


def _work(done: int, total: int) -> Work:
    return Work(doing=Working.NEW_KEYS, done=done, total=total, may_cancel=True)
