"""One order turned into another, against sorting everything."""

from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.timeline import PieceHead, PieceKind, TimelineIndex
from journal_app.ui.timeline.reordering import Added, Taken, moves, steps, with_piece, without

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
hours = st.dictionaries(st.integers(1, 40), st.integers(0, 400), max_size=40)


def head(piece: int, hour: int) -> PieceHead:
    instant = EPOCH + timedelta(hours=hour)
    when = When(instant=instant, zone="UTC", offset=0, day=instant.date())
    return PieceHead(
        id=PieceId(piece), uid=Uid(str(piece)), kind=PieceKind.ENTRY, when=when, preview=""
    )


def index_of(written: dict[int, int]) -> TimelineIndex:
    heads = sorted(
        (head(piece, hour) for piece, hour in written.items()),
        key=lambda each: (each.when.day, each.when.instant, each.id),
        reverse=True,
    )
    return TimelineIndex(
        array("q", (each.id for each in heads)),
        array("l", (each.when.day.toordinal() for each in heads)),
    )


def carried_out(index: TimelineIndex, todo: list[Added | Taken]) -> TimelineIndex:
    for step in todo:
        if isinstance(step, Taken):
            index = without(index, step.position)
        else:
            index = with_piece(index, step)
    return index


@given(hours, hours)
def test_steps_lead_from_any_order_to_any_other(
    before: dict[int, int], after: dict[int, int]
) -> None:
    old, new = index_of(before), index_of(after)
    todo = steps(old, new)
    if todo is not None:
        assert carried_out(old, todo) == new


@given(hours, st.integers(1, 40), st.integers(0, 400))
def test_one_piece_that_moves_never_takes_a_new_list(
    written: dict[int, int], piece: int, hour: int
) -> None:
    old, new = index_of(written), index_of({**written, piece: hour})
    todo = steps(old, new)
    assert todo is not None
    assert carried_out(old, todo) == new


def test_the_same_order_takes_no_step() -> None:
    order = index_of({1: 5, 2: 90, 3: 91})
    assert steps(order, order) == []


def test_a_piece_that_only_changes_its_day_is_seen() -> None:
    old, new = index_of({1: 5, 2: 30}), index_of({1: 5, 2: 60})
    assert old.ids == new.ids
    assert carried_out(old, steps(old, new) or []) == new


def test_many_changes_are_a_new_list() -> None:
    assert steps(index_of({}), index_of({each: each for each in range(1, 30)})) is None


@given(hours, st.dictionaries(st.integers(1, 40), st.none() | st.integers(0, 400), max_size=6))
def test_changed_pieces_come_to_stand_where_sorting_would_put_them(
    written: dict[int, int], changed: dict[int, int | None]
) -> None:
    after = {**written, **changed}
    there = {piece: hour for piece, hour in after.items() if hour is not None}
    gone = frozenset(PieceId(piece) for piece in changed)
    present = index_of({piece: hour for piece, hour in there.items() if piece in changed})
    asked: list[PieceId] = []

    def in_order(pieces: Sequence[PieceId]) -> TimelineIndex:
        asked.extend(pieces)
        return index_of({each: there[each] for each in pieces if each in there})

    order = index_of(written)
    assert carried_out(order, moves(order, gone, present, in_order)) == index_of(there)
    days = {head(piece, hour).when.day for piece, hour in there.items() if piece in changed}
    assert {head(each, there[each]).when.day for each in asked} <= days


def test_an_index_knows_its_days() -> None:
    assert index_of({1: 30}).day(0) == date(2026, 1, 2)
