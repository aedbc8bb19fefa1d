"""What the timeline asks: the order, the heads of cards, and how much there is of each day."""

from datetime import UTC, datetime, timedelta

import pytest

from journal_app.core.ids import PieceId
from journal_app.core.search import parse
from journal_app.core.timeline import DayCount, PieceKind
from journal_app.storage import timeline
from journal_app.storage.vault import Vault
from tests.builders import START, day, entry, keep_entry, keep_moment, moment, when


def test_newest_first_by_day_then_instant_then_id(vault: Vault) -> None:
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    early = keep_entry(vault, entry("early", at=noon - timedelta(hours=1)))
    late = keep_entry(vault, entry("late", at=noon))
    same_instant = keep_moment(vault, moment("same", at=noon))
    day_before = keep_entry(vault, entry("before", at=noon - timedelta(days=1)))
    # The day decides before the instant: on Kiritimati it was the second of May already.
    abroad = keep_entry(vault, entry("abroad"))
    with vault.writing():
        vault.pieces.move(
            abroad, when(datetime(2026, 5, 2, 0, 30), zone="Pacific/Kiritimati"), START
        )
    index = vault.timeline.index()
    assert list(index.ids) == [abroad, same_instant, late, early, day_before]
    assert index.day(0) == day("2026-05-02")
    assert index.day(4) == day("2026-04-30")
    assert list(vault.timeline.index_among([early, late, PieceId(99), abroad]).ids) == [
        abroad,
        late,
        early,
    ]


def test_what_is_in_the_bin_is_in_no_index(vault: Vault) -> None:
    stays, binned = keep_entry(vault, entry()), keep_entry(vault, entry())
    with vault.writing():
        vault.pieces.bin(binned, START)
    assert list(vault.timeline.index().ids) == [stays]
    assert list(vault.timeline.index_among([stays, binned]).ids) == [stays]
    assert len(vault.timeline.index_among([])) == 0


def test_many_are_picked_out_of_the_order_as_few_are(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = [
        keep_entry(vault, entry(f"kettle {days}", at=START + timedelta(days=days)))
        for days in (3, 1, 2, 2)
    ]
    keep_entry(vault, entry("door"))
    with vault.writing():
        vault.pieces.bin(pieces[2], START)
    few = vault.timeline.index_found(parse("kettle"))
    assert list(few.ids) == [pieces[0], pieces[3], pieces[1]]
    monkeypatch.setattr(timeline, "MANY", 2)
    many = vault.timeline.index_found(parse("kettle"))
    assert (many.ids, many.days) == (few.ids, few.days)


def test_what_is_picked_is_read_in_order_and_never_sorted(vault: Vault) -> None:
    plan = vault.connection.rows(f"EXPLAIN QUERY PLAN {timeline.PICKED}", ("kettle",))
    told = " ".join(row[3] for row in plan)
    assert "COVERING INDEX pieces_timeline" in told
    assert "TEMP B-TREE" not in told.replace("LIST SUBQUERY", "")


def test_heads_hold_what_a_card_needs(vault: Vault) -> None:
    written = entry("# A day\nWe *talked*.", tags=["quiet", "good"], people=["Ana"])
    first = keep_entry(vault, written)
    second = keep_moment(vault, moment("I looked away."))
    heads = vault.timeline.heads([second, first, PieceId(99)])
    assert set(heads) == {first, second}
    head = heads[first]
    assert (head.id, head.uid, head.kind, head.when) == (
        first,
        written.uid,
        PieceKind.ENTRY,
        written.when,
    )
    assert (head.preview, head.tags, head.people) == (
        "A day We talked.",
        ("quiet", "good"),
        ("Ana",),
    )
    assert (heads[second].kind, heads[second].preview, heads[second].tags) == (
        PieceKind.MOMENT,
        "I looked away.",
        (),
    )
    assert vault.timeline.heads([]) == {}


def test_days_that_have_something_come_oldest_first(vault: Vault) -> None:
    keep_entry(vault, entry("12345", at=START + timedelta(days=1)))
    keep_entry(vault, entry("123", at=START))
    keep_moment(vault, moment("12", at=START))
    gone = keep_entry(vault, entry("1", at=START + timedelta(days=2)))
    with vault.writing():
        vault.pieces.bin(gone, START)
    assert vault.timeline.days() == [
        DayCount(day=day("2026-03-14"), entries=1, moments=1, characters=5),
        DayCount(day=day("2026-03-15"), entries=1, moments=0, characters=5),
    ]


def test_one_day_is_looked_up_by_the_order_alone(vault: Vault) -> None:
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    pieces = [
        keep_entry(vault, entry(str(hour), at=noon + timedelta(hours=hour))) for hour in (1, 3)
    ]
    keep_entry(vault, entry("before", at=noon - timedelta(days=1)))
    with vault.writing():
        vault.pieces.bin(keep := pieces.pop(), START)
    assert vault.timeline.of_day(day("2026-05-01")) == pieces
    assert keep not in pieces
    plan = vault.connection.rows(f"EXPLAIN QUERY PLAN {timeline.OF_DAY}", (1,))
    assert len(plan) == 1
    assert "COVERING INDEX pieces_timeline" in plan[0][3]
