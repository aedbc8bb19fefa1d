"""Thinning: what is far back stays in steps, and no date of any clock takes a backup away."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.backups import Copy, CopyKind
from journal_app.core.thinning import DAYS, FLOOR, MONTHS, RECENT, WEEKS, to_drop

START = datetime(2026, 3, 14, 9, tzinfo=UTC)
ROOM = 2_000_000_000
DATES = st.datetimes(datetime(1970, 1, 1), datetime(2040, 12, 31)).map(
    lambda made: made.replace(tzinfo=UTC)
)


def backup(number: int, made_at: datetime, size: int = 1000) -> Copy:
    return Copy(
        path=Path(f"auto-{number:06}.db"),
        made_at=made_at,
        number=number,
        kind=CopyKind.AUTO,
        bytes=size,
    )


def made_every(gap: timedelta, count: int) -> list[Copy]:
    return [backup(number + 1, START + number * gap) for number in range(count)]


def kept(backups: list[Copy], *, pinned: tuple[int, ...] = (), room: int = ROOM) -> list[int]:
    """The numbers that stay, newest first."""
    gone = to_drop(backups, pinned=pinned, room=room)
    return sorted((copy.number for copy in backups if copy not in gone), reverse=True)


def test_nothing_and_few_stay_as_they_are() -> None:
    assert to_drop([], room=0) == ()
    assert kept(made_every(timedelta(minutes=1), FLOOR), room=0) == [5, 4, 3, 2, 1]


def test_all_of_two_days_stay_up_to_twenty() -> None:
    assert kept(made_every(timedelta(hours=4), 13)) == list(range(13, 0, -1))
    hourly = made_every(timedelta(minutes=30), 40)
    # The first of all, and the last of the day before, stay besides.
    assert kept(hourly) == [*range(40, 20, -1), 1]


def test_days_weeks_and_months_are_thinned_in_steps() -> None:
    daily = made_every(timedelta(days=1), 400)
    stay = kept(daily)
    ages = [400 - number for number in stay]
    assert ages[:DAYS] == list(range(DAYS))
    assert len(stay) <= RECENT + DAYS + WEEKS + MONTHS
    months = {(copy.made_at.year, copy.made_at.month) for copy in daily if copy.number in stay}
    assert len(months) == MONTHS
    weeks = {copy.made_at.isocalendar()[:2] for copy in daily if copy.number in stay}
    assert len(weeks) >= WEEKS
    # Nine months are covered: the first of all went.
    assert 1 not in stay


def test_before_nine_months_are_covered_the_first_of_all_stays() -> None:
    assert kept(made_every(timedelta(days=1), 200))[-1] == 1


def test_thinning_every_day_leaves_what_thinning_once_would() -> None:
    lived: list[Copy] = []
    for copy in made_every(timedelta(days=1), 400):
        lived.append(copy)
        gone = to_drop(lived, room=ROOM)
        lived = [each for each in lived if each not in gone]
    reached = {(copy.made_at.year, copy.made_at.month) for copy in lived}
    assert len(reached) == MONTHS
    assert {copy.number for copy in lived} == set(kept(made_every(timedelta(days=1), 400)))


def test_what_is_too_much_goes_from_the_oldest_on_and_leaves_five() -> None:
    daily = made_every(timedelta(days=1), 30)
    everything = kept(daily)
    assert kept(daily, room=10_000) == everything[:10]
    assert kept(daily, room=0) == [30, 29, 28, 27, 26]
    assert kept(daily, pinned=(3,), room=0) == [30, 29, 28, 27, 26, 3]


def test_a_dead_clock_that_begins_anew_every_time_takes_nothing_of_before() -> None:
    before = made_every(timedelta(days=1), 10)
    dead = [backup(11 + each, datetime(1970, 1, 1, tzinfo=UTC)) for each in range(30)]
    stay = kept([*before, *dead])
    assert set(range(1, 11)) <= set(stay)
    assert set(range(21, 41)) <= set(stay)


def test_a_run_in_another_century_takes_nothing() -> None:
    hourly = made_every(timedelta(hours=2), 18)
    ahead = backup(21, datetime(2040, 1, 1, tzinfo=UTC))
    back = backup(22, START + timedelta(hours=40))
    assert to_drop([*hourly, ahead], room=ROOM) == ()
    assert to_drop([*hourly, ahead, back], room=ROOM) == ()


@given(dates=st.lists(DATES, max_size=60), room=st.integers(0, 100_000), data=st.data())
def test_with_any_dates_the_newest_and_the_pinned_stay(
    dates: list[datetime], room: int, data: st.DataObject
) -> None:
    backups = [backup(number + 1, made) for number, made in enumerate(dates)]
    numbers = [copy.number for copy in backups]
    pinned = tuple(data.draw(st.lists(st.sampled_from(numbers), max_size=5))) if numbers else ()
    stay = kept(backups, pinned=pinned, room=room)
    assert set(numbers[-FLOOR:]) | set(pinned) <= set(stay)
    gone = to_drop(data.draw(st.permutations(backups)), pinned=pinned, room=room)
    assert sorted(copy.number for copy in gone) == [n for n in numbers if n not in stay]
    assert [copy.number for copy in gone] == sorted(copy.number for copy in gone)


def test_one_of_a_wrong_date_before_all_others_does_not_take_the_place_of_the_first() -> None:
    hours = (0, 0, 0, 0, 13, 49)
    true = [backup(at + 2, START + timedelta(hours=gone)) for at, gone in enumerate(hours)]
    stray = backup(1, datetime(2027, 1, 1, tzinfo=UTC))
    assert set(kept(true)) <= set(kept([stray, *true]))


@given(
    gaps=st.lists(st.integers(0, 72), min_size=1, max_size=60),
    wrong=DATES,
    data=st.data(),
)
def test_one_wrong_date_takes_no_other_backup_of_the_days_weeks_and_months_before(
    gaps: list[int], wrong: datetime, data: st.DataObject
) -> None:
    made, true = START, []
    for number, gap in enumerate(gaps):
        made += timedelta(hours=gap)
        true.append(backup(2 * number + 2, made))
    place = data.draw(st.integers(0, len(true) - 1))
    stray = backup(true[place].number - 1, wrong)
    lost = set(kept(true)) - set(kept([*true, stray]))
    # Among the last twenty each counts: there, and only there, one more is one more.
    assert len(lost) <= 1
    fits = place == 0 or true[place - 1].made_at <= wrong
    if not (fits and wrong <= true[place].made_at):
        assert lost <= set(kept(true)[RECENT - 1 :])
