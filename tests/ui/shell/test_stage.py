"""A scene takes the whole window for a while, and everything comes back as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout
from pytestqt.qtbot import QtBot

from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.scene_page import ScenePage
from journal_app.ui.shell.stage import Stage
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow
from tests.ui.window_fixture import Stage as Ground
from tests.ui.window_fixture import stage as ground

__all__ = ["ground"]


class SceneOfWords(ScenePage):
    """A scene with something typed on it that takes note of what it is asked."""

    def __init__(self, theme: Theme, asked: list[str], name: str) -> None:
        super().__init__(theme, name)
        self.asked = asked
        self.unsaved = False
        self.field = QLineEdit("what was typed")
        QVBoxLayout(self).addWidget(self.field)

    def enter(self) -> None:
        self.asked.append("enter")
        self.field.setFocus()

    def busy(self) -> bool:
        return self.unsaved

    def keep(self) -> None:
        self.asked.append("keep")

    def forget(self) -> None:
        self.asked.append("forget")


@pytest.fixture
def window(ground: Ground) -> MainWindow:
    """A window with an open journal."""
    ground.open()
    return ground.window


@pytest.fixture
def asked(window: MainWindow, theme: Theme) -> list[str]:
    """What the scenes of this window were asked."""
    told: list[str] = []
    window.stage.use(lambda scene: SceneOfWords(theme, told, scene.value))
    return told


def stack(window: MainWindow) -> QStackedWidget:
    found = window.centralWidget()
    assert isinstance(found, QStackedWidget)
    return found


def scene(window: MainWindow) -> SceneOfWords:
    found = window.stage.scene
    assert isinstance(found, SceneOfWords)
    return found


def test_leaving_a_scene_comes_back_to_the_page_and_its_caret(
    ground: Ground, window: MainWindow, asked: list[str]
) -> None:
    before = window.focusWidget()
    ground.press(Qt.Key.Key_P, _CTRL_SHIFT)
    assert stack(window).currentWidget() is scene(window)
    assert window.focusWidget() is scene(window).field
    scene(window).left.emit()
    assert stack(window).currentWidget() is window.main
    assert window.focusWidget() is before
    assert asked == ["enter", "keep", "forget"]
    assert window.stage.scene is None


def test_one_scene_takes_the_place_of_another(window: MainWindow, asked: list[str]) -> None:
    keyboard = window.focusWidget()
    window.open_scene(SceneId.PAUSE)
    first = scene(window)
    first.go_on_requested.emit(SceneId.COMING_BACK)
    assert scene(window).accessibleName() == "coming-back"
    assert asked == ["enter", "keep", "forget", "enter"]
    scene(window).left.emit()
    assert stack(window).currentWidget() is window.main
    assert window.focusWidget() is keyboard


def test_a_scene_can_lead_to_a_place(window: MainWindow, asked: list[str]) -> None:
    window.open_scene(SceneId.PAUSE)
    places = QSignalSpy(window.stage.place_requested)
    scene(window).place_requested.emit(Place(page=PageId.TIMELINE))
    assert places.count() == 1
    assert window.main is not None
    assert window.main.here is PageId.TIMELINE


def test_a_command_that_goes_elsewhere_keeps_and_leaves_the_scene(
    ground: Ground, window: MainWindow, asked: list[str]
) -> None:
    for key, page in ((Qt.Key.Key_1, PageId.TODAY), (Qt.Key.Key_2, PageId.TIMELINE)):
        asked.clear()
        window.open_scene(SceneId.PAUSE)
        ground.press(key, Qt.KeyboardModifier.ControlModifier)
        assert window.main is not None
        assert stack(window).currentWidget() is window.main
        assert window.main.here is page
        assert asked == ["enter", "keep", "forget"]


def test_what_is_typed_in_a_scene_is_kept_before_the_window_locks(
    window: MainWindow, asked: list[str]
) -> None:
    window.open_scene(SceneId.PAUSE)
    scene(window).unsaved = True
    window.lock()
    assert "keep" in asked
    assert window.busy()
    assert scene(window).parent() is None
    assert stack(window).currentWidget() is window.lock_page
    scene(window).unsaved = False
    assert not window.busy()
    window.close_main()
    assert asked[-1] == "forget"
    assert window.stage.scene is None


def test_a_covered_scene_is_off_the_accessibility_bus(window: MainWindow, asked: list[str]) -> None:
    QAccessible.setActive(True)
    window.open_scene(SceneId.PAUSE)
    interface = QAccessible.queryAccessibleInterface(scene(window).field)
    assert interface is not None
    noted = QAccessible.uniqueId(interface)
    window.cover()
    assert QAccessible.accessibleInterface(noted) is None
    QAccessible.setActive(False)


def test_going_back_from_a_lock_that_could_not_be_kept_shows_the_scene_again(
    window: MainWindow, asked: list[str]
) -> None:
    window.open_scene(SceneId.PAUSE)
    scene(window).unsaved = True
    window.lock()
    assert window.lock_page is not None
    window.lock_page.return_requested.emit()
    assert stack(window).currentWidget() is scene(window)
    assert scene(window).field.text() == "what was typed"
    scene(window).left.emit()
    assert stack(window).currentWidget() is window.main


def test_the_cover_is_one_press_away_in_every_scene(window: MainWindow, asked: list[str]) -> None:
    window.open_scene(SceneId.PAUSE)
    wishes = QSignalSpy(window.lock_requested)
    scene(window).cover_requested.emit()
    assert window.covered
    assert wishes.count() == 1
    assert "keep" in asked


def test_the_same_scene_asked_for_again_stays_with_what_was_typed(
    window: MainWindow, asked: list[str]
) -> None:
    window.open_scene(SceneId.PAUSE)
    first = scene(window)
    window.open_scene(SceneId.PAUSE)
    assert scene(window) is first
    assert asked == ["enter"]


def test_a_scene_that_was_left_lives_until_it_is_kept(
    window: MainWindow, asked: list[str], qtbot: QtBot
) -> None:
    window.open_scene(SceneId.PAUSE)
    left = scene(window)
    left.unsaved = True
    left.left.emit()
    assert stack(window).currentWidget() is window.main
    assert window.busy()
    assert "forget" not in asked
    left.unsaved = False
    qtbot.waitUntil(lambda: asked[-1] == "forget")
    assert not window.busy()


def test_a_scene_that_cannot_be_kept_comes_back(
    window: MainWindow, asked: list[str], qtbot: QtBot
) -> None:
    window.open_scene(SceneId.PAUSE)
    left = scene(window)
    left.unsaved = True
    left.left.emit()
    qtbot.waitUntil(lambda: window.stage.scene is left, timeout=10_000)
    assert stack(window).currentWidget() is left
    assert left.field.text() == "what was typed"
    left.unsaved = False
    left.left.emit()
    assert stack(window).currentWidget() is window.main


def test_over_the_cover_nothing_opens(window: MainWindow, asked: list[str]) -> None:
    window.cover()
    window.open_scene(SceneId.PAUSE)
    window.open_capture()
    assert asked == []


def test_a_scene_that_is_not_to_be_had_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    shown = QStackedWidget()
    qtbot.addWidget(shown)
    stage = Stage(theme, shown, shown)
    stage.use(lambda _scene: None)
    stage.open(SceneId.TEN_MORE_SECONDS)
    assert stage.scene is None
    assert shown.count() == 0


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_place_asked_for_while_locked_is_where_opening_leads(
    ground: Ground, theme: Theme
) -> None:
    told: list[str] = []
    ground.window.show_lock(LockView())
    ground.window.stage.use(lambda wanted: SceneOfWords(theme, told, wanted.value))
    ground.window.open_scene(SceneId.PAUSE)
    scene(ground.window).place_requested.emit(Place(page=PageId.TIMELINE))
    assert stack(ground.window).currentWidget() is ground.window.lock_page
    ground.open(PageId.TODAY)
    assert ground.window.main is not None
    assert ground.window.main.here is PageId.TIMELINE
