"""Spans of time: which days belong to them, and how they are called and remembered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from journal_app.ui.passages.chosen import Chosen, from_part
from journal_app.ui.passages.span import Span, SpanKind, span_words

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
spans = st.builds(
    Span, kind=st.sampled_from(SpanKind), first=st.none() | days, last=st.none() | days
)
chosen = st.builds(
    Chosen,
    marks=st.frozensets(st.sampled_from(["mk_pull", "mk_need", "mk_own_x"])),
    person=st.text(max_size=12),
    span=spans,
    newest_first=st.booleans(),
)


@pytest.mark.parametrize(
    ("kind", "today", "expected"),
    [
        (SpanKind.ALL, date(2026, 3, 14), (None, None)),
        (SpanKind.THIS_YEAR, date(2026, 3, 14), (date(2026, 1, 1), date(2026, 12, 31))),
        (SpanKind.TWELVE_MONTHS, date(2026, 3, 14), (date(2025, 3, 15), date(2026, 3, 14))),
        (SpanKind.TWELVE_MONTHS, date(2024, 2, 29), (date(2023, 3, 1), date(2024, 2, 29))),
        (SpanKind.THIRTY_DAYS, date(2026, 3, 1), (date(2026, 1, 31), date(2026, 3, 1))),
    ],
)
def test_the_days_of_a_usual_span(
    kind: SpanKind, today: date, expected: tuple[date | None, date | None]
) -> None:
    assert Span(kind=kind).days(today) == expected


@given(days)
def test_thirty_days_are_thirty(today: date) -> None:
    first, last = Span(kind=SpanKind.THIRTY_DAYS).days(today)
    assert first is not None
    assert last == today
    assert (last - first).days == 29


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 2, 1), date(2026, 3, 1), "1 Feb 2026 to 1 Mar 2026"),
        (date(2026, 2, 1), None, "From 1 Feb 2026"),
        (None, date(2026, 3, 1), "Up to 1 Mar 2026"),
        (None, None, "From … to …"),
    ],
)
def test_a_span_of_ones_own_is_called_by_its_days(
    first: date | None, last: date | None, words: str
) -> None:
    span = Span(kind=SpanKind.CUSTOM, first=first, last=last)
    assert span_words(span, QLocale("en_GB")) == words


@given(chosen)
def test_what_is_chosen_is_remembered_as_it_was(before: Chosen) -> None:
    remembered = from_part(before.as_part(at="019", chosen=None))
    assert remembered is not None
    assert remembered[0] == before
    assert remembered[1]["at"] == "019"


@given(st.text(max_size=40))
def test_other_words_are_nothing_that_was_remembered(part: str) -> None:
    assert from_part(part) is None


@pytest.mark.parametrize(
    "part",
    ["null", "[]", '{"marks": []}', '{"marks":[],"person":"","span":"later","first":null,'
     '"last":null,"newest_first":false}', '{"marks":[],"person":"","span":"all","first":"soon",'
     '"last":null,"newest_first":false}'],
)  # fmt: skip
def test_half_of_it_is_nothing(part: str) -> None:
    assert from_part(part) is None
