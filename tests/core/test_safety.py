"""What is closed after *something isn’t OK*: every state with every feature, and the one re-ask."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.core.safety import (
    FORK,
    SWITCHED_OFF,
    Answer,
    Feature,
    Safety,
    SafetyState,
    Shelter,
)

SAID = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
FORTNIGHT = timedelta(days=14)
states = st.sampled_from(SafetyState)
times = st.none() | st.datetimes(
    datetime(2000, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.just(UTC),
)
safeties = st.builds(Safety, state=states, said_at=times, asked_again=st.booleans())


@pytest.mark.parametrize("feature", Feature)
@pytest.mark.parametrize("state", SafetyState)
def test_every_state_with_every_feature(state: SafetyState, feature: Feature) -> None:
    assert Safety(state=state).allows(feature) is (state is SafetyState.NONE)


def test_the_table_has_every_state() -> None:
    assert SWITCHED_OFF.keys() == set(SafetyState)


@given(safeties, st.sampled_from(Feature))
def test_nothing_but_the_state_decides(safety: Safety, feature: Feature) -> None:
    assert safety.allows(feature) is Safety(state=safety.state).allows(feature)
    assert safety.put_away is (safety.state is not SafetyState.NONE)
    assert safety.put_away is not safety.allows(feature)


def test_time_alone_opens_nothing() -> None:
    # The fortnight brings a question, never an end.
    unsure = Safety(state=SafetyState.UNSURE, said_at=SAID, asked_again=True)
    assert not any(unsure.allows(feature) for feature in Feature)


def test_what_stays_is_never_what_is_closed() -> None:
    assert not {shelter.value for shelter in Shelter} & {feature.value for feature in Feature}


@given(safeties, times.filter(bool))
@example(Safety(state=SafetyState.UNSURE, said_at=SAID), SAID + FORTNIGHT)
@example(Safety(state=SafetyState.UNSURE, said_at=SAID), SAID + FORTNIGHT - timedelta(seconds=1))
@example(Safety(state=SafetyState.UNSURE, said_at=SAID), SAID - timedelta(days=400))
def test_it_is_asked_again_once_a_fortnight_after_not_sure(safety: Safety, now: datetime) -> None:
    due = safety.ask_again_due(now)
    expected = (
        safety.state is SafetyState.UNSURE
        and not safety.asked_again
        and safety.said_at is not None
        and now >= safety.said_at + FORTNIGHT
    )
    assert due is expected


def test_each_answer_of_the_fork_sets_what_it_says_and_none_clears() -> None:
    assert FORK == {
        Answer.AFRAID: SafetyState.FLAGGED,
        Answer.CONTROLLED: SafetyState.FLAGGED,
        Answer.HURT: None,
        Answer.MISMATCH: None,
        Answer.NOT_SURE: SafetyState.UNSURE,
    }
    assert list(FORK) == list(Answer)
    assert SafetyState.NONE not in FORK.values()
