"""The small window: keys alone suffice, nothing told is lost, and its title says nothing."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app import APP_NAME
from journal_app.core.moments import FEAR, Capture, Moment
from journal_app.core.settings import BODY_AS_LIST
from journal_app.services import drafts, moments
from journal_app.storage.vault import Vault
from journal_app.ui.capture.window import WIDTH, CaptureWindow
from journal_app.ui.moment_form.desk import OpenDesk
from journal_app.ui.navigation import SceneId
from journal_app.ui.theme.appearance import Appearance, Scheme
from tests.ui.context_fixture import Ground, came_true
from tests.ui.context_fixture import ground as ground
from tests.ui.moment_form.steps import button, names_seen, panel, tick
from tests.ui.widgets.conftest import press_key
from tests.ui.window_fixture import texts_of

Opened = Callable[..., CaptureWindow]
MARKER = "ZQXWOMBAT"


class Seconds:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def open_window(ground: Ground, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the small window over an open journal."""
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
    made: list[CaptureWindow] = []

    def show(capture: Capture | None = None, draft: drafts.Draft | None = None) -> CaptureWindow:
        context = ground.context
        desk = OpenDesk(context)
        window = CaptureWindow(context.theme, desk, context.settings, seconds=Seconds())
        made.append(window)
        begun = capture if draft is None else draft.capture
        window.begin(begun, None if draft is None else draft.uid)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    for window in made:
        window.forget()
        window.hide()
        window.deleteLater()


@pytest.fixture
def window(open_window: Opened) -> CaptureWindow:
    return open_window()


def every_moment(ground: Ground) -> list[Moment]:
    def read(vault: Vault) -> list[Moment]:
        rows = vault.connection.rows("SELECT id FROM pieces WHERE kind = 'moment' ORDER BY id")
        return [moments.get(vault, row[0]) for row in rows]

    return ground.ask(read)


def every_draft(ground: Ground) -> list[drafts.Draft]:
    return ground.ask(drafts.all_begun)


def press(
    window: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)


def write(window: QWidget, words: str) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def can_be_seen(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_a_moment_is_kept_with_keys_alone(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    assert window.panel.form.sentence.hasFocus()
    write(window, "It was near.")
    back, shift = Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    for _row in ("Say more", "In the body"):
        press(window, back, shift)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_1)
    with qtbot.waitSignal(window.panel.kept):
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = every_moment(ground)
    assert (kept.note, kept.reading) == ("It was near.", FEAR)
    assert [mark.region for mark in kept.body] == ["br_jaw"]
    assert {"Kept", "Settle", "Add more", "Done"} <= names_seen(window)
    assert button(window, "Done").hasFocus()
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert not window.busy


@pytest.mark.parametrize(
    ("state", "scene"), [("numb", SceneId.COMING_BACK), ("gone", SceneId.COMING_BACK)]
)
def test_where_the_state_asks_for_it_settling_stands_first(
    window: CaptureWindow, qtbot: QtBot, state: str, scene: SceneId
) -> None:
    tick(window, "Right now", state)
    with qtbot.waitSignal(window.panel.kept):
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert button(window, "Settle").hasFocus()
    with qtbot.waitSignal(window.closed), qtbot.waitSignal(window.settle_requested) as told:
        press(window, Qt.Key.Key_Return)
    assert told.args == [scene]


def test_from_anywhere_else_settling_is_a_pause(window: CaptureWindow, qtbot: QtBot) -> None:
    tick(window, "Right now", "revved")
    with qtbot.waitSignal(window.panel.kept):
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.settle_requested) as told:
        button(window, "Settle").click()
    assert told.args == [SceneId.PAUSE]


def test_more_can_be_added_to_what_was_kept(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.panel.kept):
        button(window, "Keep this moment").click()
    (kept,) = every_moment(ground)
    with qtbot.waitSignal(window.add_more_requested) as told:
        button(window, "Add more").click()
    assert told.args == [kept.uid]


@pytest.mark.parametrize("by_desktop", [True, False])
def test_leaving_puts_down_a_draft_and_closes(
    ground: Ground, window: CaptureWindow, open_window: Opened, qtbot: QtBot, by_desktop: bool
) -> None:
    write(window, "It was")
    with qtbot.waitSignal(window.closed):
        if by_desktop:
            window.close()
        else:
            press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not window.busy
    (draft,) = every_draft(ground)
    assert draft.capture.note == "It was"
    again = open_window(draft=draft)
    assert again.panel.form.sentence.text() == "It was"
    write(again, " near.")
    with qtbot.waitSignal(again.panel.kept):
        press(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert every_draft(ground) == []
    assert [kept.note for kept in every_moment(ground)] == ["It was near."]


def test_leaving_an_untouched_window_leaves_nothing(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_Escape)
    assert every_draft(ground) == []


def test_escape_closes_the_innermost_thing(window: CaptureWindow) -> None:
    tick(window, "With", "Someone else")
    press(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    button(window, "Say more").click()
    button(panel(window, "Just before").parentWidget() or window, "more").click()
    press(window, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_letting_go_can_be_undone_and_then_closes(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    button(window, "Let it go").click()
    assert names_seen(window) >= {"Gone", "Undo"}
    press(window, Qt.Key.Key_Return)
    assert window.panel.form.sentence.text() == "It was"
    button(window, "Let it go").click()
    with qtbot.waitSignal(window.closed, timeout=8000):
        pass
    assert not window.isVisible()
    assert (every_draft(ground), every_moment(ground)) == ([], [])


def test_closing_after_letting_go_leaves_nothing(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    button(window, "Let it go").click()
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_Escape)
    assert every_draft(ground) == []


def test_it_stays_open_when_a_draft_cannot_be_put_down(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    ground.take_file_away()
    with qtbot.waitSignal(window.panel.sitting.failed):
        press(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert "Message" in names_seen(window)
    assert window.panel.form.sentence.text() == "It was"
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_Escape)
    ground.put_file_back()


def test_it_closes_once_what_was_told_is_on_the_disk(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    gate = ground.hold()
    window.close()
    assert window.busy
    with qtbot.waitSignal(window.closed):
        gate.set()
    assert len(every_draft(ground)) == 1


def test_shift_three_times_takes_it_off_the_screen_and_loses_nothing(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    gate = ground.hold()
    with qtbot.waitSignal(window.cover_requested):
        for _time in range(3):
            press(window, Qt.Key.Key_Shift)
    assert not window.isVisible()
    assert window.busy
    with qtbot.waitSignal(window.closed):
        gate.set()
    assert [draft.capture.note for draft in every_draft(ground)] == ["It was"]


def test_something_isnt_ok_holds_what_was_told_and_leads_on(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    write(window, "It was")
    with qtbot.waitSignal(window.not_ok_requested):
        button(window, "Something isn’t OK").click()
    ground.wait(lambda: not window.busy)
    assert len(every_draft(ground)) == 1


def test_a_fear_of_them_offers_the_page_and_opens_nothing(
    window: CaptureWindow, qtbot: QtBot
) -> None:
    tick(window, "Answers", "Fear")
    with qtbot.assertNotEmitted(window.not_ok_requested):
        tick(window, "What was the fear of?", "them")
    with qtbot.waitSignal(window.not_ok_requested):
        button(window, "There is a page for this").click()


def test_its_title_says_nothing_and_forgetting_leaves_no_word(window: CaptureWindow) -> None:
    write(window, MARKER)
    tick(window, "With", "Someone else")
    write(window, "Ida")
    press(window, Qt.Key.Key_Return)
    assert window.windowTitle() == APP_NAME
    interface = QAccessible.queryAccessibleInterface(window)
    assert interface.text(QAccessible.Text.Name) == "Note a moment"
    assert any(MARKER.lower() in words.lower() for words in texts_of(interface))
    window.forget()
    left = " ".join(texts_of(interface))
    assert MARKER.lower() not in left.lower()
    assert "Ida" not in left


def test_kept_it_holds_no_word_any_more(window: CaptureWindow, qtbot: QtBot) -> None:
    write(window, MARKER)
    with qtbot.waitSignal(window.panel.kept):
        button(window, "Keep this moment").click()
    interface = QAccessible.queryAccessibleInterface(window)
    assert MARKER.lower() not in " ".join(texts_of(interface)).lower()


def test_the_names_of_the_contract(window: CaptureWindow) -> None:
    assert {
        "Note the moment",
        "Answers",
        "Fear",
        "Preference",
        "Some of both",
        "I can’t tell yet",
        "Something isn’t OK",
        "Right now",
        "With",
        "In the body",
        "One sentence",
        "Keep this moment",
        "Let it go",
    } <= names_seen(window)


def test_it_stays_on_top_in_the_middle_as_high_as_it_needs(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    screen = window.screen().availableGeometry()
    assert (window.geometry().center() - screen.center()).manhattanLength() <= 8
    assert window.width() == WIDTH
    low = window.height()
    tick(window, "Answers", "Fear")
    qtbot.waitUntil(lambda: window.height() > low)
    assert screen.contains(window.geometry())
    ground.context.theme.set_appearance(
        Appearance(scheme=Scheme.DARK, reduced_motion=True, zoom=1.4)
    )
    qtbot.waitUntil(lambda: window.width() == round(WIDTH * 1.4))
    assert window.height() <= screen.height()


def test_whatever_comes_up_the_sentence_and_the_end_stay_in_sight(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    ground.context.theme.set_appearance(
        Appearance(scheme=Scheme.LIGHT, reduced_motion=True, zoom=2.0)
    )
    tick(window, "Answers", "Some of both")
    qtbot.waitUntil(lambda: window.width() > WIDTH)
    window.grab()
    for part in (window.panel.form.sentence, button(window, "Keep this moment")):
        corner = part.mapTo(window, QPoint(0, part.height()))
        assert corner.y() <= window.height()


def test_arrows_bring_what_has_the_keyboard_into_sight(
    ground: Ground, window: CaptureWindow, qtbot: QtBot
) -> None:
    ground.context.theme.set_appearance(
        Appearance(scheme=Scheme.LIGHT, reduced_motion=True, zoom=2.0)
    )
    qtbot.waitUntil(lambda: window.width() > WIDTH)
    window.grab()
    button(window, "Fear").setFocus()
    seen = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_End) * 20:
        press_key(window, key)
        focus = window.focusWidget()
        assert focus is not None
        seen.add(focus.accessibleName())
        assert came_true(partial(can_be_seen, focus), 1000), focus.accessibleName()
    assert {"Kind of moment", "Say more", "Keep this moment"} <= seen


def test_whether_places_stand_as_words_is_remembered(ground: Ground, window: CaptureWindow) -> None:
    assert ground.context.settings.get(BODY_AS_LIST) is False
    button(window, "Show the figure").click()
    button(window, "Show as a list").click()
    assert ground.context.settings.get(BODY_AS_LIST) is True
