"""When an answer stands, when it is looked at once more, and what a caught moment holds."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.moments import (
    ANSWERS,
    CANT_TELL,
    CORRECTION,
    FEAR,
    LATER_FROM,
    LATER_UNTIL,
    NOT_OK,
    NOTICED,
    SKIPPED_READING,
    BodyMark,
    Capture,
    Latency,
    Moment,
    latency,
    later_look_due,
    may_correct,
    opened_by,
)
from journal_app.core.vocabulary import Opens, Term, Vocabulary
from tests import builders

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
jumps = st.timedeltas(timedelta(days=-900), timedelta(days=900))


def moment(when: When | None = None, **values: Any) -> Moment:
    values = {"captured_at": NOW, "kind": NOTICED, **values}
    return Moment(id=PieceId(1), uid=Uid("0"), when=when or builders.when(NOW), **values)


def answered(reading: str = FEAR, **values: Any) -> Moment:
    return moment(reading=reading, reading_at=NOW, **values)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(), Latency.LIVE),
        (timedelta(minutes=30), Latency.LIVE),
        (timedelta(minutes=30) + SECOND, Latency.SAME_DAY),
        (timedelta(hours=12), Latency.SAME_DAY),
        (timedelta(hours=12) + SECOND, Latency.LATER),
        (timedelta(days=4000), Latency.LATER),
        # Dated ahead, or caught while the clock stood behind.
        (-timedelta(days=3), Latency.LIVE),
    ],
)
def test_how_late_it_was_caught(after: timedelta, expected: Latency) -> None:
    assert latency(moment(captured_at=NOW + after)) is expected


@given(jumps, jumps)
def test_later_is_never_nearer(one: timedelta, two: timedelta) -> None:
    order = list(Latency)
    sooner, later = (latency(moment(captured_at=NOW + by)) for by in sorted((one, two)))
    assert order.index(sooner) <= order.index(later)


@given(jumps)
@example(CORRECTION)
@example(CORRECTION + SECOND)
@example(-CORRECTION)
@example(-CORRECTION - SECOND)
def test_an_answer_can_be_taken_back_for_ten_minutes_by_any_clock(passed: timedelta) -> None:
    assert may_correct(answered(), NOW + passed) is (abs(passed) <= timedelta(minutes=10))


@given(jumps)
def test_where_nothing_was_answered_an_answer_is_always_welcome(passed: timedelta) -> None:
    assert may_correct(moment(), NOW + passed)
    assert not later_look_due(moment(), NOW + passed)


@given(st.sampled_from(ANSWERS), jumps)
@example(FEAR, LATER_FROM)
@example(FEAR, LATER_FROM - SECOND)
@example(CANT_TELL, LATER_UNTIL)
@example(CANT_TELL, LATER_UNTIL + SECOND)
def test_the_later_look_has_its_hours_and_a_clock_put_back_opens_none(
    reading: str, passed: timedelta
) -> None:
    due = later_look_due(answered(reading), NOW + passed)
    assert due is (timedelta(hours=12) <= passed <= timedelta(hours=48))


@given(jumps)
def test_while_an_answer_can_be_taken_back_it_is_not_looked_at_again(passed: timedelta) -> None:
    at = NOW + passed
    assert not (may_correct(answered(), at) and later_look_due(answered(), at))


@pytest.mark.parametrize(
    "changed",
    [
        {"reading_later": CANT_TELL, "reading_later_at": NOW},
        {"later_passed_at": NOW},
        {"reading": NOT_OK},
        {"reading": SKIPPED_READING},
        {"reading": "rd_of_a_later_version"},
        {"reading": None},
        {"reading_at": None},
    ],
)
def test_there_is_one_later_look_and_only_at_one_of_the_four_answers(changed: Any) -> None:
    at = NOW + timedelta(hours=20)
    assert later_look_due(answered(), at)
    assert not later_look_due(replace(answered(), **changed), at)


def test_hours_are_those_of_the_world_not_of_the_wall() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=13)))
    assert later_look_due(answered(), east + timedelta(hours=12))
    assert may_correct(answered(), east)
    assert latency(moment(captured_at=east)) is Latency.LIVE


SAID: dict[str, Any] = {
    "kind": "kd_stayed",
    "at": NOW,
    "note": "The door.",
    "state": "st_steady",
    "reading": FEAR,
    "pull_away": 0,
    "pull_toward": 0,
    "terms": {"trigger_primary": ("tr_touch",)},
    "texts": {"for_rest": "Tea."},
    "body": (BodyMark(region="br_jaw"),),
    "drawing": "1,1",
    "people": ("Ana",),
    "tags": ("quiet",),
}
AROUND: dict[str, Any] = {
    "captured_at": NOW,
    "reading_at": NOW,
    "skipped": frozenset({"state"}),
    "entry": Uid("1"),
    "session": Uid("2"),
}
"""What comes with a capture by itself."""


def some_of(values: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.sets(st.sampled_from(sorted(values))).map(
        lambda names: {name: values[name] for name in names}
    )


def test_every_field_of_a_capture_is_said_or_comes_by_itself() -> None:
    assert {field.name for field in fields(Capture)} == SAID.keys() | AROUND.keys()


@given(some_of(SAID), some_of(AROUND))
def test_a_capture_holds_something_once_anything_was_said(
    said: dict[str, Any], around: dict[str, Any]
) -> None:
    assert Capture(**said, **around).holds_something is bool(said)


WORDS = Vocabulary(
    {
        f"xx_{opens.name.lower()}": Term(id=f"xx_{opens.name.lower()}", label="A", opens=opens)
        for opens in Opens
    }
    | {NOT_OK: Term(id=NOT_OK, label="Something isn’t OK", opens=Opens.FORK)}
)


@pytest.mark.parametrize(
    ("chosen", "opens"),
    [
        ((), Opens.NOTHING),
        (("xx_nothing", "xx_of_a_later_version"), Opens.NOTHING),
        (("xx_support",), Opens.SUPPORT),
        (("xx_support", "xx_plain_note"), Opens.PLAIN_NOTE),
        (("xx_plain_note", "xx_fork", "xx_support"), Opens.FORK),
    ],
)
def test_the_weightiest_of_what_was_chosen_is_offered(
    chosen: tuple[str, ...], opens: Opens
) -> None:
    assert opened_by(Capture(terms={"triggers": chosen}), WORDS) is opens
    assert opened_by(moment(terms={"cues": (), "triggers": chosen}), WORDS) is opens


def test_the_quiet_link_opens_the_fork_as_a_word_does() -> None:
    assert opened_by(Capture(reading=NOT_OK), WORDS) is Opens.FORK
    assert opened_by(Capture(reading=FEAR), WORDS) is Opens.NOTHING
