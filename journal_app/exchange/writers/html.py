"""One HTML file to read in any browser and to print: no script, nothing from elsewhere.

Texts in the bin, sealed ones, words kept unsaid and earlier versions are left out, as in Markdown;
so are answers whose later look is open. Pictures lie in a folder beside the page, as they are kept,
and not within it: a browser takes those in that come into sight, while a page that holds the
pictures of ten years could not be opened at all.
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
from journal_app.core.kept_back import without_what_is_kept_back
from journal_app.core.marks import Marks, shipped_marks
from journal_app.core.resources import resource
from journal_app.exchange.hanging import Files
from journal_app.exchange.writers.html_files import Along, footer, shown
from journal_app.exchange.writers.html_text import Marked, body
from journal_app.i18n import _

Piece = ArchivedEntry | ArchivedMoment
_ENTRY: Final = b'<article class="entry">\n'
_MOMENT: Final = b'<article class="moment">\n'
_END: Final = b"</main></body></html>\n"
_ALLOWED: Final = "default-src 'none'; style-src 'unsafe-inline'"
_BESIDE: Final = "; img-src 'self' file:"
"""What lies beside the page; opened from a disk, it has no self to speak of."""
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
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


def write(file: BinaryIO, archive: Archive, sayings: Sayings, along: Along | None = None) -> Counts:
    """Write every piece outside the bin, oldest first; return how many there were.

    `along` has what hangs on these pieces shown; without it, it is named.
    """
    page = _Page(archive, sayings, along)
    file.write(_head(sayings, along).encode())
    entries = moments = 0
    today: date | None = None
    for piece in merge(_entries(archive), _moments(archive), key=_place):
        when = _when(piece)
        if when.day != today:
            today = when.day
            file.write(f'<h2><time datetime="{today}">{_day(today)}</time></h2>\n'.encode())
        if isinstance(piece, ArchivedEntry):
            entries += 1
            file.write(_ENTRY + page.entry(piece).encode())
        else:
            moments += 1
            file.write(_MOMENT + page.moment(piece).encode())
        file.write(b"</article>\n")
    file.write(page.foot().encode())
    file.write(_END)
    return Counts(entries=entries, moments=moments)


def _head(sayings: Sayings, along: Along | None) -> str:
    about = _("Not encrypted: whoever can open this file can read it.")
    return _HEAD.format(
        lang=escape(sayings.lang),
        title=APP_NAME,
        about=escape(about),
        allowed=_ALLOWED if along is None else _ALLOWED + _BESIDE,
        style=resource("export", "browser.css").read_text(encoding="utf-8"),
    )


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


class _Page:
    """What of each piece stands on the page, and whether the page has a folder."""

    def __init__(self, archive: Archive, sayings: Sayings, along: Along | None) -> None:
        self._marks = shipped_marks().with_own(archive.belongings.marks)
        self._sayings = sayings
        self._now = archive.exported_at
        self._along = along
        files = archive.belongings.looking_back.files
        self._files = Files(files, None if along is None else along.brings)
        self._has_folder = False

    def entry(self, archived: ArchivedEntry) -> str:
        """One entry with the question it answers, its marks, and what was added later."""
        entry = archived.entry
        asked = "" if entry.prompt_id is None else self._sayings.question(entry.prompt_id)
        return (
            _facts(entry.when, (), entry.people, entry.tags)
            + (f'<p class="question" dir="auto">{escape(asked)}</p>\n' if asked else "")
            + _text(entry.body, archived.marks, self._marks)
            + self._below(archived.added)
        )

    def moment(self, archived: ArchivedMoment) -> str:
        """One moment in words; no answer is told while its later look is open."""
        moment, label = without_what_is_kept_back(archived.moment, self._now), self._sayings.label
        terms = (term for terms in moment.terms.values() for term in terms)
        told = [moment.kind, moment.state, *terms]
        labels = [words for words in map(label, filter(None, told)) if words]
        felt = [label(answer) for answer in (moment.reading, moment.reading_later) if answer]
        labels += [_("felt like {answer}").format(answer=answer) for answer in felt if answer]
        return (
            _facts(moment.when, labels, moment.people, moment.tags)
            + _text(moment.note, archived.marks, self._marks)
            + "".join(body(text) for text in moment.texts.values())
            + self._below(archived.added)
        )

    def foot(self) -> str:
        """Where the pictures and files lie, if any does."""
        along = self._along
        return (
            footer(along.folder) if along is not None and along.folder and self._has_folder else ""
        )

    def _below(self, added: Added) -> str:
        hung = self._files.of(added)
        self._has_folder |= any(each.brought is not None for each in hung)
        notes = (
            f'<aside><p class="below">{_day(note.when.day)}</p>\n{body(note.body)}</aside>\n'
            for note in added.notes
        )
        return shown(hung, self._along) + "".join(notes)


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
