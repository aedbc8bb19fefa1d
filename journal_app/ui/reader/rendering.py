"""Turn our Markdown into a page to read: the signs go, what they say stays."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from journal_app.core.markup import Line, LineKind, line_of, runs
from journal_app.ui.editor.styles import Emphasis
from journal_app.ui.editor.surface import PARAGRAPH_GAP, Surface, paragraph_format
from journal_app.ui.reader.places import Places
from journal_app.ui.widgets.direction import reads_rtl

_QUOTE_INDENT: Final = 22
_LIST_GAP: Final = 4
_BLANK: Final = 10
_HEADING_ABOVE: Final = 12
_BULLET: Final = "•  "
_NUMBER = re.compile(r"\s*(\d+[.)])")
QUOTED: Final = int(QTextBlockFormat.Property.BlockQuoteLevel.value)


class Rendering(NamedTuple):
    """An entry laid out to be read, and which of its words are which of the text."""

    document: QTextDocument
    places: Places


def rendered(surface: Surface, body: str) -> Rendering:
    """The entry as a document of this surface; nothing in it can be undone or fetched."""
    document = surface.new_document()
    places, origin = Places(), 0
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    lines = body.split("\n")
    for at, text in enumerate(lines):
        line = line_of(text)
        following = line_of(lines[at + 1]).kind if at + 1 < len(lines) else None
        sign = _sign(text, line)
        made = _paragraph(surface, text, line, sign, following)
        if at:
            cursor.insertBlock(made, QTextCharFormat())
        else:
            cursor.setBlockFormat(made)
        if sign:
            cursor.insertText(sign, surface.styles.of(line, Emphasis(sign=True)))
        for start, words, style in _words(surface, text, line):
            places.add(cursor.position(), origin + start, words)
            cursor.insertText(words, style)
        origin += len(text) + 1
    cursor.endEditBlock()
    return Rendering(document, places)


def _words(surface: Surface, text: str, line: Line) -> Iterator[tuple[int, str, QTextCharFormat]]:
    """What of a line is shown: where it stands in it, the words, and how they look."""
    at = line.start
    plain = surface.styles.of(line, Emphasis())
    for run in runs(text, line.start):
        yield at, text[at : run.start], plain
        if not run.sign:
            style = surface.styles.of(line, Emphasis(run.bold, run.italic))
            yield run.start, text[run.start : run.end], style
        at = run.end
    yield at, text[at:], plain


def _sign(text: str, line: Line) -> str:
    """What stands before the words of a list: a bullet, or the number as it was typed."""
    if line.kind is LineKind.BULLET:
        return _BULLET
    found = _NUMBER.match(text) if line.kind is LineKind.NUMBER else None
    return f"{found[1]}  " if found is not None else ""


def _paragraph(
    surface: Surface, text: str, line: Line, sign: str, following: LineKind | None
) -> QTextBlockFormat:
    """Leading, gaps and indents, of the design as everywhere in a document of ours."""
    made = paragraph_format()
    lists = (LineKind.BULLET, LineKind.NUMBER)
    if not text.strip():
        # A blank line between paragraphs is one more breath, not a whole line.
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(_BLANK, fixed)
        made.setBottomMargin(0)
    elif line.kind in lists:
        made.setBottomMargin(_LIST_GAP if following in lists else PARAGRAPH_GAP)
    elif line.kind is LineKind.HEADING:
        made.setTopMargin(_HEADING_ABOVE)
        made.setBottomMargin(_LIST_GAP)
    elif line.kind is LineKind.QUOTE:
        made.setProperty(QUOTED, 1)
        made.setBottomMargin(0 if following is LineKind.QUOTE else PARAGRAPH_GAP)
    indent = _indent(surface, line, sign)
    if indent:
        made.setTextIndent(-indent if sign else 0)
        # Qt mirrors no margins, and the words decide where a line begins.
        if reads_rtl(text):
            made.setRightMargin(indent)
        else:
            made.setLeftMargin(indent)
    return made


def _indent(surface: Surface, line: Line, sign: str) -> float:
    if line.kind is LineKind.QUOTE:
        return surface.in_document(_QUOTE_INDENT)
    if not sign:
        return 0
    theme = surface.theme
    width = QFontMetricsF(theme.font("write")).horizontalAdvance(sign) / theme.zoom
    return surface.in_document(width + line.indent * 8)
