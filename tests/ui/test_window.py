"""The window: what it shows, what it asks for, and that what is put away is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.core.changes import Changes
from journal_app.core.settings import MENU_BAR, NEUTRAL_NAME, SIDEBAR, WINDOW
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.cover import CoverPage
from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.onboarding.view import FirstRunView, PassphraseRules
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import MARKER, Stage, stage, visible_children

__all__ = ["stage"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RULES = PassphraseRules(strength=lambda _text: "fine", accepts=lambda text: len(text) >= 8)


def test_title_and_name_say_the_app_and_nothing_else(stage: Stage):
    stage.open()
    assert stage.window.windowTitle() == "Tideline"
    assert stage.window.accessibleName() == "Tideline"


def test_it_can_be_called_by_a_name_that_says_less(stage: Stage):
    before = stage.window.windowIcon().cacheKey()
    stage.settings.put(NEUTRAL_NAME, True)
    assert stage.window.windowTitle() == "Notes"
    assert stage.window.accessibleName() == "Notes"
    assert stage.window.windowIcon().cacheKey() != before
    stage.settings.put(NEUTRAL_NAME, False)
    assert stage.window.windowTitle() == "Tideline"


def test_every_command_does_something(stage: Stage):
    assert stage.window.registry.unbound() == []


def test_while_closed_there_is_no_page_and_no_command_for_it(stage: Stage):
    stage.window.show_lock(LockView())
    assert stage.window.main is None
    assert not stage.window.registry[ActionId.NEW_ENTRY].isEnabled()
    assert stage.window.registry[ActionId.QUIT].isEnabled()
    stage.open()
    assert stage.window.registry[ActionId.NEW_ENTRY].isEnabled()


def test_opening_drops_the_lock_page_and_what_was_typed_there(stage: Stage):
    locked = stage.window.show_lock(LockView(passphrase=True))
    field = locked.step.field
    field.setText("a few words")
    stage.open()
    assert stage.window.lock_page is None
    assert field.text() == ""


def test_the_lock_page_and_the_first_run_stay_the_same_from_view_to_view(stage: Stage):
    view = LockView()
    assert stage.window.show_lock(view) is stage.window.show_lock(view.opening())
    first = stage.window.show_first_run(RULES, FirstRunView())
    assert first is stage.window.show_first_run(RULES, FirstRunView().making())


def test_pages_are_made_when_they_are_first_gone_to(stage: Stage):
    stage.open()
    assert stage.made == [PageId.TODAY]
    stage.press(Qt.Key.Key_2, CTRL)
    stage.press(Qt.Key.Key_1, CTRL)
    stage.press(Qt.Key.Key_2, CTRL)
    assert stage.made == [PageId.TODAY, PageId.TIMELINE]


def test_going_elsewhere_leaves_one_page_and_enters_the_other(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_2, CTRL)
    assert stage.asked == ["Today page enter", "Today page leave", "Timeline page enter"]


def test_back_and_forward(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_2, CTRL)
    stage.press(Qt.Key.Key_Left, ALT)
    assert stage.page.accessibleName() == "Today page"
    stage.press(Qt.Key.Key_Right, ALT)
    assert stage.page.accessibleName() == "Timeline page"


def test_going_where_one_is_only_takes_the_keyboard_there(stage: Stage):
    page = stage.open()
    stage.window.main.sidebar.take_focus()
    stage.press(Qt.Key.Key_1, CTRL)
    assert stage.asked == ["Today page enter"]
    assert stage.window.focusWidget() is page.text


def test_only_the_page_that_is_shown_hears_of_changes(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_2, CTRL)
    stage.window.refresh(Changes(order=True))
    assert [what for what in stage.asked if "refresh" in what] == ["Timeline page refresh"]


def test_keeping_and_being_busy_reach_every_page(stage: Stage):
    today = stage.open()
    stage.press(Qt.Key.Key_2, CTRL)
    today.unsaved = True
    assert stage.window.busy()
    stage.window.keep_all()
    assert {"Today page keep", "Timeline page keep"} <= set(stage.asked)
    today.unsaved = False
    assert not stage.window.busy()


def test_closing_asks_first_and_remembers_the_place(stage: Stage):
    stage.open()
    with stage.qtbot.waitSignal(stage.window.close_requested):
        stage.window.close()
    assert stage.window.isVisible()
    assert stage.settings.get(WINDOW)
    stage.window.allow_close()
    assert not stage.window.isVisible()


def test_it_closes_also_when_there_was_nothing_to_wait_for(stage: Stage):
    stage.show()
    stage.window.close_requested.connect(stage.window.allow_close)
    stage.window.close()
    assert not stage.window.isVisible()


def test_quit_is_the_same_as_closing(stage: Stage):
    with stage.qtbot.waitSignal(stage.window.close_requested):
        stage.press(Qt.Key.Key_Q, CTRL)


def test_locking_covers_at_once_and_asks_for_the_rest(stage: Stage):
    stage.open()
    stage.window.closes_with(LockView(passphrase=True))
    with stage.qtbot.waitSignal(stage.window.lock_requested):
        stage.press(Qt.Key.Key_L, CTRL)
    locked = stage.window.lock_page
    assert locked is not None
    assert locked.isVisible()
    assert locked.view == LockView(passphrase=True).closing()
    assert not stage.window.registry[ActionId.TODAY].isEnabled()


@pytest.mark.parametrize("how", ["lock", "cover"])
def test_what_is_put_away_is_off_the_accessibility_bus_before_it_is_kept(stage: Stage, how: str):
    page = stage.open()
    page.unsaved = True
    assert any(MARKER in words for words in stage.words_on_the_bus())
    getattr(stage.window, how)()
    assert stage.window.covered
    assert not any("ZQXWOMBAT" in words for words in stage.words_on_the_bus())
    assert stage.window.busy()
    assert page.text.toPlainText() == MARKER


def test_a_picture_of_the_cover_shows_the_cover_and_nothing_of_the_page(stage: Stage, theme):
    stage.open()
    shown = stage.window.grab().toImage()
    stage.window.cover()
    covered = stage.window.grab().toImage()
    alone = CoverPage(theme)
    stage.qtbot.addWidget(alone)
    alone.resize(stage.window.size())
    assert covered == alone.grab().toImage()
    assert covered != shown


def test_what_pages_laid_over_the_window_leaves_with_them(stage: Stage):
    stage.open()
    popover = QWidget(stage.window)
    popover.setAccessibleName("ZQXWOMBAT popover")
    popover.show()
    stage.window.notices.say("ZQXWOMBAT was moved to the bin.")
    stage.window.cover()
    assert not any("ZQXWOMBAT" in words for words in stage.words_on_the_bus())


def test_the_small_window_can_be_asked_for_while_the_pages_are_hidden(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    with stage.qtbot.waitSignal(stage.window.capture_requested, timeout=1000):
        stage.window.open_capture()
    assert stage.window.hidden
    assert not any(MARKER in words for words in stage.words_on_the_bus())


def test_from_the_cover_of_a_lock_no_small_window_is_asked_for(stage: Stage):
    stage.open()
    stage.window.cover()
    with stage.qtbot.assertNotEmitted(stage.window.capture_requested):
        stage.window.open_capture()


def test_an_open_menu_is_closed_by_the_cover(stage: Stage):
    page = stage.open()
    menu = QMenu(page)
    menu.addAction("With Ana")
    menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
    assert menu.isVisible()
    stage.window.cover()
    assert not menu.isVisible()


def test_the_cover_forgets_our_clipboard_and_asks_for_the_lock(stage: Stage):
    stage.open()
    heard = []
    stage.window.cover_requested.connect(lambda: heard.append("cover"))
    stage.window.lock_requested.connect(lambda: heard.append("lock"))
    stage.window.cover()
    stage.window.cover()
    assert heard == ["cover", "lock"]
    assert not QGuiApplication.clipboard().ownsClipboard()


def test_shift_three_times_covers(stage: Stage):
    stage.open()
    with stage.qtbot.waitSignal(stage.window.lock_requested):
        for _each in range(3):
            stage.press(Qt.Key.Key_Shift)
    assert stage.window.covered


def test_shift_does_nothing_while_there_is_nothing_to_cover(stage: Stage):
    stage.window.show_lock(LockView())
    with stage.qtbot.assertNotEmitted(stage.window.lock_requested):
        for _each in range(3):
            stage.press(Qt.Key.Key_Shift)


def test_what_could_not_be_kept_can_be_gone_back_to(stage: Stage):
    page = stage.open()
    stage.window.lock()
    locked = stage.window.show_lock(LockView().closing("Not saved yet."))
    with stage.qtbot.waitSignal(stage.window.lock_withdrawn):
        stage.qtbot.mouseClick(locked.step.return_button, Qt.MouseButton.LeftButton)
    assert page.isVisible()
    assert not stage.window.covered
    assert stage.window.registry[ActionId.TODAY].isEnabled()


def test_closing_the_journal_destroys_every_page(stage: Stage):
    page = stage.open()
    destroyed = []
    page.destroyed.connect(lambda: destroyed.append(True))
    stage.window.lock()
    stage.window.close_main()
    assert stage.window.main is None
    assert "Today page forget" in stage.asked
    stage.qtbot.waitUntil(lambda: bool(destroyed))


def test_nothing_is_gone_to_while_covered(stage: Stage):
    stage.open()
    stage.window.lock()
    stage.navigator.go(Place(page=PageId.TIMELINE))
    assert stage.made == [PageId.TODAY]


def test_focus_mode_leaves_the_writing_and_esc_ends_it(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert stage.window.main.sidebar.isHidden()
    assert stage.window.registry[ActionId.FOCUS_MODE].isChecked()
    stage.press(Qt.Key.Key_Escape)
    assert not stage.window.main.sidebar.isHidden()
    assert not stage.window.registry[ActionId.FOCUS_MODE].isChecked()


def test_the_sidebar_stays_away_until_the_next_time_too(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_Backslash, CTRL)
    assert stage.window.main.sidebar.isHidden()
    assert stage.settings.get(SIDEBAR) is False
    stage.window.close_main()
    stage.open()
    assert stage.window.main.sidebar.isHidden()


def test_full_screen_and_back(stage: Stage):
    stage.press(Qt.Key.Key_F11)
    assert stage.window.isFullScreen()
    stage.press(Qt.Key.Key_F11)
    assert not stage.window.isFullScreen()


def test_f6_goes_from_the_writing_to_the_sidebar_and_back(stage: Stage):
    page = stage.open()
    stage.press(Qt.Key.Key_F6)
    assert stage.window.focusWidget() is stage.window.main.sidebar.items[PageId.TODAY]
    stage.press(Qt.Key.Key_F6, SHIFT)
    assert stage.window.focusWidget() is page.text


def test_f6_goes_nowhere_behind_a_scene(stage: Stage, theme):
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, [], scene.value))
    stage.window.open_scene(SceneId.PAUSE)
    stage.press(Qt.Key.Key_F6)
    stage.press(Qt.Key.Key_F6, SHIFT)
    assert stage.window.focusWidget() is stage.window.stage.scene.field


def test_the_menu_bar_is_hidden_until_it_is_asked_for(stage: Stage):
    stage.open()
    assert not stage.window.menu_bar.isVisible()
    stage.press(Qt.Key.Key_F10)
    assert stage.window.menu_bar.isVisible()
    stage.press(Qt.Key.Key_Escape)
    stage.qtbot.waitUntil(lambda: not stage.window.menu_bar.isVisible())
    assert stage.window.focusWidget() is stage.page.text


def test_alt_alone_shows_the_menu_bar_and_alt_with_a_key_does_not(stage: Stage):
    stage.open()
    stage.press(Qt.Key.Key_Left, ALT)
    assert not stage.window.menu_bar.isVisible()
    stage.press(Qt.Key.Key_Alt)
    assert stage.window.menu_bar.isVisible()


def test_the_menu_bar_can_stay(stage: Stage):
    stage.window.registry[ActionId.MENU_BAR].trigger()
    assert stage.window.menu_bar.isVisible()
    assert stage.settings.get(MENU_BAR) is True


@pytest.mark.parametrize(
    ("action", "title"), [(ActionId.ABOUT, "About Tideline"), (ActionId.KEYBOARD, "Keyboard")]
)
def test_help_opens_inside_the_window_and_esc_closes_it(stage: Stage, action: ActionId, title: str):
    page = stage.open()
    stage.window.registry[action].trigger()
    assert title in visible_children(stage.window)
    stage.press(Qt.Key.Key_Escape)
    stage.qtbot.waitUntil(lambda: title not in visible_children(stage.window))
    assert stage.window.focusWidget() is page.text


def test_about_says_what_it_is_not_and_where_everything_lies(stage: Stage, tmp_path):
    stage.window.registry[ActionId.ABOUT].trigger()
    said = " ".join(stage.words_on_the_bus())
    assert "Not therapy, and not a substitute for it." in said
    assert "no clinician has reviewed them" in said
    assert str(tmp_path) in said


def test_every_control_of_the_open_window_has_its_name(stage: Stage):
    stage.open()
    assert {"Sidebar", "Today", "Timeline", "Quick cover", "Lock now"} <= visible_children(
        stage.window
    )


def test_a_notice_leaves_what_stands_at_the_foot_of_the_page_free(stage: Stage):
    page = stage.open()
    stage.window.notices.say("The entry is in the bin.")
    before = stage.window.notices.banner.geometry()
    page.foot = 40
    page.foot_moved.emit()
    assert stage.window.notices.banner.geometry() == before.translated(0, -40)
    page.foot = 0
    page.foot_moved.emit()
    assert stage.window.notices.banner.geometry() == before
