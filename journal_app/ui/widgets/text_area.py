"""A few lines to write in, as high as what is written."""

import math
from typing import Final

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.moments import LONGEST_TEXT
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.plain_copy import plain_copy

_LEAST_LINES: Final = 2
_MOST_LINES: Final = 9
_PAD: Final = 10


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
        self.edit = _Edit(name)
        self.edit.focused.connect(self.update)
        self.edit.textChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

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
        draw_field(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, fill=fill, line=edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are more."""
        super().resizeEvent(event)
        self._fit()

    def _on_text(self) -> None:
        if len(self.text) > self._longest:
            # What does not fit is not taken in; what stands there stays.
            self.edit.undo()
            return
        self._fit()
        if not self._hinting:
            self.changed.emit()

    def _fit(self) -> None:
        line = self.edit.fontMetrics().lineSpacing()
        lines = max(_LEAST_LINES, min(_MOST_LINES, math.ceil(self.edit.lines())))
        margins = self.contentsMargins()
        pad = self._theme.px(_PAD)
        self.edit.setFixedHeight(lines * line + 4)
        self.setFixedHeight(lines * line + 4 + 2 * pad + margins.top() + margins.bottom())

    def _restyle(self) -> None:
        pad = self._theme.px(_PAD)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(pad, pad, pad, pad)
        self.edit.setFont(self._theme.font("read"))
        self._fit()
        self.update()


class _Edit(QPlainTextEdit):
    """Plain text that tells how many lines it has; direction follows what is written."""

    focused = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
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

    def sizeHint(self) -> QSize:
        """As high as it is fixed to."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
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
