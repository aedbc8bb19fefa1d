"""What is said aloud by itself is what the design names, and nothing else ever speaks."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.editor.sitting import Keeping, SaveState
from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.widgets import announce as module
from tests.show.live import Live, live_window
from tests.show.scenes import lock

Said = list[tuple[str, QAccessible.AnnouncementPoliteness]]
POLITE = QAccessible.AnnouncementPoliteness.Polite
ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Every announcement as it is handed to Qt; an unseen screen has nobody who listens."""
    heard: Said = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        heard.append((event.message(), event.politeness()))

    desktop = SimpleNamespace(
        updateAccessibility=listen, AnnouncementPoliteness=QAccessible.AnnouncementPoliteness
    )
    monkeypatch.setattr(module, "QAccessible", desktop)
    return heard


@pytest.fixture
def live(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as made:
        made.open()
        yield made


def focused(live: Live) -> QWidget:
    """What has the keyboard, whether or not the window is in front."""
    found = live.window.focusWidget()
    assert found is not None
    return found


def test_writing_and_keeping_are_silent_and_marking_is_told(
    qtbot: QtBot, live: Live, said: Said
) -> None:
    [today] = live.window.findChildren(TodayPage)
    live.window.registry[ActionId.NEW_ENTRY].trigger()
    QTest.keyClicks(focused(live), "She reached for my hand.")
    [state] = live.window.findChildren(SaveStateLabel)
    qtbot.waitUntil(lambda: state.label.text() == "Saved")
    assert said == []
    today.editor.select(0, 3)
    live.window.registry[ActionId.MARK_PASSAGE].trigger()
    QTest.keyClick(focused(live), Qt.Key.Key_1)
    assert said == [("Marked as pulling away", POLITE)]


def test_going_about_is_silent_and_a_search_tells_once_how_much_it_found(
    qtbot: QtBot, live: Live, said: Said
) -> None:
    for page in (PageId.TIMELINE, PageId.PEOPLE, PageId.SETTINGS, PageId.SUPPORT, PageId.TIMELINE):
        live.go(Place(page=page))
    assert said == []
    live.window.registry[ActionId.SEARCH].trigger()
    live.settle()
    assert focused(live).accessibleName() == "Search your words"
    QTest.keyClicks(focused(live), "zqx")
    qtbot.waitUntil(lambda: bool(said))
    live.settle(300)
    assert said == [("Nothing found", POLITE)]


def test_what_cannot_be_kept_is_said_at_once_and_only_once(live: Live, said: Said) -> None:
    [state] = live.window.findChildren(SaveStateLabel)
    error = CannotKeep(KeepProblem.DISK_FULL, "The disk is full.", "Make some room.")
    for _again in range(2):
        state.show_state(SaveState(Keeping.FAILED, error))
    assert said == [("The disk is full. Make some room.", ASSERTIVE)]
    state.show_state(SaveState(Keeping.SAVED))
    assert len(said) == 1


def test_locking_is_told(qtbot: QtBot, theme: Theme, said: Said) -> None:
    window = lock(theme, LockView())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: said == [("Locked", POLITE)])
