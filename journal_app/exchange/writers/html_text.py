"""One text as HTML: headings, lists, quotes, emphasis, and what is marked in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from journal_app.core import markup
from journal_app.core.markup import LineKind

_DEEPEST: Final = 6
_ABOVE: Final = 3
"""Headings of the page itself take up the first three levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Code points of a text that carry a mark of this name."""

    start: int
    end: int
    label: str


def body(text: str, marked: Sequence[Marked] = ()) -> str:
    """The text, a line a paragraph; each finds its own direction of writing."""
    return "".join(_lines(text, marked))


def _lines(text: str, marked: Sequence[Marked]) -> Iterator[str]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield _line(line, place, marked)
        place += len(line) + 1


def _line(line: str, place: int, marked: Sequence[Marked]) -> str:
    read = markup.line_of(line)
    inner = _stretches(line, read.start, place, marked)
    match read.kind:
        case LineKind.HEADING:
            level = min(_DEEPEST, _ABOVE + read.level)
            return f'<h{level} dir="auto">{inner}</h{level}>\n'
        case LineKind.QUOTE:
            return f'<blockquote dir="auto">{inner}</blockquote>\n'
        case LineKind.BULLET:
            return f'<p class="item" dir="auto">• {inner}</p>\n'
        case LineKind.NUMBER:
            number = escape(line[read.indent : read.start].strip())
            return f'<p class="item" dir="auto">{number} {inner}</p>\n'
        case LineKind.TEXT:
            return f'<p dir="auto">{inner}</p>\n'


def _stretches(line: str, start: int, place: int, marked: Sequence[Marked]) -> str:
    """Cut where anything begins or ends, so that marks and emphasis may cross each other."""
    runs = markup.runs(line, start)
    here = [
        Marked(start=mark.start - place, end=mark.end - place, label=mark.label)
        for mark in marked
        if mark.start - place < len(line) and mark.end - place > start
    ]
    cuts = {start, len(line)}
    places = [(run.start, run.end) for run in runs] + [(mark.start, mark.end) for mark in here]
    for pair in places:
        cuts.update(cut for cut in pair if start < cut < len(line))
    edges = sorted(cuts)
    made = []
    for first, last in pairwise(edges):
        said = escape(line[first:last], quote=False)
        for run in runs:
            if run.start <= first < run.end:
                said = "" if run.sign else said
                said = f"<strong>{said}</strong>" if run.bold and said else said
                said = f"<em>{said}</em>" if run.italic and said else said
        labels = [mark.label for mark in here if mark.start <= first < mark.end]
        if labels and said:
            said = f'<mark title="{escape(", ".join(labels))}">{said}</mark>'
        made.append(said)
    return "".join(made)
