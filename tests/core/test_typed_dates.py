"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.date_names import MONTHS, DateNames
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
        "२०१९²", "winter 1", "winter 2019/40",
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
