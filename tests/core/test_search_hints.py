"""What is offered while a search is being typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.search_hints import MOST, Hint, hints
from journal_app.core.search_keys import Choice, Lexicon
from journal_app.core.search_language import parse
from tests.core.test_search_language import TYPED

TODAY = date(2026, 3, 14)
LEXICON = Lexicon(
    people=("Mara", "Ana Maria", "Émile"),
    tags=("quiet evening", "work"),
    marks=(Choice(id="mk_pull", label="Pulling away"), Choice(id="mk_need", label="A need")),
)


def offered(text: str) -> list[str]:
    """What is offered with the caret at the end of this text."""
    return [hint.label for hint in hints(text, len(text), LEXICON, TODAY)]


def taken(text: str, hint: Hint) -> str:
    """The text once a hint was taken."""
    return text[: hint.start] + hint.text + text[hint.end :]


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("fe", ["felt:"]), ("lamp be", ["before:"]), ("-ta", ["tag:"]), ("f", []),
        ("after", []), ("lamp", []), ("", []), ("felt: ", []),
        ("felt:", ["fear", "preference", "both", "can’t tell"]), ("felt:F", ["fear"]),
        ("felt:fear", []), ("person:m", ["Mara", "Ana Maria"]), ("person:em", ["Émile"]),
        ("tag:", ["quiet evening", "work"]), ('tag:"ev', ["quiet evening"]),
        ("mark:away", ["Pulling away"]), ("sort:", ["newest", "best"]),
        ("in:", ["2026", "2025", "2024", "2023", "2022"]), ("in:202", ["2026", "2025", "2024",
                                                                      "2023", "2022"]),
        ("nothing:", []), ('"felt:', []),
    ],
)  # fmt: skip
def test_keys_and_then_their_values_are_offered(typed: str, labels: list[str]) -> None:
    assert offered(typed) == labels


def test_a_hint_takes_the_place_of_what_was_typed() -> None:
    text = "lamp tag:ev -rain"
    [hint] = hints(text, 11, LEXICON, TODAY)
    assert taken(text, hint) == 'lamp tag:"quiet evening"  -rain'


@given(TYPED, st.integers(0, 30))
def test_whatever_is_offered_is_understood(typed: str, caret: int) -> None:
    found = hints(typed, min(caret, len(typed)), LEXICON, TODAY)
    assert len(found) <= max(MOST, 11)
    for hint in found:
        search = parse(taken(typed, hint), today=TODAY, lexicon=LEXICON)
        wrong = [error for error in search.errors if error.start <= hint.start < error.end]
        assert hint.text.endswith(":") or not wrong
