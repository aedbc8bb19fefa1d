"""A long work is cut so that each go is short, however quick or slow the computer is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.slices import LONG, Slices


class _Computer:
    """Takes so long for each piece, and for every go."""

    def __init__(self, a_piece: float, a_go: float = 0.0) -> None:
        self.a_piece, self.a_go = a_piece, a_go
        self.now = 100.0

    def works(self, slices: Slices, times: int) -> list[int]:
        sizes = []
        for _time in range(times):
            some = slices.begin()
            self.now += some * self.a_piece + self.a_go
            slices.end()
            sizes.append(some)
        return sizes


@pytest.mark.parametrize("a_piece", [0.0001, 0.0002, 0.001, 0.004])
def test_before_long_each_go_lasts_about_as_long_as_it_may(a_piece: float) -> None:
    computer = _Computer(a_piece, a_go=0.0002)
    sizes = computer.works(Slices(lambda: computer.now), 12)
    assert sizes[-1] * a_piece <= LONG
    assert sizes[-1] * a_piece >= LONG / 2 - a_piece


def test_a_busy_computer_is_given_less_in_the_very_next_go() -> None:
    computer = _Computer(0.0001)
    slices = Slices(lambda: computer.now)
    quick = computer.works(slices, 12)[-1]
    computer.a_piece *= 10
    computer.works(slices, 1)
    assert slices.begin() * computer.a_piece <= LONG < quick * computer.a_piece


@given(st.lists(st.floats(0, 100), max_size=30))
def test_there_is_always_something_done_and_never_suddenly_much(lasted: list[float]) -> None:
    now = [0.0]
    slices = Slices(lambda: now[0])
    sizes = []
    for each in lasted:
        sizes.append(slices.begin())
        now[0] += each
        slices.end()
    assert all(1 <= size <= 200 for size in sizes)
    assert all(later <= 2 * sooner for sooner, later in pairwise(sizes))
