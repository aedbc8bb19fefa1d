"""What stands beside one piece: its marks, notes in the margin, and how many earlier versions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.services import entries, margin_notes, marks, passages

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def as_fields(tables: "Tables", piece: PieceId) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "marks": [
            {
                "mark": passage.mark,
                "quote": passage.anchor.quote,
                "start": passage.anchor.start,
                "lost": passage.lost,
            }
            for passage in passages.of(tables, piece)
        ],
        "notes": [
            {"when": note.when.iso(), "day": note.when.day.isoformat(), "text": note.body}
            for note in margin_notes.of(tables, piece)
        ],
        "versions": len(entries.revisions(tables, piece)),
    }


def facts(tables: "Tables", piece: PieceId) -> Iterator[str]:
    """A line a mark, and one for what was kept of earlier texts, below an empty one."""
    named = marks.own_set(tables)
    lines = [
        f"{named.label(passage.mark)}: “{' '.join(passage.anchor.quote.split())}”"
        for passage in passages.of(tables, piece)
    ]
    versions = len(entries.revisions(tables, piece))
    if versions:
        lines.append(_("Earlier versions: {number}").format(number=versions))
    if lines:
        yield ""
        yield from lines


def notes(tables: "Tables", piece: PieceId) -> Iterator[str]:
    """Each note with its day, below an empty line of its own."""
    for note in margin_notes.of(tables, piece):
        yield ""
        yield f"{note.when.day}  {note.body}"
