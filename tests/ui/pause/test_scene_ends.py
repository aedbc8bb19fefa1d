"""What a pause does not ask, and what its end offers: over a real journal."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from journal_app.core.moments import FEAR, Capture
from journal_app.core.safety import SafetyState
from journal_app.core.sessions import HowEnded
from journal_app.services import safety
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.pause.scene import PauseScene, Step
from tests.ui.context_fixture import Ground
from tests.ui.pause.conftest import Pausing
from tests.ui.pause.steps import (
    Seconds,
    button,
    buttons,
    keep,
    kept_moments,
    key,
    names,
    places,
    press,
    sessions,
    step_of,
    to_question,
)


@pytest.mark.parametrize("state", [SafetyState.FLAGGED, SafetyState.UNSURE])
def test_where_safety_puts_the_question_away_it_is_not_among_the_steps(
    ground: Ground, pausing: Pausing, seconds: Seconds, spoken: list[str], state: SafetyState
) -> None:
    ground.ask(safety.say, state, clock=ground.clock)
    scene = pausing()
    assert scene.bar.steps.text() == "Step 1 of 2, Breathe"
    assert "Go to the question" not in buttons(scene)
    seconds.pass_by(60, scene.breathe.frame)
    assert step_of(scene) is Step.NOTE
    assert scene.bar.steps.text() == "Step 2 of 2, Note"
    assert spoken == ["Minute over."]
    assert not {"Fear", "Preference", "Felt like"} & names(scene)
    press(scene, "steady")
    keep(ground, scene)
    assert "Ten more seconds" not in buttons(scene)
    (moment,) = kept_moments(ground)
    assert moment.reading is None
    assert "reading" not in moment.skipped


def test_after_three_answers_within_a_day_the_question_rests(
    ground: Ground, pausing: Pausing
) -> None:
    for _time in range(3):
        scene = pausing()
        to_question(scene)
        press(scene, "Preference")
        scene.leave()
    assert len(sessions(ground)) == 3
    scene = pausing()
    press(scene, "Go to the question")
    said = " ".join(names(scene))
    assert "The question rests until tomorrow." in said
    assert "It will still be answerable then." in said
    assert not {"Fear", "Preference"} & names(scene)
    assert "Something isn’t OK" in buttons(scene)
    key(scene, Qt.Key.Key_Return)
    assert step_of(scene) is Step.NOTE
    keep(ground, scene)
    ground.clock.advance(timedelta(hours=25))
    scene = pausing()
    to_question(scene)
    assert "Fear" in names(scene)


# The end.


def closing(ground: Ground, pausing: Pausing, reading: str, state: str) -> PauseScene:
    """Go to the end with this answer and this state."""
    scene = pausing()
    to_question(scene)
    press(scene, reading)
    press(scene, state)
    keep(ground, scene)
    return scene


@pytest.mark.parametrize("state", ["numb", "gone"])
def test_numb_or_gone_are_offered_a_gentle_way_back_first(
    ground: Ground, pausing: Pausing, state: str
) -> None:
    scene = closing(ground, pausing, "Fear", state)
    asked: list[SceneId] = []
    scene.go_on_requested.connect(asked.append)
    assert button(scene, "Coming back gently").hasFocus()
    assert not {"Ten more seconds", "Write about it"} & buttons(scene)
    key(scene, Qt.Key.Key_Return)
    assert asked == [SceneId.COMING_BACK]


def test_too_much_is_offered_another_minute_without_the_breath(
    ground: Ground, pausing: Pausing, seconds: Seconds
) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    assert scene.note is not None
    form = scene.note.panel.form
    form.set_capture(Capture(reading=FEAR, state="st_over"))
    keep(ground, scene)
    press(scene, "Another minute, without the breath")
    assert step_of(scene) is Step.BREATHE
    seconds.pass_by(30, scene.breathe.frame)
    assert scene.breathe.title.text() not in ("Breathe in", "and out, slowly")
    seconds.pass_by(30, scene.breathe.frame)
    assert step_of(scene) is Step.CLOSE
    assert "Noticed. That can be all." in names(scene)
    assert buttons(scene) == {"Leave the pause", "Quick cover", "Done"}
    assert [each.how_ended for each in sessions(ground)] == [HowEnded.DONE, HowEnded.DONE]
    assert len(kept_moments(ground)) == 1


def test_ten_more_seconds_can_be_gone_on_to(ground: Ground, pausing: Pausing) -> None:
    scene = closing(ground, pausing, "Fear", "steady")
    asked: list[SceneId] = []
    scene.go_on_requested.connect(asked.append)
    press(scene, "Ten more seconds")
    assert asked == [SceneId.TEN_MORE_SECONDS]


def test_one_can_write_about_it(ground: Ground, pausing: Pausing) -> None:
    scene = closing(ground, pausing, "Preference", "steady")
    asked = places(scene)
    assert "Ten more seconds" not in buttons(scene)
    press(scene, "Write about it")
    assert asked == [Place(page=PageId.TODAY, part="write-about")]


def test_the_fourth_cant_tell_of_a_week_is_offered_a_walk(
    ground: Ground, pausing: Pausing, seconds: Seconds
) -> None:
    for _day in range(3):
        scene = pausing()
        to_question(scene)
        press(scene, "I can’t tell yet")
        scene.leave()
        ground.clock.advance(timedelta(days=1))
    scene = closing(ground, pausing, "I can’t tell yet", "steady")
    assert "Not knowing is allowed to last. Want a walk instead?" in " ".join(names(scene))
    press(scene, "A slow walk")
    assert step_of(scene) is Step.BREATHE
    seconds.pass_by(12, scene.breathe.frame)
    assert scene.breathe.title.text() == "Take a few slow steps."
    press(scene, "Finish here")
    assert step_of(scene) is Step.CLOSE


def test_a_walk_is_not_remembered_as_how_one_pauses(
    ground: Ground, pausing: Pausing, settings: DeviceSettings
) -> None:
    before = settings._values.copy()
    scene = closing(ground, pausing, "Fear", "steady")
    scene._breathe_again(scene.breathe._course.wishes.anchor)
    scene.leave()
    assert settings._values == before
