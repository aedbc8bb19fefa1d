"""The line in which one group of a recovery code is typed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from journal_app.services.recovery import DIGITS, plain_digits, split
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.secret_field import SecretField

_FONT_SIZE: Final = 17
_WAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GroupField(SecretField):
    """Holds up to six digits, says when they are whole and when the hands want to go elsewhere.

    What is typed here is the key to everything.
    """

    edited = Signal()
    filled = Signal()
    """The last of the six digits was typed."""
    overflowed = Signal(object)
    """More than one group arrived at once, as by pasting; carries all of them."""
    went = Signal(int)
    """The hands go to the field before (-1) or after (1)."""
    stepped = Signal(int)
    """The hands go to the row above (-1) or below (1)."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind="normal", name=name, parent=parent)
        self._before = ""
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.textEdited.connect(self._on_edited)

    def put(self, digits: str) -> None:
        """Let these digits stand here, with nothing to undo."""
        self._before = digits
        self.setText(digits)

    def take(self, text: str) -> None:
        """What was pasted: six digits at most go in here, anything longer is handed on."""
        groups = split(text)
        if len(groups) > 1:
            self.overflowed.emit(groups)
            return
        digits = plain_digits(text)
        if len(digits) + len(self.text()) - len(self.selectedText()) > DIGITS:
            self.selectAll()
        self.insert(digits)
        self._on_edited(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Backspace go over the edges of the field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().text())
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        if event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            way = self._over_the_edge(event.key())
            if way:
                self.went.emit(way)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the middle button pastes may be more than one group."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self.deselect()
            self.take(QGuiApplication.clipboard().text(QClipboard.Mode.Selection))
            return
        super().mouseReleaseEvent(event)

    def _over_the_edge(self, key: int) -> int:
        """-1 or 1 where this key leads out of the field, else 0."""
        if self.hasSelectedText():
            return 0
        if key == Qt.Key.Key_Backspace and self.cursorPosition() == 0:
            return -1
        way = _WAYS.get(Qt.Key(key), 0)
        edge = 0 if way < 0 else len(self.text())
        return way if self.cursorPosition() == edge else 0

    def _on_edited(self, text: str) -> None:
        digits = plain_digits(text)
        before, place = self._before, len(plain_digits(text[: self.cursorPosition()]))
        one_more = len(digits) == len(before) + 1
        if len(digits) > DIGITS and one_more:
            # A digit typed into a whole group takes the place of the one after it.
            digits = (digits[:place] + digits[place + 1 :])[:DIGITS]
        elif len(digits) > DIGITS or len(split(text)) > 1:
            self.put(before)
            self.overflowed.emit(split(text))
            return
        self.put(digits)
        self.setCursorPosition(min(place, len(digits)))
        self.edited.emit()
        if len(digits) == DIGITS and digits != before and place >= DIGITS:
            self.filled.emit()

    def _restyle(self) -> None:
        super()._restyle()
        font = self._theme.font("body")
        font.setPixelSize(self._theme.px(_FONT_SIZE))
        self.setFont(font)
