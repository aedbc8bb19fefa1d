"""Marks that travel with words cut or copied inside one entry: places and ids, never words."""

import json
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

from journal_app.core.ids import Uid
from journal_app.ui.editor.marking import Pin

MIME: Final = "application/x-journal-marks"


@dataclass(frozen=True, slots=True)
class Part:
    """What of one passage lies in the words that were taken along, from their beginning."""

    pin: Pin
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """The marks of some words of one page; of any other page they mean nothing."""

    page: str
    length: int
    """Of the words, so that others which were put in their place carry no marks."""
    parts: tuple[Part, ...]


def put_on(data: QMimeData, taken: Taken) -> None:
    """Let these marks travel beside the words."""
    parts = [[*part.pin, part.start, part.end, part.whole] for part in taken.parts]
    coded = json.dumps({"page": taken.page, "length": taken.length, "parts": parts})
    data.setData(MIME, QByteArray(coded.encode()))


def taken_from(data: QMimeData) -> Taken | None:
    """The marks beside some words, or `None`; whatever another program put there is nothing."""
    if not data.hasFormat(MIME):
        return None
    try:
        told = json.loads(bytes(data.data(MIME).data()))
        parts = tuple(
            Part(Pin(Uid(str(uid)), str(mark)), int(start), int(end), bool(whole))
            for uid, mark, start, end, whole in told["parts"]
        )
        return Taken(str(told["page"]), int(told["length"]), parts)
    except (ValueError, TypeError, KeyError):
        return None
