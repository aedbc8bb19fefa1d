"""What was typed finds what it means, the nearest first."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.palette.matching import best, distance
from journal_app.ui.palette.offers import Offer


def offers(*words: str) -> list[Offer]:
    """One offer of each of these words."""
    return [Offer(key=each, words=each, act=lambda: None) for each in words]


def words(found: list[Offer]) -> list[str]:
    """What they say."""
    return [offer.words for offer in found]


def test_the_nearest_comes_first():
    shelf = offers("A week without Anna", "Joanna", "Anna", "Annabel and Tom")
    assert words(best("anna", shelf, ())) == [
        "Anna",
        "Annabel and Tom",
        "A week without Anna",
        "Joanna",
    ]


def test_case_and_accents_make_no_difference():
    assert distance("ZOE", "Zoë") == 0
    assert distance("über", "Uber den Berg") == 1
    assert distance("μαρ", "Μάρθα") == 1


def test_words_may_be_typed_in_any_order_and_in_part():
    assert distance("mode foc", "Focus mode") == 2
    assert distance("focus house", "Focus mode") is None


def test_without_anything_typed_what_was_used_of_late_comes_first():
    shelf = offers("Today", "Timeline", "Settings")
    assert words(best("", shelf, ("Settings", "Timeline"))) == ["Settings", "Timeline", "Today"]
    assert words(best("  ", shelf, ())) == ["Today", "Timeline", "Settings"]


def test_of_equals_the_one_used_of_late_comes_first():
    shelf = offers("Smaller text", "Small window")
    assert words(best("small", shelf, ("Small window",))) == ["Small window", "Smaller text"]


@given(st.text(max_size=20), st.text(max_size=40))
def test_anything_can_be_typed(typed: str, there: str):
    far = distance(typed, there)
    assert far in (0, 1, 2, 3, None)
    assert distance(there, there) == 0
