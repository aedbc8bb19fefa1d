"""The common beginning is as long as going item by item would find it."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.halving import alike


@given(st.text("ab", max_size=40), st.text("ab", max_size=40))
def test_it_is_as_long_as_item_by_item(one: str, other: str) -> None:
    pairs = zip(one, other, strict=False)
    wanted = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    assert alike(one, other) == wanted
    assert alike(list(one), list(other)) == wanted


def test_it_may_be_held_to_less() -> None:
    assert alike("abcd", "abce", 2) == 2
