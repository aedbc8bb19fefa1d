"""When something happened: checked against Python's own zone rules, over all zones and years."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.clock import (
    When,
    ahead_by,
    day_of,
    to_millisecond,
    when_at,
    when_given,
    when_lately,
    when_now,
)
from journal_app.core.errors import BadInput
from tests.builders import FakeClock

MILLISECOND = timedelta(milliseconds=1)
ZONES = sorted(zone for zone in available_timezones() if zone != "localtime")
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)
# Inside these every zone stays between the years 1 and 9999.
EARLY, LATE = FIRST + timedelta(days=2), LAST - timedelta(days=2)

walls = st.datetimes(EARLY, LATE)
instants = walls.map(lambda wall: wall.replace(tzinfo=UTC))
every_wall = st.datetimes()
zones = st.sampled_from(ZONES)
offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@contextmanager
def computer_in(zone: str) -> Iterator[None]:
    """This process as if the computer stood in another zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@given(instants, zones, st.integers(0, 12))
def test_now_agrees_with_the_rules_of_the_zone(now: datetime, zone: str, ends: int) -> None:
    clock = FakeClock(now, zone)
    clock.day_ends_at = ends
    when = when_now(clock)
    wall = when.instant.astimezone(ZoneInfo(zone))
    assert timedelta(0) <= now - when.instant < MILLISECOND
    assert when.instant.tzinfo is UTC
    assert when.day == (wall - timedelta(hours=ends)).date()
    assert abs(when.local.replace(tzinfo=UTC) - wall.replace(tzinfo=UTC)) <= timedelta(seconds=30)
    assert when.zone == zone


@given(walls, zones)
def test_a_given_date_is_kept_as_given(given_time: datetime, zone: str) -> None:
    when = when_given(given_time, FakeClock(zone=zone))
    assert when.day == given_time.date()
    assert when.zone == zone


@given(walls, zones)
def test_a_given_time_is_the_time_on_the_wall(given_time: datetime, zone: str) -> None:
    here = ZoneInfo(zone)
    there_and_back = given_time.replace(tzinfo=here).astimezone(UTC).astimezone(here)
    when = when_given(given_time, FakeClock(zone=zone))
    assert when.local.replace(tzinfo=None) == _cut(there_and_back.replace(tzinfo=None))


@given(walls, offsets, zones)
def test_an_offset_that_was_given_is_believed(
    given_time: datetime, offset: timezone, zone: str
) -> None:
    given_time = given_time.replace(tzinfo=offset)
    when = when_given(given_time, FakeClock(zone=zone))
    assert when.instant == to_millisecond(given_time)
    assert when.day == given_time.date()
    assert when.local.replace(tzinfo=None) == _cut(given_time.replace(tzinfo=None))
    same = given_time.astimezone(ZoneInfo(zone)).utcoffset() == given_time.utcoffset()
    assert when.zone == (zone if same else "")


@given(every_wall, st.one_of(offsets, st.none()), zones)
def test_at_the_ends_of_the_calendar_it_is_right_or_says_so(
    given_time: datetime, offset: timezone | None, zone: str
) -> None:
    _right_or_refused(given_time.replace(tzinfo=offset), zone)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "UTC", "Asia/Kathmandu", ""])
@pytest.mark.parametrize("edge", [FIRST, LAST, datetime(1, 1, 1, 12)])
@pytest.mark.parametrize(
    "offset", [None, UTC, timezone(timedelta(hours=14)), timezone(-timedelta(hours=12))]
)
def test_the_very_first_and_last_instants(
    edge: datetime, offset: timezone | None, zone: str
) -> None:
    _right_or_refused(edge.replace(tzinfo=offset), zone)


@pytest.mark.parametrize("edge", [FIRST, LAST])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", ""])
def test_a_clock_at_the_ends_of_the_calendar(edge: datetime, zone: str) -> None:
    clock = FakeClock(edge.replace(tzinfo=UTC), zone)
    with suppress(BadInput):
        assert when_now(clock).instant == to_millisecond(clock.now())


def test_the_instant_before_the_year_1_is_refused_with_words() -> None:
    with pytest.raises(BadInput, match="calendar"):
        when_given(FIRST, FakeClock(zone="Asia/Tokyo"))


def test_the_day_ends_at_four() -> None:
    zone = ZoneInfo("Europe/Lisbon")
    late = FakeClock(datetime(2026, 7, 2, 3, 59, 59, 999_999, tzinfo=zone))
    early = FakeClock(datetime(2026, 7, 2, 4, tzinfo=zone))
    assert day_of(late) == date(2026, 7, 1)
    assert day_of(early) == date(2026, 7, 2)
    late.day_ends_at = 0
    assert day_of(late) == date(2026, 7, 2)


def test_another_hour_leaves_the_days_of_what_was_written() -> None:
    clock = FakeClock(datetime(2026, 7, 2, 2, tzinfo=ZoneInfo("Europe/Lisbon")))
    before = when_now(clock)
    clock.day_ends_at = 1
    assert (before.day, when_now(clock).day) == (date(2026, 7, 1), date(2026, 7, 2))
    assert before.instant == when_now(clock).instant


def test_the_day_ends_at_four_on_the_wall_in_the_night_of_the_change() -> None:
    # At 02:00 the clock went to 03:00: four on the wall comes after three hours, not four.
    zone = ZoneInfo("Europe/Berlin")
    assert day_of(FakeClock(datetime(2026, 3, 29, 3, 59, tzinfo=zone), "Europe/Berlin")) == date(
        2026, 3, 28
    )
    assert day_of(FakeClock(datetime(2026, 3, 29, 4, 0, tzinfo=zone), "Europe/Berlin")) == date(
        2026, 3, 29
    )


def test_in_the_hour_that_comes_twice_the_first_is_meant_unless_said_otherwise() -> None:
    clock = FakeClock(zone="Europe/Berlin")
    first = when_given(datetime(2026, 10, 25, 2, 30), clock)
    second = when_given(datetime(2026, 10, 25, 2, 30, fold=1), clock)
    assert (first.offset, second.offset) == (120, 60)
    assert second.instant - first.instant == timedelta(hours=1)


def test_a_time_that_never_was_moves_on() -> None:
    when = when_given(datetime(2026, 3, 29, 2, 30), FakeClock(zone="Europe/Berlin"))
    assert when.iso() == "2026-03-29T03:30:00+02:00"


def test_a_day_that_never_was_is_kept_as_the_day_that_was_given() -> None:
    when = when_given(datetime(2011, 12, 30, 12), FakeClock(zone="Pacific/Apia"))
    assert when.day == date(2011, 12, 30)
    assert when.local.date() == date(2011, 12, 31)


@pytest.mark.parametrize(
    ("zone", "offset"), [("Pacific/Kiritimati", 840), ("Etc/GMT+12", -720), ("Asia/Kathmandu", 345)]
)
def test_the_outermost_and_the_crooked_zones(zone: str, offset: int) -> None:
    when = when_now(FakeClock(datetime(2026, 1, 1, 12, tzinfo=UTC), zone))
    assert when.offset == offset


def test_a_zone_that_counted_seconds_keeps_the_clock_on_the_wall() -> None:
    # Amsterdam was 19 minutes and 32 seconds ahead, then 20 minutes.
    when = when_given(datetime(1900, 1, 1, 0, 0, 5), FakeClock(zone="Europe/Amsterdam"))
    assert when.local.replace(tzinfo=None) == datetime(1900, 1, 1, 0, 0, 5)


@pytest.mark.parametrize(
    "zone",
    ["", "Nowhere/At_All", "Europe", "../etc/passwd", "a\x00b", "/etc/localtime", "x" * 5000],
)
def test_without_a_known_zone_the_rules_of_the_computer_hold(zone: str) -> None:
    with computer_in("America/New_York"):
        summer = when_given(datetime(2026, 7, 1, 12), FakeClock(zone=zone))
        winter = when_given(datetime(2026, 1, 1, 12), FakeClock(zone=zone))
        now = when_now(FakeClock(datetime(2026, 7, 1, 7, tzinfo=UTC), zone))
    assert (summer.offset, winter.offset) == (-240, -300)
    assert (summer.zone, winter.zone, now.zone) == ("", "", "")
    assert now.day == date(2026, 6, 30)


@given(instants, zones)
def test_the_iso_form_tells_the_same_instant(now: datetime, zone: str) -> None:
    when = when_now(FakeClock(now, zone))
    assert datetime.fromisoformat(when.iso()) == when.instant


def test_the_iso_form_is_short_where_it_can_be() -> None:
    when = When(
        instant=datetime(2026, 3, 14, 8, tzinfo=UTC), zone="", offset=90, day=date(2026, 3, 14)
    )
    assert when.iso() == "2026-03-14T09:30:00+01:30"


def _right_or_refused(given_time: datetime, zone: str) -> None:
    if EARLY <= given_time.replace(tzinfo=None) <= LATE:
        when_given(given_time, FakeClock(zone=zone))
    with suppress(BadInput):
        when = when_given(given_time, FakeClock(zone=zone))
        assert when.day == given_time.date()
        assert datetime.fromisoformat(when.iso()) == when.instant


def _cut(wall: datetime) -> datetime:
    return wall.replace(microsecond=wall.microsecond // 1000 * 1000)


@given(instants, zones, st.integers(-3000, 3000))
def test_whoever_is_ahead_of_a_wrong_clock_lives_so_many_days_later(
    now: datetime, zone: str, ahead: int
) -> None:
    clock = FakeClock(now, zone)
    plain = when_now(clock)
    clock.be_ahead(ahead)
    try:
        when = when_now(clock)
    except BadInput:
        assert not date.min.toordinal() <= plain.day.toordinal() + ahead <= date.max.toordinal()
        return
    assert when == replace(plain, day=plain.day + timedelta(days=ahead)) == ahead_by(plain, ahead)
    assert when_at(now, clock) == plain
    assert when_lately(now - timedelta(days=8), clock) == when_at(now - timedelta(days=8), clock)
    assert plain.lived
    assert plain.told_date == plain.local.date()
    assert when.told_date in {when.day, plain.local.date()}
    if abs(ahead) > 1:
        assert not when.lived
    if ahead > 0 or ahead < -1:
        assert when.told_date == when.day
