"""What of a paste or a drop is a picture or a file to be kept, and not words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from journal_app.services.given import Given

Giving = Callable[[], Given]
"""Makes what is given; for a thread that may wait."""
_KINDS: Final = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp")


def brings_files(source: QMimeData) -> bool:
    """Whether this is files of this computer, or a picture without words."""
    return bool(_paths(source)) or (source.hasImage() and not source.hasFormat("text/plain"))


def given_in(source: QMimeData) -> list[Giving]:
    """What there is to keep; no file is read and no picture encoded yet."""
    paths = _paths(source)
    if paths:
        return [partial(of_path, path) for path in paths]
    for kind in _KINDS:
        # As the other program wrote it, where it gives that.
        if source.hasFormat(kind) and source.data(kind).size():
            return [partial(Given, contents=bytes(source.data(kind).data()))]
    image = source.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    return [partial(_encoded, image)]


def of_path(path: Path) -> Given:
    """A file by its path, under its own name."""
    return Given(contents=path, label=path.name)


def _encoded(image: QImage) -> Given:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Given(contents=bytes(buffer.data().data()))


def _paths(source: QMimeData) -> list[Path]:
    urls = source.urls() if source.hasUrls() else []
    if not urls or not all(url.isLocalFile() for url in urls):
        return []
    # A share on another computer is reached through the network, and never by a mere drop.
    return [] if any(url.host() for url in urls) else [Path(url.toLocalFile()) for url in urls]
