"""Pictures on paper: upright, no larger than the column, and nothing of their files."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid
from journal_app.core.media import Media
from journal_app.core.pictures import Picture
from journal_app.services.papers import Paper
from journal_app.ui.papers.blocks import Faces, Leaves, blocks
from journal_app.ui.papers.figures import Pictures, Tally
from journal_app.ui.papers.setting import pdf_of
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests import made_pictures as made
from tests.pdf_pictures import jpegs_of, pictures_of
from tests.pdf_words import words_of
from tests.ui.papers.test_pdf import in_english, pages_of

KEPT = {"upright": made.jpeg(6), "png": made.encoded(b"png"), "torn": b"\xff\xd8\xff"}


def picture(name: str, label: str = "", *, media: str = Media.JPEG, wide: int = 40) -> Picture:
    return Picture(
        uid=Uid(name),
        piece=PieceId(1),
        file=name,
        media=media,
        bytes=1,
        width=wide,
        height=64,
        label=label,
        created_at=builders.START,
    )


def opens(wanted: Picture) -> bytes:
    try:
        return KEPT[wanted.file]
    except KeyError:
        raise NotFound("It is gone.") from None


def on_paper(
    theme: Theme,
    *hung: Picture,
    body: str = "By the river.",
    by: Callable[[Picture], bytes] = opens,
) -> tuple[bytes, Tally]:
    paper = Paper(when=builders.when(), body=body, hung=hung)
    faces, tally = Faces.of(theme), Tally()
    pictures = Pictures(opens=by, tally=tally)
    leaves = Leaves(pictures=True)
    set_blocks = blocks([paper], leaves, faces, in_english(), pictures)
    return pdf_of(set_blocks, faces.number()), tally


def test_one_stands_upright_below_the_words(theme: Theme) -> None:
    pdf, tally = on_paper(theme, picture("upright", "the last boat"))
    (image,) = pictures_of(pdf)
    assert image.size() == QSize(40, 64)
    # Turned to the right, the green corner of the picture lies at its upper right.
    assert QColor(image.pixel(36, 4)).green() > 150
    assert QColor(image.pixel(36, 28)).red() > 150
    assert QColor(image.pixel(20, 60)).blue() > 150
    assert "the last boat" in words_of(pdf)
    assert (tally.pictures, tally.left) == (1, 0)


def test_nothing_of_its_file_is_in_the_document(theme: Theme) -> None:
    told = QImage(made.image())
    told.setText("Comment", made.SECRET.decode())
    KEPT["told"] = made.encoded(b"png", told)
    assert made.SECRET in KEPT["told"]
    pdf, _tally = on_paper(
        theme,
        picture("upright", "IMG_2041.JPG"),
        picture("told", "with words.png", media=Media.PNG),
    )
    assert made.SECRET in KEPT["upright"]
    assert made.SECRET not in pdf
    assert all(b"Exif" not in each and b"ICC_PROFILE" not in each for each in jpegs_of(pdf))
    assert len(jpegs_of(pdf)) == 2
    for name in ("IMG_2041", "with words"):
        assert name not in words_of(pdf)


@pytest.mark.parametrize("name", ["gone", "torn"])
def test_one_that_cannot_be_read_is_named_and_counted(theme: Theme, name: str) -> None:
    pdf, tally = on_paper(theme, picture(name, "the boats.jpg"), picture("upright"))
    assert "A picture that cannot be read: the boats.jpg" in words_of(pdf)
    assert len(pictures_of(pdf)) == 1
    assert (tally.pictures, tally.left) == (1, 1)


def test_files_are_named(theme: Theme) -> None:
    letter = replace(picture("letter", "letter to Ana.odt"), width=None, height=None)
    pdf, tally = on_paper(theme, letter)
    assert "Files: letter to Ana.odt" in words_of(pdf)
    assert (tally.pictures, tally.left) == (0, 0)


def test_nothing_of_it_goes_where_it_was_not_ticked(theme: Theme) -> None:
    paper = Paper(when=builders.when(), body="Alone.", hung=(picture("upright", "the boat"),))
    faces = Faces.of(theme)
    asked = Pictures(opens=opens, tally=Tally())
    pdf = pdf_of(blocks([paper], Leaves(), faces, in_english(), asked), faces.number())
    assert pictures_of(pdf) == []
    assert "the boat" not in words_of(pdf)


def test_a_large_one_is_no_larger_than_a_printer_shows(theme: Theme) -> None:
    KEPT["large"] = made.encoded(b"jpg", made.image().scaled(4000, 3000), 60)
    large = replace(picture("large"), width=4000, height=3000)
    pdf, _tally = on_paper(theme, large)
    (image,) = pictures_of(pdf)
    # A third of a page high, at two hundred dots for an inch.
    assert image.height() == 833
    assert image.width() == 1110


def test_no_more_than_a_page_of_them_is_in_memory(theme: Theme) -> None:
    """Each is opened only when the page before it is done."""
    opened, painted = [], []
    faces, tally = Faces.of(theme), Tally()

    def counted(wanted: Picture) -> bytes:
        opened.append(wanted)
        return opens(wanted)

    def papers() -> Iterator[Paper]:
        for _day in range(40):
            painted.append(len(opened))
            yield Paper(when=builders.when(), body="A day.", hung=(picture("tall"),))

    KEPT["tall"] = made.encoded(b"jpg", made.image(400, 640))
    asked = Pictures(opens=counted, tally=tally)
    pdf = pdf_of(
        blocks(papers(), Leaves(pictures=True), faces, in_english(), asked), faces.number()
    )
    assert painted == list(range(40))
    assert pages_of(pdf) > 3
