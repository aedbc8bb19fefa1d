"""What leaves of passages: exactly what was ticked, as Markdown and as plain text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, ReadPassage, anchor_at
from journal_app.core.people import initials
from journal_app.exchange.writers import passages as writer
from journal_app.exchange.writers.passages import Leaves, Saying
from tests.builders import START, when

BODY = "We drove home late. I looked **out** of the window, and Mara said nothing. Then rain came."
QUOTE = "I looked **out** of the window"
SAYING = Saying(
    mark=lambda mark: {"mk_pull": "Pulling away"}.get(mark, mark),
    day=date.isoformat,
    month=lambda day: f"{day:%Y-%m}",
)
ALL = Leaves(words=True, names=True, days=True, around=True)


def passage(
    quote: str = QUOTE, body: str = BODY, *, people: tuple[str, ...] = ("Mara",)
) -> ReadPassage:
    """One passage as it is read."""
    made = Passage(
        uid=Uid("1"),
        piece=PieceId(1),
        mark="mk_pull",
        anchor=anchor_at(body, body.index(quote), len(quote)),
    )
    return ReadPassage(passage=made, when=when(), people=people, created_at=START)


def lost(read: ReadPassage) -> ReadPassage:
    """The same after its words went."""
    return replace(read, passage=replace(read.passage, lost=True))


def as_text(leaves: Leaves, *read: ReadPassage) -> str:
    """Plain lines of these."""
    return writer.text("Passages", writer.rows(read, leaves, SAYING))


def as_markdown(leaves: Leaves, *read: ReadPassage) -> str:
    """Markdown of these."""
    return writer.markdown("Passages", writer.rows(read, leaves, SAYING))


def test_unless_it_was_ticked_only_marks_months_and_initials_leave() -> None:
    expected = "Passages\n\n\n2026-03\n\nPulling away, with M.\n"
    assert as_text(Leaves(), passage()) == expected
    assert as_text(Leaves(around=True), passage()) == expected, "never without the words"


@pytest.mark.parametrize(
    ("leaves", "says", "keeps_back"),
    [
        (Leaves(words=True), ["I looked out of the window"], ["Mara", "2026-03-14", "drove", "**"]),
        (Leaves(names=True), ["with Mara"], ["window", "2026-03-14"]),
        (Leaves(days=True), ["2026-03-14"], ["window", "Mara"]),
        (ALL, ["home late. I looked out of the window, and Mara", "2026-03-14", "with Mara"], []),
    ],
)
def test_each_tick_lets_one_thing_leave(
    leaves: Leaves, says: list[str], keeps_back: list[str]
) -> None:
    for written in (as_text(leaves, passage()), as_markdown(leaves, passage())):
        assert all(words in written for words in says)
        shown = written.replace("**Pulling away**", "")
        assert not any(words in shown for words in keeps_back)


def test_markdown_is_a_heading_a_month_and_a_quotation_a_passage() -> None:
    leaves = Leaves(words=True, days=True)
    assert as_markdown(leaves, passage(), lost(passage())) == (
        "# Passages\n\n## 2026-03\n"
        "\n**Pulling away**, 2026-03-14, with M.\n\n> I looked out of the window\n"
        "\n**Pulling away**, 2026-03-14, with M.\n\n> I looked out of the window\n"
        "\n*Its words are no longer in the entry.*\n"
    )


def test_words_that_have_gone_bring_nothing_from_around_them() -> None:
    written = as_text(ALL, lost(passage()))
    assert "home late" not in written
    assert "(Its words are no longer in the entry.)" in written


def test_words_around_are_whole_ones() -> None:
    body = "x" * 40 + " and then I left. " + "y" * 40
    [row] = writer.rows([passage("I left.", body)], ALL, SAYING)
    assert row.before == "and then "
    assert "x" not in row.before
    assert "y" not in row.after


@pytest.mark.parametrize(
    ("name", "initial"),
    [("Mara", "M."), ("anna lee", "A. L."), ("Ünal", "Ü."), ("مارا", "م."), ("", "")],
)
def test_a_name_that_is_kept_back_is_its_first_signs(name: str, initial: str) -> None:
    assert initials(name) == initial


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a * b _ c", r"> a \* b \_ c"),
        ("# no heading", r"> \# no heading"),
        ("[no](link) <b>", r"> \[no\](link) \<b\>"),
        ("1. one\n- two", "> 1\\. one\n> \\- two"),
    ],
)
def test_signs_inside_words_make_no_markdown(words: str, written: str) -> None:
    body = f"Before. {words} After."
    made = passage(words, body)
    plain_one = replace(made, passage=replace(made.passage, mark="other"))
    shown = writer.markdown("P", [replace_words(plain_one, words)])
    assert written in shown


def replace_words(read: ReadPassage, words: str) -> writer.Row:
    """The row of a passage with exactly these words."""
    [row] = writer.rows([read], Leaves(words=True), SAYING)
    return replace(row, words=words)


@given(st.text(max_size=60), st.data())
def test_what_was_not_ticked_is_in_no_form(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    made = Passage(
        uid=Uid("1"), piece=PieceId(1), mark="mk_pull", anchor=anchor_at(body, start, end - start)
    )
    people = (data.draw(st.text("qz", min_size=3, max_size=6)),)
    read = ReadPassage(passage=made, when=when(), people=people, created_at=START)
    nothing = passage(people=people)
    assert as_text(Leaves(), read) == as_text(Leaves(), nothing)
    assert as_markdown(Leaves(), read) == as_markdown(Leaves(), nothing)
    assert people[0] not in as_text(Leaves(days=True), read)
