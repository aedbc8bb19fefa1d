"""A PDF is made in memory, breaks where it may, and says nothing of where it was made."""

import re
import zlib

import pytest

from journal_app.exchange.writers.passages import Row
from journal_app.ui.papers import setting
from journal_app.ui.papers.stand_ins import StandIns
from journal_app.ui.passages import pdf
from journal_app.ui.passages.making import faces
from journal_app.ui.theme.theme import Theme
from tests.pdf_words import words_of

LONG = "I looked out of the window and counted the lamps, as if counting were a place to go. "


def rows(count: int, words: str = LONG) -> list[Row]:
    """So many passages, a dozen a month."""
    return [
        Row(
            month=f"Month {at // 12}", mark="Pulling away", words=words * (1 + at % 3), lost=at == 4
        )
        for at in range(count)
    ]


def pages_of(made: bytes) -> int:
    """How many pages a document has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", made))


def test_it_is_a_document_with_pages(theme: Theme) -> None:
    made = pdf.pdf_of("Passages", rows(3), faces(theme))
    assert made.startswith(b"%PDF-1.")
    assert made.rstrip().endswith(b"%%EOF")
    assert pages_of(made) == 1
    assert pages_of(pdf.pdf_of("Passages", rows(60), faces(theme))) > 4


def test_every_place_in_it_is_where_its_table_says(theme: Theme) -> None:
    made = pdf.pdf_of("Passages", rows(30), faces(theme))
    table = int(re.findall(rb"startxref\s+(\d+)", made)[-1])
    assert made[table : table + 4] == b"xref"
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", made), start=1):
        assert made[int(place) :].startswith(b"%d 0 obj" % number)


def test_it_tells_neither_program_nor_time_nor_person(theme: Theme) -> None:
    made = pdf.pdf_of("Passages", rows(2), faces(theme))
    plain = made + b"".join(streams(made))
    for trace in (b"/CreationDate", b"/ModDate", b"/Producer", b"xmp:", b"CreatorTool"):
        assert trace not in plain
    assert "Qt".encode("utf-16-be") not in plain
    assert "Passages".encode("utf-16-be") in made
    assert made == pdf.pdf_of("Passages", rows(2), faces(theme)), "the same twice"


def streams(made: bytes) -> list[bytes]:
    """What stands in it compressed."""
    found = []
    for stream in re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def set_in(some: list[Row], theme: Theme) -> list[setting.Row]:
    """All of it as it is set."""
    made = pdf._blocks("T", some, faces(theme))
    return [each for block in made for each in block.rows(459, StandIns())]


@pytest.mark.parametrize(
    "words", ["a " * 4000, "🌊 e\u0301\nline\n\nline " * 300, "لم أحتج " * 900]
)
def test_any_passage_fits_on_some_pages(theme: Theme, words: str) -> None:
    lines = set_in([Row(month="M", mark="A", words=words)], theme)
    pages = list(setting._pages(lines, 686))
    assert [each for page in pages for _y, each in page] == lines
    for page in pages:
        assert page[-1][0] + page[-1][1].height <= 686


def test_what_belongs_together_is_on_one_page(theme: Theme) -> None:
    pages = list(setting._pages(set_in(rows(80), theme), 686))
    assert len(pages) > 3
    assert not any(page[-1][1].glued for page in pages[:-1])


def test_an_emoji_is_found_and_copied(theme: Theme) -> None:
    row = Row(month="M", mark="A", words="By the sea 🌊.")
    assert "By the sea 🌊 ." in words_of(pdf.pdf_of("T", [row], faces(theme)))


def test_its_words_can_be_found_and_copied(theme: Theme) -> None:
    written = "A fish’s affair: Find the first flower in April. ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    row = Row(month="April and August 2026", mark="A need", words=written, lost=False)
    told = " ".join(words_of(pdf.pdf_of("A fine title", [row], faces(theme))).split())
    for words in ("A fine title", "April and August 2026", "A need", *written.split(". ")):
        assert words in told
