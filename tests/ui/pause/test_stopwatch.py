"""Time that counts: what ran, and not what was held or slept."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.pause.stopwatch import ASLEEP, Stopwatch
from tests.ui.pause.steps import Seconds

moves = st.lists(
    st.one_of(
        st.tuples(st.just("run"), st.floats(0.001, 1.9)),
        st.tuples(st.just("sleep"), st.floats(ASLEEP + 0.001, 100_000)),
        st.tuples(st.just("hold"), st.floats(0, 100_000)),
    )
)


@given(moves)
def test_only_what_ran_counts(moves: list[tuple[str, float]]) -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    watch.restart()
    expected = 0.0
    for kind, span in moves:
        if kind == "hold":
            watch.hold()
        seconds.now += span
        if kind == "hold":
            watch.go_on()
        expected += span if kind == "run" else 0
        assert abs(watch.elapsed() - expected) < 1e-3
        assert watch.running


def test_it_stands_at_nothing_until_it_is_started() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    seconds.now += 5
    assert watch.elapsed() == 0
    assert not watch.running


def test_starting_again_begins_anew() -> None:
    seconds = Seconds()
    watch = Stopwatch(seconds)
    watch.restart()
    seconds.now += 1
    watch.hold()
    watch.hold()
    assert watch.elapsed() == 1
    watch.restart()
    seconds.now += 0.5
    assert watch.elapsed() == 0.5
    watch.go_on()
    assert watch.elapsed() == 0.5
