"""Rows are made anew when something changes; the keyboard, and what is being typed, stay."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


@contextmanager
def kept_focus(frame: QWidget) -> Iterator[None]:
    """Make the rows inside `frame` anew; whatever had the keyboard has it again by its name.

    Names are those of `setObjectName`; fields that were changed and not kept yet keep their words.
    """
    focus = frame.window().focusWidget()
    inside = focus is not None and frame.isAncestorOf(focus)
    name = focus.objectName() if focus is not None and inside else ""
    lines = {
        line.objectName(): (line.text(), line.cursorPosition())
        for line in frame.findChildren(QLineEdit)
        if line.objectName() and line.isModified()
    }
    texts = {
        text.objectName(): (text.toPlainText(), text.textCursor().position())
        for text in frame.findChildren(QPlainTextEdit)
        if text.objectName() and text.document().isModified()
    }
    yield
    for at, (typed, caret) in lines.items():
        _type_again(frame.findChild(QLineEdit, at), typed, caret)
    for at, (typed, caret) in texts.items():
        _write_again(frame.findChild(QPlainTextEdit, at), typed, caret)
    again = _named(frame, name) if name else None
    if again is not None:
        again.setFocus(Qt.FocusReason.OtherFocusReason)


def _type_again(line: QLineEdit | None, typed: str, caret: int) -> None:
    if line is not None and line.text() != typed:
        line.setText(typed)
        line.setModified(True)
        line.setCursorPosition(caret)


def _write_again(text: QPlainTextEdit | None, typed: str, caret: int) -> None:
    if text is not None and text.toPlainText() != typed:
        text.setPlainText(typed)
        text.document().setModified(True)
        cursor = text.textCursor()
        cursor.setPosition(caret)
        text.setTextCursor(cursor)


def _named(frame: QWidget, name: str) -> QWidget | None:
    for kind in (QLineEdit, QPlainTextEdit, QWidget):
        found = frame.findChildren(kind, name)
        if found:
            return found[-1]
    return None
