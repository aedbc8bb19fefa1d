"""The flows of the design by keys alone, pressed where a keyboard would press them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.navigation import PageId
from journal_app.ui.palette.palette import Palette
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.felt_like import FeltLike
from journal_app.ui.today.page import TodayPage
from tests.show.live import Live, live_window


class Hands:
    """A keyboard at a window."""

    def __init__(self, live: Live) -> None:
        self.live = live

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        found = self.live.window.focusWidget()
        assert found is not None
        return found

    @property
    def on(self) -> str:
        """What it is called."""
        return self.at.accessibleName()

    def press(self, *keys: str) -> None:
        """Press these, one after the other, and let what follows happen."""
        handle = self.live.window.windowHandle()
        assert handle is not None
        for each in keys:
            QTest.keySequence(handle, QKeySequence(each))
            self.live.settle()

    def type(self, words: str) -> None:
        """Type words into what has the keyboard."""
        QTest.keyClicks(self.at, words)
        self.live.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until something of this name has the keyboard."""
        for _step in range(60):
            if self.on == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not come to {name}")


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Hands]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as live:
        live.open()
        live.wait_for_names()
        live.window.activateWindow()
        qtbot.waitUntil(live.window.isActiveWindow)
        yield Hands(live)
    QLocale.setDefault(QLocale.c())


def test_write_mark_and_say_what_it_felt_like(qtbot: QtBot, hands: Hands) -> None:
    [today] = hands.live.window.findChildren(TodayPage)
    hands.press("Ctrl+N")
    assert hands.on == "Entry"
    hands.type("She reached for my hand.")
    hands.press("Shift+Home", "Ctrl+M")
    assert hands.on == "Pulling away"
    hands.press("1")
    assert hands.on == "Entry"
    assert [run.pin.mark for run in today.editor.writing_marks.standing()] == ["mk_pull"]
    [state] = today.findChildren(SaveStateLabel)
    qtbot.waitUntil(lambda: state.label.text() == "Saved")
    hands.tab_to("Felt like")
    hands.press("Space")
    assert hands.on == "Fear"
    hands.press("Tab")
    assert hands.on == "Preference"
    hands.press("Space")
    [felt] = today.findChildren(FeltLike)
    qtbot.waitUntil(lambda: "preference" in felt.accessibleDescription().lower())
    assert hands.on == "Felt like"


def test_remember_read_and_come_back(qtbot: QtBot, hands: Hands) -> None:
    hands.press("Ctrl+2", "Ctrl+F")
    assert hands.on == "Search your words"
    hands.type("the")
    hands.live.settle(300)
    hands.press("Down")
    assert hands.on == "Entries and moments"
    hands.press("Return")
    [reader] = hands.live.window.findChildren(ReaderPage)
    qtbot.waitUntil(reader.isVisible)
    hands.press("Ctrl+P")
    [sheet] = hands.live.window.findChildren(PaperSheet)
    assert sheet.isVisible()
    hands.press("Escape")
    assert hands.live.window.findChildren(PaperSheet) == []
    hands.press("Escape")
    assert hands.on == "Entries and moments"


def test_go_anywhere_by_a_few_letters_and_back(hands: Hands) -> None:
    hands.press("Ctrl+2", "Ctrl+K")
    hands.type("keyboard")
    [palette] = hands.live.window.findChildren(Palette)
    lines = list(palette.lines())
    assert "Keyboard, Settings" in lines
    for _down in range(lines.index("Keyboard, Settings")):
        hands.press("Down")
    hands.press("Return")
    here = hands.live.navigator.here
    assert here is not None
    assert (here.page, here.part) == (PageId.SETTINGS, "keyboard")
    hands.press("Alt+Left")
    here = hands.live.navigator.here
    assert here is not None
    assert here.page is PageId.TIMELINE


def test_f6_goes_round_the_areas_and_comes_back(hands: Hands) -> None:
    hands.press("Ctrl+2")
    began = hands.at
    met = []
    for _step in range(8):
        hands.press("F6")
        met.append(hands.at)
        if hands.at is began:
            break
    assert hands.at is began
    assert len(met) >= 2
