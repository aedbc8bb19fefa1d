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


def index_of(days: list[date], best: int = 0) -> TimelineIndex:
    ordinals = [day.toordinal() for day in days]
    return TimelineIndex(array("q", range(len(days))), array("l", ordinals), best=best)


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


best_first = st.permutations([date(2026, 3, 14) - timedelta(days=9 * each) for each in range(12)])


@given(best_first, days_of_pieces)
def test_the_best_matches_stand_under_their_own_months(best: list[date], rest: list[date]) -> None:
    days = [*best, *rest]
    agrees(Months.of(index_of(days, best=len(best))), days)


@given(days_of_pieces)
def test_agrees_with_walking_through_every_piece(days: list[date]) -> None:
    agrees(Months.of(index_of(days)), days)


def agrees(months: Months, days: list[date]) -> None:
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
            month = days[expected].replace(day=1)
            beside = days[max(0, expected - 1) : expected] + days[expected + 1 : expected + 2]
            alone = all(day.replace(day=1) != month for day in beside)
            assert months.is_alone(expected) == alone


def test_the_first_month_there_is_does_not_break_the_calendar() -> None:
    months = Months.of(index_of([date(1, 1, 2), date(1, 1, 1)]))
    assert months.days == (date(1, 1, 1),)
    assert months.rows == 3
