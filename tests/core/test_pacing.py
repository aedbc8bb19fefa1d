"""How much is asked in one sitting: three, a soft line, one closing question, and a full stop."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.pacing import Distress, Way, hard_now, pacing

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
minutes = st.integers(-100, 500).map(lambda n: timedelta(minutes=n))
levels = st.none() | st.integers(0, 4)


def said(before: int | None, after: int | None, *, hours: float = 0.5) -> Distress:
    return Distress(at=NOW - timedelta(hours=hours), before=before, after=after)


@pytest.mark.parametrize(("after", "line"), [(11, False), (12, True), (24, True)])
def test_after_twelve_minutes_a_soft_line_stands_at_the_foot(after: int, line: bool) -> None:
    found = pacing(timedelta(minutes=after))
    assert found.leave_it is line
    assert found.line == ("You can leave it here; it keeps." if line else "")


def test_after_twenty_five_minutes_one_closing_question_is_due_once() -> None:
    long = timedelta(minutes=25)
    assert pacing(long).closing_due
    assert not pacing(long, closed=True).closing_due
    assert not pacing(long - timedelta(seconds=1)).closing_due


def test_after_three_questions_more_come_only_on_request() -> None:
    assert not pacing(timedelta(), offered=2).only_on_request
    assert pacing(timedelta(), offered=3).only_on_request
    assert pacing(timedelta(), offered=3).closing_may


@given(minutes, st.integers(0, 9), st.booleans())
def test_when_it_is_hard_nothing_but_the_three_ways_is_left(
    writing_for: timedelta, offered: int, closed: bool
) -> None:
    found = pacing(writing_for, offered=offered, hard_now=True, closed=closed)
    assert found.stopped
    assert found.ways == (Way.SETTLE, Way.SUPPORT, Way.DONE)
    assert found.line == ""
    assert [found.closing_due, found.only_on_request] == [False, False]


@given(minutes, st.integers(0, 9))
def test_otherwise_nothing_ever_stops_a_person(writing_for: timedelta, offered: int) -> None:
    found = pacing(writing_for, offered=offered)
    assert not found.stopped
    assert found.ways == ()


@given(levels, levels)
def test_hard_is_three_or_four_or_a_rise_of_two(before: int | None, after: int | None) -> None:
    rose = before is not None and after is not None and after - before >= 2
    assert said(before, after).hard is (rose or (after is not None and after >= 3))


@pytest.mark.parametrize(
    ("told", "hard"),
    [
        ([], False),
        ([said(None, 3)], True),
        ([said(None, 3, hours=3.5)], False),
        ([said(None, 3, hours=-1)], True),
        ([said(None, 4, hours=2), said(1, 1, hours=1)], False),
        ([said(None, 4, hours=2), said(3, None, hours=1)], True),
        ([said(0, 2)], True),
    ],
)
def test_the_last_thing_said_in_these_hours_counts(told: list[Distress], hard: bool) -> None:
    assert hard_now(told, NOW) is hard
