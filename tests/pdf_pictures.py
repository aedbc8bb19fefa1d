"""Take the pictures out of a PDF that Qt made."""

import re

from PySide6.QtGui import QImage

_PICTURE = re.compile(
    rb"/Subtype /Image(?:(?!endobj).)*?/DCTDecode.*?stream\n(.*?)\nendstream", re.S
)


def pictures_of(made: bytes) -> list[QImage]:
    """Every picture on its pages, as it was put there."""
    return [QImage.fromData(data) for data in jpegs_of(made)]


def jpegs_of(made: bytes) -> list[bytes]:
    """The same, still packed."""
    return _PICTURE.findall(made)
