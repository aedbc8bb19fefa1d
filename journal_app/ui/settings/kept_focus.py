"""Rows are made anew when something changes; the keyboard, and what is being typed, stay."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


@contextmanager
def kept_focus(frame: QWidget) -> Iterator[None]:
    """Make the rows inside `frame` anew; whatever had the keyboard has it again by its name.

    Names are those of `setObjectName`; a field that was changed and not kept yet keeps its words.
    """
    focus = frame.window().focusWidget()
    inside = focus is not None and frame.isAncestorOf(focus) and bool(focus.objectName())
    name = focus.objectName() if focus is not None and inside else ""
    typed, caret = _typed(focus if inside else None)
    yield
    again = _named(frame, name) if name else None
    if again is None:
        return
    if isinstance(again, QLineEdit) and typed is not None:
        again.setText(typed)
        again.setModified(True)
        again.setCursorPosition(caret)
    again.setFocus(Qt.FocusReason.OtherFocusReason)


def _typed(focus: QWidget | None) -> tuple[str | None, int]:
    if isinstance(focus, QLineEdit) and focus.isModified():
        return focus.text(), focus.cursorPosition()
    return None, 0


def _named(frame: QWidget, name: str) -> QWidget | None:
    for kind in (QLineEdit, QPlainTextEdit, QWidget):
        found = frame.findChildren(kind, name)
        if found:
            return found[-1]
    return None
