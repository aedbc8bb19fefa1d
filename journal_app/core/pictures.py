"""`Picture`: a picture or another file that hangs on a piece, and how much of one is taken."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from journal_app.core.ids import PieceId, Uid

MAX_FILE_BYTES: Final = 100 * 1024 * 1024
"""The largest file that is kept."""
MAX_PIXELS: Final = 64_000_000
"""Of a picture that is shown: four bytes of memory for each, while it is decoded."""
MAX_SIDE: Final = 60_000
"""Pixels along one side."""
MAX_ON_ONE_PIECE: Final = 100
LONGEST_LABEL: Final = 200
"""In characters."""

_FILE_NAME: Final = re.compile(
    r".*[^\s.]\.(?:jpe?g|png|gif|webp|bmp|jfif)", re.IGNORECASE | re.DOTALL
)


def said_of(label: str) -> str:
    """What somebody says of a picture; empty where its label is the name its file came with."""
    return "" if _FILE_NAME.fullmatch(label.strip()) else label.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What hangs on a piece, in its order; a picture where it can be shown, a file otherwise."""

    uid: Uid
    piece: PieceId
    file: str
    """The name of the sealed file: a keyed hash of the contents."""
    media: str
    bytes: int
    width: int | None
    """In pixels, as it is shown."""
    height: int | None
    label: str = field(repr=False)
    created_at: datetime

    @property
    def is_shown(self) -> bool:
        """Whether it is a picture that can be shown; anything else is a row with its name."""
        return self.width is not None and self.height is not None
