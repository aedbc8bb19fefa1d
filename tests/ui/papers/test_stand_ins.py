"""Emoji are seen, and found and copied; of letters no font has it is said how many there are."""

import re

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QTextLayout,
)

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.services.onto_paper import without_shape
from journal_app.services.papers import Paper
from journal_app.ui.papers.blocks import Faces, Leaves, blocks
from journal_app.ui.papers.setting import pdf_of
from journal_app.ui.papers.stand_ins import FAMILY, MOST, StandIns
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.pdf_pictures import pictures_of
from tests.pdf_words import words_of
from tests.ui.papers.test_pdf import in_english

RAINBOW = "🏳️‍🌈"
"""Four code points that are one letter."""


def paper(words: str, **more: object) -> Paper:
    return Paper(when=builders.when(), body=words, **more)  # type: ignore[arg-type]


def made(theme: Theme, *papers: Paper, leaves: Leaves | None = None) -> tuple[bytes, StandIns]:
    faces, stand_ins = Faces.of(theme), StandIns()
    those = blocks(papers, leaves or Leaves(), faces, in_english())
    return pdf_of(those, faces.number(), stand_ins=stand_ins), stand_ins


def is_colourful(image: QImage) -> bool:
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(point.saturation() > 100 and point.value() > 80 for point in points)


@pytest.mark.parametrize(
    "words", ["🌊 by the sea", f"We three {RAINBOW}.", "1️⃣ then 🇫🇷", "أحتج 🌊", "👍🏽", "☀️"]
)
def test_emoji_are_seen_large_enough_for_print_and_found(theme: Theme, words: str) -> None:
    pdf, stand_ins = made(theme, paper(words))
    images = pictures_of(pdf)
    assert images
    for image in images:
        assert image.height() > 100
        assert is_colourful(image)
    found = words_of(pdf)
    for letters in stand_ins.meant.values():
        assert letters in found
    assert stand_ins.shapeless == 0


def test_the_same_one_is_there_once(theme: Theme) -> None:
    pdf, stand_ins = made(theme, paper("🌊 " * 50), paper("🌊"))
    assert len(pictures_of(pdf)) == 1
    assert list(stand_ins.meant.values()) == ["🌊"]
    assert words_of(pdf).count("🌊") == 51


def test_letters_no_font_has_are_counted_and_can_still_be_copied(theme: Theme) -> None:
    pdf, stand_ins = made(theme, paper("Here: \U0010fffd\U0010fffd, and \U0010fffc."))
    assert stand_ins.shapeless == 3
    found = words_of(pdf).replace(" ", "")
    assert "Here:\U0010fffd\U0010fffd,and\U0010fffc." in found
    assert without_shape(1).startswith("No font on this computer has the shape of 1 letter")
    assert "3 letters" in without_shape(3)


@pytest.mark.parametrize("words", ["我不需要任何东西。", "海の音を聞いた", "바다 소리"])
def test_far_eastern_words_are_found_whether_a_font_is_there_or_not(
    theme: Theme, words: str
) -> None:
    pdf, _stand_ins = made(theme, paper(words))
    assert words.replace(" ", "") in words_of(pdf).replace(" ", "")


@pytest.mark.parametrize(
    "words", ["soft\u00adhyphen", "a\u200bb\ufeffc", "e\u0301 ñ", "\u200e", "a\ufe0fb"]
)
def test_what_is_not_seen_in_any_font_is_no_letter_without_a_shape(
    theme: Theme, words: str
) -> None:
    _pdf, stand_ins = made(theme, paper(words))
    assert stand_ins.shapeless == 0


def test_a_code_point_of_ours_that_somebody_wrote_stays_what_it_is(theme: Theme) -> None:
    pdf, stand_ins = made(theme, paper("🌊 and \ue000."))
    assert stand_ins.meant == {0xE000: "🌊", 0xE001: "\ue000"}
    assert stand_ins.shapeless == 1
    assert "🌊 and \ue000 ." in words_of(pdf)


def test_a_document_without_any_says_nothing_of_them(theme: Theme) -> None:
    pdf, stand_ins = made(theme, paper("Plain words, “quoted” – Мне ничего."))
    assert not stand_ins.meant
    assert b"JournalStandIns" not in pdf
    assert pdf.count(b"%%EOF") == 1


def test_what_was_added_at_the_end_stands_where_the_end_says(theme: Theme) -> None:
    pdf, _stand_ins = made(theme, paper("🌊"))
    assert pdf.count(b"%%EOF") == 2
    [first, second] = [int(place) for place in re.findall(rb"startxref\n(\d+)", pdf)]
    assert pdf[first:].startswith(b"xref\n0 ")
    table = re.match(rb"xref\n(\d+) 1\n(\d{10}) 00000 n \ntrailer", pdf[second:])
    assert table is not None
    number, place = int(table[1]), int(table[2])
    assert pdf[place:].startswith(b"%d 0 obj" % number)
    assert b"/Prev %d" % first in pdf[second:]
    length = re.match(rb"\d+ 0 obj\n<< /Length (\d+) >>\nstream\n", pdf[place:])
    assert length is not None
    assert pdf[place + length.end() + int(length[1]) :].startswith(b"endstream")


def test_marks_stay_on_their_words_behind_a_stand_in(theme: Theme) -> None:
    body = f"{RAINBOW} went **home** today 🌊."
    start = body.index("today")
    mark = Passage(uid=Uid("m"), piece=PieceId(1), mark="mk_near", anchor=anchor_at(body, start, 5))
    set_blocks = blocks(
        [paper(body, passages=(mark,))], Leaves(marks=True), Faces.of(theme), in_english()
    )
    [block] = [each for each in set_blocks if "went" in getattr(each, "text", "")]
    layout = QTextLayout(block.text, block.style.font)
    layout.setFormats(list(block.formats))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert StandIns().put_in(layout)
    text = layout.text()
    bands = [
        text[each.start : each.start + each.length]
        for each in layout.formats()
        if each.format.background().style().value
    ]
    assert bands == ["today"]
    bold = [
        text[each.start : each.start + each.length]
        for each in layout.formats()
        if each.format.font().bold()
    ]
    assert bold == ["home"]


def test_more_than_there_are_stand_ins_for_are_left_as_they_are(theme: Theme) -> None:
    many = "".join(chr(0xF0000 + number) for number in range(MOST + 10))
    pdf, stand_ins = made(theme, paper(many))
    assert len(stand_ins.meant) == MOST
    assert stand_ins.shapeless == MOST + 10
    assert pdf.startswith(b"%PDF")


def test_the_font_has_no_ink(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()
    font = QFont(FAMILY)
    font.setPixelSize(80)
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(QPointF(20, 120), "\ue000\ue3ff")
    painter.end()
    assert {image.pixel(x, y) & 0xFFFFFF for x in range(200) for y in range(200)} == {0xFFFFFF}
