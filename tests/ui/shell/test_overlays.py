"""What lies over the window holds back what lies beneath: keys, menus, places and the keyboard."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.overlay import OVER_ALL, overlay_in
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import PageOfWords, Stage, stage

__all__ = ["stage"]
CTRL = Qt.KeyboardModifier.ControlModifier


class PageOfDeeds(PageOfWords):
    """A page that does some commands itself, as the Reader does."""

    def commands(self) -> Mapping[ActionId, Callable[[], None]]:
        wanted = (ActionId.PRINT, ActionId.EDIT_ENTRY, ActionId.NEXT_ENTRY, ActionId.FIND)
        return {at: lambda at=at: self.asked.append(at.value) for at in wanted}


class Sheet(SheetDialog):
    """A sheet with a field and two buttons, and something on its way."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__(theme, stage.window, "Print")
        self.under_way = True
        self.field = QLineEdit()
        self.field.setAccessibleName("Title")
        self.body.addWidget(self.field)
        for words in ("Save", "Cancel"):
            self.add_button(Button(theme, words, "outline"))

    def on_put_away(self) -> None:
        """What was on its way ends."""
        self.under_way = False


@pytest.fixture
def page(stage: Stage) -> PageOfDeeds:
    """The page beneath, with the keyboard."""
    made = PageOfDeeds("Reader page", stage.asked)
    other = PageOfWords("Timeline page", stage.asked)
    pages = {PageId.READER: lambda: made, PageId.TIMELINE: lambda: other}
    stage.window.open_main(pages, Place(page=PageId.READER))
    stage.asked.clear()
    return made


@pytest.fixture
def sheet(stage: Stage, theme: Theme, page: PageOfDeeds) -> Sheet:
    """A sheet over that page."""
    made = Sheet(theme, stage)
    made.open()
    return made


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_P, CTRL),
        (Qt.Key.Key_G, CTRL),
        (Qt.Key.Key_2, CTRL),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_reaches_what_lies_under_a_sheet(
    stage: Stage, page: PageOfDeeds, sheet: Sheet, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    stage.press(key, modifiers)
    assert stage.asked == []
    assert stage.window.main is not None
    assert stage.window.main.here is PageId.READER
    assert stage.window.findChildren(SheetDialog) == [sheet]
    stage.press(Qt.Key.Key_Escape)
    assert overlay_in(stage.window) is None
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    stage.press(Qt.Key.Key_E)
    assert stage.asked == ["edit-entry"]


def test_menus_and_the_palette_offer_nothing_of_what_lies_beneath(
    stage: Stage, sheet: Sheet
) -> None:
    usable = stage.window.registry.usable()
    assert {ActionId.LOCK, ActionId.QUIT, ActionId.BIGGER, ActionId.THEME_DARK} <= {*usable}
    assert {*usable} <= OVER_ALL
    [go] = [each.menu() for each in stage.window.menu_bar.actions() if each.text() == "&Go"]
    go.aboutToShow.emit()
    assert not any(each.isEnabled() for each in go.actions() if each.text())
    stage.press(Qt.Key.Key_Escape)
    go.aboutToShow.emit()
    assert stage.window.registry[ActionId.TIMELINE].isEnabled()
    assert ActionId.PRINT in stage.window.registry.usable()


def test_a_field_of_the_sheet_is_edited_by_the_commands_for_text(
    stage: Stage, sheet: Sheet
) -> None:
    sheet.field.setFocus()
    QTest.keyClicks(sheet.field, "je")
    assert sheet.field.text() == "je"
    stage.window.registry[ActionId.SELECT_ALL].trigger()
    assert sheet.field.selectedText() == "je"


def test_the_look_changes_and_the_lock_locks_over_a_sheet(stage: Stage, sheet: Sheet) -> None:
    before = stage.window.look.scheme
    stage.window.registry[ActionId.THEME_DARK].trigger()
    assert stage.window.look.scheme is not before
    stage.window.registry[ActionId.THEME_LIGHT].trigger()
    with stage.qtbot.waitSignal(stage.window.lock_requested):
        stage.press(Qt.Key.Key_L, CTRL)


def test_what_a_page_takes_of_the_keyboard_comes_back_to_the_sheet(
    stage: Stage, page: PageOfDeeds, sheet: Sheet
) -> None:
    sheet.field.setFocus()
    stage.qtbot.wait(1)
    page.text.setFocus()
    stage.qtbot.waitUntil(lambda: stage.window.focusWidget() is sheet.field)


def test_the_same_sheet_is_there_once(stage: Stage, theme: Theme, sheet: Sheet) -> None:
    again = Sheet(theme, stage)
    again.open()
    shown = [each for each in stage.window.findChildren(Sheet) if not each.isHidden()]
    assert shown == [again]


def test_who_goes_elsewhere_all_the_same_leaves_no_sheet_behind(stage: Stage, sheet: Sheet) -> None:
    stage.navigator.go(Place(page=PageId.TIMELINE))
    assert overlay_in(stage.window) is None
    assert stage.window.focusWidget() is stage.page.text


def test_a_pause_lays_a_sheet_aside_and_gives_it_back(
    stage: Stage, theme: Theme, page: PageOfDeeds, sheet: Sheet
) -> None:
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    sheet.field.setFocus()
    sheet.field.setText("half typed")
    stage.qtbot.wait(1)
    stage.press(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert sheet.isHidden()
    assert stage.window.stage.scene is not None
    stage.asked.clear()
    stage.window.stage.scene.setFocus()
    stage.window.registry[ActionId.NEXT_ENTRY].trigger()
    assert stage.asked == [], "the page behind a scene does nothing"
    stage.window.stage.close()
    assert sheet.isVisible()
    assert sheet.field.text() == "half typed"
    assert stage.window.focusWidget() is sheet.field


def test_a_scene_that_is_not_to_be_had_leaves_the_sheet_where_it_is(
    stage: Stage, sheet: Sheet
) -> None:
    stage.window.open_scene(SceneId.PAUSE)
    assert sheet.isVisible()


def test_while_everything_on_a_sheet_rests_it_keeps_the_keyboard(
    stage: Stage, page: PageOfDeeds, sheet: Sheet
) -> None:
    stage.qtbot.wait(1)
    page.text.clear()
    sheet.field.setEnabled(False)
    for button in sheet.findChildren(Button):
        button.setEnabled(False)
    stage.qtbot.waitUntil(lambda: stage.window.focusWidget() is sheet)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Tab):
        stage.press(key)
        stage.qtbot.waitUntil(lambda: stage.window.focusWidget() is sheet)
    sheet.clearFocus()
    stage.qtbot.waitUntil(lambda: stage.window.focusWidget() is sheet)
    assert page.text.toPlainText() == ""
    stage.press(Qt.Key.Key_Escape)
    assert overlay_in(stage.window) is None
    assert stage.window.focusWidget() is page.text


def test_a_sheet_that_opens_at_rest_has_the_keyboard_at_once(
    stage: Stage, theme: Theme, page: PageOfDeeds
) -> None:
    resting = Sheet(theme, stage)
    resting.field.setEnabled(False)
    for button in resting.findChildren(Button):
        button.setEnabled(False)
    page.text.clear()
    resting.open()
    stage.press(Qt.Key.Key_A)
    assert page.text.toPlainText() == ""
    stage.press(Qt.Key.Key_Escape)
    assert overlay_in(stage.window) is None


def test_a_sheet_closed_while_it_is_laid_aside_does_not_come_back(
    stage: Stage, theme: Theme, sheet: Sheet
) -> None:
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    gone: list[bool] = []
    sheet.destroyed.connect(lambda: gone.append(True))
    stage.window.open_scene(SceneId.PAUSE)
    with stage.qtbot.waitSignal(sheet.closed):
        sheet.dismiss()
    # Left before Qt destroys it.
    stage.window.stage.close()
    assert overlay_in(stage.window) is None
    stage.qtbot.waitUntil(lambda: bool(gone))


@pytest.mark.parametrize("aside", ["not", "paused", "hidden"])
def test_a_lock_and_the_end_wait_for_nothing_that_is_begun_on_a_sheet(
    stage: Stage, theme: Theme, sheet: Sheet, aside: str
) -> None:
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    if aside == "paused":
        stage.window.open_scene(SceneId.PAUSE)
    elif aside == "hidden":
        stage.window.hide_pages()
    assert sheet.isHidden() is (aside != "not")
    assert sheet.under_way
    stage.window.lock()
    assert not sheet.under_way


def test_who_quits_does_not_wait_for_what_is_begun_on_a_sheet(stage: Stage, sheet: Sheet) -> None:
    with stage.qtbot.waitSignal(stage.window.close_requested):
        stage.window.close()
    assert not sheet.under_way


def test_going_to_the_page_that_is_there_closes_what_lay_over_it(
    stage: Stage, theme: Theme, page: PageOfDeeds, sheet: Sheet
) -> None:
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    stage.navigator.go(Place(page=PageId.TIMELINE))
    again = Sheet(theme, stage)
    again.open()
    stage.window.open_scene(SceneId.PAUSE)
    stage.press(Qt.Key.Key_2, CTRL)
    assert stage.window.stage.scene is None
    assert overlay_in(stage.window) is None
    assert stage.window.focusWidget() is stage.page.text
