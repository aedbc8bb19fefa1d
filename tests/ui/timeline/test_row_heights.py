"""Running sums against adding up."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.timeline.row_heights import RowHeights

heights = st.integers(1, 400)
changes = st.lists(
    st.tuples(
        st.sampled_from(["set", "insert", "remove"]),
        st.integers(0, 5000),
        st.lists(heights, min_size=1, max_size=1400),
    ),
    max_size=12,
)


def naive_row_at(rows: list[int], y: int) -> int:
    bottom = 0
    for row, height in enumerate(rows):
        bottom += height
        if y < bottom:
            return row
    return max(0, len(rows) - 1)


@given(st.lists(heights, max_size=3000), changes, st.lists(st.integers(-50, 900_000), max_size=8))
def test_agrees_with_a_list_after_any_changes(
    start: list[int], todo: list[tuple[str, int, list[int]]], places: list[int]
) -> None:
    rows = list(start)
    kept = RowHeights(start)
    for what, at, values in todo:
        if what == "insert":
            row = at % (len(rows) + 1)
            rows[row:row] = values
            kept.insert(row, list(values))
        elif rows:
            row = at % len(rows)
            if what == "set":
                rows[row] = values[0]
                kept.set(row, values[0])
            else:
                count = min(len(values), len(rows) - row)
                del rows[row : row + count]
                kept.remove(row, count)
        assert len(kept) == len(rows)
        assert kept.total() == sum(rows)
    for row in {0, len(rows) // 3, len(rows) - 1} if rows else ():
        assert kept.height(row) == rows[row]
        assert kept.top(row) == sum(rows[:row])
    assert kept.top(len(rows)) == sum(rows)
    for y in places:
        assert kept.row_at(y) == naive_row_at(rows, y)


def test_rows_of_a_long_list_stay_in_small_parts() -> None:
    kept = RowHeights([10] * 100_000)
    for _ in range(3000):
        kept.insert(50_000, [20])
    assert kept.total() == 1_060_000
    assert max(map(len, kept._parts)) <= 1024
