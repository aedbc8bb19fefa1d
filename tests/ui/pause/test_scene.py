"""The whole pause over a real journal: by keyboard, by mouse, skipped, and left at each step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.moments import BOTH, CANT_TELL, FEAR, PREFERENCE
from journal_app.core.sessions import HowEnded, Practice
from journal_app.services import drafts, moments
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pause.scene import Step
from tests.ui.context_fixture import Ground
from tests.ui.pause.conftest import Pausing
from tests.ui.pause.steps import (
    Seconds,
    button,
    buttons,
    keep,
    kept_moments,
    key,
    lefts,
    names,
    places,
    press,
    sessions,
    step_of,
    to_question,
)

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_whole_pause_by_keyboard_alone(
    ground: Ground, pausing: Pausing, seconds: Seconds, spoken: list[str]
) -> None:
    scene = pausing()
    left = lefts(scene)
    seconds.pass_by(60, scene.breathe.frame)
    assert step_of(scene) is Step.ASK
    assert spoken == ["Minute over. Is my distance coming from fear, or from preference?"]
    key(scene, Qt.Key.Key_1)
    assert step_of(scene) is Step.NOTE
    QTest.keyClicks(scene.window().focusWidget(), "He reached over.")
    key(scene, Qt.Key.Key_Return, CTRL)
    ground.wait(lambda: step_of(scene) is Step.CLOSE)
    assert spoken[-1] == "Kept"
    key(scene, Qt.Key.Key_Return)
    assert left == [True]
    (moment,) = kept_moments(ground)
    (session,) = sessions(ground)
    assert (moment.note, moment.reading) == ("He reached over.", FEAR)
    assert moment.reading_at == session.reading_at
    assert (session.practice, session.how_ended) == (Practice.PAUSE, HowEnded.DONE)
    assert session.reading == FEAR
    linked = "SELECT moment FROM practice_sessions"
    assert ground.ask(lambda vault: vault.connection.value(linked)) == moment.id


def test_the_whole_pause_by_mouse_alone(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    left = lefts(scene)
    to_question(scene)
    press(scene, "Some of both")
    press(scene, "revved")
    keep(ground, scene)
    assert "What would be kind now?" in " ".join(names(scene))
    assert {"Ten more seconds", "Write about it", "Done"} <= buttons(scene)
    press(scene, "Done")
    assert left == [True]
    (moment,) = kept_moments(ground)
    assert (moment.reading, moment.state) == (BOTH, "st_edge_up")


@pytest.mark.parametrize(
    ("number", "reading"), [("1", FEAR), ("2", PREFERENCE), ("3", BOTH), ("4", CANT_TELL)]
)
def test_digits_answer_in_the_order_of_the_question(
    ground: Ground, pausing: Pausing, number: str, reading: str
) -> None:
    scene = pausing()
    key(scene, Qt.Key.Key_Right)
    assert step_of(scene) is Step.ASK
    key(scene, Qt.Key(ord(number)))
    scene.leave()
    assert [each.reading for each in sessions(ground)] == [reading]
    assert kept_moments(ground) == []


def test_ctrl_and_the_arrow_lead_on_from_every_control(pausing: Pausing) -> None:
    scene = pausing()
    button(scene, "Longer").setFocus()
    key(scene, Qt.Key.Key_Right, CTRL)
    assert step_of(scene) is Step.ASK


def test_the_step_is_said_as_a_step_and_the_names_never_change(
    ground: Ground, pausing: Pausing
) -> None:
    scene = pausing()
    steps = scene.bar.steps
    assert steps.accessibleName() == "Step"
    assert steps.text() == "Step 1 of 3, Breathe"
    assert {"Leave the pause", "Breathing pacer", "Go to the question"} <= names(scene)
    to_question(scene)
    assert steps.text() == "Step 2 of 3, Ask"
    assert {"Answers", "Skip the question", "Something isn’t OK"} <= names(scene)
    press(scene, "Fear")
    assert steps.text() == "Step 3 of 3, Note"
    assert {"Note the moment", "Felt like", "One sentence"} <= names(scene)
    keep(ground, scene)
    assert "Leave the pause" in names(scene)


def test_after_a_minute_that_ended_by_itself_space_answers_nothing(
    pausing: Pausing, seconds: Seconds
) -> None:
    """Somebody may be about to hold the minute when it ends."""
    scene = pausing()
    seconds.pass_by(60, scene.breathe.frame)
    key(scene, Qt.Key.Key_Space)
    key(scene, Qt.Key.Key_Return)
    assert step_of(scene) is Step.ASK


def test_whoever_goes_to_the_question_has_the_first_answer_under_the_hands(
    pausing: Pausing,
) -> None:
    scene = pausing()
    key(scene, Qt.Key.Key_Right)
    assert button(scene, "Fear").hasFocus()


# Skipping.


def test_everything_can_be_skipped_and_an_empty_moment_is_one(
    ground: Ground, pausing: Pausing
) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Skip the question")
    keep(ground, scene)
    (moment,) = kept_moments(ground)
    assert moment.reading is None
    assert "reading" in moment.skipped
    (session,) = sessions(ground)
    assert session.reading is None
    press(scene, "Done")


def test_what_is_let_go_is_gone_and_the_end_says_only_that_one_noticed(
    ground: Ground, pausing: Pausing
) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    QTest.keyClicks(scene.window().focusWidget(), "Never mind.")
    press(scene, "Let it go")
    assert button(scene, "Go on").hasFocus()
    press(scene, "Undo")
    assert scene.note is not None
    assert scene.note.panel.form.capture().note == "Never mind."
    assert "Go on" not in buttons(scene)
    press(scene, "Let it go")
    press(scene, "Go on")
    assert step_of(scene) is Step.CLOSE
    said = " ".join(names(scene))
    assert "You noticed. That is the whole of it." in said
    assert "kept" not in said
    assert "Ten more seconds" not in buttons(scene)
    assert kept_moments(ground) == []
    assert ground.ask(drafts.all_begun) == []
    # The answer was given, and stands with the pause.
    assert [each.reading for each in sessions(ground)] == [FEAR]


def test_an_answer_put_right_in_the_note_is_put_right_in_the_session(
    ground: Ground, pausing: Pausing
) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    ground.clock.advance(timedelta(seconds=20))
    press(scene, "Felt like")
    press(scene, "Preference")
    keep(ground, scene)
    (moment,), (session,) = kept_moments(ground), sessions(ground)
    assert (moment.reading, session.reading) == (PREFERENCE, PREFERENCE)
    assert moment.reading_at == session.reading_at
    assert "This can be simple." in " ".join(names(scene))


# Leaving.


@pytest.mark.parametrize("how", ["esc", "leave", "s"])
def test_leaving_while_breathing_keeps_that_one_was_there(
    ground: Ground, pausing: Pausing, how: str
) -> None:
    scene = pausing()
    left = lefts(scene)
    ground.clock.advance(timedelta(seconds=7))
    if how == "leave":
        press(scene, "Leave the pause")
    else:
        key(scene, Qt.Key.Key_Escape if how == "esc" else Qt.Key.Key_S)
    assert left == [True]
    (session,) = sessions(ground)
    assert session.how_ended is HowEnded.STOPPED
    assert session.ended_at - session.started_at == timedelta(seconds=7)


def test_esc_at_the_question_leaves_nothing_behind(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    left = lefts(scene)
    to_question(scene)
    key(scene, Qt.Key.Key_Escape)
    assert left == [True]
    assert [each.how_ended for each in sessions(ground)] == [HowEnded.LEFT]
    assert ground.ask(drafts.all_begun) == []


def test_esc_in_the_note_keeps_what_was_told_as_a_draft(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    left = lefts(scene)
    to_question(scene)
    press(scene, "Fear")
    QTest.keyClicks(scene.window().focusWidget(), "He reached")
    assert scene.busy()
    key(scene, Qt.Key.Key_Escape)
    assert left == [True]
    ground.wait(lambda: not scene.busy())
    (draft,) = ground.ask(drafts.all_begun)
    assert (draft.capture.note, draft.capture.reading) == ("He reached", FEAR)
    assert kept_moments(ground) == []
    # Kept another day, it still belongs to this pause, and its answer to the time it was given.
    words = ground.context.known.vocabulary
    ground.clock.advance(timedelta(days=1))
    ground.ask(moments.keep, draft.capture, words=words, clock=ground.clock, draft=draft.uid)
    (moment,) = kept_moments(ground)
    assert moment.reading_at == sessions(ground)[0].reading_at


def test_esc_in_an_untouched_note_keeps_no_draft(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    key(scene, Qt.Key.Key_Escape)
    assert not scene.busy()
    assert ground.ask(drafts.all_begun) == []
    assert [each.reading for each in sessions(ground)] == [FEAR]


def test_esc_at_the_end_is_done(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    left = lefts(scene)
    to_question(scene)
    press(scene, "Preference")
    keep(ground, scene)
    key(scene, Qt.Key.Key_Escape)
    assert left == [True]
    assert [each.how_ended for each in sessions(ground)] == [HowEnded.DONE]


def test_covered_in_the_middle_nothing_is_lost(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    QTest.keyClicks(scene.window().focusWidget(), "He reached")
    scene.keep()
    ground.wait(lambda: not scene.busy())
    assert [each.capture.note for each in ground.ask(drafts.all_begun)] == ["He reached"]
    assert [each.reading for each in sessions(ground)] == [FEAR]
    scene.forget()
    assert scene.note is not None
    assert scene.note.panel.form.sentence.text() == ""


def test_the_cover_is_asked_for(pausing: Pausing, qtbot: QtBot) -> None:
    scene = pausing()
    with qtbot.waitSignal(scene.cover_requested):
        press(scene, "Quick cover")


def test_something_is_not_ok_leads_away_at_once(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    asked = places(scene)
    to_question(scene)
    press(scene, "Something isn’t OK")
    assert asked == [Place(page=PageId.FORK)]
    (session,) = sessions(ground)
    assert session.reading is None


def test_something_is_not_ok_in_the_note_holds_what_was_told(
    ground: Ground, pausing: Pausing
) -> None:
    scene = pausing()
    asked = places(scene)
    to_question(scene)
    press(scene, "Skip the question")
    QTest.keyClicks(scene.window().focusWidget(), "I was afraid.")
    press(scene, "Something isn’t OK")
    assert asked == [Place(page=PageId.FORK)]
    ground.wait(lambda: not scene.busy())
    assert [each.capture.note for each in ground.ask(drafts.all_begun)] == ["I was afraid."]
