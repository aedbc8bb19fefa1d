"""Find the words of a passage on the page one reads, where the signs of Markdown are gone."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from journal_app.core.ids import Uid
from journal_app.core.markup import line_of, runs
from journal_app.core.passages import Anchor
from journal_app.ui.editor.positions import to_units
from journal_app.ui.editor.surface import Surface

_DOOR: Final = "passage:"
"""How a place of the Reader names the passage it is to show."""
_FROM_TOP: Final = 0.25
"""How far down the view the passage begins, as a share of its height."""


def passage_in(part: str) -> Uid | None:
    """The passage that part of the page names, if it names one."""
    return Uid(part.removeprefix(_DOOR)) if part.startswith(_DOOR) else None


def point_at(text: Surface, body: str, anchor: Anchor) -> None:
    """Select the words of a passage of this entry and bring them into view."""
    document = text.document()
    cursor = QTextCursor(document)
    cursor.setPosition(_place(document, body, anchor.start))
    cursor.setPosition(_place(document, body, anchor.end), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    _scroll_to(text)
    # Before the first layout at this size nothing has a place.
    QTimer.singleShot(0, text, lambda: _scroll_to(text))


def _scroll_to(text: Surface) -> None:
    start = QTextCursor(text.document())
    start.setPosition(text.textCursor().selectionStart())
    bar = text.verticalScrollBar()
    top = text.cursorRect(start).top() + bar.value()
    bar.setValue(top - round(text.viewport().height() * _FROM_TOP))


def _place(document: QTextDocument, body: str, point: int) -> int:
    """Where this place of the body is on the page, in the units Qt counts."""
    begins = body.rfind("\n", 0, point) + 1
    ends = body.find("\n", begins)
    line = body[begins:] if ends < 0 else body[begins:ends]
    block = document.findBlockByNumber(body.count("\n", 0, point))
    whole, before = _shown(line, len(line)), _shown(line, point - begins)
    # What stands before the words is ours: a bullet, or a number.
    sign = block.length() - 1 - to_units(whole, len(whole))
    return block.position() + max(0, sign) + to_units(before, len(before))


def _shown(line: str, until: int) -> str:
    """What of the beginning of a line is shown: neither the signs at its start nor those inside."""
    at = line_of(line).start
    shown = []
    for run in runs(line, at):
        if not run.sign:
            continue
        shown.append(line[at : max(at, min(run.start, until))])
        at = max(at, run.end)
    shown.append(line[at : max(at, until)])
    return "".join(shown)
