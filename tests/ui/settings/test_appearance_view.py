"""The look is changed by the commands of the menu, and both always stand alike."""

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from journal_app.core.settings import CONTRAST, NEUTRAL_NAME, THEME, ZOOM
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.settings.appearance_view import AppearanceView
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, read_again, section


@pytest.fixture
def view(desk: Desk) -> AppearanceView:
    return section(desk, "appearance", AppearanceView)


def test_the_theme_is_chosen_here_and_in_the_menu(
    ground: Ground, desk: Desk, view: AppearanceView
) -> None:
    named(view, QRadioButton, "Dark").click()
    assert ground.context.theme.dark
    assert desk.actions[ActionId.THEME_DARK].isChecked()
    assert read_again(ground).get(THEME) == "dark"
    desk.actions[ActionId.THEME_LIGHT].trigger()
    assert named(view, QRadioButton, "Light").isChecked()
    assert not ground.context.theme.dark


def test_text_grows_and_shrinks_and_says_how_large_it_is(
    ground: Ground, view: AppearanceView
) -> None:
    assert view.text_size.text() == "100 %"
    named(view, QPushButton, "Bigger text").click()
    assert view.text_size.text() == "110 %"
    assert read_again(ground).get(ZOOM) == 1.1
    named(view, QPushButton, "Smaller text").click()
    named(view, QPushButton, "Smaller text").click()
    assert ground.context.theme.zoom == 0.9


def test_without_a_window_of_commands_nothing_can_be_pressed(ground: Ground, qtbot: QtBot) -> None:
    alone = AppearanceView(ground.context)
    qtbot.addWidget(alone)
    alone.enter()
    assert not alone.scheme.isEnabled()
    assert not alone.still.isEnabled()
    alone.bigger.click()
    assert ground.context.theme.zoom == 1.0


def test_high_contrast_is_chosen_here_and_in_the_menu(
    ground: Ground, desk: Desk, view: AppearanceView
) -> None:
    named(view.contrast, QRadioButton, "High").click()
    assert ground.context.theme.name == "hc-light"
    assert desk.actions[ActionId.CONTRAST_HIGH].isChecked()
    assert read_again(ground).get(CONTRAST) == "high"
    desk.actions[ActionId.THEME_DARK].trigger()
    assert ground.context.theme.name == "hc-dark"
    desk.actions[ActionId.CONTRAST_NORMAL].trigger()
    assert named(view.contrast, QRadioButton, "Normal").isChecked()
    assert ground.context.theme.name == "dark"
    desk.actions[ActionId.THEME_LIGHT].trigger()


def test_another_name_is_chosen_for_windows(ground: Ground, view: AppearanceView) -> None:
    assert not view.neutral.isChecked()
    view.neutral.click()
    assert read_again(ground).get(NEUTRAL_NAME) is True


def test_text_is_not_smaller_or_bigger_than_it_may_be(ground: Ground, view: AppearanceView) -> None:
    ground.context.theme.set_zoom(0.85)
    assert not view.smaller.isEnabled()
    assert view.bigger.isEnabled()
    ground.context.theme.set_zoom(2.0)
    assert view.smaller.isEnabled()
    assert not view.bigger.isEnabled()
    assert view.text_size.text() == "200 %"
