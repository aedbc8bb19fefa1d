"""What is in view is measured, fills the view, and stays still while rows become known."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.timeline.row_heights import RowHeights
from journal_app.ui.timeline.viewport import Anchor, Viewport

GUESS = 138
real_heights = st.lists(st.integers(20, 400), min_size=1, max_size=200)
actions = st.lists(
    st.tuples(st.sampled_from(["scroll", "put", "reveal"]), st.integers(0, 40_000)), max_size=12
)


def viewport_over(real: list[int], height: int) -> tuple[Viewport, RowHeights, set[int]]:
    heights = RowHeights([GUESS] * len(real))
    known: set[int] = set()

    def measure(row: int) -> int:
        known.add(row)
        return real[row]

    viewport = Viewport(heights, measure, known.__contains__)
    viewport.height = height
    viewport.put(Anchor(0, 0))
    return viewport, heights, known


@given(real_heights, st.integers(50, 900), actions)
def test_everything_in_view_is_real_and_the_view_is_full(
    real: list[int], height: int, todo: list[tuple[str, int]]
) -> None:
    viewport, heights, known = viewport_over(real, height)
    for what, number in [("put", 0), *todo]:
        row = number % len(real)
        match what:
            case "scroll":
                viewport.scroll(number)
            case "put":
                viewport.put(Anchor(row, number % height))
            case _:
                viewport.reveal(row, 30, 10)
        rows = viewport.rows()
        assert set(rows) <= known
        assert all(heights.height(each) == real[each] for each in rows)
        assert 0 <= viewport.top <= viewport.lowest_top
        assert viewport.y_of(rows[0]) <= 0
        seen = sum(real[each] for each in rows) + viewport.y_of(rows[0])
        assert seen >= min(height, heights.total())


@given(real_heights, st.integers(50, 900), st.integers(0, 40_000))
def test_scrolling_back_up_moves_by_what_was_asked(
    real: list[int], height: int, start: int
) -> None:
    viewport, _, _ = viewport_over(real, height)
    viewport.scroll(start)
    row = viewport.rows()[-1]
    before = viewport.y_of(row)
    top = viewport.top
    viewport.scroll(max(0, top - 40))
    moved = viewport.y_of(row) - before
    # At the very top the rows above may have turned out lower than they were guessed.
    assert moved == min(40, top) or viewport.top == 0


@given(real_heights, st.integers(450, 900), st.integers(0, 200))
def test_a_revealed_row_is_wholly_in_view(real: list[int], height: int, number: int) -> None:
    viewport, heights, _ = viewport_over(real, height)
    row = number % len(real)
    viewport.reveal(row, 0, 0)
    assert viewport.y_of(row) >= 0
    assert viewport.y_of(row) + heights.height(row) <= height


def test_opening_a_long_list_measures_one_view() -> None:
    viewport, _, known = viewport_over([100] * 100_000, 800)
    assert len(known) == 8
    viewport.scroll(7_000_000)
    assert len(known) <= 20


def test_no_rows_are_no_trouble() -> None:
    viewport = Viewport(RowHeights(), lambda _row: 1, lambda _row: True)
    viewport.height = 500
    viewport.scroll(300)
    viewport.put(Anchor(0, 0))
    assert (viewport.top, list(viewport.rows())) == (0, [])
