"""New keys behind the window: told as they are made, let go of in time, and told when refused."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from journal_app.app.key_making import KeyMaking
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.ui.lock.view import LockView
from journal_app.ui.lock.work import Working
from tests.services.closed_journal import PASSPHRASE, ClosedJournal, make_closed


class Shown(QObject):
    """What stands in front of the journal while it is closed."""

    let_go_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = LockView(passphrase=True)
        self.shown: list[LockView] = []
        self.rested: list[LockView] = []

    def show_lock(self, view: LockView) -> None:
        self.shown.append(view)

    def rest_at(self, view: LockView) -> None:
        self.rested.append(view)


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts and a file."""
    made = make_closed(tmp_path)
    made.write("One.", "Two.")
    made.hang(b"A list, kept as a file.\n")
    return made


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Threads without an open journal."""
    thread = VaultThread()
    thread.start()
    made = Jobs(thread, Hub())
    yield made
    assert made.stop(5)


def at_once(then: Callable[[], None]) -> None:
    """The journal is closed already."""
    then()


def making(
    journal: ClosedJournal, jobs: Jobs, close_then: Callable[..., None] = at_once
) -> tuple[KeyMaking, Shown]:
    door: Any = Shown()
    beginning: Any = SimpleNamespace(home=SimpleNamespace(path=journal.home), clock=journal.clock)
    leaving: Any = SimpleNamespace(close_then=close_then, wanted=False)
    lifecycle: Any = SimpleNamespace()
    return KeyMaking(beginning, lifecycle, jobs, door, leaving, jobs), door


def test_they_are_made_and_how_far_it_is_is_shown(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    keys, door = making(journal, jobs)
    with qtbot.waitSignal(keys.made, timeout=20_000):
        keys.begin(PASSPHRASE)
    works = [view.work for view in door.shown if view.work is not None]
    assert {work.doing for work in works} == {Working.NEW_KEYS}
    assert [work.share for work in works] == sorted(work.share for work in works)
    assert works[0].may_cancel
    assert not works[-1].may_cancel
    assert journal.record().active != journal.root.key_id
    assert PASSPHRASE not in vars(keys).values()


def test_let_go_of_in_time_the_journal_is_as_it_was(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    keys, door = making(journal, jobs)
    keys.begin(PASSPHRASE)
    door.let_go_asked.emit()
    qtbot.waitUntil(lambda: bool(door.rested), timeout=20_000)
    assert door.shown[-1].work is not None
    assert door.shown[-1].work.cancelling
    assert door.rested[0].message == "No new keys were made. The journal opens as before."
    assert journal.record().active == journal.root.key_id
    assert len(journal.bodies()) == 3


def test_what_is_in_the_way_is_said_where_it_is_opened(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    keys, door = making(journal, jobs)
    keys.begin("another passphrase")
    qtbot.waitUntil(lambda: bool(door.rested), timeout=20_000)
    assert "That didn’t open it." in door.rested[0].message


def test_whoever_goes_back_to_a_page_makes_none(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs
) -> None:
    waiting: list[Callable[[], None]] = []
    keys, door = making(journal, jobs, waiting.append)
    keys.begin(PASSPHRASE)
    keys.let_go()
    assert PASSPHRASE not in vars(keys).values()
    waiting[0]()
    assert door.shown == []
