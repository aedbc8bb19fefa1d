"""Tones of days and months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.calendar import DEEPEST, EMPTY, Calendar
from journal_app.core.timeline import DayCount

FIRST = date(2019, 1, 1)


def day(offset: int, characters: int, entries: int = 1, moments: int = 0) -> DayCount:
    return DayCount(
        day=FIRST + timedelta(days=offset),
        entries=entries,
        moments=moments,
        characters=characters,
    )


def test_a_quarter_of_the_written_days_has_each_tone() -> None:
    calendar = Calendar.of(day(offset, 10 * offset + 1) for offset in range(8))
    tones = [calendar.tone_of_day(FIRST + timedelta(days=offset)) for offset in range(9)]
    assert tones == [1, 1, 2, 2, 3, 3, 4, 4, 0]


def test_months_add_up_what_their_days_hold() -> None:
    calendar = Calendar.of([day(0, 5, 1, 2), day(30, 7), day(31, 100)])
    january = calendar.months[FIRST]
    assert (january.pieces, january.characters) == (4, 12)
    assert calendar.tone_of_month(FIRST) < calendar.tone_of_month(date(2019, 2, 1))
    assert calendar.tone_of_month(date(2019, 3, 1)) == 0
    assert (calendar.first_year, calendar.last_year) == (2019, 2019)


def test_nothing_written_has_no_tone() -> None:
    assert not EMPTY
    assert EMPTY.tone_of_day(FIRST) == EMPTY.tone_of_month(FIRST) == 0
    assert EMPTY.first_year is None
    assert EMPTY.last_year is None
    assert not Calendar.of([])


@given(st.lists(st.integers(0, 50), min_size=1, max_size=80))
def test_a_deeper_tone_only_means_more_words(characters: list[int]) -> None:
    counts = [day(offset, size) for offset, size in enumerate(characters)]
    calendar = Calendar.of(counts)
    tones = [(count.characters, calendar.tone_of_day(count.day)) for count in counts]
    ordered = sorted(tones)
    assert [tone for _size, tone in ordered] == sorted(tone for _size, tone in ordered)
    assert all(1 <= tone <= DEEPEST for _size, tone in tones)
    same = dict(tones)
    assert all(same[size] == tone for size, tone in tones)
