"""The question in the form: what each answer asks next, and what ends, rests or folds it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.moments import (
    ANSWERS,
    BOTH,
    FEAR,
    NOT_OK,
    PREFERENCE,
    Capture,
)
from journal_app.ui.moment_form.asking import Question
from journal_app.ui.moment_form.form import MomentForm
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.theme.theme import Theme
from tests.builders import START, FakeClock
from tests.ui.moment_form.forms import WORDS, form, line, small
from tests.ui.moment_form.steps import button, names_seen, panel, parts_with, tick
from tests.ui.widgets.conftest import Shown, press_key

__all__ = ["form", "small"]


# The answers and what follows from them.


def test_the_answer_given_before_stands_at_the_head_and_can_be_changed(form: MomentForm) -> None:
    form.set_capture(Capture(reading=FEAR))
    chip = button(form, "Felt like")
    assert chip.accessibleDescription() == "Fear"
    assert "Answers" not in names_seen(form)
    chip.click()
    assert button(panel(form, "Answers"), "Fear").isChecked()
    tick(form, "Answers", "Preference")
    assert form.capture().reading == PREFERENCE
    assert chip.accessibleDescription() == "Preference"
    assert {"What is the room for?", "Can it be said in a sentence?"} <= names_seen(form)
    assert "What was the fear of?" not in names_seen(form)
    tick(form, "Answers", "Preference")
    assert form.capture().reading is None
    assert chip.accessibleDescription() == ""


def test_preference_is_the_shortest_and_doubts_nothing(form: MomentForm) -> None:
    before = names_seen(form)
    form.set_capture(Capture(reading=PREFERENCE))
    new = names_seen(form) - before
    assert not [name for name in new if "sure" in name.lower() or "fear" in name.lower()]


def test_both_has_a_line_for_each_and_asks_for_a_tenth(form: MomentForm, qtbot: QtBot) -> None:
    form.set_capture(Capture(reading=BOTH))
    QTest.keyClicks(line(form, "For rest"), "sleep")
    QTest.keyClicks(line(form, "For fear"), "a promise")
    assert "What would give each a tenth of what it asks?" in names_seen(form)
    QTest.keyClicks(line(form, "Can it be said in a sentence?"), "an hour")
    texts = {"for_rest": "sleep", "for_fear": "a promise", "sentence": "an hour"}
    assert form.capture().texts == texts


def test_what_belongs_to_another_answer_is_left_out_and_not_lost(form: MomentForm) -> None:
    form.set_capture(Capture(reading=FEAR))
    tick(form, "What was the fear of?", "being seen")
    button(form, "Felt like").click()
    tick(form, "Answers", "I can’t tell yet")
    assert form.capture().terms == {}
    tick(form, "Answers", "Fear")
    assert form.capture().terms == {"which_fear": ("ft_seen",)}


@pytest.mark.parametrize("number", range(4))
def test_digits_answer_while_no_line_has_the_keyboard(small: MomentForm, number: int) -> None:
    panel(small, "Right now").findChildren(RowChip)[1].setFocus()
    press_key(small.window(), Qt.Key(Qt.Key.Key_1 + number))
    assert small.capture().reading == ANSWERS[number]
    small.set_capture(Capture())
    small.sentence.setFocus()
    press_key(small.window(), Qt.Key(Qt.Key.Key_1 + number))
    assert small.capture() == Capture(note=str(number + 1))


def test_when_it_was_answered_is_kept(theme: Theme, shown: Shown) -> None:
    clock = FakeClock()
    form = MomentForm(theme, parts_with(WORDS), small=True, now=clock.now)
    shown(form)
    tick(form, "Answers", "Fear")
    assert form.capture().reading_at == START
    clock.advance(timedelta(minutes=3))
    tick(form, "Answers", "Some of both")
    assert form.capture().reading_at == clock.now()
    tick(form, "Answers", "Some of both")
    assert (form.capture().reading, form.capture().reading_at) == (None, None)


def test_passing_over_the_question_earlier_is_undone_by_an_answer(small: MomentForm) -> None:
    small.set_capture(Capture(skipped=frozenset({"reading"})))
    assert small.capture().skipped == {"reading"}
    tick(small, "Answers", "Fear")
    assert small.capture().skipped == frozenset()


# Something isn’t OK.


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("is_small", [True, False])
def test_the_link_is_always_there(
    theme: Theme, shown: Shown, qtbot: QtBot, question: Question, is_small: bool
) -> None:
    form = MomentForm(theme, parts_with(WORDS, question), small=is_small)
    shown(form)
    for capture in (Capture(), Capture(state="st_gone"), Capture(reading=FEAR)):
        form.set_capture(capture)
        with qtbot.waitSignal(form.not_ok_requested):
            button(form, "Something isn’t OK").click()


def test_it_is_the_fifth_answer_where_the_four_stand(small: MomentForm) -> None:
    link = button(small, "Something isn’t OK")
    link.click()
    assert small.capture().reading == NOT_OK
    assert link.accessibleDescription() == "noted with this moment"
    assert not [chip for chip in panel(small, "Answers").findChildren(RowChip) if chip.isChecked()]
    tick(small, "Answers", "Fear")
    assert small.capture().reading == FEAR
    assert link.accessibleDescription() == ""


@pytest.mark.parametrize("question", [Question.FOLDED, Question.RESTS, Question.PUT_AWAY])
def test_elsewhere_it_only_leads_on(theme: Theme, shown: Shown, question: Question) -> None:
    form = MomentForm(theme, parts_with(WORDS, question), small=True)
    shown(form)
    button(form, "Something isn’t OK").click()
    assert form.capture() == Capture()


def test_a_fear_of_them_asks_for_the_calm_question_once(form: MomentForm, qtbot: QtBot) -> None:
    form.set_capture(Capture(reading=FEAR))
    asked: list[None] = []
    form.fork_requested.connect(lambda: asked.append(None))
    tick(form, "What was the fear of?", "being seen")
    assert not asked
    tick(form, "What was the fear of?", "them")
    tick(form, "With", "Mara")
    assert len(asked) == 1
    assert form.capture().terms["which_fear"] == ("ft_them",)


# The question put away, resting, folded.


@pytest.mark.parametrize("is_small", [True, False])
def test_put_away_nothing_of_the_question_is_left_but_the_link(
    theme: Theme, shown: Shown, is_small: bool
) -> None:
    form = MomentForm(theme, parts_with(WORDS, Question.PUT_AWAY), small=is_small)
    window = shown(form)
    for reading in (None, *ANSWERS):
        form.set_capture(Capture(reading=reading))
        seen = names_seen(form)
        assert not seen & {"Answers", "Felt like", "What was the fear of?", "Fear or preference?"}
        assert "Something isn’t OK" in seen
        assert form.capture().reading == reading
    form.set_capture(Capture())
    panel(form, "Right now").findChildren(RowChip)[1].setFocus()
    press_key(window, Qt.Key.Key_1)
    assert form.capture() == Capture()


@pytest.mark.parametrize("is_small", [True, False])
def test_the_question_says_in_words_that_it_rests(
    theme: Theme, shown: Shown, is_small: bool
) -> None:
    form = MomentForm(theme, parts_with(WORDS, Question.RESTS), small=is_small)
    shown(form)
    words = "The question rests until tomorrow. It will still be answerable then."
    assert words in names_seen(form)
    assert not names_seen(form) & {"Answers", "Felt like"}
    form.set_capture(Capture(reading=FEAR))
    assert words not in names_seen(form)


def test_what_is_not_asked_unbidden_can_be_opened(theme: Theme, shown: Shown) -> None:
    form = MomentForm(theme, parts_with(WORDS, Question.FOLDED, people=()), small=True)
    window = shown(form)
    assert "Answers" not in names_seen(form)
    button(form, "Fear or preference?").click()
    assert button(panel(form, "Answers"), "Fear").hasFocus()
    press_key(window, Qt.Key.Key_Space)
    assert form.capture().reading == FEAR


# Settling first.


@pytest.mark.parametrize("word", ["numb", "gone", "over the top", "braced and still"])
def test_settling_comes_before_the_pull_and_the_question(
    form: MomentForm, qtbot: QtBot, word: str
) -> None:
    form.set_capture(Capture(reading=FEAR, pull_away=3))
    if word not in {chip.label for chip in panel(form, "Right now").findChildren(RowChip)}:
        button(panel(form, "Right now"), "more").click()
    with qtbot.waitSignal(form.settling_advised):
        tick(form, "Right now", word)
    assert not names_seen(form) & {"The pull is", "What was the fear of?", "Answers"}
    assert (form.capture().reading, form.capture().pull_away) == (FEAR, 3)
    button(form, "The rest can wait. Show it").click()
    assert {"The pull is", "What was the fear of?"} <= names_seen(form)
    tick(form, "Right now", word)
    assert {"The pull is", "What was the fear of?"} <= names_seen(form)


def test_a_steady_state_advises_nothing(form: MomentForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.settling_advised):
        tick(form, "Right now", "steady")
        tick(form, "Right now", "revved")
    assert form.capture().state == "st_edge_up"


# A touch.


def test_not_wanted_asks_one_thing_and_nothing_of_fear(form: MomentForm, qtbot: QtBot) -> None:
    form.set_capture(Capture(reading=FEAR, pull_away=2))
    tick(form, "Just before", "a touch")
    assert "Was your no respected?" not in names_seen(form)
    tick(form, "Was it wanted?", "Not wanted")
    seen = names_seen(form)
    assert "Was your no respected?" in seen
    assert not seen & {"The pull is", "What was the fear of?", "Felt like", "I want to"}
    with qtbot.assertNotEmitted(form.fork_requested):
        tick(form, "Was your no respected?", "Yes")
        tick(form, "Was your no respected?", "Rather not answer")
    for answer in ("No", "I couldn’t say it"):
        with qtbot.waitSignal(form.fork_requested):
            tick(form, "Was your no respected?", answer)
        tick(form, "Was your no respected?", "Yes")
    terms = form.capture().terms
    assert (terms["wanted_touch"], terms["no_respected"]) == (("wt_not_wanted",), ("nr_yes",))
    tick(form, "Just before", "a touch")
    assert form.capture().terms == {}
