"""Headings between pieces against walking through every piece."""

from array import array
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.timeline import TimelineIndex
from journal_app.ui.timeline.months import Months

days_of_pieces = st.lists(st.integers(0, 900), max_size=60).map(
    lambda back: [date(2026, 3, 14) - timedelta(days=each) for each in sorted(back)]
)


def index_of(days: list[date]) -> TimelineIndex:
    ordinals = [day.toordinal() for day in days]
    return TimelineIndex(array("q", range(len(days))), array("l", ordinals))


def naive_rows(days: list[date]) -> list[int | tuple[int, int]]:
    """A number for a piece, year and month for a heading."""
    rows: list[int | tuple[int, int]] = []
    month = None
    for position, day in enumerate(days):
        if (day.year, day.month) != month:
            month = (day.year, day.month)
            rows.append(month)
        rows.append(position)
    return rows


@given(days_of_pieces)
def test_agrees_with_walking_through_every_piece(days: list[date]) -> None:
    months = Months.of(index_of(days))
    rows = naive_rows(days)
    assert months.rows == len(rows)
    for row, expected in enumerate(rows):
        position = months.position_at(row)
        if isinstance(expected, tuple):
            assert position is None
            heading = months.days[months.month_at(row)]
            assert (heading.year, heading.month, heading.day) == (*expected, 1)
            assert months.heading_row(months.month_at(row)) == row
        else:
            assert position == expected
            assert months.row_of(expected) == row
            alone = [day for day in days if day.replace(day=1) == days[expected].replace(day=1)]
            assert months.is_alone(expected) == (len(alone) == 1)


def test_the_first_month_there_is_does_not_break_the_calendar() -> None:
    months = Months.of(index_of([date(1, 1, 2), date(1, 1, 1)]))
    assert months.days == (date(1, 1, 1),)
    assert months.rows == 3
