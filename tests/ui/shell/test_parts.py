"""The parts around the pages: room for words, a size that stays, notices, the list of keys."""

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.settings import REDUCED_MOTION, THEME, ZOOM
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId, catalog
from journal_app.ui.navigation import PageId
from journal_app.ui.shell import parts
from journal_app.ui.shell.look import ZOOM_STEPS, Look, chosen_appearance
from journal_app.ui.shell.notice_board import NoticeBoard
from journal_app.ui.shell.sidebar import NARROW, WIDE, Sidebar
from journal_app.ui.theme.appearance import Appearance, Scheme
from tests.ui.window_fixture import Stage, stage, visible_children

__all__ = ["stage"]


@pytest.fixture
def settings(tmp_path):
    return DeviceSettings(tmp_path / "settings.toml")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


# Sidebar.


def test_the_sidebar_is_a_rail_where_there_is_little_room(stage: Stage):
    stage.open()
    sidebar = stage.window.main.sidebar
    stage.window.resize(1280, 800)
    assert sidebar.width() == WIDE
    stage.window.resize(999, 700)
    assert sidebar.width() == NARROW
    assert {"Today", "Timeline", "Quick cover", "Lock now"} <= visible_children(sidebar)


def test_the_edge_beside_the_sheet_is_on_its_side_when_reading_turns_around(stage: Stage):
    stage.open()
    main = stage.window.main
    stage.window.resize(1280, 800)
    main.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    beside = main.layout().contentsMargins()
    assert (beside.left(), beside.right()) == (8, 0)


def test_bigger_text_needs_more_room_for_the_same_sidebar(stage: Stage, theme):
    stage.open()
    stage.window.resize(1280, 800)
    theme.set_zoom(1.4)
    assert stage.window.main.sidebar.width() == round(NARROW * 1.4)


def test_the_reader_belongs_to_the_timeline(qtbot, theme):
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.show_page(PageId.READER)
    assert sidebar.items[PageId.TIMELINE].isChecked()
    assert not sidebar.items[PageId.TODAY].isChecked()


def test_the_sidebar_says_what_was_pressed(qtbot, theme):
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.show()
    with qtbot.waitSignal(sidebar.page_chosen) as chosen:
        QTest.mouseClick(sidebar.items[PageId.TIMELINE], Qt.MouseButton.LeftButton)
    assert chosen.args == [PageId.TIMELINE]
    with qtbot.waitSignal(sidebar.cover_chosen):
        QTest.mouseClick(sidebar.cover, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.lock_chosen):
        QTest.mouseClick(sidebar.lock, Qt.MouseButton.LeftButton)


# Look.


@pytest.fixture
def look(theme, settings, window):
    return Look(theme, settings, window)


def test_the_look_is_what_was_chosen(settings):
    settings.put(THEME, "dark")
    settings.put(ZOOM, 1.4)
    settings.put(REDUCED_MOTION, True)
    assert chosen_appearance(settings) == Appearance(
        scheme=Scheme.DARK, zoom=1.4, reduced_motion=True
    )


def test_text_grows_and_shrinks_by_steps_to_an_end(look, theme, settings):
    seen = []
    for _each in range(8):
        look.bigger()
        seen.append(theme.zoom)
    assert seen == [*ZOOM_STEPS[3:], *[ZOOM_STEPS[-1]] * 2]
    for _each in range(12):
        look.smaller()
    assert theme.zoom == ZOOM_STEPS[0]
    look.actual_size()
    assert theme.zoom == settings.get(ZOOM) == 1.0


def test_a_theme_is_worn_at_once_and_remembered(look, theme, settings):
    look.choose_scheme(Scheme.DARK)
    assert theme.dark
    assert settings.get(THEME) == "dark"


def test_the_desktop_wish_for_stillness_wins(look, theme, settings):
    look.choose_stillness(False)
    assert not theme.reduced_motion
    look.follow_desktop(True)
    assert theme.reduced_motion
    assert settings.get(REDUCED_MOTION) is False
    look.choose_stillness(True)
    look.follow_desktop(False)
    assert theme.reduced_motion


# Notices.


def test_a_notice_lies_at_the_foot_and_can_be_acted_on(qtbot, theme, window):
    board = NoticeBoard(theme, window)
    undone = []
    board.say("Moved to the bin.", "Undo", lambda: undone.append(True))
    assert board.banner.isVisible()
    assert board.banner.geometry().bottom() < window.height() - 60
    assert board.banner.geometry().top() > window.height() / 2
    QTest.mouseClick(board.banner.action, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not board.banner.isVisible()


def test_a_newer_notice_takes_the_way_back_of_the_older(theme, window):
    board = NoticeBoard(theme, window)
    undone = []
    board.say("Moved to the bin.", "Undo", lambda: undone.append("first"))
    board.say("Saved.")
    assert not board.banner.action.isVisible()
    board.say("Moved to the bin.", "Undo", lambda: undone.append("second"))
    QTest.mouseClick(board.banner.action, Qt.MouseButton.LeftButton)
    assert undone == ["second"]


def test_a_long_notice_shows_all_its_words(theme, window):
    board = NoticeBoard(theme, window)
    board.say("A rather long sentence about what happened. " * 6)
    message = board.banner.message
    assert message.height() >= message.heightForWidth(message.width())


def test_a_notice_said_before_the_window_shows_lies_where_it_belongs(qtbot, theme):
    window, page, sheet = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(page)
    QVBoxLayout(page).addWidget(sheet)
    board = NoticeBoard(theme, window)
    board.lie_in(lambda: QRect(sheet.mapTo(window, QPoint(0, 0)), sheet.size()))
    window.resize(1000, 700)
    board.say("One moment caught while the journal was closed is in it now.")
    window.show()
    QEventLoop().processEvents()
    box = board.banner.geometry()
    assert window.rect().contains(box)
    assert abs(box.center().x() - window.rect().center().x()) <= 1
    assert box.top() > window.height() / 2


def test_a_notice_stays_in_the_window_when_that_gets_small(theme, window):
    board = NoticeBoard(theme, window)
    board.say("Moved to the bin.")
    window.resize(400, 300)
    assert window.rect().contains(board.banner.geometry())


def test_clearing_leaves_no_words_behind(theme, window):
    board = NoticeBoard(theme, window)
    board.say("ZQXWOMBAT was moved to the bin.")
    board.clear()
    assert not board.banner.isVisible()
    assert board.banner.message.text() == ""


def test_one_that_stays_comes_back_after_a_passing_one(qtbot, theme, window):
    board = NoticeBoard(theme, window)
    done = []
    board.say("The key is not kept.", "Choose", lambda: done.append("choose"), stays=True)
    board.say("Moved to the bin.", "Undo", lambda: done.append("undo"))
    assert board.banner.message.text() == "Moved to the bin."
    board.banner.action.click()
    qtbot.waitUntil(board.banner.isVisible)
    assert (done, board.banner.message.text()) == (["undo"], "The key is not kept.")
    assert not board.banner._timer.isActive()
    board.say("Saved.")
    board.banner._timer.setInterval(0)
    qtbot.waitUntil(lambda: board.banner.message.text() == "The key is not kept.")
    board.banner.action.click()
    assert done == ["undo", "choose"]
    QEventLoop().processEvents()
    assert not board.banner.isVisible()


def test_one_that_was_closed_stays_closed(qtbot, theme, window):
    board = NoticeBoard(theme, window)
    board.say("The key is not kept.", stays=True)
    board.banner.close_button.click()
    board.say("Saved.")
    board.banner.close_button.click()
    QEventLoop().processEvents()
    assert not board.banner.isVisible()


def test_while_pages_are_hidden_no_notice_can_be_read_and_then_it_is_back(stage: Stage):
    stage.open()
    undone = []
    board = stage.window.notices
    board.say("ZQXWOMBAT was moved to the bin.", "Undo", lambda: undone.append(True))
    stage.window.hide_pages()
    assert not board.banner.isVisible()
    assert not any("ZQXWOMBAT" in words for words in stage.words_on_the_bus())
    stage.window.show_again()
    assert board.banner.isVisible()
    board.banner.action.click()
    assert undone == [True]


def test_one_that_stays_is_not_lost_between_two_of_them(stage: Stage):
    stage.open()
    board = stage.window.notices
    board.say("The key is not kept.", stays=True)
    board.say("Saved.")
    board.banner.close_button.click()
    stage.window.hide_pages()
    stage.window.show_again()
    assert board.banner.isVisible()
    assert board.banner.message.text() == "The key is not kept."


def test_what_is_said_while_pages_are_hidden_waits(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    stage.window.notices.say("One moment was caught.")
    assert not stage.window.notices.banner.isVisible()
    stage.window.show_again()
    assert stage.window.notices.banner.message.text() == "One moment was caught."
    assert stage.window.notices.banner.isVisible()


# The list of keys.


def test_every_command_with_keys_is_on_the_list(stage: Stage):
    stage.window.registry[ActionId.KEYBOARD].trigger()
    shown = stage.words_on_the_bus()
    usual = {ActionId.CUT, ActionId.COPY, ActionId.PASTE, ActionId.SELECT_ALL}
    for spec in catalog():
        if spec.keys and spec.id not in usual:
            assert spec.text in shown
            keys = QKeySequence(spec.keys[0])
            assert keys.toString(QKeySequence.SequenceFormat.NativeText) in shown
    assert "Shift three times" in shown


def test_keys_of_ones_own_stand_in_tool_tips_and_in_the_help(stage: Stage):
    stage.open()
    item = stage.window.main.sidebar.items[PageId.TIMELINE]
    assert item.toolTip() == "Timeline (Ctrl+2)"
    stage.window.registry.keys.choose(ActionId.TIMELINE, "Ctrl+T")
    assert item.toolTip() == "Timeline (Ctrl+T)"
    assert item.accessibleDescription() == "Timeline (Ctrl+T)"
    stage.window.registry.keys.choose(ActionId.TIMELINE, "")
    assert item.toolTip() == "Timeline"
    stage.window.registry.keys.choose(ActionId.LOCK, "Ctrl+T")
    stage.window.registry[ActionId.KEYBOARD].trigger()
    words = stage.words_on_the_bus()
    assert "Ctrl+T" in words
    assert "Ctrl+L" not in words


def test_focus_mode_is_told(stage: Stage, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(parts, "announce", lambda _widget, words: said.append(words))
    stage.open()
    stage.window.registry[ActionId.FOCUS_MODE].trigger()
    assert said == ["Only the writing. Esc brings the rest back."]
    assert stage.window.main.sidebar.isHidden()
    stage.show()
    stage.press(Qt.Key.Key_Escape)
    assert said[-1] == "Everything is back."
    assert not stage.window.registry[ActionId.FOCUS_MODE].isChecked()
