"""What a line is, where it is bold or italic, and what typing does to it."""

import itertools
import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from journal_app.core.markup import (
    BOLD,
    ITALIC,
    Edit,
    LineKind,
    after_return,
    is_on,
    line_of,
    runs,
    toggle,
)

WRITING = st.text(alphabet="ab *_-#>1.\t،é😀", max_size=40)


def styled(text: str) -> list[tuple[str, str]]:
    """The stretches of a line with a letter for each style: b, i, and s for signs."""
    return [
        (
            text[run.start : run.end],
            "b" * run.bold + "i" * run.italic + "s" * run.sign,
        )
        for run in runs(text, line_of(text).start)
    ]


def applied(text: str, edit: Edit) -> str:
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize(
    ("text", "kind", "start", "level"),
    [
        ("a sentence", LineKind.TEXT, 0, 0),
        ("# A day", LineKind.HEADING, 2, 1),
        ("###### small", LineKind.HEADING, 7, 6),
        ("####### seven", LineKind.TEXT, 0, 0),
        ("#tag", LineKind.TEXT, 0, 0),
        ("- milk", LineKind.BULLET, 2, 0),
        ("  * milk", LineKind.BULLET, 4, 0),
        ("*milk*", LineKind.TEXT, 0, 0),
        ("-5 degrees", LineKind.TEXT, 0, 0),
        ("12. twelve", LineKind.NUMBER, 4, 0),
        ("3) three", LineKind.NUMBER, 3, 0),
        ("2026. ", LineKind.NUMBER, 6, 0),
        (">said", LineKind.QUOTE, 1, 0),
        ("> said", LineKind.QUOTE, 2, 0),
        ("", LineKind.TEXT, 0, 0),
    ],
)
def test_the_beginning_says_what_a_line_is(
    text: str, kind: LineKind, start: int, level: int
) -> None:
    line = line_of(text)
    assert (line.kind, line.start, line.level) == (kind, start, level)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", []),
        ("*a*", [("*", "s"), ("a", "i"), ("*", "s")]),
        ("**a b**", [("**", "s"), ("a b", "b"), ("**", "s")]),
        ("***a***", [("*", "s"), ("**", "is"), ("a", "bi"), ("**", "is"), ("*", "s")]),
        ("_a_ b", [("_", "s"), ("a", "i"), ("_", "s")]),
        ("__a__", [("__", "s"), ("a", "b"), ("__", "s")]),
        ("snake_case_name", []),
        ("2 * 3 * 4", []),
        ("*not closed", []),
        ("not opened*", []),
        ("** a **", []),
        ("**a *b* c**", [("**", "s"), ("a ", "b"), ("*", "bs"), ("b", "bi"), ("*", "bs"),
                         (" c", "b"), ("**", "s")]),
        ("*a _b* c_", [("*", "s"), ("a _b", "i"), ("*", "s")]),
        ("**a*b**", [("**", "s"), ("a*b", "b"), ("**", "s")]),
        ("un*frigging*believable", [("*", "s"), ("frigging", "i"), ("*", "s")]),
        ("“*so*”", [("*", "s"), ("so", "i"), ("*", "s")]),
        ("- *milk*", [("*", "s"), ("milk", "i"), ("*", "s")]),
        ("*😀*", [("*", "s"), ("😀", "i"), ("*", "s")]),
        ("*مرحبا* بك", [("*", "s"), ("مرحبا", "i"), ("*", "s")]),
    ],
)  # fmt: skip
def test_emphasis_is_found_as_in_commonmark(text: str, expected: list[tuple[str, str]]) -> None:
    assert styled(text) == expected


@given(WRITING)
@example("*" * 30)
@example("**a***b*")
def test_runs_lie_in_order_inside_the_line_and_never_overlap(text: str) -> None:
    found = runs(text)
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start
    for run in found:
        assert 0 <= run.start < run.end <= len(text)
        assert run.bold or run.italic or run.sign
        if run.sign:
            assert set(text[run.start : run.end]) <= {"*", "_"}


@pytest.mark.parametrize("piece", ["*a", "a*", "*", "_a* ", "**a_ *", "*a*", " *_"])
def test_a_line_full_of_signs_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(copies: int) -> float:
        text = piece * copies
        best = 10.0
        for _attempt in range(5):
            began = time.process_time()
            runs(text)
            best = min(best, time.process_time() - began)
        return best

    # Sixteen times the text may take up to about sixteen times as long, not two hundred.
    assert seconds(16_000) < 60 * max(seconds(1_000), 0.001)


@pytest.mark.parametrize(
    ("text", "caret", "beginning"),
    [
        ("a sentence", 5, ""),
        ("# A day", 7, ""),
        ("- milk", 6, "- "),
        ("- milk", 4, "- "),
        ("- milk", 1, ""),
        ("  * milk", 8, "  * "),
        ("-  milk", 7, "-  "),
        ("1. one", 6, "2. "),
        ("9) nine", 7, "10) "),
        ("999999999. much", 15, "000000000. "),
        ("> said", 6, "> "),
        (">said", 5, ">"),
        ("- ", 2, None),
        ("  3. ", 5, None),
        ("> ", 2, None),
        (">", 1, None),
    ],
)
def test_return_goes_on_with_a_list_and_ends_an_empty_one(
    text: str, caret: int, beginning: str | None
) -> None:
    assert after_return(text, caret) == beginning


@pytest.mark.parametrize(
    ("text", "start", "end", "size", "result", "selected"),
    [
        ("one two", 4, 7, BOLD, "one **two**", "two"),
        ("one **two**", 6, 9, BOLD, "one two", "two"),
        ("one **two**", 4, 11, BOLD, "one two", "two"),
        ("one **two**", 6, 9, ITALIC, "one ***two***", "two"),
        ("one ***two***", 7, 10, BOLD, "one *two*", "two"),
        ("one ***two***", 7, 10, ITALIC, "one **two**", "two"),
        ("one two ", 3, 8, ITALIC, "one *two* ", "two"),
        ("- milk", 0, 6, BOLD, "- **milk**", "milk"),
        ("one two", 5, 5, ITALIC, "one *two*", ""),
        ("one *two*", 6, 6, ITALIC, "one two", ""),
        ("don’t go", 2, 2, BOLD, "**don’t** go", ""),
        ("", 0, 0, BOLD, "****", ""),
        ("****", 2, 2, BOLD, "", ""),
        ("a  b", 2, 2, ITALIC, "a ** b", ""),
    ],
)
def test_toggling_puts_signs_around_words_and_takes_them_away(
    text: str, start: int, end: int, size: int, result: str, selected: str
) -> None:
    edit = toggle(text, start, end, size)
    assert applied(text, edit) == result
    assert result[edit.select_from : edit.select_to] == selected


@given(WRITING, st.data(), st.sampled_from([BOLD, ITALIC]))
def test_toggling_twice_gives_the_line_back(text: str, data: st.DataObject, size: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    # Around nothing but signs and spaces there is no word to give back.
    assume(any(character.isalnum() for character in text[max(start, line_of(text).start) : end]))
    # A sign at the edge of `11[* 11*]` is no emphasis, and becomes one once it stands at a word.
    assume(text[start:end] == text[start:end].strip("*"))
    first = toggle(text, start, end, size)
    once = applied(text, first)
    # Taking the signs out of `11*1.* ` leaves the beginning of a list, where nothing is emphasised.
    assume(line_of(once).kind is line_of(text).kind)
    assert is_on(once, first.select_from, first.select_to, size) != is_on(text, start, end, size)
    second = toggle(once, first.select_from, first.select_to, size)
    assert applied(once, second) == text


@given(WRITING, st.data())
def test_nothing_but_asterisks_ever_comes_or_goes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = applied(text, toggle(text, start, end, BOLD))
    assert once.replace("*", "") == text.replace("*", "")
