"""Bold and italic in a document: signs come and go, and the words between them are not touched."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from journal_app.core.markup import is_on, toggle
from journal_app.ui.editor.marking import pins_around, with_pins
from journal_app.ui.editor.positions import to_points, to_units

_SIGNS = "*_"


def toggle_emphasis(cursor: QTextCursor, size: int) -> None:
    """Toggle bold or italic on what is selected, as one step; one line stays selected."""
    parts = _selected_lines(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())
    lines = [(block, *_in_points(block, start, end)) for block, start, end in parts]
    # Of several lines those that are not emphasised yet follow the others.
    all_on = all(is_on(block.text(), start, end, size) for block, start, end in lines)
    cursor.beginEditBlock()
    for block, start, end in lines:
        if is_on(block.text(), start, end, size) is all_on:
            last = _apply(cursor, block, start, end, size)
    cursor.endEditBlock()
    if len(lines) == 1:
        cursor.setPosition(last[0])
        cursor.setPosition(last[1], QTextCursor.MoveMode.KeepAnchor)


def _selected_lines(
    document: QTextDocument, start: int, end: int
) -> list[tuple[QTextBlock, int, int]]:
    """Each selected line with the selected part of it; blank ones only when alone."""
    block = document.findBlock(start)
    found = []
    while block.isValid() and block.position() <= end:
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        if start == end or block.text()[first:last].strip():
            found.append((block, first, last))
        block = block.next()
    return found


def _in_points(block: QTextBlock, start: int, end: int) -> tuple[int, int]:
    text = block.text()
    return to_points(text, start), to_points(text, end)


def _apply(
    cursor: QTextCursor, block: QTextBlock, start: int, end: int, size: int
) -> tuple[int, int]:
    """Toggle the emphasis of one line; the new selection in places of the document."""
    line = block.text()
    edit = toggle(line, start, end, size)
    result = line[: edit.start] + edit.text + line[edit.end :]
    origin = block.position()
    # From the end on, so that places before stay what they are.
    for first, last, text in reversed(list(_differences(line[edit.start : edit.end], edit.text))):
        start = origin + to_units(line, edit.start + first)
        end = origin + to_units(line, edit.start + last)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        around = pins_around(cursor.document(), start, end)
        cursor.insertText(text, with_pins(QTextCharFormat(), around))
    return origin + to_units(result, edit.select_from), origin + to_units(result, edit.select_to)


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What to put where to make one of the other; only signs differ, else all of it does."""
    at = place = 0
    found: list[tuple[int, int, str]] = []
    while at < len(old) or place < len(new):
        ours, theirs = old[at : at + 1], new[place : place + 1]
        if ours == theirs:
            at, place = at + 1, place + 1
        elif theirs and theirs in _SIGNS:
            found.append((at, at, theirs))
            place += 1
        elif ours and ours in _SIGNS:
            found.append((at, at + 1, ""))
            at += 1
        else:
            yield 0, len(old), new
            return
    yield from found
