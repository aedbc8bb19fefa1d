"""A few lines to write in, as high as what is written."""

import math
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.moments import LONGEST_TEXT
from journal_app.core.text import clean
from journal_app.i18n import ngettext
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, trailing
from journal_app.ui.widgets.field import FOCUSED_EDGE
from journal_app.ui.widgets.plain_copy import plain_copy

_LEAST_LINES: Final = 2
_MOST_LINES: Final = 9
_PAD: Final = 10
_NUMBER: Final = 10
_NEAR: Final = 20
"""How much is left is told once it is so little."""


class TextArea(QFrame):
    """Grows line by line up to nine, then scrolls; Tab leads on and is never typed."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, *, longest: int = LONGEST_TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._longest = longest
        self._hinting = False
        self._left: int | None = None
        self.edit = _Edit(name, longest)
        self.edit.focused.connect(self.update)
        self.edit.textChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        theme.resized.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    @property
    def left(self) -> int | None:
        """How many characters still fit, or `None` while that is more than enough."""
        return self._left

    def set_text(self, text: str) -> None:
        """Show this, without sending `changed` and without a way to undo it."""
        if text != self.text:
            self._hinting = True
            self.edit.setPlainText(text)
            self._hinting = False
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of a field."""
        theme = self._theme
        focused = self.edit.hasFocus()
        edge = theme.color("line_strong" if theme.high_contrast else "line")
        if focused:
            edge = theme.color("accent")
        fill = theme.color("sunken" if theme.dark else "raised")
        painter, whole = QPainter(self), QRectF(self.rect())
        width = FOCUSED_EDGE if focused and theme.high_contrast else 1
        draw_field(painter, whole, RADIUS_CONTROL, fill=fill, line=edge, width=width)
        if self.left is not None:
            painter.setPen(theme.color("ink3"))
            below = QRectF(self.edit.geometry().adjusted(0, self.edit.height(), 0, self._below()))
            draw_words(painter, below, str(self.left), theme.font("caption"), trailing(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are more."""
        super().resizeEvent(event)
        self._fit()

    def _on_text(self) -> None:
        self._tell_left()
        self._fit()
        if not self._hinting:
            self.changed.emit()

    def _tell_left(self) -> None:
        # Once a key: what asks for it next, to lay out and to paint, need not read the text again.
        fit = max(0, self._longest - len(self.text))
        left = fit if fit <= _NEAR else None
        if left == self._left:
            return
        self._left = left
        self._pad()
        told = "" if left is None else ngettext("{n} more fits", "{n} more fit", left)
        self.edit.setAccessibleDescription(told.format(n=left))
        self.update()

    def _fit(self) -> None:
        line = self.edit.fontMetrics().lineSpacing()
        lines = max(_LEAST_LINES, min(_MOST_LINES, math.ceil(self.edit.lines())))
        margins = self.contentsMargins()
        pad = self._theme.px(_PAD)
        self.edit.setFixedHeight(lines * line + 4)
        self.setFixedHeight(
            lines * line + 4 + pad + self._below() + margins.top() + margins.bottom()
        )

    def _below(self) -> int:
        """The room below the words, where the number stands."""
        return self._theme.px(_PAD if self.left is None else _PAD + _NUMBER)

    def _pad(self) -> None:
        pad = self._theme.px(_PAD)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(pad, pad, pad, self._below())

    def _restyle(self) -> None:
        self._pad()
        self.edit.setFont(self._theme.font("read"))
        self._fit()
        self.update()


class _Edit(QPlainTextEdit):
    """Plain text that tells how many lines it has; direction follows what is written."""

    focused = Signal()

    def __init__(self, name: str, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("noRing", True)
        self.viewport().setAutoFillBackground(False)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)

    def lines(self) -> float:
        """How many lines there are, wrapped as they stand."""
        return self.document().size().height()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: plain text, asked to be kept by nobody."""
        return plain_copy(self.textCursor())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in plain text as it is kept, as much of it as still fits."""
        fits = clean(source.text())[: self._room()]
        if not fits:
            # A picture, or a file of no words, takes nothing that stands there away.
            return
        cursor = self.textCursor()
        cursor.insertText(fits)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The same of what an input method gives."""
        given = event.commitString()
        fits = given[: self._room()]
        if fits != given:
            cut = QInputMethodEvent(event.preeditString(), event.attributes())
            cut.setCommitString(fits, event.replacementStart(), event.replacementLength())
            event = cut
        super().inputMethodEvent(event)

    def _room(self) -> int:
        """How many characters fit in the place of what is chosen."""
        stays = len(self.toPlainText()) - len(self.textCursor().selectedText())
        return max(0, self._longest - stays)

    def sizeHint(self) -> QSize:
        """As high as it is fixed to."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the page, and a letter for which there is no room to nobody."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        typed = event.text()
        if typed and (typed.isprintable() or typed in "\r\n") and not self._room():
            # Taken off again afterwards, it would take what was typed before it along.
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the edge of a field that is written in."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self.focused.emit()
