"""The course of a pause at every length, pace and anchor."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.practices import Anchor, Posture, Practices
from journal_app.core.settings import PAUSE_ANCHOR, PAUSE_SECONDS
from journal_app.services import pausing
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.pause.course import Course, Wishes, longer, remember, remembered, shorter
from journal_app.ui.pause.pacer import PACES

PAUSE = pausing.practices().pause
wishes = st.builds(
    Wishes,
    seconds=st.integers(30, 180),
    anchor=st.sampled_from(Anchor),
    breath=st.booleans(),
    pace=st.sampled_from(list(PACES.values())),
    posture=st.sampled_from(Posture),
    other_words=st.booleans(),
)


@given(wishes)
def test_every_second_has_words_and_only_the_last_is_over(wished: Wishes) -> None:
    course = Course(PAUSE, wished)
    for tenth in range(int(course.length * 10)):
        now = course.at(tenth / 10)
        assert now.line
        assert not now.over
        assert (now.phase is not None) is wished.breath
    assert course.at(course.length).over


@pytest.mark.parametrize("length", [30, 60, 180])
def test_a_pause_of_this_length_takes_it_to_the_end_of_a_breath(length: int) -> None:
    assert Course(PAUSE, Wishes(seconds=length)).length == length
    assert Course(PAUSE, Wishes(seconds=length, breath=False)).length == length
    slow = Course(PAUSE, Wishes(seconds=length, pace=PACES["5/7"])).length
    assert length <= slow <= length + 6


@given(wishes, wishes, st.floats(0, 29))
def test_another_length_or_pace_brings_no_line_back(
    before: Wishes, after: Wishes, at: float
) -> None:
    after = replace(after, anchor=before.anchor, breath=before.breath, posture=before.posture)
    course = Course(PAUSE, before)
    course.at(at)
    reached = course._reached
    course.change(after)
    course.at(at)
    assert course._reached >= min(reached, len(course._lines) - 1)


def test_another_anchor_brings_its_own_words() -> None:
    course = Course(PAUSE, Wishes(breath=False))
    heard = {course.at(second).line for second in range(60)}
    course.change(Wishes(breath=False, anchor=Anchor.SOUNDS))
    other = {course.at(second).line for second in range(60)}
    assert "Notice what your feet can feel." in heard - other
    assert "Let one sound come to you." in other - heard


def test_hands_can_take_the_place_of_the_jaw(practices: Practices) -> None:
    usual, hands = Course(practices.pause, Wishes()), None
    hands = Course(practices.pause, Wishes(other_words=True))
    said = [(usual.at(tenth / 4).line, hands.at(tenth / 4).line) for tenth in range(240)]
    other = {(one, two) for one, two in said if one != two}
    assert {one for one, _two in other} == {
        line.text for line in practices.pause.jaw if line.text in {one for one, _ in said}
    }
    assert all("hands" in two or "fingers" in two for _one, two in other)


def test_it_goes_by_half_minutes_and_never_beyond() -> None:
    ways = [30]
    while longer(ways[-1]) != ways[-1]:
        ways.append(longer(ways[-1]))
    assert ways == [30, 60, 90, 120, 150, 180]
    assert [shorter(length) for length in ways] == [30, 30, 60, 90, 120, 150]
    assert (shorter(75), longer(75)) == (60, 90)


@given(wishes)
def test_what_was_wished_is_remembered(wished: Wishes) -> None:
    settings = DeviceSettings(Path("nowhere.toml"))
    remember(settings, wished)
    assert remembered(settings) == replace(wished, posture=Posture.UPRIGHT, other_words=False)


def test_an_anchor_nobody_knows_is_the_feet() -> None:
    settings = DeviceSettings(Path("nowhere.toml"))
    settings.put(PAUSE_ANCHOR, "trampoline")
    settings.put(PAUSE_SECONDS, 90)
    assert remembered(settings) == Wishes(seconds=90)
