"""What is kept of a text: everything, but for the few changes that are written down."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.text import (
    PREVIEW_CHARACTERS,
    caseless,
    clean,
    count_words,
    one_line,
    plain,
    preview,
)

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
NON_CHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)] + [
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
]

NASTY = {
    "no-break space": ("a\u00a0b", "a\u00a0b"),
    "line separator": ("a\u2028b", "a\nb"),
    "paragraph separator": ("a\u2029b", "a\nb"),
    "lone high surrogate": ("a\ud83db", "a\ufffdb"),
    "lone low surrogate": ("a\ude00b", "a\ufffdb"),
    "a pair of surrogates": ("a\ud83d\ude00b", "a😀b"),
    "NUL": ("a\x00b", "ab"),
    "escape sequences": ("\x1b[31mred\x07", "[31mred"),
    "non-character U+FDD0": ("a\ufdd0b", "ab"),
    "byte order mark": ("\ufeffa\ufeffb", "ab"),
    "family of emoji": ("👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽", "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽"),
    "right to left": ("שלום مرحبا \u202eabc\u202c", "שלום مرحبا \u202eabc\u202c"),
    "combining": ("e\u0301\u0301 Z̷̢͝a̴", "e\u0301\u0301 Z̷̢͝a̴"),
    "zero-width": ("a\u200bb\u200cc\u200dd\u2060e", "a\u200bb\u200cc\u200dd\u2060e"),
    "line ends": ("a\r\nb\rc\n\r\nd\te", "a\nb\nc\n\nd\te"),
    "DEL and C1": ("a\x7fb\x85c\x9bd", "a\x7fb\x85c\x9bd"),
}


@pytest.mark.parametrize(("given_text", "kept"), NASTY.values(), ids=NASTY.keys())
def test_each_nasty_text_is_kept_as_promised(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_what_is_kept_can_always_be_written(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not {character for character in kept if character < " "} - {"\n", "\t"}
    assert not set(kept) & {"\ufeff", "\u2028", "\u2029", *NON_CHARACTERS}


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029"))
)
def test_all_other_text_stays_exactly_as_it_is(text: str) -> None:
    text = "".join(character for character in text if character not in NON_CHARACTERS)
    assert clean(text) == text


@given(ANYTHING, ANYTHING)
def test_only_what_is_written_down_changes(before: str, after: str) -> None:
    # A line end, or a pair of surrogates, may only come about where the two texts meet.
    joined = before[-1:] == "\r" or "\ud800" <= before[-1:] <= "\udbff"
    if not joined:
        assert clean(before + after) == clean(before) + clean(after)


@given(ANYTHING, st.integers(min_value=1, max_value=400))
def test_a_preview_is_one_line_within_its_limit(text: str, limit: int) -> None:
    shown = preview(clean(text), limit)
    assert len(shown) <= limit
    assert shown == " ".join(shown.split())


@given(st.lists(st.from_regex(r"\A[a-z]{1,12}\Z"), min_size=1, max_size=400))
def test_a_preview_ends_at_a_word(words: list[str]) -> None:
    text = " ".join(words)
    shown = preview(text)
    assert text.startswith(shown)
    assert shown.split() == words[: len(shown.split())]
    assert len(shown) > PREVIEW_CHARACTERS - 20 or shown == text


def test_a_preview_never_cuts_a_family_or_an_accent_apart() -> None:
    for sign in ("👩‍👩‍👧‍👦", "e\u0301", "👍🏽"):
        for limit in range(20, 40):
            shown = preview(sign * 40, limit)
            assert shown == sign * (len(shown) // len(sign))


def test_a_preview_shows_something_of_a_text_that_begins_with_emptiness() -> None:
    assert preview("\n" * 5000 + "At last.") == "At last."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# A heading", "A heading"),
        ("> said she", "said she"),
        ("- one\n* two\n+ three\n1. four\n2) five", "one\ntwo\nthree\nfour\nfive"),
        ("**bold** and *light*, __both__ _ways_", "bold and light, both ways"),
        ("***all***", "all"),
        ("**a *nested* one**", "a nested one"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5 - 3", "5 - 3"),
        ("#tag", "#tag"),
        ("* * *", "* *"),
    ],
)
def test_marks_of_markdown_are_taken_off(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@given(st.lists(st.text("a \t#>-+1.)", max_size=8), max_size=5))
def test_every_line_loses_its_own_markup_wherever_it_stands(lines: list[str]) -> None:
    assert plain("\n".join(lines)) == "\n".join(map(plain, lines))


@pytest.mark.parametrize("piece", ["_a ", "*a ", "**a ", "*", "_", "_a", "*a", "# ", " _a_b", "\t"])
def test_taking_marks_off_stays_cheap_whatever_is_pasted(piece: str) -> None:
    # The first form of this needed 11 s for a third of this text.
    started = time.perf_counter()
    plain(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 2


@given(ANYTHING)
def test_a_label_is_one_line_or_nothing(label: str) -> None:
    kept = one_line(label)
    assert kept == " ".join(kept.split()) == one_line(kept)
    assert "\n" not in kept
    assert not kept or any(unicodedata.category(sign)[0] in "LNPS" for sign in kept)


@pytest.mark.parametrize(
    "unseen", ["", " ", "\u200b", "\u2060\u200d", "\x00", "\ufeff", "\u0301", "\u3000"]
)
def test_a_label_nobody_could_see_is_empty(unseen: str) -> None:
    assert one_line(unseen) == ""


@given(st.text())
def test_two_ways_of_encoding_are_one_label(label: str) -> None:
    forms = {caseless(unicodedata.normalize(form, label)) for form in ("NFC", "NFD")}
    assert forms == {caseless(label)}


@pytest.mark.parametrize(
    ("one", "other"), [("ANA", "ana"), ("Straße", "STRASSE"), ("Ζωής", "ζωήσ")]
)
def test_case_does_not_make_another_label(one: str, other: str) -> None:
    assert caseless(one) == caseless(other)


def test_words_are_told_apart_by_white_space() -> None:
    assert count_words(" one  two\nthree-four\u3000five ") == 4
