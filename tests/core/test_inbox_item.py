"""An item tells what was caught, when, where, and under which id; nothing else is one."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.capture_json import NewerCapture, UnreadableCapture
from journal_app.core.errors import BadInput
from journal_app.core.ids import new_uid
from journal_app.core.inbox_item import InboxItem, decode, encode
from journal_app.core.moments import Capture
from tests.builders import START
from tests.core.test_capture_json import FULL

ITEM = InboxItem(
    uid=new_uid(START), caught_at=START, zone="Europe/Lisbon", draft=False, capture=FULL
)


def altered(**changes: Any) -> bytes:
    return json.dumps(json.loads(encode(ITEM)) | changes).encode()


def test_an_item_comes_back() -> None:
    assert decode(encode(ITEM)) == ITEM
    begun = replace(ITEM, draft=True, capture=Capture())
    assert decode(encode(begun)) == begun


@given(st.integers(0, 11))
def test_the_hour_at_which_a_day_ended_comes_back(hour: int) -> None:
    data = encode(replace(ITEM, day_ends_at=hour))
    assert decode(data) == replace(ITEM, day_ends_at=hour)
    # Only with another hour it is nothing an earlier version could read.
    assert json.loads(data)["v"] == (1 if hour == 4 else 2)


@given(st.text(max_size=100))
def test_a_zone_of_any_name_never_makes_an_item_unreadable(zone: str) -> None:
    assert decode(encode(replace(ITEM, zone=zone))).zone in {zone, ""}


@pytest.mark.parametrize("zone", ["", "UTC", "Etc/GMT+5", "America/Port-au-Prince"])
def test_the_names_of_zones_stay(zone: str) -> None:
    assert decode(encode(replace(ITEM, zone=zone))).zone == zone


def test_the_instant_is_in_utc() -> None:
    there = START.astimezone(timezone(timedelta(hours=9)))
    assert str(decode(encode(replace(ITEM, caught_at=there))).caught_at) == str(START)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\x00" * 400,
        altered(uid="../../x"),
        altered(uid=ITEM.uid.upper()),
        altered(uid=7),
        altered(caught_at="2026-03-14T09:26:53"),
        altered(caught_at="0001-01-01T00:00:00+14:00"),
        altered(caught_at="yesterday"),
        altered(zone="../../etc/passwd"),
        altered(zone=None),
        altered(draft=0),
        altered(draft="no"),
        altered(capture=""),
        altered(capture={}),
        altered(capture='{"v":1,"pull_away":9}'),
        altered(later=1),
        altered(v=0),
        altered(v=2),
        altered(day_ends_at=2),
        altered(v=2, day_ends_at=12),
        altered(v=2, day_ends_at=-1),
        altered(v=2, day_ends_at="2"),
        altered(v=2, day_ends_at=True),
    ],
    ids=range(24),
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableCapture) as refused:
        decode(data)
    assert not isinstance(refused.value, NewerCapture)


@pytest.mark.parametrize("data", [altered(v=3), altered(capture='{"v":2,"more":1}')])
def test_a_later_version_is_told_apart(data: bytes) -> None:
    with pytest.raises(NewerCapture):
        decode(data)


def test_what_no_moment_can_hold_is_no_item() -> None:
    with pytest.raises(BadInput):
        encode(replace(ITEM, capture=Capture(note="x" * 2001)))


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)), st.booleans()
)
def test_any_instant_comes_back(instant: datetime, draft: bool) -> None:
    item = replace(ITEM, caught_at=instant, draft=draft)
    assert decode(encode(item)) == item
