"""The breath as numbers: smooth, whole, longer on the way out, and never held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.settings import PACES as KNOWN
from journal_app.ui.pause.pacer import (
    PACES,
    Pace,
    Phase,
    fullness,
    in_whole_breaths,
    is_spoken,
    phase_at,
)

paces = st.sampled_from(list(PACES.values()))
seconds = st.floats(0, 600)


def test_every_pace_of_the_settings_is_known_and_longer_on_the_way_out() -> None:
    assert set(PACES) == set(KNOWN)
    assert all(pace.outward > pace.inward > 0 for pace in PACES.values())


@given(paces, seconds)
def test_it_is_never_less_than_empty_nor_more_than_full(pace: Pace, at: float) -> None:
    assert 0 <= fullness(pace, at) <= 1


@given(paces, seconds)
def test_it_never_jumps(pace: Pace, at: float) -> None:
    assert abs(fullness(pace, at + 0.016) - fullness(pace, at)) < 0.03


@given(paces, st.floats(0, 580), st.floats(0.01, 0.5))
def test_it_fills_on_the_way_in_and_empties_on_the_way_out(
    pace: Pace, at: float, step: float
) -> None:
    """Nothing is held: at every instant the breath is on its way."""
    if phase_at(pace, at) != phase_at(pace, at + step):
        return
    grows = fullness(pace, at + step) > fullness(pace, at)
    assert grows is (phase_at(pace, at)[0] is Phase.IN)


@pytest.mark.parametrize("pace", PACES.values())
def test_the_corners_of_a_breath(pace: Pace) -> None:
    assert fullness(pace, 0) == 0
    assert fullness(pace, pace.inward) == 1
    assert fullness(pace, pace.breath) == 0
    assert fullness(pace, -1) == 0, "what follows late has not begun yet"
    assert phase_at(pace, 0) == (Phase.IN, 0)
    assert phase_at(pace, pace.inward) == (Phase.OUT, 0)
    assert phase_at(pace, pace.breath) == (Phase.IN, 1)


def test_the_way_out_is_quick_at_first_and_slow_at_its_end() -> None:
    pace = PACES["4/6"]
    assert 1 - fullness(pace, 5) > fullness(pace, 9)
    assert fullness(pace, 7) == pytest.approx(0.4203, abs=1e-3)


@given(paces, st.integers(30, 180))
def test_it_ends_with_a_whole_breath_and_no_later_than_that(pace: Pace, wished: int) -> None:
    end = in_whole_breaths(pace, wished)
    assert end / pace.breath == int(end / pace.breath)
    assert wished <= end < wished + pace.breath


def test_after_three_breaths_only_every_second_turn_is_spoken() -> None:
    turns = [(phase, breath) for breath in range(6) for phase in Phase]
    spoken = [(phase.value, breath) for phase, breath in turns if is_spoken(phase, breath)]
    assert spoken == [
        ("in", 0), ("out", 0), ("in", 1), ("out", 1), ("in", 2), ("out", 2),
        ("in", 3), ("in", 4), ("in", 5),
    ]  # fmt: skip
