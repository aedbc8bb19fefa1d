"""One HTML file to read in any browser and to print: no script, nothing from elsewhere.

Texts in the bin, sealed ones, words kept unsaid and earlier versions are left out, as in Markdown;
so are answers whose later look is open. Pictures are named and not in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from html import escape
from pathlib import Path
from typing import BinaryIO, Final

from journal_app import APP_NAME
from journal_app.core.archive import Archive, ArchivedEntry, ArchivedMark, ArchivedMoment, Counts
from journal_app.core.archived_looking_back import Added
from journal_app.core.clock import When
from journal_app.core.marks import Marks, shipped_marks
from journal_app.core.moments import later_look_due
from journal_app.core.resources import resource
from journal_app.exchange.writers.html_text import Marked, body
from journal_app.i18n import _

Piece = ArchivedEntry | ArchivedMoment
_ENTRY: Final = b'<article class="entry">\n'
_MOMENT: Final = b'<article class="moment">\n'
_END: Final = b"</main></body></html>\n"
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style></head>
<body><main>
<h1>{title}</h1>
<p class="about">{about}</p>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """What ids are called: words of the vocabulary, and questions by their id."""

    label: Callable[[str], str]
    question: Callable[[str], str]
    lang: str = "en"


def write(file: BinaryIO, archive: Archive, sayings: Sayings) -> Counts:
    """Write every piece outside the bin, oldest first; return how many there were."""
    about = _("Not encrypted: whoever can open this file can read it.")
    head = _HEAD.format(
        lang=escape(sayings.lang),
        title=APP_NAME,
        about=escape(about),
        style=resource("export", "browser.css").read_text(encoding="utf-8"),
    )
    file.write(head.encode())
    marks = shipped_marks().with_own(archive.belongings.marks)
    entries = moments = 0
    today: date | None = None
    for piece in merge(_entries(archive), _moments(archive), key=_place):
        when = _when(piece)
        if when.day != today:
            today = when.day
            file.write(f'<h2><time datetime="{today}">{_day(today)}</time></h2>\n'.encode())
        if isinstance(piece, ArchivedEntry):
            entries += 1
            file.write(_ENTRY + _entry(piece, marks, sayings).encode())
        else:
            moments += 1
            file.write(_MOMENT + _moment(piece, marks, sayings, archive.exported_at).encode())
        file.write(b"</article>\n")
    file.write(_END)
    return Counts(entries=entries, moments=moments)


def recount(path: Path) -> Counts:
    """Read the file again and count what is in it. Raises `ValueError` without its end."""
    entries = moments = 0
    line = b""
    with path.open("rb") as file:
        for line in file:
            entries += line == _ENTRY
            moments += line == _MOMENT
    if line != _END:
        raise ValueError("the end is missing")
    return Counts(entries=entries, moments=moments)


def _entries(archive: Archive) -> Iterator[Piece]:
    return (each for each in archive.entries if each.entry.deleted_at is None and not each.sealed)


def _moments(archive: Archive) -> Iterator[Piece]:
    return (
        each
        for each in archive.moments
        if each.moment.deleted_at is None and not each.moment.sealed
    )


def _when(piece: Piece) -> When:
    return piece.entry.when if isinstance(piece, ArchivedEntry) else piece.moment.when


def _place(piece: Piece) -> tuple[date, datetime]:
    when = _when(piece)
    return when.day, when.instant


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def _entry(archived: ArchivedEntry, marks: Marks, sayings: Sayings) -> str:
    entry = archived.entry
    asked = "" if entry.prompt_id is None else sayings.question(entry.prompt_id)
    return (
        _facts(entry.when, (), entry.people, entry.tags)
        + (f'<p class="question" dir="auto">{escape(asked)}</p>\n' if asked else "")
        + _text(entry.body, archived.marks, marks)
        + _below(archived.added)
    )


def _moment(archived: ArchivedMoment, marks: Marks, sayings: Sayings, now: datetime) -> str:
    moment = archived.moment
    told = [moment.kind, moment.state, *(term for terms in moment.terms.values() for term in terms)]
    labels = [label for label in map(sayings.label, filter(None, told)) if label]
    if not later_look_due(moment, now):
        answers = (moment.reading, moment.reading_later)
        felt = [sayings.label(answer) for answer in answers if answer]
        labels += [_("felt like {answer}").format(answer=answer) for answer in felt if answer]
    return (
        _facts(moment.when, labels, moment.people, moment.tags)
        + _text(moment.note, archived.marks, marks)
        + _below(archived.added)
    )


def _facts(
    when: When, labels: tuple[str, ...] | list[str], people: tuple[str, ...], tags: tuple[str, ...]
) -> str:
    local = when.local
    parts = [f"{local:%H:%M}", *labels, *people, *(f"#{tag}" for tag in tags)]
    said = " · ".join(f"<bdi>{escape(part, quote=False)}</bdi>" for part in parts)
    return f'<p class="facts">{said}</p>\n'


def _text(text: str, found: tuple[ArchivedMark, ...], marks: Marks) -> str:
    marked = [
        Marked(
            start=mark.anchor.start,
            end=mark.anchor.start + mark.anchor.length,
            label=marks.label(mark.mark),
        )
        for mark in found
        if mark.lost_at is None
    ]
    listed = "".join(
        f'<p class="below" dir="auto">{escape(marks.label(mark.mark))}: '
        f"<bdi>“{escape(mark.anchor.quote, quote=False)}”</bdi></p>\n"
        for mark in found
    )
    return body(text, marked) + listed


def _below(added: Added) -> str:
    notes = "".join(
        f'<aside><p class="below">{_day(note.when.day)}</p>\n{body(note.body)}</aside>\n'
        for note in added.notes
    )
    if not added.attachments:
        return notes
    names = ", ".join(each.label or _("a file") for each in added.attachments)
    said = escape(_("Pictures and files: {names}").format(names=names), quote=False)
    return f'{notes}<p class="below" dir="auto">{said}</p>\n'
