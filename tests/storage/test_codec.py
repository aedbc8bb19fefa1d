"""Rows to values and back: nothing of time is lost on the way."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.clock import When, when_given
from journal_app.storage import codec
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry

EARLY, LATE = datetime(1, 1, 3), datetime(9999, 12, 29)
instants = st.datetimes().map(
    lambda wall: wall.replace(tzinfo=UTC, microsecond=wall.microsecond // 1000 * 1000)
)
zones = st.sampled_from(sorted(available_timezones() - {"localtime"}))
whens = st.builds(
    lambda wall, zone: when_given(wall, FakeClock(zone=zone)), st.datetimes(EARLY, LATE), zones
)


@given(instants)
def test_an_instant_comes_back_to_the_millisecond(instant: datetime) -> None:
    assert codec.from_milliseconds(codec.to_milliseconds(instant)) == instant
    assert codec.from_optional(codec.to_optional(instant)) == instant


@given(instants)
def test_a_millisecond_later_is_one_more(instant: datetime) -> None:
    if instant < datetime(9999, 12, 31, 23, 59, 59, 998_000, tzinfo=UTC):
        later = instant + timedelta(milliseconds=1)
        assert codec.to_milliseconds(later) == codec.to_milliseconds(instant) + 1


def test_no_instant_stays_no_instant() -> None:
    assert codec.to_optional(None) is None
    assert codec.from_optional(None) is None


@given(st.dates())
def test_a_day_comes_back(day: date) -> None:
    assert codec.from_day(codec.to_day(day)) == day


def test_days_count_from_the_first_of_january_of_the_year_1() -> None:
    assert codec.to_day(date(1, 1, 1)) == 1


@given(whens)
def test_a_time_in_any_zone_comes_back_from_its_columns(when: When) -> None:
    again = codec.from_when_columns(*codec.to_when_columns(when))
    assert again == when
    assert again.iso() == when.iso()


def test_a_time_in_any_zone_comes_back_from_the_file(vault: Vault) -> None:
    for year in (1, 1582, 1900, 1970, 2026, 2038, 9999):
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "Europe/Amsterdam"):
            when = when_given(datetime(year, 6, 30, 23, 59, 59), FakeClock(zone=zone))
            written = entry(at=when.instant)
            with vault.writing():
                piece = vault.entries.add(written.uid, when, "", when.instant)
            kept = vault.entries.get(piece)
            assert kept is not None
            assert kept.when == when


def test_a_piece_keeps_when_it_was_made(vault: Vault) -> None:
    written = entry()
    kept = vault.entries.get(keep_entry(vault, written))
    assert kept is not None
    assert (kept.created_at, kept.updated_at) == (written.created_at, written.created_at)
