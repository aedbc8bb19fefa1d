"""Whole sentences are told apart; the one being typed is none yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.ui.editor.full_sentences import full_sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("She reached", []),
        ("She reached. And then", ["She reached."]),
        ("“Nobody left.” He said it twice.", ["“Nobody left.”", "He said it twice."]),
        ("One?\nTwo! Three…", ["One?", "Two!", "Three…"]),
        ("a line without an end\nand", ["a line without an end"]),
        ("short line\nand", []),
        ("# Heading of four words\n**Bold.** *Soft.*", ["Heading of four words", "Bold.", "Soft."]),
        ("هل وصلت؟ نعم.", ["هل وصلت؟", "نعم."]),
        ("彼は来た。私は見た。", ["彼は来た。", "私は見た。"]),
        ("👩‍👩‍👧 came. Then 👍.", ["👩‍👩‍👧 came.", "Then 👍."]),
        ("... … !!", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert full_sentences(text) == found


@given(st.text(max_size=200))
def test_every_sentence_is_part_of_the_text_in_its_order(text: str) -> None:
    from journal_app.core.text import plain

    whole = plain(text)
    at = 0
    for sentence in full_sentences(text):
        at = whole.index(sentence, at) + len(sentence)
        assert sentence.strip() == sentence != ""
