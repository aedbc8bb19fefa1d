"""The order of everything: jumping to a day and finding a piece in it."""

from array import array
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex

some_days = st.lists(st.dates(), max_size=30).map(lambda days: sorted(days, reverse=True))


def index(days: list[date]) -> TimelineIndex:
    """An index with these days; ids count from 100."""
    ids = array("q", range(100, 100 + len(days)))
    return TimelineIndex(ids, array("l", (day.toordinal() for day in days)))


@given(some_days, st.dates())
def test_jumping_to_a_day_lands_on_it_or_on_the_next_older_one(
    days: list[date], wanted: date
) -> None:
    row = index(days).first_row_of(wanted)
    assert row == sum(day > wanted for day in days)


@given(some_days.filter(bool), st.data())
def test_jumping_to_a_day_that_is_there_lands_on_its_first_row(
    days: list[date], data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(days))
    found = index(days)
    assert found.first_row_of(wanted) == days.index(wanted)
    assert found.day(found.first_row_of(wanted)) == wanted


@given(some_days)
def test_each_piece_is_found_in_its_row_and_no_other(days: list[date]) -> None:
    found = index(days)
    assert len(found) == len(days)
    assert [found.row_of(PieceId(piece)) for piece in found.ids] == list(range(len(days)))
    assert found.row_of(PieceId(99)) is None
