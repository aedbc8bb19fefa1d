"""What stands beside one piece: marks, files, notes, and how many earlier versions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal_app.core.ids import PieceId
from journal_app.core.pictures import Picture
from journal_app.i18n import _, ngettext
from journal_app.services import entries, margin_notes, marks, passages, pictures

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
        "files": [
            {
                "label": picture.label,
                "media": picture.media,
                "bytes": picture.bytes,
                "width": picture.width,
                "height": picture.height,
            }
            for picture in pictures.of(tables, piece)
        ],
        "versions": len(entries.revisions(tables, piece)),
    }


def facts(tables: "Tables", piece: PieceId) -> Iterator[str]:
    """A line a mark and a file, and one for what was kept of earlier texts, below an empty one."""
    named = marks.own_set(tables)
    lines = [
        f"{named.label(passage.mark)}: “{' '.join(passage.anchor.quote.split())}”"
        for passage in passages.of(tables, piece)
    ]
    lines += map(_named, pictures.of(tables, piece))
    versions = len(entries.revisions(tables, piece))
    if versions:
        lines.append(_("Earlier versions: {number}").format(number=versions))
    if lines:
        yield ""
        yield from lines


def _named(picture: Picture) -> str:
    """What it is, how large, and what it is called."""
    label = " ".join(picture.label.split())
    if picture.is_shown:
        words = _("Picture, {width} × {height}: {label}")
        words = words.format(width=picture.width, height=picture.height, label=label)
    else:
        words = ngettext("File, {n} byte: {label}", "File, {n} bytes: {label}", picture.bytes)
        words = words.format(n=picture.bytes, label=label)
    return words if label else words.rpartition(":")[0]


def notes(tables: "Tables", piece: PieceId) -> Iterator[str]:
    """Each note with its day, below an empty line of its own."""
    for note in margin_notes.of(tables, piece):
        yield ""
        yield f"{note.when.day}  {note.body}"
