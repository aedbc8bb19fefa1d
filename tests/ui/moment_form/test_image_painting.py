"""The paintings: one for each image of the vocabulary, in every theme, each its own."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.image_painting import HEIGHT, WIDTH, paint_image
from journal_app.ui.moment_form.image_picker import GROUP
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme

SIZE = QSize(round(WIDTH), round(HEIGHT))


def painted(theme: Theme, image: str, margin: int = 0) -> tuple[bool, QImage]:
    sheet = QImage(SIZE, QImage.Format.Format_ARGB32)
    sheet.fill(0)
    painter = QPainter(sheet)
    room = QRectF(sheet.rect()).adjusted(margin, margin, -margin, -margin)
    known = paint_image(painter, theme, room, image)
    painter.end()
    return known, sheet


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_image_has_a_painting_of_its_own(
    theme: Theme, vocabulary: Vocabulary, scheme: Scheme
) -> None:
    theme.set_appearance(Appearance(scheme=scheme, reduced_motion=True))
    images = [term.id for term in vocabulary.group(GROUP)]
    seen = [painted(theme, image) for image in images]

    assert len(images) >= 10
    assert all(known for known, _sheet in seen)
    assert all(a[1] != b[1] for at, a in enumerate(seen) for b in seen[at + 1 :])


def test_a_painting_stays_in_its_place(theme: Theme, vocabulary: Vocabulary) -> None:
    for term in vocabulary.group(GROUP):
        _known, sheet = painted(theme, term.id, margin=12)
        outside = {sheet.pixelColor(x, y).alpha() for x in range(SIZE.width()) for y in (2, 63)}
        assert outside == {0}, term.id


def test_of_an_unknown_image_nothing_is_painted(theme: Theme) -> None:
    known, sheet = painted(theme, "im_own_12")
    empty = QImage(SIZE, QImage.Format.Format_ARGB32)
    empty.fill(0)

    assert not known
    assert sheet == empty
