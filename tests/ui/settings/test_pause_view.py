"""How one pauses is chosen here, holds at once, and is found again by the next start."""

import pytest

from journal_app.core.settings import (
    BODY_AS_LIST,
    PAUSE_ANCHOR,
    PAUSE_BREATH,
    PAUSE_GUIDE,
    PAUSE_PACE,
    PAUSE_SECONDS,
    REDUCED_MOTION,
)
from journal_app.services import pausing
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.settings.pause_view import PauseControls, PauseView
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, read_again, section


@pytest.fixture
def controls(ground: Ground, desk: Desk) -> PauseControls:
    view = section(desk, "pause", PauseView)
    ground.wait(lambda: view.controls is not None and view.controls.guide.isVisible())
    assert view.controls is not None
    return view.controls


def choose(drop: Drop, text: str) -> None:
    action = next(each for each in drop.menu_of_values.actions() if each.text() == text)
    action.trigger()


def texts(drop: Drop) -> list[str]:
    return [action.text() for action in drop.menu_of_values.actions()]


def test_every_choice_is_kept_for_the_next_start(
    ground: Ground, desk: Desk, controls: PauseControls
) -> None:
    for drop, words in (
        ("How the breath is shown", "A ring"),
        ("Length", "3 minutes"),
        ("Where attention rests", "Sounds"),
        ("Pace of the breath", "A little slower"),
    ):
        choose(named(desk.page, Drop, drop), words)
    named(desk.page, Toggle, "With the breath").click()
    named(desk.page, Toggle, "Places in the body as a list").click()
    found = read_again(ground)
    assert found.get(PAUSE_GUIDE) == "ring"
    assert found.get(PAUSE_SECONDS) == 180
    assert found.get(PAUSE_ANCHOR) == "sounds"
    assert found.get(PAUSE_PACE) == "5/7"
    assert found.get(PAUSE_BREATH) is False
    assert found.get(BODY_AS_LIST) is True


def test_everything_that_can_be_chosen_is_offered(controls: PauseControls) -> None:
    assert texts(controls.guide) == ["Ask me once", "Words only", "A slow bar", "A ring"]
    lengths = ["30 seconds", "1 minute", "90 seconds", "2 minutes", "150 seconds", "3 minutes"]
    assert texts(controls.length) == lengths
    anchors = pausing.practices().pause.anchors
    assert texts(controls.anchor) == [words.label for words in anchors.values()]
    assert len(texts(controls.pace)) == 3


def test_what_the_pause_itself_changed_is_shown(
    ground: Ground, desk: Desk, controls: PauseControls
) -> None:
    settings = ground.context.settings
    settings.put(PAUSE_GUIDE, "bar")
    settings.put(PAUSE_SECONDS, 90)
    settings.put(PAUSE_BREATH, False)
    section(desk, "pause", PauseView)
    assert controls.guide.value == "bar"
    assert controls.length.value == 90
    assert not controls.breath.isChecked()


def test_stillness_is_one_choice_here_in_the_menu_and_everywhere(
    ground: Ground, desk: Desk, controls: PauseControls
) -> None:
    ground.context.theme.set_reduced_motion(False)
    action = desk.actions[ActionId.STILLNESS]
    named(desk.page, Toggle, "Keep everything still").click()
    assert action.isChecked()
    assert ground.context.theme.reduced_motion
    assert read_again(ground).get(REDUCED_MOTION) is True
    action.trigger()
    assert not controls.still.isChecked()
    assert not ground.context.theme.reduced_motion


def test_a_desktop_that_wants_stillness_has_its_way(
    ground: Ground, desk: Desk, controls: PauseControls
) -> None:
    desk.look.follow_desktop(True)
    named(desk.page, Toggle, "Keep everything still").click()
    named(desk.page, Toggle, "Keep everything still").click()
    assert ground.context.theme.reduced_motion
