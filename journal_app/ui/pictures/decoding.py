"""Decode pictures, for a thread that may wait; their size was looked at before, by other code.

Qt decodes, and not another library: it is there already, its decoders are the ones browsers use,
each is chosen by us and not by the contents, and what one picture may allocate is bounded. SVG is
never among them: it can name other files.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from journal_app.core.exif import UPRIGHT
from journal_app.core.media import SHOWN, Media
from journal_app.core.pictures import MAX_PIXELS
from journal_app.core.stripped import Malformed
from journal_app.core.stripping import stripped

MOST_MEGABYTES: Final = 4 * MAX_PIXELS // (1024 * 1024) + 1
"""What decoding one picture may allocate, in units of 1024 × 1024 bytes; the whole app is bound."""
_DECODERS: Final = {
    Media.JPEG: b"jpeg",
    Media.PNG: b"png",
    Media.GIF: b"gif",
    Media.WEBP: b"webp",
    Media.BMP: b"bmp",
}
_TURNED: Final = {2: (0, True), 3: (180, False), 4: (180, True), 5: (270, True)} | {
    6: (90, False),
    7: (90, True),
    8: (270, False),
}
"""By how many degrees to the right after mirroring, and whether it is mirrored (EXIF 2.3)."""


def decodes(data: bytes, media: str) -> bool:
    """Whether there is a picture in it that can be shown."""
    return not decoded(data, media).isNull()


def decoded(data: bytes, media: str, at_most: QSize | None = None) -> QImage:
    """The picture the right way up, no larger than this; a null one where it cannot be decoded."""
    if media not in SHOWN:
        return QImage()
    _bind_decoders()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_DECODERS[Media(media)]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(False)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MAX_PIXELS:
        return QImage()
    turn = _orientation(data, media)
    if at_most is not None and size.isValid():
        box = at_most.transposed() if turn > 4 else at_most
        if size.width() > box.width() or size.height() > box.height():
            fitting = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return upright(reader.read(), turn)


@cache
def _bind_decoders() -> None:
    """Let the decoders allocate no more than they may, and say nothing.

    What they say of a damaged picture is seen in the result anyway. Said on this thread, it would
    call the handler of messages in Python, which may be put away by the window meanwhile: that
    had ended the process.
    """
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")


def upright(image: QImage, orientation: int) -> QImage:
    """A picture turned and mirrored as its orientation says, 1 to 8."""
    if orientation not in _TURNED or image.isNull():
        return image
    degrees, mirrored = _TURNED[orientation]
    transform = QTransform()
    transform.rotate(degrees)
    if mirrored:
        transform.scale(-1, 1)
    return image.transformed(transform)


def _orientation(data: bytes, media: str) -> int:
    try:
        return stripped(data, media).orientation
    except Malformed:
        return UPRIGHT
