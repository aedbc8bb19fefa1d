"""Nothing forbidden is ever offered: every safety, answer, state and touch."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.moments import (
    ANSWERS,
    BOTH,
    CANT_TELL,
    FEAR,
    NOT_OK,
    PREFERENCE,
    SKIPPED_READING,
    STATES_TO_COME_BACK_FROM,
    STATES_TO_SETTLE,
    Capture,
)
from journal_app.core.safety import Feature, Safety, SafetyState
from journal_app.ui.pause.close import closing_words
from journal_app.ui.pause.offers import Ending, Offer, offers

STATES = (
    None, "st_steady", "st_edge_up", "st_over", "st_edge_down", "st_numb", "st_gone", "st_mixed",
    "st_unsure",
)  # fmt: skip
READINGS = (None, *ANSWERS, NOT_OK, SKIPPED_READING)
captures = st.builds(
    lambda state, touch, before: Capture(
        state=state,
        terms={
            name: value
            for name, value in (("wanted_touch", touch), ("trigger_primary", before))
            if value
        },
    ),
    st.sampled_from(STATES),
    st.sampled_from([(), ("wt_wanted",), ("wt_not_wanted",), ("wt_unsure",)]),
    st.sampled_from([(), ("tr_touch",), ("tr_sex",), ("tr_plans",)]),
)
endings = st.builds(
    Ending,
    safety=st.builds(Safety, state=st.sampled_from(SafetyState)),
    reading=st.sampled_from(READINGS),
    capture=st.none() | captures,
    open_journal=st.booleans(),
    ten_seconds_rest=st.booleans(),
    cant_tells=st.integers(0, 9),
    again=st.booleans(),
)


@given(endings)
def test_ten_more_seconds_only_where_everything_speaks_for_it(ending: Ending) -> None:
    if Offer.TEN_MORE_SECONDS not in offers(ending):
        return
    assert ending.safety.state is SafetyState.NONE
    assert ending.safety.allows(Feature.TEN_MORE_SECONDS)
    assert ending.reading in (FEAR, BOTH)
    assert ending.state in ("st_steady", "st_edge_up", "st_edge_down")
    assert not ending.ten_seconds_rest
    assert ending.open_journal
    assert ending.capture is not None
    touch = ending.capture.terms.get("wanted_touch")
    assert touch in (None, ("wt_wanted",))
    if ending.capture.terms.get("trigger_primary") in (("tr_touch",), ("tr_sex",)):
        assert touch == ("wt_wanted",)


@given(endings)
def test_settling_comes_first_and_alone(ending: Ending) -> None:
    found = offers(ending)
    if ending.again:
        assert found == ()
    elif ending.state in STATES_TO_COME_BACK_FROM:
        assert found == (Offer.COMING_BACK,)
    elif ending.state in STATES_TO_SETTLE:
        assert found == (Offer.ANOTHER_MINUTE,)
    else:
        assert not {Offer.COMING_BACK, Offer.ANOTHER_MINUTE} & set(found)


@given(endings)
def test_a_preference_is_never_doubted(ending: Ending) -> None:
    if ending.reading != PREFERENCE or ending.again or ending.state in STATES_TO_SETTLE:
        return
    assert set(offers(ending)) <= {Offer.WRITE}
    words = closing_words(ending)
    assert words.endswith("This can be simple.")
    assert "?" not in words
    assert "fear" not in words.lower()


@given(endings)
def test_words_fit_what_is_offered_and_what_was_kept(ending: Ending) -> None:
    words = closing_words(ending)
    assert ("walk" in words) is (Offer.WALK in offers(ending))
    assert ("kept" in words) is (ending.capture is not None and not ending.again)
    assert ("timeline." in words) is ("kept" in words and ending.open_journal)
    if ending.capture is None and ending.reading not in (PREFERENCE, CANT_TELL):
        assert words == ""


@given(endings)
def test_one_writes_only_in_an_open_journal_and_no_one_is_sent_for_a_walk_early(
    ending: Ending,
) -> None:
    found = offers(ending)
    assert len(found) <= 3
    if Offer.WRITE in found:
        assert ending.open_journal
    if Offer.WALK in found:
        assert ending.reading == CANT_TELL
        assert ending.cant_tells >= 4


def test_what_screen_10_shows() -> None:
    ending = Ending(safety=Safety(), reading=FEAR, capture=Capture(state="st_steady"))
    assert offers(ending) == (Offer.TEN_MORE_SECONDS, Offer.WRITE)
    assert closing_words(ending) == "The moment is kept in your timeline. What would be kind now?"


def test_a_first_cant_tell_stays_open_until_tomorrow() -> None:
    ending = Ending(safety=Safety(), reading=CANT_TELL, capture=Capture(), cant_tells=1)
    assert "Tomorrow" in closing_words(ending)
    assert offers(ending) == (Offer.WRITE,)
