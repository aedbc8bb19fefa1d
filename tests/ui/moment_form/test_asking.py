"""Which rows an answer, a state or a touch brings up, and what is left out of the moment."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.moments import (
    ANSWERS,
    BOTH,
    CANT_TELL,
    FEAR,
    NOT_OK,
    PREFERENCE,
    STATES_TO_SETTLE,
    Capture,
)
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.asking import (
    FOLLOWING,
    FormParts,
    Opened,
    Question,
    Row,
    asks_whether_wanted,
    fitting,
    rows_in_sight,
)

CALM = {Row.STATE, Row.WITH, Row.BODY}
STATES = ("st_steady", "st_edge_up", "st_over", "st_edge_down", "st_numb", "st_gone", "st_mixed")
FEAR_QUESTIONS = {Row.ANSWERS, Row.WHICH_FEAR, Row.PULL}


def seen(
    capture: Capture,
    vocabulary: Vocabulary,
    question: Question = Question.ASKED,
    opened: Opened | None = None,
    *,
    small: bool = False,
) -> set[Row]:
    parts = FormParts(vocabulary=vocabulary, question=question)
    return set(rows_in_sight(capture, parts, opened or Opened(), small=small))


def test_the_large_form_asks_what_the_screen_shows_and_no_more(vocabulary: Vocabulary) -> None:
    assert seen(Capture(), vocabulary) == CALM | {Row.BEFORE, Row.PULL, Row.WANTS}


def test_the_small_one_asks_even_less(vocabulary: Vocabulary) -> None:
    assert seen(Capture(), vocabulary, small=True) == CALM | {Row.ANSWERS}
    more = seen(Capture(), vocabulary, opened=Opened(more=True), small=True)
    assert more == CALM | {Row.ANSWERS, Row.BEFORE, Row.PULL, Row.WANTS}


@pytest.mark.parametrize(
    ("reading", "following"),
    [
        (None, set()),
        (FEAR, {Row.WHICH_FEAR}),
        (PREFERENCE, {Row.ROOM_FOR, Row.TO_SAY}),
        (BOTH, {Row.FOR_REST, Row.FOR_FEAR, Row.TO_SAY}),
        (CANT_TELL, set()),
        (NOT_OK, set()),
    ],
)
def test_each_answer_asks_its_own_next(
    vocabulary: Vocabulary, reading: str | None, following: set[Row]
) -> None:
    rows = seen(Capture(reading=reading), vocabulary)
    assert rows & set(FOLLOWING) == following


@pytest.mark.parametrize("state", sorted(STATES_TO_SETTLE))
def test_a_state_that_wants_settling_folds_the_pull_and_the_question(
    vocabulary: Vocabulary, state: str
) -> None:
    for small, reading in product((True, False), (None, *ANSWERS)):
        capture = Capture(state=state, reading=reading)
        folded = seen(capture, vocabulary, opened=Opened(more=True, answers=True), small=small)
        assert not folded & {Row.ANSWERS, Row.PULL, *FOLLOWING}
        assert folded >= CALM
        everything = Opened(more=True, answers=True, rest=True)
        opened = seen(capture, vocabulary, opened=everything, small=small)
        assert {Row.PULL, Row.ANSWERS} <= opened


@pytest.mark.parametrize("touch", ["tr_touch", "tr_sex"])
def test_a_touch_asks_first_whether_it_was_wanted(vocabulary: Vocabulary, touch: str) -> None:
    capture = Capture(reading=FEAR, terms={"trigger_primary": (touch,)})
    assert Row.WANTED in seen(capture, vocabulary)
    for said in ("wt_wanted", "wt_unsure"):
        terms = capture.terms | {"wanted_touch": (said,)}
        rows = seen(replace(capture, terms=terms), vocabulary)
        assert Row.NO_RESPECTED not in rows
        assert {Row.PULL, Row.WHICH_FEAR} <= rows


@pytest.mark.parametrize("touch", ["tr_touch", "tr_sex"])
@pytest.mark.parametrize("reading", [None, *ANSWERS])
def test_not_wanted_ends_every_question_of_fear(
    vocabulary: Vocabulary, touch: str, reading: str | None
) -> None:
    terms: dict[str, tuple[str, ...]]
    terms = {"trigger_primary": (touch,), "wanted_touch": ("wt_not_wanted",)}
    capture = Capture(reading=reading, terms=terms)
    everything = Opened(answers=True, rest=True, more=True)
    for small, question in product((True, False), Question):
        rows = seen(capture, vocabulary, question, everything, small=small)
        assert Row.NO_RESPECTED in rows
        assert not rows & (FEAR_QUESTIONS | set(FOLLOWING) | {Row.WANTS})


def test_put_away_asks_nothing_that_leans_on_closeness(vocabulary: Vocabulary) -> None:
    everything = Opened(answers=True, rest=True, more=True)
    for small, reading in product((True, False), (None, *ANSWERS)):
        rows = seen(
            Capture(reading=reading), vocabulary, Question.PUT_AWAY, everything, small=small
        )
        assert not rows & {Row.ANSWERS, *FOLLOWING}


def test_folded_is_asked_only_where_somebody_opened_it(vocabulary: Vocabulary) -> None:
    for small in (True, False):
        assert Row.ANSWERS not in seen(Capture(), vocabulary, Question.FOLDED, small=small)
        opened = Opened(answers=True)
        assert Row.ANSWERS in seen(Capture(), vocabulary, Question.FOLDED, opened, small=small)


def test_what_rests_shows_no_answers(vocabulary: Vocabulary) -> None:
    opened = Opened(answers=True)
    for small in (True, False):
        assert Row.ANSWERS not in seen(Capture(), vocabulary, Question.RESTS, opened, small=small)


ids = st.sampled_from(["ft_seen", "ft_other", "nd_quiet", "tr_touch", "tr_praise", "zz_later"])
captures = st.builds(
    Capture,
    state=st.sampled_from([None, *STATES]),
    reading=st.sampled_from([None, *ANSWERS, NOT_OK]),
    pull_away=st.sampled_from([None, 0, 3]),
    terms=st.dictionaries(
        st.sampled_from(
            ["which_fear", "room_for", "trigger_primary", "wanted_touch", "no_respected", "wants"]
        ),
        st.tuples(ids | st.sampled_from(["wt_not_wanted", "wt_wanted", "nr_yes"])),
    ),
    texts=st.dictionaries(
        st.sampled_from(["for_rest", "for_fear", "sentence", "which_fear_other", "later"]),
        st.sampled_from(["", "a line"]),
    ),
    skipped=st.frozensets(st.sampled_from(["which_fear", "room_for", "wanted_touch", "seat"])),
)


@given(capture=captures)
def test_leaving_out_twice_leaves_out_no_more(capture: Capture) -> None:
    for words in (Vocabulary(), _WORDS):
        once = fitting(capture, words)
        assert fitting(once, words) == once


@given(capture=captures)
def test_only_what_belongs_to_another_answer_is_left_out(capture: Capture) -> None:
    kept = fitting(capture, _WORDS)
    asked = {
        "which_fear": capture.reading == FEAR,
        "room_for": capture.reading == PREFERENCE,
        "wanted_touch": asks_whether_wanted(capture, _WORDS)
        or "zz_later" in capture.terms.get("trigger_primary", ()),
        "wants": True,
        "trigger_primary": True,
    }
    for field, belongs in asked.items():
        assert (field in kept.terms) == (field in capture.terms and belongs)
        if field in capture.skipped:
            assert (field in kept.skipped) == belongs
    for field, readings in (("for_rest", {BOTH}), ("sentence", {BOTH, PREFERENCE})):
        said = bool(capture.texts.get(field))
        assert (field in kept.texts) == (said and capture.reading in readings)
    assert (kept.state, kept.reading, kept.pull_away) == (
        capture.state,
        capture.reading,
        capture.pull_away,
    )
    assert ("seat" in kept.skipped) == ("seat" in capture.skipped)


def test_a_touch_nobody_can_read_now_keeps_what_was_said_of_it() -> None:
    terms: dict[str, tuple[str, ...]]
    terms = {"trigger_primary": ("tr_touch",), "wanted_touch": ("wt_not_wanted",)}
    assert fitting(Capture(terms=terms), Vocabulary()).terms == terms


def _words() -> Vocabulary:
    from journal_app.content.vocabulary import load_vocabulary

    return load_vocabulary("en")


_WORDS = _words()
