"""Pieces on paper can be searched and copied, break where they may, and tell nothing else."""

import re
import unicodedata
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from journal_app.core.ids import PieceId, Uid
from journal_app.core.margin_notes import MarginNote
from journal_app.core.marks import shipped_marks
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.vocabulary import Vocabulary
from journal_app.services.papers import Paper
from journal_app.ui.papers.blocks import Faces, Leaves, Saying, blocks
from journal_app.ui.papers.selection import only
from journal_app.ui.papers.setting import Block, Style, pdf_of
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.pdf_words import words_of

BODY = (
    "# A fine affair\n\nFind the **first** flower in April, said _Agnes_.\n- an office\n"
    "2. another\n> offered"
)
EVERYTHING = Leaves(names=True, marks=True, notes=True)


@pytest.fixture
def paper() -> Paper:
    """An entry with a name, a mark and a note."""
    start = BODY.index("flower")
    mark = Passage(uid=Uid("m"), piece=PieceId(1), mark="mk_near", anchor=anchor_at(BODY, start, 6))
    note = MarginNote(
        uid=Uid("n"), piece=PieceId(1), when=builders.when(), body="It was May.",
        updated_at=builders.START,
    )  # fmt: skip
    return Paper(
        when=builders.when(), body=BODY, passages=(mark,), notes=(note,), people=("Mara",),
        tags=("garden",),
    )  # fmt: skip


def in_english() -> Saying:
    return Saying(
        marks=shipped_marks(),
        words=Vocabulary(),
        locale=QLocale("en_GB"),
        clock=builders.FakeClock(),
    )


def made(theme: Theme, *papers: Paper, leaves: Leaves = EVERYTHING) -> bytes:
    faces = Faces.of(theme)
    saying = Saying(
        marks=shipped_marks(),
        words=Vocabulary(),
        locale=QLocale("en_GB"),
        clock=builders.FakeClock(),
    )
    return pdf_of(blocks(papers, leaves, faces, saying), faces.number())


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def test_its_words_can_be_found_and_copied(theme: Theme, paper: Paper) -> None:
    told = words_of(made(theme, paper))
    for words in (
        "Saturday, 14 March 2026", "A fine affair", "Find the", "first", "flower", "Agnes",
        "• an office", "2. another", "offered", "Mara", "#garden", "Coming closer: “flower”",
        "In the margin", "It was May.", "1",
    ):  # fmt: skip
        assert words in told
    assert "**" not in told
    assert "_Agnes_" not in told


def test_only_what_was_ticked_goes_along(theme: Theme, paper: Paper) -> None:
    told = words_of(made(theme, paper, leaves=Leaves()))
    assert "flower" in told
    for words in ("Mara", "#garden", "Coming closer", "It was May."):
        assert words not in told


def test_it_tells_neither_program_nor_time_nor_person_nor_place(theme: Theme, paper: Paper) -> None:
    pdf = made(theme, paper)
    plain = pdf + b"".join(
        zlib.decompress(stream)
        for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
        if stream[:1] == b"x"
    )
    for trace in (
        b"/CreationDate", b"/ModDate", b"/Producer", b"/Author", b"xmp:", b"CreatorTool",
        b"/home", b"Tideline", "Qt".encode("utf-16-be"), "Tideline".encode("utf-16-be"),
    ):  # fmt: skip
        assert trace not in plain
    assert "Pages".encode("utf-16-be") in pdf
    assert pdf == made(theme, paper), "the same twice"


def test_a_mark_is_a_grey_band_that_no_colour_is_needed_for(theme: Theme, paper: Paper) -> None:
    faces = Faces.of(theme)
    saying = Saying(
        marks=shipped_marks(),
        words=Vocabulary(),
        locale=QLocale("en_GB"),
        clock=builders.FakeClock(),
    )
    all_blocks = list(blocks([paper], EVERYTHING, faces, saying))
    [line] = [block for block in all_blocks if block.text.startswith("Find")]
    [band] = [each for each in line.formats if each.format.background().style().value]
    assert line.text[band.start : band.start + band.length] == "flower"
    colour = band.format.background().color()
    assert colour.red() == colour.green() == colour.blue() < 230


def test_days_follow_each_other_with_page_numbers(theme: Theme, paper: Paper) -> None:
    many = [
        replace(paper, when=builders.when(builders.START + timedelta(days=day)))
        for day in range(40)
    ]
    pdf = made(theme, *many)
    assert pages_of(pdf) > 5
    assert words_of(pdf).count("Find the") == 40
    assert "22 April 2026" in words_of(pdf)


@pytest.mark.parametrize(
    "words", ["a " * 4000, "🌊 e\u0301\nline\n\nline " * 300, "لم أحتج " * 900]
)
def test_any_text_fits_on_some_pages(theme: Theme, words: str) -> None:
    paper = Paper(when=builders.when(), body=words)
    assert pages_of(made(theme, paper)) >= 1


def test_glued_lines_longer_than_a_page_are_parted(theme: Theme) -> None:
    faces = Faces.of(theme)
    style = Style(font=faces.number(), line=14, above=4, glued=True)
    assert pages_of(pdf_of([Block("One line.", style)] * 200, faces.number())) > 3


def test_of_a_selection_only_those_words_go(theme: Theme, paper: Paper) -> None:
    start = BODY.index("Find")
    some = only(paper, start, BODY.index(" in April"))
    assert some.body == "Find the **first** flower"
    assert [each.anchor.quote for each in some.passages] == ["flower"]
    told = words_of(made(theme, some))
    assert "flower" in told
    for words in ("April", "It was May."):
        assert words not in told
    assert only(paper, start, start + 4).passages == ()


def test_the_sentence_of_a_moment_has_no_markup(theme: Theme) -> None:
    paper = Paper(when=builders.when(), body="- 5 * 3 * 2", kind="kd_noticed", told=("An hour.",))
    told = words_of(made(theme, paper))
    assert "- 5 * 3 * 2" in told
    assert "An hour." in told


@pytest.mark.parametrize(
    "words",
    [
        "لم أحتج إلى شيء",
        "לא הייתי צריך כלום",
        "Мне ничего не было нужно",
        "Δεν χρειαζόμουν τίποτα",
        "Tôi không cần gì cả",
        "ñandú, Ångström, œuvre, fin",
    ],
)
def test_letters_of_other_scripts_can_be_found_and_copied(theme: Theme, words: str) -> None:
    # Joined letters are told by their forms, which every search takes for the letters they are.
    told = unicodedata.normalize(
        "NFKC", words_of(made(theme, Paper(when=builders.when(), body=words)))
    )
    assert unicodedata.normalize("NFKC", words) in told


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (None, ["Felt like"]),
        ("rd_fear", ["Felt like"]),
        ("rd_both", ["Felt like", "Looking again"]),
    ],
)
def test_a_later_answer_is_told_apart_from_the_first_and_not_said_twice(
    later: str | None, told: list[str]
) -> None:
    moment = replace(builders.moment(reading="rd_fear"), reading_later=later)
    assert [label for label, _words in in_english().moment(moment)] == told
