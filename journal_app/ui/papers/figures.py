"""Pictures on paper: in the column, the right way up, and with nothing of their files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

from journal_app.core.errors import JournalError
from journal_app.core.pictures import Picture
from journal_app.services.onto_paper import OnPaper
from journal_app.ui.papers.setting import Block, Row
from journal_app.ui.papers.stand_ins import StandIns
from journal_app.ui.pictures.decoding import decoded
from journal_app.ui.theme.tokens import PAPER

_TALLEST: Final = 300.0
"""Points: a good third of a page, so that text stays beside it."""
_ABOVE: Final = 10.0
_NATURAL: Final = 0.75
"""Points for a pixel of a small picture, as a screen shows it."""
_DOTS: Final = 200 / 72
"""Pixels for a point: what a printer shows of a photograph."""

Opens = Callable[[Picture], bytes]
"""The contents of a picture, read when its page is made; raises `JournalError`."""


class Tally:
    """Counts what came onto paper and what did not, as the pages are made."""

    def __init__(self) -> None:
        self.pictures = 0
        self.left = 0
        self.stand_ins = StandIns()

    def told(self) -> OnPaper:
        """What is to be said of it."""
        return OnPaper(pictures=self.pictures, left=self.left, shapeless=self.stand_ins.shapeless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """How pictures come onto paper."""

    opens: Opens
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One picture with what is said of it; where it cannot be read, words stand in its place."""

    picture: Picture
    pictures: Pictures
    instead: Block
    caption: Block | None = None
    rtl: bool = False

    def rows(self, width: float, stand_ins: StandIns) -> Iterator[Row]:
        """It is read and decoded here: no more than what stands on one page is in memory."""
        size = _fitting(QSizeF(self.picture.width or 1, self.picture.height or 1), width)
        image = self._image(size)
        if image.isNull():
            self.pictures.tally.left += 1
            yield from self.instead.rows(width, stand_ins)
            return
        self.pictures.tally.pictures += 1
        left = width - size.width() if self.rtl else 0.0
        yield Row(
            height=size.height(),
            above=_ABOVE,
            paint=partial(_paint, image, size, left),
            glued=self.caption is not None,
        )
        if self.caption is not None:
            yield from self.caption.rows(width, stand_ins)

    def _image(self, size: QSizeF) -> QImage:
        try:
            contents = self.pictures.opens(self.picture)
        except JournalError:
            return QImage()
        wanted = (size * _DOTS).toSize().expandedTo(QSize(1, 1))
        return _plain(decoded(contents, self.picture.media, wanted))


def _fitting(pixels: QSizeF, width: float) -> QSizeF:
    """In points: never larger than a screen shows it, than the column, or a part of a page."""
    natural = pixels * _NATURAL
    box = QSizeF(min(natural.width(), width), min(natural.height(), _TALLEST))
    fitting = natural.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return fitting.expandedTo(QSizeF(1, 1))


def _plain(image: QImage) -> QImage:
    """The points alone, on white: no texts, no colour profile of a camera, no transparency."""
    if image.isNull():
        return image
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(QColor(PAPER))
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def _paint(image: QImage, size: QSizeF, left: float, painter: QPainter, place: QPointF) -> None:
    painter.drawImage(QRectF(place + QPointF(left, 0), size), image)
