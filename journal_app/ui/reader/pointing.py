"""Find the words of a passage on the page one reads, where the signs of Markdown are gone."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from journal_app.core.ids import Uid
from journal_app.core.passages import Anchor
from journal_app.ui.reader.text import ReaderText

_DOOR: Final = "passage:"
"""How a place of the Reader names the passage it is to show."""
_FROM_TOP: Final = 0.25
"""How far down the view the passage begins, as a share of its height."""


def passage_in(part: str) -> Uid | None:
    """The passage that part of the page names, if it names one."""
    return Uid(part.removeprefix(_DOOR)) if part.startswith(_DOOR) else None


def point_at(text: ReaderText, anchor: Anchor) -> None:
    """Select the words of a passage of this entry and bring them into view."""
    start, end = text.places.shown(anchor.start, anchor.end)
    cursor = QTextCursor(text.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    _scroll_to(text)
    # Before the first layout at this size nothing has a place.
    QTimer.singleShot(0, text, lambda: _scroll_to(text))


def _scroll_to(text: ReaderText) -> None:
    start = QTextCursor(text.document())
    start.setPosition(text.textCursor().selectionStart())
    bar = text.verticalScrollBar()
    top = text.cursorRect(start).top() + bar.value()
    bar.setValue(top - round(text.viewport().height() * _FROM_TOP))
