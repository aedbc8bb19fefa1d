"""The text of one entry, to be read and copied from."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from journal_app.core.passages import Passage
from journal_app.i18n import _
from journal_app.ui.editor.marked_surface import MarkedSurface
from journal_app.ui.editor.marking import Pin, Run, put, runs, take_off, trimmed_places
from journal_app.ui.reader.places import Places
from journal_app.ui.reader.rendering import QUOTED, rendered
from journal_app.ui.reader.selecting import selected_by_key
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import reads_rtl

_BAR = 2
_BAR_AT = 4
_LOWER = 5 / 9
"""Words stand in the lower part of their line: of what it has above them, a bar leaves out that."""


class ReaderText(MarkedSurface):
    """Read-only; arrows scroll, and go to the neighbours where there is nothing to scroll."""

    stepped = Signal(int)
    """1 for the next entry, -1 for the one before."""
    fitted = Signal()
    """The whole text has another height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Entry text"), parent)
        self._body = ""
        self._passages: tuple[Passage, ...] = ()
        self.places = Places()
        self.setReadOnly(True)
        # A caret would ask to be written at; all of it can still be selected and copied by keys.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_body("")

    @property
    def whole_height(self) -> int:
        """So high that nothing would have to scroll, in pixels."""
        return math.ceil(self.document().size().height())

    def show_document(self, document: QTextDocument) -> None:
        """Tell how high it is as well, now and whenever that changes."""
        super().show_document(document)
        document.documentLayout().documentSizeChanged.connect(self.fitted)
        self.fitted.emit()

    def show_body(self, body: str, passages: Sequence[Passage] = ()) -> None:
        """Read this from its beginning, with what is marked in it."""
        self._body = body
        self._passages = tuple(passages)
        self._lay_out()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Other marks on the same text, which stays where it is."""
        if self._passages != tuple(passages):
            document = self.document()
            uids = {run.pin.uid for run in runs(document)}
            take_off(document, 0, document.characterCount(), uids)
            self._passages = tuple(passages)
            self._put_marks(document)
            self.viewport().update()

    def standing(self) -> list[Run]:
        """The passages on the page in its order, without white space at their edges."""
        document = self.document()
        return [
            Run(run.pin, *trimmed_places(document, run.start, run.end)) for run in runs(document)
        ]

    def restyle(self) -> None:
        """Lay it out anew; what is selected stays selected."""
        start, end = self.textCursor().anchor(), self.textCursor().position()
        self._lay_out()
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _lay_out(self) -> None:
        document, self.places = rendered(self, self._body)
        self._put_marks(document)
        self.show_document(document)

    def _put_marks(self, document: QTextDocument) -> None:
        for passage in self._passages:
            if not passage.lost:
                start, end = self.places.shown(passage.anchor.start, passage.anchor.end)
                put(document, start, end, Pin(passage.uid, passage.mark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours where they cannot scroll."""
        if selected_by_key(self, event):
            return
        if event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            still = self.verticalScrollBar().maximum() == 0
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up if still:
                    self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                    return
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._scroll(1 if event.key() == Qt.Key.Key_Down else -1)
                    return
                case Qt.Key.Key_Escape if self.put_away():
                    return
                case Qt.Key.Key_Escape:
                    event.ignore()
                    return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet bar beside what is quoted."""
        painter = QPainter(self.viewport())
        layout, offset = self.document().documentLayout(), self.verticalScrollBar().value()
        height, width = self.viewport().height(), self.viewport().width()
        high = self.theme.line_height("write")
        lower = (high - QFontMetricsF(self.font()).height()) * _LOWER
        block = self.document().begin()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -offset)
            if box.top() > height:
                break
            if box.bottom() >= 0 and block.blockFormat().hasProperty(QUOTED):
                start = self.theme.px(_BAR_AT)
                left = width - start - _BAR if reads_rtl(block.text()) else start
                # Qt's own box of a paragraph with a fixed leading leaves out part of the leading.
                tall = block.layout().lineCount() * high
                bar = QRectF(left, box.top() + lower, _BAR, tall)
                painter.fillRect(bar, self.theme.color("line_strong", 0.5))
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _scroll(self, step: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * round(self.theme.line_height("write")) * 2)
