"""What the timeline asks: the order, the heads of cards, and how much there is of each day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.links import FELT_IN, Link
from journal_app.core.moments import BodyMark
from journal_app.core.search import parse
from journal_app.core.search_keys import Key
from journal_app.core.search_language import Part, Search
from journal_app.core.timeline import Answers, DayCount, MomentHead, PieceKind
from journal_app.storage import heads, search_conditions, timeline
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
    few = vault.timeline.index_found(Search(query=parse("kettle")))
    assert list(few.ids) == [pieces[0], pieces[3], pieces[1]]
    monkeypatch.setattr(timeline, "MANY", 2)
    many = vault.timeline.index_found(Search(query=parse("kettle")))
    assert (many.ids, many.days) == (few.ids, few.days)


def test_what_is_picked_is_read_in_order_and_never_sorted(vault: Vault) -> None:
    picked = timeline.PICKED.format(
        wanted=search_conditions.all_of([search_conditions.IdSet(search_conditions.WITH_WORDS)])
    )
    plan = vault.connection.rows(f"EXPLAIN QUERY PLAN {picked}", ("kettle",))
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


def felt(reading: str) -> Search:
    """A search for this answer."""
    return Search(parts=(Part(key=Key.FELT, value=reading),))


def join(vault: Vault, source: PieceId, target: PieceId, relation: str = FELT_IN) -> None:
    with vault.writing():
        link = Link(uid=new_uid(START), source=source, target=target, relation=relation)
        vault.links.add(link, START)


def test_the_head_of_a_moment_holds_ids_and_no_more_than_a_card_shows(vault: Vault) -> None:
    lived = replace(
        moment("", kind="kd_held_back", reading="rd_fear"),
        state="st_numb",
        terms={"trigger_primary": ("tr_touch",), "image": ("im_tide",), "wants": ("dx_quiet",)},
        body=(
            BodyMark(region="br_jaw", sensation="bs_tight"),
            BodyMark(region="br_jaw", sensation="bs_clench"),
            BodyMark(sensation="bs_hot"),
            BodyMark(region="br_chest"),
            BodyMark(region="br_hands"),
            BodyMark(region="br_feet"),
        ),
        drawing="0 0 1 1",
    )
    piece = keep_moment(vault, lived)
    assert vault.timeline.heads([piece])[piece].moment == MomentHead(
        kind="kd_held_back",
        state="st_numb",
        answers=Answers(first="rd_fear", at=START.replace(microsecond=589_000)),
        trigger="tr_touch",
        image="im_tide",
        regions=("br_jaw", "br_chest", "br_hands"),
        drawing="0 0 1 1",
    )


def test_a_drawing_is_told_only_where_there_are_no_words(vault: Vault) -> None:
    with_words = keep_moment(vault, replace(moment("words"), drawing="0 0 1 1"))
    long = keep_moment(vault, replace(moment(""), drawing="0" * (heads.LONGEST_DRAWING + 1)))
    found = vault.timeline.heads([with_words, long])
    told = [head.moment and head.moment.drawing for head in found.values()]
    assert told == ["", ""]


def test_an_entry_knows_the_answers_of_its_moments_outside_the_bin(vault: Vault) -> None:
    written = keep_entry(vault, entry())
    feared, binned, other = (
        keep_moment(vault, moment(reading=reading))
        for reading in ("rd_fear", "rd_both", "rd_cant_tell")
    )
    join(vault, feared, written)
    join(vault, binned, written)
    join(vault, other, written, "sq_close_then_away")
    with vault.writing():
        vault.pieces.bin(binned, START)
    found = vault.timeline.heads([written, feared])
    assert [answers.first for answers in found[written].felt] == ["rd_fear"]
    assert found[feared].felt == ()
    assert found[written].moment is None


def test_a_moment_is_found_by_its_later_look_as_well(vault: Vault) -> None:
    looked = replace(moment(reading="rd_fear"), reading_later="rd_preference")
    piece = keep_moment(vault, replace(looked, reading_later_at=START + timedelta(hours=20)))
    for reading in ("rd_fear", "rd_preference"):
        assert list(vault.timeline.index_found(felt(reading)).ids) == [piece]


def test_what_is_covered_is_found_by_no_answer_nor_is_its_entry(vault: Vault) -> None:
    written = keep_entry(vault, entry())
    open_look = keep_moment(vault, moment(reading="rd_fear", at=START - timedelta(hours=20)))
    passed = keep_moment(
        vault,
        replace(moment(reading="rd_fear", at=START - timedelta(hours=21)), later_passed_at=START),
    )
    long_ago = keep_moment(vault, moment(reading="rd_fear", at=START - timedelta(days=9)))
    join(vault, open_look, written)
    only = felt("rd_fear")
    covered = (START - timedelta(hours=48), START - timedelta(hours=12))
    found = vault.timeline.index_found(only, covered)
    assert list(found.ids) == [passed, long_ago]
    assert len(vault.timeline.index_found(only)) == 4


def test_answers_are_looked_up_and_never_read_through(vault: Vault) -> None:
    plan = vault.connection.rows(
        f"EXPLAIN QUERY PLAN {search_conditions.ANSWERED}", (0, 1, "[]", "[]", FELT_IN)
    )
    told = [row[3] for row in plan]
    assert any("COVERING INDEX moments_reading " in line for line in told)
    assert not any(line.startswith("SCAN moments") for line in told)


def test_a_state_is_remembered_within_its_span(vault: Vault) -> None:
    gone = keep_moment(vault, replace(moment(at=START - timedelta(hours=3)), state="st_gone"))
    span = (START - timedelta(hours=12), START)
    assert vault.timeline.was_in(["st_gone", "st_numb"], *span)
    assert not vault.timeline.was_in(["st_steady"], *span)
    assert not vault.timeline.was_in(["st_gone"], START - timedelta(hours=2), START)
    with vault.writing():
        vault.pieces.bin(gone, START)
    assert not vault.timeline.was_in(["st_gone"], *span)


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
