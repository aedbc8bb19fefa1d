"""The flows of the design by keys alone, pressed where a keyboard would press them."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.app.noting import Noting
from journal_app.app.pages import factories
from journal_app.services import timeline
from journal_app.ui.capture.window import CaptureWindow
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.lock.requests import Open, OpenByCode, ShowStep
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.palette.palette import Palette
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.today.felt_like import FeltLike
from journal_app.ui.today.page import TodayPage
from tests.show.live import live_window
from tests.ui.keyboard_hands import Hands

GROUPS = ("371074", "259237", "052448", "610390", "115038", "700128", "048180", "073293")
"""A code whose groups all pass their check."""


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Hands]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as live:
        live.open()
        live.wait_for_names()
        live.window.activateWindow()
        qtbot.waitUntil(live.window.isActiveWindow)
        yield Hands(live)


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


def test_a_moment_is_caught_from_the_middle_of_a_sentence(qtbot: QtBot, hands: Hands) -> None:
    live = hands.live
    noting = Noting(live.theme, live.settings, live.folder, live.jobs, live.context.clock)
    noting.use(live.context)
    live.window.capture_requested.connect(noting.show_capture)
    before = len(live.ask(timeline.index).ids)
    hands.press("Ctrl+N", "Ctrl+Shift+N")
    [small] = [each for each in QApplication.topLevelWidgets() if isinstance(each, CaptureWindow)]
    qtbot.waitUntil(small.isActiveWindow)
    hands.window = small
    hands.type("He asked, and I went quiet.")
    hands.tab_to("Keep this moment")
    hands.press("Ctrl+Return")
    qtbot.waitUntil(lambda: hands.on == "Done")
    hands.press("Return")
    qtbot.waitUntil(lambda: not isValid(small))
    assert len(live.ask(timeline.index).ids) == before + 1
    hands.window = live.window
    live.window.activateWindow()
    assert hands.on == "Entry"
    noting.forget()


def test_lock_and_come_back_to_the_same_place(qtbot: QtBot, hands: Hands) -> None:
    live, window = hands.live, hands.live.window
    window.closes_with(LockView(passphrase=True))
    asked: list[object] = []
    window.lock_requested.connect(lambda: asked.append("lock"))
    hands.press("Ctrl+2", "Down", "Down")
    assert window.main is not None
    there = window.main.page.place()
    assert there is not None
    assert there.piece is not None
    hands.press("Ctrl+L")
    assert asked == ["lock"]
    # What the app does once everything is on the disk.
    window.close_main()
    lock = window.show_lock(LockView(passphrase=True))
    lock.asked.connect(asked.append)
    live.settle()
    assert window.findChildren(TimelinePage) == []
    assert hands.on == "Passphrase"
    hands.type("a lantern at sea")
    hands.press("Return")
    assert asked[1:] == [Open(passphrase="a lantern at sea")]
    window.open_main(factories(live.context), there)
    live.settle()
    assert hands.on == "Entries and moments"
    assert window.main.page.place() == there


def test_a_recovery_code_is_typed_group_by_group(hands: Hands) -> None:
    window = hands.live.window
    window.close_main()
    view = LockView(passphrase=True)
    lock = window.show_lock(view)
    asked: list[object] = []
    lock.asked.connect(asked.append)
    lock.asked.connect(
        lambda it: lock.show_view(view.at(it.step)) if isinstance(it, ShowStep) else None
    )
    hands.live.settle()
    assert hands.on == "Passphrase"
    hands.tab_to("Use recovery code")
    hands.press("Space")
    assert hands.on == "Group 1"
    for group in GROUPS:
        hands.type(group)
    assert hands.on == "Group 8"
    hands.press("Return")
    assert asked[-1] == OpenByCode(code="-".join(GROUPS))
    lock.show_view(view.at(LockStep.CODE))
    hands.tab_to("Back")
    hands.press("Space")
    assert hands.on == "Passphrase"


def test_a_copy_is_taken_out(qtbot: QtBot, hands: Hands) -> None:
    hands.press("Ctrl+,", "Ctrl+E")
    [sheet] = hands.live.window.findChildren(ExportSheet)
    hands.tab_to("Complete")
    hands.press("Right")
    assert hands.on == "Markdown"
    hands.tab_to("Save as")
    hands.press("Ctrl+A")
    # Outside of what the journal of a test takes for its own folder.
    with TemporaryDirectory(dir="/tmp") as outside:
        place = Path(outside) / "mine"
        hands.type(str(place))
        hands.tab_to("Save unencrypted")
        hands.press("Space")
        qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())
        assert len(list(place.glob("2*/*.md"))) >= 12


def test_what_is_being_written_can_be_taken_out_alone(qtbot: QtBot, hands: Hands) -> None:
    [today] = hands.live.window.findChildren(TodayPage)
    hands.press("Ctrl+N")
    hands.type("By the harbour.")
    qtbot.waitUntil(lambda: today.session.piece is not None)
    hands.press("Ctrl+E")
    [sheet] = hands.live.window.findChildren(ExportSheet)
    hands.tab_to("Everything")
    hands.press("Right")
    assert hands.on == "This entry"
    with TemporaryDirectory(dir="/tmp") as outside:
        place = Path(outside) / "mine.json"
        sheet.place.setText(str(place))
        sheet.save.click()
        qtbot.waitUntil(lambda: not isValid(sheet) or not sheet.isVisible())
        archive = json.loads(place.read_bytes())
    assert [each["text"] for each in archive["entries"]] == ["By the harbour."]
    assert archive["moments"] == []


def test_from_a_name_to_its_pieces_in_the_timeline_and_back(qtbot: QtBot, hands: Hands) -> None:
    live = hands.live
    [person, *_others] = live.context.known.names.people
    live.go(Place(page=PageId.PEOPLE, part=f"person:{person.uid}"))
    hands.tab_to("In the timeline")
    hands.press("Space")
    [timeline_page] = live.window.findChildren(TimelinePage)
    assert timeline_page._desk.search.text == f'person:"{person.label}"'
    hands.press("Ctrl+F")
    assert hands.on == "Search your words"
    hands.press("Alt+Left")
    here = live.navigator.here
    assert here is not None
    assert (here.page, here.part) == (PageId.PEOPLE, f"person:{person.uid}")


def test_from_the_pull_to_being_back_in_the_room(qtbot: QtBot, hands: Hands) -> None:
    live = hands.live
    noting = Noting(live.theme, live.settings, live.folder, live.jobs, live.context.clock)
    noting.use(live.context)
    live.window.stage.use(noting.scene)
    hands.press("Ctrl+2", "Ctrl+Shift+P")
    # Asked once: how the minute is shown.
    assert hands.on == "Words only"
    hands.press("Return", "Ctrl+Right")
    assert hands.on == "Fear"
    # A window that is in front only: the sentence takes the keyboard when it comes.
    live.window.activateWindow()
    qtbot.waitUntil(live.window.isActiveWindow)
    hands.press("1")
    qtbot.waitUntil(lambda: hands.on == "One sentence")
    hands.type("I went far away.")
    hands.press("Ctrl+Return")
    qtbot.waitUntil(lambda: hands.on == "Done")
    hands.press("Return")
    assert hands.on == "Entries and moments"
    live.go(Place(page=PageId.SUPPORT, part="help"))
    hands.tab_to("Coming back gently")
    hands.press("Space")
    assert hands.on == "Continue"
    for _step in range(12):
        if hands.on != "Continue":
            break
        hands.press("Return")
    assert hands.on != "Continue"
    hands.press("1")
    assert hands.on == "Done"
    hands.press("Return")
    here = live.navigator.here
    assert here is not None
    assert here.page is PageId.SUPPORT
    noting.forget()
