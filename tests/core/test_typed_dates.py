"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core import feasts, spans
from journal_app.core.date_names import MONTHS, WEEKDAYS, DateNames
from journal_app.core.number_words import spelled
from journal_app.core.typed_dates import Order, Span, read

# A Monday.
TODAY = date(2026, 11, 30)
PORTUGUESE = DateNames(
    months=(*[(name,) for name, *_short in MONTHS[:2]], ("março", "mar."), *MONTHS[3:]),
    weekdays=(("segunda-feira",),) * 7,
    fillers=("de",),
)
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
days = st.dates(date(1000, 1, 1))


def understood(text: str, today: date) -> Span:
    span = read(text, today=today)
    assert span is not None
    return span


def a_day(*day: int) -> Span:
    return Span(date(*day), date(*day))


def said(text: str, order: Order = "dmy", today: date = TODAY) -> Span | None:
    return read(text, today=today, order=order)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", (2026, 11, 30)),
        (" Yesterday ", (2026, 11, 29)),
        ("the day before yesterday", (2026, 11, 28)),
        ("tomorrow", (2026, 12, 1)),
        ("3 days ago", (2026, 11, 27)),
        ("a week ago", (2026, 11, 23)),
        ("Two weeks ago", (2026, 11, 16)),
        ("one month ago", (2026, 10, 30)),
        ("9 months ago", (2026, 2, 28)),
        ("ten years ago", (2016, 11, 30)),
        ("monday", (2026, 11, 30)),
        ("last monday", (2026, 11, 23)),
        ("last Tuesday", (2026, 11, 24)),
        ("on tue", (2026, 11, 24)),
        ("last night", (2026, 11, 29)),
        ("this morning", (2026, 11, 30)),
        ("the day after tomorrow", (2026, 12, 2)),
        ("thirty days ago", (2026, 10, 31)),
        ("twenty-one days ago", (2026, 11, 9)),
        ("a hundred and five days ago", (2026, 8, 17)),
        ("a fortnight ago", (2026, 11, 16)),
        ("half a year ago", (2026, 5, 30)),
        ("a year and a half ago", (2025, 5, 30)),
        ("two and a half years ago", (2024, 5, 30)),
        ("in three days", (2026, 12, 3)),
        ("ten days from now", (2026, 12, 10)),
        ("next tuesday", (2026, 12, 1)),
        ("next monday", (2026, 12, 7)),
        ("3rd", (2026, 11, 3)),
        ("the 31st", (2026, 10, 31)),
        ("on the third", (2026, 11, 3)),
        ("third of march", (2026, 3, 3)),
        ("the twenty-first of june 2019", (2019, 6, 21)),
        ("3rd of last month", (2026, 10, 3)),
        ("tuesday last week", (2026, 11, 24)),
        ("last week tuesday", (2026, 11, 24)),
        ("3 march last year", (2025, 3, 3)),
        ("easter", (2026, 4, 5)),
        ("Easter Monday 2019", (2019, 4, 22)),
        ("good friday 2024", (2024, 3, 29)),
        ("next easter", (2027, 3, 28)),
        ("last christmas", (2025, 12, 25)),
        ("christmas two years ago", (2024, 12, 25)),
        ("new year's eve", (2025, 12, 31)),
        ("New Year’s Day 2020", (2020, 1, 1)),
    ],
)
def test_days_counted_from_today(text: str, day: tuple[int, int, int]) -> None:
    assert said(text) == a_day(*day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("March 2019", (2019, 3, 1), (2019, 3, 31)),
        ("in march of 2019", (2019, 3, 1), (2019, 3, 31)),
        ("2019 march", (2019, 3, 1), (2019, 3, 31)),
        ("march 98", (1998, 3, 1), (1998, 3, 31)),
        ("3/2019", (2019, 3, 1), (2019, 3, 31)),
        ("2019-03", (2019, 3, 1), (2019, 3, 31)),
        ("february 2024", (2024, 2, 1), (2024, 2, 29)),
        ("march", (2026, 3, 1), (2026, 3, 31)),
        ("december", (2025, 12, 1), (2025, 12, 31)),
        ("last november", (2025, 11, 1), (2025, 11, 30)),
        ("last march", (2026, 3, 1), (2026, 3, 31)),
        ("this week", (2026, 11, 30), (2026, 12, 6)),
        ("last week", (2026, 11, 23), (2026, 11, 29)),
        ("last month", (2026, 10, 1), (2026, 10, 31)),
        ("this month", (2026, 11, 1), (2026, 11, 30)),
        ("last year", (2025, 1, 1), (2025, 12, 31)),
        ("spring 2021", (2021, 3, 1), (2021, 5, 31)),
        ("autumn", (2026, 9, 1), (2026, 11, 30)),
        ("last fall", (2025, 9, 1), (2025, 11, 30)),
        ("summer", (2026, 6, 1), (2026, 8, 31)),
        ("winter 2021", (2020, 12, 1), (2021, 2, 28)),
        ("winter 2020/21", (2020, 12, 1), (2021, 2, 28)),
        ("last winter", (2025, 12, 1), (2026, 2, 28)),
        ("last weekend", (2026, 11, 28), (2026, 11, 29)),
        ("this weekend", (2026, 12, 5), (2026, 12, 6)),
        ("weekend", (2026, 11, 28), (2026, 11, 29)),
        ("next week", (2026, 12, 7), (2026, 12, 13)),
        ("next month", (2026, 12, 1), (2026, 12, 31)),
        ("next march", (2027, 3, 1), (2027, 3, 31)),
        ("next summer", (2027, 6, 1), (2027, 8, 31)),
        ("summer last year", (2025, 6, 1), (2025, 8, 31)),
        ("last ten days", (2026, 11, 21), (2026, 11, 30)),
        ("next two weeks", (2026, 12, 1), (2026, 12, 14)),
        ("early 2019", (2019, 1, 1), (2019, 4, 30)),
        ("mid-2019", (2019, 5, 1), (2019, 8, 31)),
        ("late 2019", (2019, 9, 1), (2019, 12, 31)),
        ("late last year", (2025, 9, 1), (2025, 12, 31)),
        ("mid march", (2026, 3, 11), (2026, 3, 20)),
        ("the end of february 2024", (2024, 2, 21), (2024, 2, 29)),
        ("early winter 2021", (2020, 12, 1), (2020, 12, 31)),
        ("late last summer", (2026, 8, 1), (2026, 8, 31)),
        ("the 2010s", (2010, 1, 1), (2019, 12, 31)),
        ("2019-2020", (2019, 1, 1), (2020, 12, 31)),
        ("2019 – 2021", (2019, 1, 1), (2021, 12, 31)),
        ("march to may 2019", (2019, 3, 1), (2019, 5, 31)),
        ("november - february 2020", (2019, 11, 1), (2020, 2, 29)),
        ("from 3 to 5 march 2019", (2019, 3, 3), (2019, 3, 5)),
        ("1.3.2021 - 3.3.2021", (2021, 3, 1), (2021, 3, 3)),
        ("monday to wednesday", (2026, 11, 23), (2026, 11, 25)),
        ("winter 2019 - spring 2020", (2018, 12, 1), (2020, 5, 31)),
        ("early 2019 until mid 2020", (2019, 1, 1), (2020, 8, 31)),
    ],
)
def test_longer_spans(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert said(text) == Span(date(*first), date(*last))


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("14 March 2019", "mdy", (2019, 3, 14)),
        ("March 14th, 2019", "dmy", (2019, 3, 14)),
        ("Thursday, the 14th of March 2019", "dmy", (2019, 3, 14)),
        ("14 mar 19", "dmy", (2019, 3, 14)),
        ("19 mar 14", "ymd", (2019, 3, 14)),
        ("14 march", "dmy", (2026, 3, 14)),
        ("24 december", "dmy", (2025, 12, 24)),
        ("29 february", "dmy", (2024, 2, 29)),
        ("12.3.2021", "dmy", (2021, 3, 12)),
        ("3/12/2021", "mdy", (2021, 3, 12)),
        ("3/12/2021", "dmy", (2021, 12, 3)),
        ("14/3/2021", "mdy", (2021, 3, 14)),
        ("12.3.21", "dmy", (2021, 3, 12)),
        ("12.3.98", "dmy", (1998, 3, 12)),
        ("21-3-12", "ymd", (2021, 3, 12)),
        ("12.3.", "dmy", (2026, 3, 12)),
        ("3/12", "mdy", (2026, 3, 12)),
        ("2019-03-14", "mdy", (2019, 3, 14)),
        ("20190314", "dmy", (2019, 3, 14)),
        ("christmas", "dmy", (2025, 12, 25)),
        ("christmas 2019", "dmy", (2019, 12, 25)),
        ("١٤/٣/٢٠١٩", "dmy", (2019, 3, 14)),
    ],
)
def test_days_in_the_order_of_the_country(
    text: str, order: Order, day: tuple[int, int, int]
) -> None:
    assert said(text, order) == a_day(*day)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "?", "her", "14", "123", "31.2.2020", "0/0/0", "99999 years ago", "ago", "last",
        "last her", "march march", "march 2019 summer", "spring 21", "no days ago", "christmas 19",
        "1 2 3 4", "march 123", "32 march 2019", "0000", "2019-13", "x" * 200, "2019 " * 20,
        "२०१९²", "winter 1", "winter 2019/40", "half a day ago", "half ago", "a few days ago",
        "32nd", "0th", "early", "mid week", "late tuesday", "next", "2020-2019", "2020-2020",
        "2015s", "march to", "to march", "may 2019 to march 2019", "easter 19", "weekend 2019",
        "5 to 3 may", "hundred days ago", "five three days ago", "last 0 days", "this two weeks",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert said(text) is None


def test_names_of_another_language_stand_beside_the_english_ones() -> None:
    for text in ("segunda-feira, 14 de março de 2019", "14 MARCO 2019", "14 march 2019"):
        assert read(text, today=TODAY, names=PORTUGUESE) == a_day(2019, 3, 14)
    assert said("14 de março de 2019") is None


def test_seasons_of_the_southern_half_and_weeks_from_sunday_on() -> None:
    names = DateNames(southern=True, week_starts=6)
    assert read("summer 2021", today=TODAY, names=names) == Span(
        date(2020, 12, 1), date(2021, 2, 28)
    )
    assert read("winter 2021", today=TODAY, names=names) == Span(
        date(2021, 6, 1), date(2021, 8, 31)
    )
    assert read("last week", today=TODAY, names=names) == Span(
        date(2026, 11, 22), date(2026, 11, 28)
    )


@given(st.text(max_size=90), days, st.sampled_from(ORDERS))
def test_nothing_typed_ever_fails(text: str, today: date, order: Order) -> None:
    span = read(text, today=today, order=order)
    assert span is None or span.first <= span.last


@given(
    st.lists(
        st.sampled_from(
            [
                "last",
                "this",
                "next",
                "early",
                "mid",
                "half",
                "and",
                "thirty",
                "third",
                "rd",
                "weekend",
                "easter",
                "to",
                "–",
                "s",
                "from now",
                "ago",
                "days",
                "weeks",
                "year",
                "month",
                "week",
                "march",
                "tuesday",
                "winter",
                "christmas",
                "today",
                "of",
                "0",
                "1",
                "31",
                "99",
                "0000",
                "9999",
                "2019",
                "20190230",
                "999999999999",
                "a",
                "/",
                ".",
                "-",
            ]
        ),
        max_size=6,
    ),
    st.dates(),
    st.sampled_from(ORDERS),
)
def test_no_mixture_of_such_words_ever_fails(words: list[str], today: date, order: Order) -> None:
    span = read(" ".join(words), today=today, order=order)
    assert span is None or span.first <= span.last


@given(days, days)
def test_a_day_written_out_is_that_day_in_every_order(day: date, today: date) -> None:
    month = MONTHS[day.month - 1][0]
    for order in ORDERS:
        for text in (
            day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"
        ):  # fmt: skip
            assert read(text, today=today, order=order) == Span(day, day)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_without_a_year_it_is_the_last_such_day(today: date, month: int, day: int) -> None:
    span = read(f"{day} {MONTHS[month - 1][0]}", today=today)
    assert span is not None
    assert span.is_day
    assert (span.first.month, span.first.day) == (month, day)
    assert timedelta(0) <= today - span.first <= timedelta(days=366)


@given(days, st.integers(1, 1000), st.sampled_from(["day", "week", "month", "year"]))
def test_a_number_in_words_counts_as_its_digits_do(today: date, count: int, unit: str) -> None:
    written = read(f"{spelled(count)} {unit}s ago", today=today)
    assert written == read(f"{count} {unit}s ago", today=today)
    hyphened = spelled(count).replace("ty ", "ty-").replace("hundred ", "hundred and ")
    assert written == read(f"{hyphened} {unit}s ago", today=today)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_last_this_and_next_of_a_weekday_stand_around_today(today: date, weekday: int) -> None:
    name = WEEKDAYS[weekday][0]
    last, this, following = (
        understood(f"{which} {name}", today) for which in ("last", "this", "next")
    )
    assert last.first < today < following.first
    assert last.first <= this.first <= today
    assert all(span.first.weekday() == weekday for span in (last, this, following))
    assert (following.first - last.first).days in (7, 14)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_weekends_stand_around_today(today: date) -> None:
    last, this, following = (
        understood(f"{which} weekend", today) for which in ("last", "this", "next")
    )
    assert last.last < today <= this.last
    assert today < following.first
    assert last.last < this.first <= following.first
    for span in (last, this, following):
        assert (span.first.weekday(), span.last.weekday()) == (5, 6)
        assert (span.last - span.first).days == 1


@given(st.integers(1, 9998), st.sampled_from(["{}", "march {}", "february {}", "summer {}"]))
def test_early_mid_and_late_are_the_whole(year: int, called: str) -> None:
    text = called.format(f"{year:04}")
    whole = understood(text, TODAY)
    early, mid, late = (understood(f"{part} {text}", TODAY) for part in ("early", "mid", "late"))
    assert (early.first, late.last) == (whole.first, whole.last)
    assert mid.first - early.last == late.first - mid.last == timedelta(days=1)


@given(days, days, days, st.sampled_from([" to ", " - ", "–", " until "]))
def test_from_one_day_to_another(one: date, other: date, today: date, between: str) -> None:
    first, last = sorted((one, other))
    text = f"{first.isoformat()}{between}{last.isoformat()}"
    assert read(text, today=today) == Span(first, last)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 31))
def test_a_numbered_day_is_the_last_one_so_called(today: date, day: int) -> None:
    span = understood(f"{day}th", today)
    assert span.first.day == day
    assert timedelta(0) <= today - span.first <= timedelta(days=61)


# Figures of the calendar commission’s tables, among them the earliest and the latest there can be.
@pytest.mark.parametrize(
    "day", [(1818, 3, 22), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2038, 4, 25)]
)
def test_easter_is_where_the_tables_have_it(day: tuple[int, int, int]) -> None:
    assert feasts.easter(day[0]) == date(*day)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = feasts.easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, len(feasts.NAMES) - 1))
def test_feasts_stand_around_today(today: date, feast: int) -> None:
    name = feasts.NAMES[feast][0]
    last, alone, following = (
        understood(f"{which} {name}", today) for which in ("last", "", "next")
    )
    assert last.first < today < following.first
    assert last.first <= alone.first <= today


def test_where_the_weekend_is_another() -> None:
    friday_and_saturday = DateNames(weekend=(4, 2))
    assert read("last weekend", today=TODAY, names=friday_and_saturday) == Span(
        date(2026, 11, 27), date(2026, 11, 28)
    )
    assert spans.third(Span(date(2026, 11, 2), date(2026, 11, 30)), 0) is None
