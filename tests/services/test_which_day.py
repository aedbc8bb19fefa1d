"""A clock that stands before the last page is noticed, and what was meant for another day moves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.changes import NOTHING
from journal_app.core.clock import When, day_of, when_at, when_given, when_now
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.core.which_day import APART, ClockBehind, days_asked_about
from journal_app.services import entries, moments, seals, timeline, which_day
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, make_vault

LAST = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
BACK = datetime(2025, 3, 3, 14, 5, tzinfo=UTC)
AHEAD = (date(2026, 11, 30) - BACK.date()).days
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "Europe/Lisbon", "Asia/Kathmandu", "America/New_York")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(LAST, "Europe/Lisbon")


def write(vault: Vault, clock: FakeClock, text: str = "words", when: When | None = None) -> PieceId:
    return entries.begin(vault, text, when=when or when_now(clock), clock=clock).id


def question(vault: Vault, clock: FakeClock) -> ClockBehind:
    found = which_day.asked(vault, clock=clock)
    assert found is not None
    return found


def test_nothing_is_asked_in_an_empty_journal(vault: Vault, clock: FakeClock) -> None:
    clock.set(datetime(1970, 1, 1, tzinfo=UTC))
    assert which_day.asked(vault, clock=clock) is None


@pytest.mark.parametrize("days", range(-1, 5))
def test_it_is_asked_from_the_third_day_back_on(vault: Vault, clock: FakeClock, days: int) -> None:
    piece = write(vault, clock)
    clock.advance(-timedelta(days=days))
    today = LAST.date() - timedelta(days=days)
    behind = ClockBehind(today=today, last=LAST.date(), piece=piece)
    assert which_day.asked(vault, clock=clock) == (behind if days > APART else None)


def test_a_moment_tells_as_much_as_a_page(vault: Vault, clock: FakeClock) -> None:
    moments.keep(vault, Capture(note="told"), words=Vocabulary({}), clock=clock)
    clock.set(BACK)
    assert question(vault, clock).last == LAST.date()


def test_what_was_given_to_a_day_to_come_makes_no_clock_doubtful(
    vault: Vault, clock: FakeClock
) -> None:
    write(vault, clock, when=when_given(datetime(2027, 6, 1, 12), clock))
    assert which_day.asked(vault, clock=clock) is None
    piece = write(vault, clock)
    entries.change_time(vault, piece, when_given(datetime(2030, 1, 1, 12), clock), clock=clock)
    assert which_day.asked(vault, clock=clock) is None


def test_what_is_in_the_bin_or_sealed_is_told_nowhere(vault: Vault, clock: FakeClock) -> None:
    binned, sealed = write(vault, clock), write(vault, clock)
    entries.move_to_bin(vault, binned, clock=clock)
    seals.seal_until(vault, sealed, date(2027, 1, 1), clock=clock)
    clock.set(BACK)
    assert which_day.asked(vault, clock=clock) is None
    entries.bring_back(vault, binned)
    assert which_day.asked(vault, clock=clock) is not None


def test_a_clock_that_had_been_ahead_is_asked_about_once(vault: Vault, clock: FakeClock) -> None:
    clock.set(datetime(2040, 1, 1, 12, tzinfo=UTC))
    write(vault, clock)
    clock.set(LAST)
    assert which_day.asked(vault, clock=clock) is not None
    until = which_day.clock_is_right(vault)
    assert which_day.asked(vault, clock=clock) is None
    piece = write(vault, clock)
    clock.set(BACK)
    behind = question(vault, clock)
    assert (behind.last, behind.piece) == (LAST.date(), piece)
    which_day.doubt_again(vault, until)
    assert question(vault, clock).last == date(2040, 1, 1)


def test_whoever_said_which_day_it_is_is_not_asked_again(vault: Vault, clock: FakeClock) -> None:
    write(vault, clock)
    clock.set(BACK)
    clock.be_ahead(1)
    assert which_day.asked(vault, clock=clock) is None


def test_what_is_written_then_is_of_that_day_and_keeps_the_instant_of_the_clock(
    vault: Vault, clock: FakeClock
) -> None:
    before = write(vault, clock)
    clock.set(BACK)
    clock.be_ahead(AHEAD)
    page = write(vault, clock)
    told = moments.keep(vault, Capture(note="told"), words=Vocabulary({}), clock=clock).moment
    kept = entries.get(vault, page)
    assert day_of(clock) == date(2026, 11, 30) == kept.when.day == told.when.day
    assert kept.when.instant == kept.created_at == told.when.instant == BACK
    assert kept.when.told_date == date(2026, 11, 30)
    assert list(timeline.index(vault).ids) == [told.id, page, before]
    # It counts as the last page for a clock that still stands there at the next start.
    clock.be_ahead(0)
    assert question(vault, clock).last == date(2026, 11, 30)


def test_what_was_written_before_the_answer_moves_along_and_back(
    vault: Vault, clock: FakeClock
) -> None:
    old = write(vault, FakeClock(BACK - timedelta(hours=3)))
    last = write(vault, clock)
    clock.set(BACK)
    first = write(vault, clock)
    clock.advance(timedelta(days=1))
    second, open_one = write(vault, clock), write(vault, clock)
    given_one = write(vault, clock, when=when_given(datetime(2019, 5, 5, 12), clock))
    yesterday = write(vault, clock, when=when_given(datetime(2025, 3, 3, 20), clock))
    told = moments.keep(vault, Capture(note="told"), words=Vocabulary({}), clock=clock).moment
    behind = question(vault, clock)
    told_so = clock.be_ahead(AHEAD)
    moved = which_day.move_along(vault, told_so, behind=behind, but=open_one, clock=clock)
    assert moved.pieces == {first, second, told.id}
    assert moved.order
    days = {piece: entries.get(vault, piece).when for piece in (old, last, first, second, open_one)}
    assert [when.day for when in days.values()] == [
        BACK.date(),
        LAST.date(),
        date(2026, 11, 30),
        date(2026, 12, 1),
        behind.today,
    ]
    assert days[first].instant == BACK
    assert entries.get(vault, given_one).when.day == date(2019, 5, 5)
    assert entries.get(vault, yesterday).when.day == BACK.date()
    assert moments.get(vault, told.id).when.day == date(2026, 12, 1)
    which_day.move_on(vault, clock.be_ahead(0), but=open_one, clock=clock)
    assert entries.get(vault, first).when.day == BACK.date()
    assert entries.get(vault, second).when.day == moments.get(vault, told.id).when.day


def answered(vault: Vault, clock: FakeClock, ahead: int = AHEAD) -> None:
    write(vault, clock)
    clock.set(BACK)
    behind = question(vault, clock)
    told = clock.be_ahead(ahead)
    which_day.move_along(vault, told, behind=behind, but=None, clock=clock)


def remembered(vault: Vault, clock: FakeClock) -> int:
    """By how many days one is ahead again in a process that starts anew, where nothing is asked."""
    clock.begin_anew()
    assert which_day.asked(vault, clock=clock) is None
    return clock.days_ahead


def days(vault: Vault, *pieces: PieceId) -> list[date]:
    return [entries.get(vault, piece).when.day for piece in pieces]


def test_what_was_written_after_the_answer_is_taken_back_as_well(
    vault: Vault, clock: FakeClock
) -> None:
    answered(vault, clock)
    clock.advance(timedelta(days=1))
    after, binned = write(vault, clock), write(vault, clock)
    dated = write(vault, clock)
    given_one = when_given(datetime(2026, 12, 3, 12), clock)
    entries.change_time(vault, dated, given_one, clock=clock)
    clock.advance(timedelta(hours=12))
    at_night = write(vault, clock)
    assert days(vault, after, at_night) == [date(2026, 12, 1)] * 2
    entries.move_to_bin(vault, binned, clock=clock)
    taken = which_day.move_on(vault, clock.be_ahead(0), but=None, clock=clock)
    assert taken.pieces == {after, binned, at_night}
    entries.bring_back(vault, binned)
    assert days(vault, after, binned, at_night) == [date(2025, 3, 4)] * 3
    assert days(vault, dated) == [date(2026, 12, 3)]
    assert which_day.asked(vault, clock=clock) is not None


@pytest.mark.parametrize("days_ago", [7, 8])
def test_what_lay_there_for_more_than_a_week_is_not_asked_about(
    vault: Vault, clock: FakeClock, days_ago: int
) -> None:
    """As where one page of 2040 was left standing, and it is the clock that goes right."""
    clock.set(datetime(2040, 1, 1, 12, tzinfo=UTC))
    write(vault, clock)
    clock.set(LAST)
    old, to_come = write(vault, clock), write(vault, clock, when=when_given(LAST, clock))
    clock.advance(timedelta(days=days_ago))
    entries.change_time(vault, to_come, when_at(LAST + timedelta(days=9), clock), clock=clock)
    behind = question(vault, clock)
    ahead = (behind.last - behind.today).days
    which_day.move_along(vault, clock.be_ahead(ahead), behind=behind, but=None, clock=clock)
    moved = LAST.date() + timedelta(days=ahead)
    assert days(vault, old) == [moved if days_ago == 7 else LAST.date()]
    assert days(vault, to_come) == [LAST.date() + timedelta(days=9)]


def test_another_answer_moves_all_that_stood_by_the_first(vault: Vault, clock: FakeClock) -> None:
    before = write(vault, FakeClock(LAST - timedelta(days=1)))
    answered(vault, clock)
    first, open_one = write(vault, clock), write(vault, clock)
    by_hand = write(vault, clock, when=when_at(BACK - timedelta(hours=1), clock))
    told = clock.be_ahead(AHEAD + 3)
    moved = which_day.move_on(vault, told, but=open_one, clock=clock)
    assert (moved.pieces, moved.order) == ({first}, True)
    assert days(vault, first, open_one) == [date(2026, 12, 3), date(2026, 11, 30)]
    assert which_day.bring_along(vault, clock=clock) == NOTHING
    assert days(vault, before, by_hand) == [date(2026, 11, 28), BACK.date()]
    assert remembered(vault, clock) == AHEAD + 3
    clock.day_ends_at = 0
    which_day.move_on(vault, clock.be_ahead(0), but=None, clock=clock)
    assert days(vault, first) == [BACK.date()]
    assert which_day.move_on(vault, clock.be_ahead(0), but=None, clock=clock) == NOTHING


def test_one_day_ahead_another_answer_leaves_what_was_lived_on_its_day(
    vault: Vault, clock: FakeClock
) -> None:
    answered(vault, clock, 1)
    piece = write(vault, clock)
    by_hand = write(vault, clock, when=when_given(BACK.replace(minute=50), clock))
    which_day.move_on(vault, clock.be_ahead(5), but=None, clock=clock)
    assert days(vault, piece, by_hand) == [BACK.date() + timedelta(days=5), BACK.date()]


def test_nothing_moves_where_a_day_would_be_outside_the_calendar(
    vault: Vault, clock: FakeClock
) -> None:
    answered(vault, clock)
    piece = write(vault, clock)
    too_far = clock.be_ahead((date.max - BACK.date()).days + 1)
    with pytest.raises(BadInput):
        which_day.move_on(vault, too_far, but=None, clock=clock)
    assert days(vault, piece) == [date(2026, 11, 30)]
    assert remembered(vault, clock) == AHEAD


def test_the_answer_outlives_a_lock_which_starts_a_process_anew(
    vault: Vault, clock: FakeClock
) -> None:
    answered(vault, clock)
    clock.advance(timedelta(hours=30))
    assert remembered(vault, clock) == AHEAD


def test_what_was_caught_while_it_was_closed_follows_to_the_day_answered(
    vault: Vault, clock: FakeClock
) -> None:
    answered(vault, clock)
    page = write(vault, clock)
    clock.begin_anew()
    clock.advance(timedelta(days=1))
    long_ago = write(vault, clock, when=when_given(datetime(2019, 5, 5, 12), clock))
    caught = write(vault, clock)
    assert which_day.bring_along(vault, clock=clock) == NOTHING
    assert which_day.asked(vault, clock=clock) is None
    assert which_day.bring_along(vault, clock=clock).pieces == {caught}
    assert which_day.bring_along(vault, clock=clock) == NOTHING
    assert days(vault, page, caught) == [date(2026, 11, 30), date(2026, 12, 1)]
    assert entries.get(vault, long_ago).when.day == date(2019, 5, 5)


@pytest.mark.parametrize(("ahead", "follows"), [(2, True), (1, False), (-1, False), (-2, True)])
def test_also_what_is_few_days_ahead_follows_where_it_is_told_from_a_night(
    vault: Vault, clock: FakeClock, ahead: int, follows: bool
) -> None:
    answered(vault, clock, ahead)
    before = write(vault, clock)
    clock.begin_anew()
    caught = write(vault, clock)
    clock.days_ahead = ahead
    brought = which_day.bring_along(vault, clock=clock)
    assert brought.pieces == ({caught} if follows else set())
    there = BACK.date() + timedelta(days=ahead)
    assert days(vault, before, caught) == [there, there if follows else BACK.date()]


@pytest.mark.parametrize("why", ["another start", "set since", "taken back"])
def test_it_is_asked_again(vault: Vault, clock: FakeClock, why: str) -> None:
    answered(vault, clock)
    clock.begin_anew()
    if why == "another start":
        clock.start = "another"
    elif why == "set since":
        clock.set(BACK - timedelta(days=1))
    else:
        which_day.move_on(vault, clock.be_ahead(0), but=None, clock=clock)
    assert which_day.asked(vault, clock=clock) is not None
    assert clock.days_ahead == 0


@pytest.mark.parametrize("kept", [None, 3, "words", [1], ["x", "2026-01-01", 0, ""], [1, 2, 3, 4]])
def test_an_answer_that_cannot_be_read_is_none(
    vault: Vault, clock: FakeClock, kept: object
) -> None:
    write(vault, clock)
    clock.set(BACK)
    with vault.writing():
        vault.settings.put("writer_ahead", kept)
    assert which_day.asked(vault, clock=clock) is not None


def test_the_last_days_of_the_calendar_are_no_trouble() -> None:
    assert days_asked_about(date.max) == date.max
    assert days_asked_about(date.max - timedelta(days=2)) == date.max


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    path: Path = tmp_path_factory.mktemp("which-day") / "journal.db"
    vault = make_vault(path)
    yield vault
    vault.close()


zones, ends = st.sampled_from(ZONES), st.integers(0, 11)
instants = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)).map(
    lambda naive: naive.replace(tzinfo=UTC)
)
quick = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def asked_after(
    vault: Vault, then: tuple[datetime, str, int], now: tuple[datetime, str, int]
) -> ClockBehind | None:
    clock = FakeClock(then[0], then[1])
    clock.day_ends_at = then[2]
    piece = write(vault, clock)
    clock.set(now[0])
    clock.travel(now[1])
    clock.day_ends_at = now[2]
    asked = which_day.asked(vault, clock=clock)
    entries.move_to_bin(vault, piece, clock=clock)
    return asked


@quick
@given(instants, zones, ends, zones, ends, st.integers(0, 3000))
def test_no_flight_and_no_other_hour_of_the_night_is_a_clock_set_back(
    shared: Vault, now: datetime, zone: str, end: int, to: str, other: int, later: int
) -> None:
    then, after = (now, zone, end), (now + timedelta(minutes=later), to, other)
    assert asked_after(shared, then, after) is None


@quick
@given(instants, zones, ends, st.integers(0, 6 * 24))
def test_at_one_place_the_limit_is_two_days_of_the_calendar(
    shared: Vault, then: datetime, zone: str, end: int, hours: int
) -> None:
    now = then - timedelta(hours=hours)
    asked = asked_after(shared, (then, zone, end), (now, zone, end))
    clock = FakeClock(then, zone)
    clock.day_ends_at = end
    last = day_of(clock)
    clock.set(now)
    today = day_of(clock)
    assert (asked is not None) == ((last - today).days > APART)
    if hours <= 46:
        assert asked is None
    if hours >= 73:
        assert asked is not None
        assert (asked.today, asked.last) == (today, last)
