"""What leaves a text by copying or dragging: plain words that no clipboard history keeps."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from journal_app.system.clipboard import secret_text


def selected_text(cursor: QTextCursor) -> str:
    """The selected words as they are, without brackets' and spaces' being changed by Qt."""
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")


def plain_copy(cursor: QTextCursor) -> QMimeData:
    """The selected words for the clipboard, asked to be kept by nobody."""
    return secret_text(selected_text(cursor))
