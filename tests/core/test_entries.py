"""Which saves take away so much that the earlier text is kept beside them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.entries import removes_much


@pytest.mark.parametrize(
    ("before", "after", "much"),
    [
        ("", "", False),
        ("", "a", False),
        ("a" * 100, "", True),
        ("a" * 100, "a" * 69, True),
        ("a" * 100, "a" * 70, False),
        ("a" * 100, "a" * 200, False),
        ("a", "", True),
        ("a" * 100, "b" * 200, True),
        ("a" * 100, "b" + "a" * 100, False),
        ("a" * 50 + "b" * 50, "a" * 50 + "c" + "b" * 50, False),
        ("a" * 40 + "b" * 20 + "a" * 40, "a" * 40 + "c" * 900 + "a" * 40, False),
        ("a" * 30 + "b" * 40 + "a" * 30, "a" * 30 + "c" * 900 + "a" * 30, True),
    ],
)
def test_more_than_three_tenths_gone_is_much(before: str, after: str, much: bool) -> None:
    assert removes_much(before, after) is much


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_stays_at_both_ends_counts_as_kept(
    start: str, gone: str, new: str, end: str
) -> None:
    before, after = start + gone + end, start + new + end
    if 10 * len(gone) <= 3 * len(before):
        assert not removes_much(before, after)


@given(st.text(), st.text())
def test_a_text_that_lost_more_than_three_tenths_is_never_overlooked(
    before: str, after: str
) -> None:
    if 10 * len(after) < 7 * len(before):
        assert removes_much(before, after)


def test_a_very_long_text_is_judged_quickly() -> None:
    before = "It was not easy. " * 300_000
    started = time.perf_counter()
    assert not removes_much(before, before[:2_500_000] + "word " + before[2_500_000:])
    assert time.perf_counter() - started < 1
