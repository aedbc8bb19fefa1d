"""How entries and moments look on the command line: as objects, and as calm lines."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from journal_app.cli import output
from journal_app.cli.moment_object import moment_object
from journal_app.cli.telling import Telling
from journal_app.core.ids import PieceId
from journal_app.core.text import preview
from journal_app.core.timeline import PieceKind
from journal_app.services import moments, reading
from journal_app.services.reading import Listed

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

USUAL_LIMIT = 20
ID_SIGNS = 13
"""How much of an id a line shows: the millisecond it was made in."""
_LEAST_TEXT = 24


def as_object(tables: "Tables", piece: Listed) -> dict[str, Any]:
    """One piece as JSON; a moment with everything that was said of it."""
    head = piece.head
    said: dict[str, Any] = {
        "id": head.uid,
        "kind": head.kind.value,
        "when": head.when.iso(),
        "day": head.when.day.isoformat(),
        "text": piece.text,
        "tags": list(head.tags),
        "people": list(head.people),
    }
    if head.kind is PieceKind.MOMENT:
        said["moment"] = moment_object(moments.get(tables, head.id))
    return said


def say_pieces(
    tables: "Tables",
    ids: Sequence[PieceId],
    *,
    limit: int | None,
    telling: Telling | None,
    shown: Callable[[Listed], str] = lambda piece: preview(piece.text),
    finished: Callable[[str], str] = lambda line: line,
) -> int:
    """Print them in this order; returns how many there were to print.

    `limit` is 0 for all; without `telling` it is JSON. `shown` is the part of the text a line
    shows, `finished` the last touch.
    """
    usual = 0 if telling is None else USUAL_LIMIT
    most = usual if limit is None else limit
    chosen = ids[:most] if most else ids
    pieces = reading.listed(tables, chosen)
    if telling is None:
        output.say_json_array(as_object(tables, piece) for piece in pieces)
    else:
        width = output.columns()
        for piece in pieces:
            line = line_of(piece, _said(piece, telling, shown), width, telling.answers(piece.head))
            output.say(finished(line))
    return len(chosen)


def line_of(piece: Listed, text: str, width: int, answers: Sequence[str] = ()) -> str:
    """Day, time, id, the beginning of the text, then people, tags and answers."""
    head = piece.head
    local = head.when.local
    start = f"{head.when.told_date}  {local.hour:02}:{local.minute:02}  {head.uid[:ID_SIGNS]}  "
    labels = "  ".join([*head.people, *(f"#{tag}" for tag in head.tags), *answers])
    room = max(_LEAST_TEXT, width - len(start) - (cells(labels) + 2 if labels else 0))
    line = start + cut(" ".join(text.split()) or "–", room)
    return output.harmless(f"{line}  {labels}" if labels else line)


def _said(piece: Listed, telling: Telling, shown: Callable[[Listed], str]) -> str:
    moment = piece.head.moment
    return shown(piece) if moment is None else telling.line(moment, shown(piece))


def cut(text: str, room: int) -> str:
    """As much of the text as takes up this many cells of a terminal, with dots where it is cut."""
    if cells(text) <= room:
        return text
    taken = 0
    for place, sign in enumerate(text):
        taken += cells(sign)
        if taken > room - 1:
            return text[:place].rstrip() + "…"
    return text


def cells(text: str) -> int:
    """How many cells of a terminal a text takes up."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
