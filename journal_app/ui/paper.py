"""A PDF made in memory that tells nothing of where, when and with what it was made."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

_POINTS_PER_INCH: Final = 72
_TRACE = re.compile(rb"/(?:Producer|CreationDate|ModDate|Creator|Author) \((?:[^()\\]|\\.)*\)")
_FACTS_END: Final = 1024
"""What a file says of itself stands before this place; behind it stand only the pages."""
_NO_FACTS: Final = (
    b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
    b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/><?xpacket end='r'?>"
)


def page_size(*, letter: bool) -> QPageSize:
    """Paper of the size of a letter where that is usual, else A4."""
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def paper_font(families: tuple[str, ...], size: int, *, sans: bool = False) -> QFont:
    """A font whose pixels are the points of the page, and whose words can be found and copied.

    A file says of each shape which letter it is, but for shapes the font puts in the place of
    others: joined letters, and in our sans the forms of languages, among them every A and space,
    and the colon of a time.
    """
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    if sans:
        for feature in ("locl", "calt"):
            font.setFeature(QFont.Tag(feature), 0)
    return font


def traceless_pdf(
    title: str, size: QPageSize, count: int, paint: Callable[[int, QPainter], None]
) -> bytes:
    """A document of `count` pages; `paint` paints the one with this number, in points."""
    return paged_pdf(title, size, (partial(paint, number) for number in range(count)))


def paged_pdf(title: str, size: QPageSize, pages: Iterable[Callable[[QPainter], None]]) -> bytes:
    """A document of these pages, each painted in points and let go before the next is made.

    The `title` is the one thing the file says of itself. It may be made on any thread.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    write_pages(buffer, title, size, pages)
    return bytes(buffer.data().data())


def write_pages(
    device: QIODevice, title: str, size: QPageSize, pages: Iterable[Callable[[QPainter], None]]
) -> None:
    """The same into what can be read and written in any place, without the whole in memory."""
    writer = QPdfWriter(device)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setTitle(title)
    writer.setCreator("")
    writer.setDocumentId(QUuid())
    writer.setDocumentXmpMetadata(QByteArray(_NO_FACTS))
    painter = QPainter(writer)
    scale = writer.resolution() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    try:
        for number, paint in enumerate(pages):
            if number:
                writer.newPage()
            paint(painter)
    finally:
        # Whatever ends it: a painter that is alive when its paper goes ends the process.
        painter.end()
    _remove_traces(device)


def _remove_traces(device: QIODevice) -> None:
    """Blank program, author and times; every place in the file stays where it was."""
    device.seek(0)
    head = bytes(device.read(_FACTS_END).data())
    device.seek(0)
    device.write(_TRACE.sub(lambda found: b" " * len(found.group()), head))
