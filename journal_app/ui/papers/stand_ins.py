"""Letters a PDF cannot hold as letters: emoji are pictures on it, and some no font here has.

Qt embeds the outlines of fonts. The shapes of emoji are coloured pictures and have none: Qt would
put small blurred pictures in their place, which cannot be found or copied. And of a letter that no
font of this computer has, only an empty box is seen. So a stand-in takes the place of each: an
empty shape of a font made for it, as wide as the picture, which is painted over it, large enough
for print. `spelling` then writes into the document which letters each stand-in stands for, so that
they are found and copied as they were written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QImage,
    QPainter,
    QPen,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

FAMILY: Final = "Journal Stand-ins"
FIRST: Final = 0xE000
MOST: Final = 1024
"""So many different ones fit in one document; what comes then is left to Qt."""
WIDTH: Final = 1.062
"""Of each, in ems; as in `resources/fonts/build_stand_ins.py`."""
_ASCENT: Final = 0.95
_HEIGHT: Final = 1.2
_PIXELS: Final = 96
"""For an em: eight for each point of the usual size."""
_BOX: Final = QRectF(0.08, -0.78, WIDTH - 0.16, 0.9)
"""Where no font has a shape, in ems about the base line."""
_LINE: Final = 0.4
_USUAL: Final = re.compile("[^\u0009\u0020-\u024f\u0300-\u036f\u2010-\u2027\u202f-\u203a\u20ac]")
"""What is not among the letters our own fonts have."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_COLOURED: Final = ("CBDT", "COLR", "sbix", "SVG ")
"""Tables of a font that hold pictures."""

Formats = Sequence[QTextLayout.FormatRange]


class _Shape(Enum):
    """What letters look like in a font."""

    LETTERS = auto()
    PICTURE = auto()
    NONE = auto()


class StandIns:
    """Those of one document: given out as its words are set."""

    def __init__(self) -> None:
        self.shapeless = 0
        """How many letters no font of this computer has."""
        self._given: dict[str, int] = {}
        self._images: dict[str, QImage | None] = {}
        self._coloured: dict[str, bool] = {}

    @property
    def meant(self) -> dict[int, str]:
        """What each code point that was given out stands for."""
        return {FIRST + number: letters for letters, number in self._given.items()}

    def put_in(self, layout: QTextLayout) -> bool:
        """Have stand-ins take their places in words that are laid out; whether any did.

        Then they are to be laid out again.
        """
        text = layout.text()
        if _USUAL.search(text) is None:
            return False
        if all(self._shape(run) is _Shape.LETTERS for run in layout.glyphRuns()):
            return False
        put = _Put(layout.formats(), layout.font().pixelSize())
        for start, end, letters in _clusters(text):
            put.add(letters, end - start, self._stand_in(layout, start, end, letters))
        layout.setText(put.text)
        layout.setFormats(put.formats())
        return put.has_any

    def paint(self, line: QTextLine, text: str, painter: QPainter, place: QPointF) -> None:
        """Paint what the stand-ins of a line stand for; `place` is the line's, in its column."""
        units = text.encode("utf-16-le", "surrogatepass")
        meant, start = self.meant, line.textStart()
        for at in range(start, start + line.textLength()):
            letters = meant.get(int.from_bytes(units[2 * at : 2 * at + 2], "little"))
            if letters is None:
                continue
            run = line.glyphRuns(at, 1)[0]
            em, base = run.rawFont().pixelSize(), place + run.positions()[0]
            _paint(self._images.get(letters), em, base, painter)

    def _number(self, letters: str, image: QImage | None) -> int | None:
        if letters not in self._given:
            if len(self._given) == MOST:
                return None
            self._given[letters] = len(self._given)
            self._images[letters] = image
        return self._given[letters]

    def _stand_in(self, layout: QTextLayout, start: int, end: int, letters: str) -> int | None:
        """The number of what stands in for these letters, if they need it."""
        if _USUAL.search(letters) is None or _is_unseen(letters):
            return None
        shapes = {self._shape(run) for run in layout.glyphRuns(start, end - start)}
        if _Shape.PICTURE in shapes:
            return self._number(letters, self._picture_of(letters, layout.font()))
        if _Shape.NONE in shapes:
            self.shapeless += 1
            return self._number(letters, None)
        return None

    def _shape(self, run: QGlyphRun) -> "_Shape":
        if self._is_coloured(run.rawFont()):
            return _Shape.PICTURE
        # One of our own code points that somebody wrote has no shape either.
        ours = run.rawFont().familyName() == FAMILY
        return _Shape.LETTERS if all(run.glyphIndexes()) and not ours else _Shape.NONE

    def _is_coloured(self, font: QRawFont) -> bool:
        name = font.familyName()
        if name not in self._coloured:
            self._coloured[name] = any(font.fontTable(table).size() for table in _COLOURED)
        return self._coloured[name]

    def _picture_of(self, letters: str, font: QFont) -> QImage | None:
        return self._images[letters] if letters in self._images else _picture(letters, font)


class _Put:
    """Words with stand-ins, and the formats that move along with them."""

    def __init__(self, formats: Formats, size: int) -> None:
        self.text = ""
        self._formats = formats
        self._font = QFont(FAMILY)
        self._font.setPixelSize(size)
        self._places = [0]
        self._stand_ins: list[int] = []

    def add(self, letters: str, units: int, number: int | None) -> None:
        """The next letters, of so many units, or the stand-in for them."""
        at = self._places[-1]
        if number is None:
            self.text += letters
            self._places += range(at + 1, at + units + 1)
            return
        self.text += chr(FIRST + number)
        self._stand_ins.append(at)
        self._places += [at + 1] * units

    @property
    def has_any(self) -> bool:
        """Whether any stand-in was put there."""
        return bool(self._stand_ins)

    def formats(self) -> list[QTextLayout.FormatRange]:
        """Those of before, and below them the font of the stand-ins."""
        made = []
        for each in self._formats:
            end = self._places[min(each.start + each.length, len(self._places) - 1)]
            made.append(_range(self._places[each.start], end, each.format))
        look = QTextCharFormat()
        look.setFont(self._font)
        return made + [_range(at, at + 1, look) for at in self._stand_ins]


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """What is seen as one letter: from, to, in units, and all that belongs to it."""
    units = text.encode("utf-16-le", "surrogatepass")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    start = 0
    while (end := finder.toNextBoundary()) != -1:
        yield start, end, units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        start = end


def _is_unseen(letters: str) -> bool:
    """Whether there is nothing to be seen of them in any font."""
    return all(unicodedata.category(each) in _UNSEEN for each in letters if each != "\ufe0f")


def _picture(letters: str, font: QFont) -> QImage:
    """The letters as this computer shows them, large."""
    large = QFont(font)
    large.setPixelSize(_PIXELS)
    layout = QTextLayout(letters, large)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_PIXELS * 100)
    layout.endLayout()
    width = max(line.naturalTextWidth(), WIDTH * _PIXELS)
    image = QImage(
        round(width), round(_HEIGHT * _PIXELS), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    painter = QPainter(image)
    line.draw(
        painter, QPointF((width - line.naturalTextWidth()) / 2, _ASCENT * _PIXELS - line.ascent())
    )
    painter.end()
    return image


def _paint(image: QImage | None, em: float, base: QPointF, painter: QPainter) -> None:
    if image is None:
        box = QRectF(_BOX.topLeft() * em, _BOX.size() * em).translated(base)
        pen = painter.pen()
        painter.setPen(QPen(pen.color(), _LINE))
        painter.drawRect(box)
        painter.setPen(pen)
        return
    width, height = WIDTH * em, _HEIGHT * em
    scale = min(1.0, width / (image.width() * em / _PIXELS))
    size = QPointF(image.width(), image.height()) * (em / _PIXELS) * scale
    lower = (height - size.y()) / 2
    corner = base + QPointF((width - size.x()) / 2, lower - _ASCENT * em)
    painter.drawImage(QRectF(corner, corner + size), image)
