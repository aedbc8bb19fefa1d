"""The order of everything: jumping to a day and finding a piece in it."""

from array import array
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.moments import ANSWERS, NOT_OK, later_look_due
from journal_app.core.timeline import (
    Answers,
    MomentHead,
    PieceHead,
    PieceKind,
    TimelineIndex,
)
from tests.builders import START, moment, when

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


readings = st.sampled_from((*ANSWERS, NOT_OK, "rd_skip", None))


@given(readings, readings, st.booleans(), st.integers(0, 60 * 60))
def test_a_card_covers_what_the_later_look_is_open_for(
    first: str | None, later: str | None, passed: bool, minutes: int
) -> None:
    now = START + timedelta(minutes=minutes)
    whole = replace(
        moment(reading=first),
        reading_later=later,
        later_passed_at=START if passed else None,
    )
    told = Answers(first=first, at=None if first is None else START, later=later, passed=passed)
    assert told.covered(now) == later_look_due(whole, now)
    assert not (told.covered(now) and told.shown(now))


def test_first_answer_and_later_look_stand_side_by_side() -> None:
    both = Answers(first="rd_fear", at=START, later="rd_preference")
    assert both.shown(START) == ("rd_fear", "rd_preference")
    assert Answers(first=NOT_OK, at=START).shown(START) == ()


def test_an_entry_shows_the_answers_of_its_moments_once_and_in_the_order_of_the_question() -> None:
    covered = START + timedelta(hours=20)
    head = PieceHead(
        id=PieceId(1),
        uid=new_uid(START),
        kind=PieceKind.ENTRY,
        when=when(),
        preview="",
        felt=(
            Answers(first="rd_both", at=START),
            Answers(first="rd_fear", at=START - timedelta(days=9)),
            Answers(first="rd_fear", at=START - timedelta(days=8)),
        ),
    )
    assert head.readings(START) == ("rd_fear", "rd_both")
    assert head.readings(covered) == ("rd_fear",)
    lived = replace(head, moment=MomentHead(kind="kd_noticed", answers=head.felt[0]))
    assert lived.readings(START) == ("rd_both",)
    assert lived.readings(covered) == ()
