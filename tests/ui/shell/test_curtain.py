"""What is behind the curtain is nowhere, and comes back with everything that lay over it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QToolTip

from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.widgets.popover import Popover
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import MARKER, Stage, stage

__all__ = ["stage"]
HIDDEN = "ZQXWOMBAT"
CTRL = Qt.KeyboardModifier.ControlModifier


def seen(stage: Stage) -> bool:
    return any(HIDDEN in words for words in stage.words_on_the_bus())


def sheet(stage: Stage, theme) -> tuple[SheetDialog, QLineEdit]:
    made = SheetDialog(theme, stage.window, f"{HIDDEN} sheet")
    field = QLineEdit("half typed")
    made.body.addWidget(field)
    made.open()
    field.setFocus()
    return made, field


def test_hidden_pages_come_back_with_the_caret_where_it_was(stage: Stage):
    page = stage.open()
    cursor = page.text.textCursor()
    cursor.setPosition(7)
    page.text.setTextCursor(cursor)
    with stage.qtbot.assertNotEmitted(stage.window.lock_requested):
        stage.window.hide_pages()
    assert stage.window.hidden
    assert not stage.window.covered
    assert not seen(stage)
    stage.window.show_again()
    assert seen(stage)
    assert page.isVisible()
    assert stage.window.focusWidget() is page.text
    assert page.text.textCursor().position() == 7
    assert "Today page keep" not in stage.asked


@pytest.mark.parametrize("how", ["hide_pages", "lock"])
def test_an_open_sheet_and_what_was_typed_in_it_come_back(stage: Stage, theme, how: str):
    stage.open()
    made, field = sheet(stage, theme)
    getattr(stage.window, how)()
    assert not seen(stage)
    stage.window.uncover()
    stage.window.show_again()
    assert made.isVisible()
    assert made.parent() is stage.window
    assert made.geometry() == stage.window.rect()
    assert field.text() == "half typed"
    assert stage.window.focusWidget() is field


def test_what_was_not_shown_does_not_come_back_shown(stage: Stage, theme):
    stage.open()
    popover = Popover(theme, stage.window, "Time")
    stage.window.hide_pages()
    stage.window.show_again()
    assert popover.parent() is stage.window
    assert popover.isHidden()


def test_a_sheet_that_went_meanwhile_is_no_error(stage: Stage, theme):
    stage.open()
    made, _field = sheet(stage, theme)
    stage.window.hide_pages()
    with stage.qtbot.waitSignal(made.destroyed):
        made.deleteLater()
    stage.window.show_again()
    assert stage.page.isVisible()


def test_locking_hidden_pages_locks_them(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    with stage.qtbot.waitSignal(stage.window.lock_requested):
        stage.window.lock()
    assert stage.window.covered
    stage.window.show_again()
    assert stage.window.covered
    assert not seen(stage)


def test_the_quick_cover_over_hidden_pages_locks_as_well(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    with stage.qtbot.waitSignal(stage.window.lock_requested):
        stage.window.cover()
    stage.window.show_again()
    assert not seen(stage)


def test_covered_pages_are_not_hidden_and_a_closed_journal_has_none(stage: Stage):
    stage.window.show_lock(LockView())
    stage.window.hide_pages()
    stage.window.show_again()
    assert not stage.window.hidden
    stage.open()
    stage.window.lock()
    stage.window.hide_pages()
    assert not stage.window.hidden


def test_a_scene_is_hidden_without_being_ended_and_comes_back(stage: Stage, theme):
    asked: list[str] = []
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, asked, scene.value))
    stage.window.open_scene(SceneId.PAUSE)
    scene = stage.window.stage.scene
    stage.window.hide_pages()
    assert not scene.isVisible()
    assert not seen(stage)
    stage.window.show_again()
    assert scene.isVisible()
    assert stage.window.focusWidget() is scene.field
    assert asked == ["enter"]


def test_a_scene_behind_hidden_pages_is_kept_when_they_are_locked(stage: Stage, theme):
    asked: list[str] = []
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, asked, scene.value))
    stage.window.open_scene(SceneId.PAUSE)
    stage.window.hide_pages()
    stage.window.lock()
    assert asked == ["enter", "keep"]


def test_going_somewhere_while_hidden_is_shown_afterwards(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    stage.navigator.go(Place(page=PageId.TIMELINE))
    assert not seen(stage)
    stage.window.show_again()
    assert stage.page.accessibleName() == "Timeline page"
    assert stage.page.isVisible()


def test_a_pause_that_is_asked_for_from_outside_shows_the_window_again_first(stage: Stage, theme):
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, [], scene.value))
    stage.window.hide_pages()
    stage.window.open_scene(SceneId.PAUSE)
    assert not stage.window.hidden
    assert stage.window.stage.scene.isVisible()
    stage.window.stage.scene.left.emit()
    assert stage.page.isVisible()


def test_closing_hidden_pages_closes_them(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    stage.window.close_main()
    assert stage.window.main is None
    assert not stage.window.hidden


def test_a_tool_tip_is_gone_at_once(stage: Stage):
    stage.open()
    QToolTip.showText(stage.window.mapToGlobal(QPoint(20, 20)), f"{HIDDEN} of a mark")
    assert QToolTip.isVisible()
    stage.window.cover()
    assert not QToolTip.isVisible()
    tips = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
    assert not any(each.isVisible() for each in tips)


def test_menus_in_menus_are_closed(stage: Stage):
    page = stage.open()
    outer = QMenu(page)
    inner = outer.addMenu(f"{HIDDEN} more")
    inner.addAction(f"{HIDDEN} last")
    outer.popup(stage.window.mapToGlobal(QPoint(20, 20)))
    inner.popup(stage.window.mapToGlobal(QPoint(60, 20)))
    stage.window.hide_pages()
    assert not outer.isVisible()
    assert not inner.isVisible()


def test_a_dialog_that_waits_for_an_answer_is_closed_and_answers_nothing(stage: Stage, tmp_path):
    stage.open()
    target = tmp_path / "passages.md"
    dialog = QFileDialog(stage.window, "Save as", str(target))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    with stage.qtbot.assertNotEmitted(dialog.accepted):
        stage.window.lock()
    assert not dialog.isVisible()
    assert not target.exists()


def test_a_picture_that_fades_shows_nothing_any_more(stage: Stage, theme):
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT))
    stage.open()
    stage.press(Qt.Key.Key_2, CTRL)
    fading = stage.window.findChildren(CrossFade)
    assert any(not each.isHidden() for each in fading)
    stage.window.lock()
    assert all(each.isHidden() for each in fading)
    assert all(each._picture is None for each in fading)


def test_what_an_input_method_still_holds_is_typed_before_it_is_kept(stage: Stage, monkeypatch):
    stage.open()
    committed = []

    class Method:
        def commit(self) -> None:
            committed.append(stage.window.focusWidget())

    monkeypatch.setattr(QGuiApplication, "inputMethod", staticmethod(Method))
    field = stage.window.focusWidget()
    stage.window.lock()
    assert committed == [field]


def test_a_label_of_the_window_itself_stays(stage: Stage):
    stage.open()
    stage.window.hide_pages()
    stage.window.notices.say("Kept.")
    stage.window.show_again()
    assert stage.window.notices.banner.parent() is stage.window
    assert isinstance(stage.window.findChild(QLabel), QLabel)
    assert stage.page.text.toPlainText() == MARKER
