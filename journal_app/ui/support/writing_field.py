"""A field for the person's own words that grows with them, on a page of its own kind."""

import math
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.measures import BLEED
from journal_app.ui.editor.surface import Surface
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect
from journal_app.ui.widgets.scroll_column import column_around

_PAD: Final = 10
_TOP: Final = 2
_SLACK: Final = 4


class GrowingEditor(Editor):
    """Never scrolls by itself: it is as high as its text, and what is around it scrolls."""

    resized = Signal()

    def __init__(self, theme: Theme, name: str, hint: str, lines: int) -> None:
        self._hint = hint
        self._lines = lines
        super().__init__(theme)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cursorPositionChanged.connect(self._show_caret)
        theme.changed.connect(self._fit)

    def show_document(self, document: QTextDocument) -> None:
        """As high as this document from now on."""
        super().show_document(document)
        document.documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def new_document(self) -> QTextDocument:
        """Without the empty foot of a page one scrolls."""
        document = super().new_document()
        frame = document.rootFrame().frameFormat()
        frame.setBottomMargin(0)
        document.rootFrame().setFrameFormat(frame)
        return document

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or the hint where there is none."""
        Surface.paintEvent(self, event)
        if not self.document().isEmpty() or self.document().begin().layout().preeditAreaText():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.theme.color("ink3"))
        start = self.theme.px(BLEED) + 1.0
        high = round(self.theme.line_height("write"))
        line = QRectF(start, self.theme.px(_TOP), self.width() - 2 * start, high)
        font = self.theme.font("quote", italic=True)
        draw_words(painter, visual_rect(self, line), self._hint, font, leading(self))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The box around it shows that one writes here."""
        super().focusInEvent(event)
        self.resized.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No longer."""
        super().focusOutEvent(event)
        self.resized.emit()

    def _fit(self) -> None:
        least = round(_TOP * self.theme.zoom + self._lines * self.theme.line_height("write"))
        wanted = max(least, math.ceil(self.document().size().height())) + self.theme.px(_SLACK)
        if wanted != self.height():
            self.setFixedHeight(wanted)
            self.resized.emit()

    def _show_caret(self) -> None:
        column = column_around(self)
        if column is not None and self.hasFocus():
            column.show_inside(self.viewport(), self.cursorRect())


class WritingField(QFrame):
    """The editor in a box like every other field."""

    def __init__(
        self, theme: Theme, name: str, hint: str, *, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = GrowingEditor(theme, name, hint, lines)
        self.setFocusProxy(self.editor)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.editor)
        self.editor.resized.connect(self._on_resized)
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and edge, as of a line to write in."""
        theme = self._theme
        lit = self.editor.hasFocus()
        edge = theme.mix("line", "line_strong", 1.0 if theme.high_contrast else 0.25)
        draw_field(
            QPainter(self),
            QRectF(self.rect()),
            RADIUS_CONTROL,
            fill=theme.color("surface" if theme.dark else "raised"),
            line=theme.color("accent") if lit else edge,
        )

    def _on_resized(self) -> None:
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        side = self._theme.px(_PAD)
        self._column.setContentsMargins(side, self._theme.px(4), side, self._theme.px(4))
        self.update()
