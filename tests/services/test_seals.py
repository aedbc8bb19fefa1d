"""An entry put away until a day: nowhere to be seen until then, and back by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from journal_app.core.clock import day_of, when_now
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.passages import PassageFilter
from journal_app.core.search import parse
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import (
    answers,
    entries,
    felt,
    links,
    passages,
    quiet_writing,
    reading,
    records,
    sealing,
    seals,
    timeline,
)
from journal_app.storage.vault import Vault
from tests.builders import FakeClock
from tests.finding import index_found

DAYS = timedelta(days=10)


@pytest.fixture
def piece(vault: Vault, clock: FakeClock) -> PieceId:
    when = when_now(clock)
    return entries.begin(
        vault, "Seagrass in the bath", when=when, clock=clock, prompt_id="p02_hands"
    ).id


def seen(vault: Vault) -> list[bool]:
    """In the timeline, found by its words, counted on its day, among the answers."""
    return [
        bool(timeline.index(vault).ids),
        bool(index_found(vault, parse("seagrass")).ids),
        vault.pieces.counts() == (1, 0),
        bool(answers.answers(vault, "p02_hands")),
    ]


def test_until_its_day_it_is_seen_nowhere_and_then_everywhere(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    assert seen(vault) == [True] * 4
    until = day_of(clock) + DAYS
    assert seals.seal_until(vault, piece, until, clock=clock).order
    assert seen(vault) == [False] * 4
    with pytest.raises(NotFound):
        reading.leaf(vault, piece, clock=clock)
    clock.advance(DAYS - timedelta(days=1))
    assert not seals.reopen_due(vault, clock=clock)
    assert seen(vault) == [False] * 4
    clock.advance(timedelta(days=1))
    assert seals.reopen_due(vault, clock=clock).pieces == {piece}
    assert seen(vault) == [True] * 4
    assert seals.waiting(vault) == []
    assert not seals.reopen_due(vault, clock=clock)


def test_it_can_be_opened_earlier(vault: Vault, clock: FakeClock, piece: PieceId) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    assert seals.open_early(vault, piece).order
    assert seen(vault) == [True] * 4
    assert not seals.open_early(vault, piece)


def test_the_list_knows_days_and_no_word(vault: Vault, clock: FakeClock, piece: PieceId) -> None:
    today = day_of(clock)
    seals.seal_until(vault, piece, today + DAYS, clock=clock)
    seals.seal_until(vault, piece, today + 2 * DAYS, clock=clock)
    [waiting] = seals.waiting(vault)
    assert (waiting.piece, waiting.day, waiting.until) == (piece, today, today + 2 * DAYS)
    assert not any("Seagrass" in str(getattr(waiting, name)) for name in waiting.__slots__)


@pytest.mark.parametrize("days", [0, -1])
def test_a_day_that_has_come_is_refused(
    vault: Vault, clock: FakeClock, piece: PieceId, days: int
) -> None:
    with pytest.raises(BadInput):
        seals.seal_until(vault, piece, day_of(clock) + timedelta(days=days), clock=clock)
    assert seen(vault) == [True] * 4


def test_what_is_sealed_for_good_is_another_thing(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    record = quiet_writing.begin(
        vault, "x", when=when_now(clock), clock=clock, prompt_id=records.RECORD, sealed=True
    ).id
    assert [each.id for each in records.opened(vault).outside] == [record]
    assert [each.piece for each in seals.waiting(vault)] == [piece]
    with pytest.raises(BadInput):
        seals.seal_until(vault, record, day_of(clock) + DAYS, clock=clock)
    assert not seals.open_early(vault, record)
    clock.advance(2 * DAYS)
    seals.reopen_due(vault, clock=clock)
    assert vault.pieces.is_sealed(record)


def test_one_that_is_gone_or_in_the_bin_is_refused(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    entries.move_to_bin(vault, piece, clock=clock)
    for each in (piece, PieceId(999)):
        with pytest.raises(NotFound):
            seals.seal_until(vault, each, day_of(clock) + DAYS, clock=clock)


def test_writing_on_in_one_that_waits_does_not_bring_it_back(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    entries.save(vault, piece, 1, "Seagrass once more", clock=clock, new_sitting=False)
    quiet_writing.save(vault, piece, 2, "Seagrass again", clock=clock, new_sitting=False)
    assert seen(vault) == [False] * 4


def test_sealed_for_good_it_waits_for_no_day(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    sealing.seal(vault, piece)
    assert seals.waiting(vault) == []
    assert [each.id for each in records.opened(vault).outside] == [piece]
    clock.advance(2 * DAYS)
    assert not seals.reopen_due(vault, clock=clock)


def test_one_that_waits_is_found_in_the_bin_and_waits_on_when_brought_back(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    entries.move_to_bin(vault, piece, clock=clock)
    assert seals.waiting(vault) == []
    assert entries.binned(vault) == []
    opened = records.opened(vault)
    assert (list(opened.outside), [each.id for each in opened.in_bin]) == ([], [piece])
    assert sealing.bring_back(vault, piece, clock=clock)
    assert [each.piece for each in seals.waiting(vault)] == [piece]
    assert seen(vault) == [False] * 4
    clock.advance(DAYS)
    seals.reopen_due(vault, clock=clock)
    assert seen(vault) == [True] * 4


def test_its_day_comes_in_the_bin_as_well(vault: Vault, clock: FakeClock, piece: PieceId) -> None:
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    entries.move_to_bin(vault, piece, clock=clock)
    clock.advance(DAYS)
    assert seals.reopen_due(vault, clock=clock)
    assert seen(vault) == [False] * 4
    assert records.opened(vault).in_bin == []
    assert [each.id for each in entries.binned(vault)] == [piece]
    entries.bring_back(vault, piece)
    assert seen(vault) == [True] * 4


def test_the_day_comes_at_four_in_the_morning_wherever_one_is(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    clock.set(datetime(2026, 3, 14, 20, tzinfo=UTC))
    seals.seal_until(vault, piece, date(2026, 3, 15), clock=clock)
    clock.set(datetime(2026, 3, 15, 3, 59, tzinfo=UTC))
    assert not seals.reopen_due(vault, clock=clock)
    clock.travel("America/New_York")
    clock.set(datetime(2026, 3, 15, 7, 59, tzinfo=UTC))
    assert not seals.reopen_due(vault, clock=clock)
    clock.set(datetime(2026, 3, 15, 8, 0, tzinfo=UTC))
    assert seals.reopen_due(vault, clock=clock)


def test_its_marks_wait_with_it_and_stand_on_their_words_again(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    passages.mark(vault, piece, "mk_pull", 0, 8, clock=clock)
    [uid] = passages.found(vault, PassageFilter()).uids
    assert seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock).passages
    assert not passages.found(vault, PassageFilter()).uids
    assert passages.rows(vault, [uid]) == {}
    assert passages.days(vault) is None
    quiet_writing.save(
        vault, piece, 1, "Once more: Seagrass in the bath", clock=clock, new_sitting=True
    )
    clock.advance(DAYS)
    assert seals.reopen_due(vault, clock=clock).passages
    [read] = passages.rows(vault, passages.found(vault, PassageFilter()).uids).values()
    anchor = read.passage.anchor
    assert (anchor.start, anchor.quote, read.passage.lost) == (11, "Seagrass", False)


def test_a_moment_joined_to_it_stays_and_says_nothing_of_it(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    moment = felt.answer(vault, piece, "rd_fear", words=Vocabulary(), clock=clock).moment
    seals.seal_until(vault, piece, day_of(clock) + DAYS, clock=clock)
    assert links.of(vault, moment.id) == []
    assert list(timeline.index(vault).ids) == [moment.id]
    seals.open_early(vault, piece)
    assert [each.other.id for each in links.of(vault, moment.id)] == [piece]


def test_brought_back_from_the_bin_with_its_last_words_its_marks_are_found_again(
    vault: Vault, clock: FakeClock, piece: PieceId
) -> None:
    passages.mark(vault, piece, "mk_pull", 0, 8, clock=clock)
    sealing.seal(vault, piece)
    quiet_writing.save(vault, piece, 1, "", clock=clock, new_sitting=True)
    assert [each.lost for each in passages.of(vault, piece)] == [True]
    quiet_writing.leave(vault, piece, clock=clock)
    sealing.bring_back(vault, piece, clock=clock)
    assert [each.lost for each in passages.of(vault, piece)] == [False]
