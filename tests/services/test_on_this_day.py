"""On this day, asked of a real journal."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId
from journal_app.core.on_this_day import earlier
from journal_app.services import entries, labels, on_this_day, people, sealing, tags
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment

NOON = 12


def shown(vault: Vault, clock: FakeClock) -> list[int]:
    return list(on_this_day.standing(vault, clock=clock).index.ids)


@pytest.fixture
def evening() -> FakeClock:
    """The fourteenth of March 2026, in the evening."""
    return FakeClock(now=datetime(2026, 3, 14, 19, tzinfo=UTC), zone="UTC")


def written(
    vault: Vault, year: int, month: int = 3, day: int = 14, body: str = "Words."
) -> PieceId:
    return keep_entry(vault, entry(at=datetime(year, month, day, NOON)))


def test_it_is_off_until_it_was_asked_for(vault: Vault, evening: FakeClock) -> None:
    assert not on_this_day.standing(vault, clock=evening).unasked
    written(vault, 2024)
    standing = on_this_day.standing(vault, clock=evening)
    assert standing.unasked
    assert not standing.on
    assert standing.years == ()
    on_this_day.choose(vault, on=False)
    standing = on_this_day.standing(vault, clock=evening)
    assert (standing.unasked, standing.on, standing.years) == (False, False, ())


def test_it_is_the_same_day_of_earlier_years_newest_first(vault: Vault, evening: FakeClock) -> None:
    on_this_day.choose(vault, on=True)
    old, newer = written(vault, 2017), written(vault, 2024)
    caught = keep_moment(vault, moment(at=datetime(2024, 3, 14, 20)))
    written(vault, 2026)
    written(vault, 2024, 3, 13)
    assert shown(vault, evening) == [caught, newer, old]
    assert on_this_day.standing(vault, clock=evening).years == (2024, 2017)


def test_what_is_binned_sealed_or_not_wanted_again_stays_away(
    vault: Vault, evening: FakeClock
) -> None:
    on_this_day.choose(vault, on=True)
    binned, sealed, unwanted, left = (written(vault, year) for year in (2019, 2020, 2021, 2022))
    entries.move_to_bin(vault, binned, clock=evening)
    sealing.seal(vault, sealed)
    assert on_this_day.not_again(vault, unwanted, clock=evening)
    assert not on_this_day.not_again(vault, unwanted, clock=evening)
    assert shown(vault, evening) == [left]
    assert on_this_day.again(vault, unwanted)
    assert not on_this_day.again(vault, unwanted)
    assert shown(vault, evening) == [left, unwanted]


def test_people_and_tags_can_be_kept_out(vault: Vault, evening: FakeClock) -> None:
    on_this_day.choose(vault, on=True)
    at = datetime(2020, 3, 14, NOON)
    with_ana = keep_entry(vault, entry("With her.", at=at, people=["Ana"]))
    keep_entry(vault, entry("Hard.", at=at + timedelta(hours=1), tags=["grief"]))
    plain = written(vault, 2019)
    grief = labels.find(vault, tags.KIND, "grief")
    assert grief is not None
    labels.show(vault, tags.KIND, grief.uid, kept_out=True)
    assert shown(vault, evening) == [with_ana, plain]
    ana = labels.find(vault, people.KIND, "Ana")
    assert ana is not None
    labels.show(vault, people.KIND, ana.uid, kept_out=True)
    assert shown(vault, evening) == [plain]


def test_put_aside_it_rests_for_one_day(vault: Vault, evening: FakeClock) -> None:
    on_this_day.choose(vault, on=True)
    written(vault, 2020)
    on_this_day.rest(vault, clock=evening)
    assert on_this_day.standing(vault, clock=evening).rests
    evening.advance(timedelta(days=1))
    assert not on_this_day.standing(vault, clock=evening).rests


def test_the_day_is_the_writers(vault: Vault, evening: FakeClock) -> None:
    on_this_day.choose(vault, on=True)
    kept = written(vault, 2020)
    # Before four in the morning it is still the day before.
    evening.set(datetime(2026, 3, 15, 2, tzinfo=UTC))
    assert shown(vault, evening) == [kept]


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ((2024, 2, 29), [(2020, 2, 29)]),
        ((2024, 2, 28), [(2023, 2, 28), (2022, 2, 28), (2021, 2, 28), (2020, 2, 28)]),
        (
            (2023, 2, 28),
            [(2022, 2, 28), (2021, 2, 28), (2020, 2, 29), (2020, 2, 28)],
        ),
        ((2023, 3, 1), [(2022, 3, 1), (2021, 3, 1), (2020, 3, 1)]),
    ],
)
def test_the_29_february(today: tuple[int, int, int], days: list[tuple[int, int, int]]) -> None:
    assert earlier(date(*today), date(2020, 1, 1)) == tuple(date(*day) for day in days)


@given(st.dates(), st.dates())
def test_every_day_is_earlier_and_of_the_same_date(today: date, first: date) -> None:
    days = earlier(today, first)
    assert list(days) == sorted(days, reverse=True)
    for day in days:
        assert day < today
        same = (day.month, day.day) == (today.month, today.day)
        assert same or ((day.month, day.day), (today.month, today.day)) == ((2, 29), (2, 28))
