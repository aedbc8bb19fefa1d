"""Ids that leave the journal: valid everywhere, and in the order in which they were made."""

import uuid
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import new_uid

INSTANTS = st.datetimes(timezones=st.just(UTC))
MILLISECOND = timedelta(milliseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(INSTANTS)
def test_an_id_is_a_uuid_of_version_7(now: datetime) -> None:
    uid = new_uid(now)
    made = uuid.UUID(uid)
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert uid == str(made)


@given(st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)))
def test_an_id_holds_the_millisecond_exactly(now: datetime) -> None:
    assert uuid.UUID(new_uid(now)).int >> 80 == (now - EPOCH) // MILLISECOND


@given(
    st.datetimes(
        min_value=datetime(1970, 1, 1), max_value=datetime(9999, 1, 1), timezones=st.just(UTC)
    )
)
def test_ids_sort_by_the_time_they_were_made(now: datetime) -> None:
    assert new_uid(now) < new_uid(now + MILLISECOND) < new_uid(now + timedelta(days=40))


@given(INSTANTS)
def test_the_zone_of_the_clock_does_not_matter(now: datetime) -> None:
    try:
        elsewhere = now.astimezone(timezone(timedelta(hours=13)))
    except OverflowError:
        return
    assert new_uid(now)[:13] == new_uid(elsewhere)[:13]


def test_a_clock_before_1970_counts_as_1970() -> None:
    assert new_uid(datetime(1969, 12, 31, tzinfo=UTC)).startswith("00000000-0000-7")


def test_ids_of_one_instant_differ() -> None:
    now = datetime(2026, 3, 14, tzinfo=UTC)
    assert len({new_uid(now) for _ in range(10_000)}) == 10_000
