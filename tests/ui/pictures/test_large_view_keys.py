"""A picture shown large keeps its own few keys; all others are the window's, as everywhere."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.pictures.large_view import LargeView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from tests import made_pictures as made
from tests.ui.context_fixture import Ground
from tests.ui.pictures.conftest import give, strip_of
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(ground: Ground, stage: Stage) -> LargeView:
    """One picture of today, large over the window, with the keyboard."""
    context = dataclasses.replace(ground.context, navigator=stage.navigator)
    today = TodayPage(context)
    pages = {PageId.TODAY: lambda: today, PageId.TIMELINE: lambda: stage._make(PageId.TIMELINE, "")}
    stage.window.open_main(pages, Place(page=PageId.TODAY))
    context.hub.changed.connect(stage.window.refresh)
    ground.ask(lambda _vault: None)
    give(ground, today, made.png(), "Ana by the water")
    strip = strip_of(today)
    strip.opened.emit(strip.pictures[0])
    [shown] = stage.window.findChildren(LargeView)
    assert shown.canvas.hasFocus()
    return shown


KEYS = (
    (ActionId.LOCK, Qt.Key.Key_L, CTRL),
    (ActionId.QUIT, Qt.Key.Key_Q, CTRL),
    (ActionId.PAUSE, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier),
    (ActionId.FULL_SCREEN, Qt.Key.Key_F11, PLAIN),
    (ActionId.BIGGER, Qt.Key.Key_Equal, CTRL),
    (ActionId.SEARCH, Qt.Key.Key_F, CTRL),
    (ActionId.TODAY, Qt.Key.Key_1, CTRL),
    (ActionId.BACK, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
)


def test_the_keys_of_the_window_are_the_windows(stage: Stage, view: LargeView) -> None:
    done: list[ActionId] = []
    for command, _key, _modifiers in KEYS:
        stage.window.registry.bind(command, lambda at=command: done.append(at))
    for holder in (view.canvas, view.close_button):
        holder.setFocus()
        done.clear()
        for _command, key, modifiers in KEYS:
            stage.press(key, modifiers)
        assert done == [command for command, _key, _modifiers in KEYS]
    assert view.canvas.fitting


def test_f_and_one_are_its_own_and_nothing_beneath_acts(stage: Stage, view: LargeView) -> None:
    stage.press(Qt.Key.Key_1)
    assert not view.canvas.fitting
    stage.press(Qt.Key.Key_F)
    assert view.canvas.fitting
    stage.press(Qt.Key.Key_E, CTRL)
    assert not view.isHidden()
    assert stage.window.findChildren(LargeView) == [view]


def test_going_elsewhere_closes_it(stage: Stage, view: LargeView) -> None:
    stage.press(Qt.Key.Key_2, CTRL)
    assert stage.window.main is not None
    assert stage.window.main.here is PageId.TIMELINE
    assert view.isHidden()
    assert view.picture is None


def test_taken_off_during_a_pause_a_picture_does_not_come_back(
    stage: Stage, theme: Theme, view: LargeView
) -> None:
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    stage.window.open_scene(SceneId.PAUSE)
    assert stage.window.main is not None
    today = stage.window.main.page
    assert isinstance(today, TodayPage)
    today.hanging.desk.show_pictures([])
    assert view.picture is None
    stage.window.stage.close()
    assert view.isHidden()
