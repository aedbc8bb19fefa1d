"""The page one writes on: plain text whose Markdown is styled, and never changed behind one."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from journal_app.core.markup import BOLD, ITALIC, after_return, is_on, toggle
from journal_app.core.text import MAX_ENTRY_CHARACTERS, clean
from journal_app.i18n import _
from journal_app.ui.editor.highlighter import Highlighter
from journal_app.ui.editor.measures import BLEED
from journal_app.ui.editor.positions import to_points, to_units
from journal_app.ui.editor.surface import Surface
from journal_app.ui.theme.theme import Theme

_LINE_ENDS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class Editor(Surface):
    """Text goes in by `load`, comes out by `text`, and `edited` says that a person changed it."""

    edited = Signal()
    left = Signal()
    """The focus went elsewhere: a good time to keep what is here."""
    refused = Signal(str)
    """Carries the sentence to show for something that could not be taken in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Entry"), parent)
        self.setAccessibleDescription(_("Write here."))
        self._highlighter: Highlighter | None = None
        self.load("")
        self.cursorPositionChanged.connect(self.keep_caret_clear)

    # Text in and out.

    def load(self, text: str) -> None:
        """Begin with this text; nothing before it can be undone, and it is no edit."""
        document = self.new_document()
        self._highlighter = Highlighter(document, self.styles)
        QTextCursor(document).insertText(clean(text))
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.show_document(document)
        document.contentsChange.connect(self._on_contents_change)

    def text(self) -> str:
        """All of it, byte for byte; costs time that grows with the text, so once a save."""
        return text_of(self.document())

    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        block = self.document().begin()
        while block.isValid():
            if block.text().strip():
                return False
            block = block.next()
        return True

    def caret(self) -> int:
        """Where one writes, in UTF-16 units from the beginning."""
        return self.textCursor().position()

    def put_caret(self, at: int) -> None:
        """Go on writing there, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(at, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def put_caret_at_end(self) -> None:
        """Go on writing where the text ends."""
        self.put_caret(self.document().characterCount())

    # Bold and italic.

    def toggle_bold(self) -> None:
        """Make the selected words bold, or plain again."""
        self._toggle(BOLD)

    def toggle_italic(self) -> None:
        """Make the selected words italic, or plain again."""
        self._toggle(ITALIC)

    def _toggle(self, size: int) -> None:
        cursor = self.textCursor()
        parts = self._selected_lines(cursor)
        lines = [(block, *_in_points(block, start, end)) for block, start, end in parts]
        # Of several lines those that are not emphasised yet follow the others.
        all_on = all(is_on(block.text(), start, end, size) for block, start, end in lines)
        cursor.beginEditBlock()
        for block, start, end in lines:
            if is_on(block.text(), start, end, size) is all_on:
                last = _apply(cursor, block, start, end, size)
        cursor.endEditBlock()
        if len(lines) == 1:
            cursor.setPosition(last[0])
            cursor.setPosition(last[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _selected_lines(self, cursor: QTextCursor) -> list[tuple[QTextBlock, int, int]]:
        """Each selected line with the selected part of it; blank ones only when alone."""
        document = self.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block = document.findBlock(start)
        found = []
        while block.isValid() and block.position() <= end:
            first = max(0, start - block.position())
            last = min(block.length() - 1, end - block.position())
            if start == end or block.text()[first:last].strip():
                found.append((block, first, last))
            block = block.next()
        return found

    # Typing.

    def event(self, event: QEvent) -> bool:
        """Our own keys come before shortcuts of the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Bold) or _is_italic(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Help with lists and emphasis; everything else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif _is_italic(event):
            self.toggle_italic()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) or event.matches(
            QKeySequence.StandardKey.InsertLineSeparator
        ):
            self._on_return()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # It moves the focus, and where there is nothing to move it to it does nothing.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one stopped writing here."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_return(self) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        block = cursor.block()
        line = block.text()
        beginning = after_return(line, to_points(line, cursor.positionInBlock()))
        if beginning is None:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.removeSelectedText()
        else:
            cursor.insertBlock()
            cursor.insertText(beginning)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Pasting.

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text; files and pictures are not taken for their names."""
        return source.hasFormat("text/plain") or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in text, or our Markdown made from HTML; nothing it names is ever fetched."""
        if not self.canInsertFromMimeData(source):
            return
        # Its tables of entities are not needed to start.
        from journal_app.ui.editor.pasting import pasted_text

        html = source.html() if source.hasHtml() else None
        plain = source.text() if source.hasFormat("text/plain") else None
        self.insert(pasted_text(html, plain))

    def insert(self, text: str) -> None:
        """Put text in the place of the selection as one step; too much of it is refused."""
        text = clean(text)
        if self.document().characterCount() + len(text) > MAX_ENTRY_CHARACTERS:
            self.refused.emit(
                _("That is more than one entry can hold. Five million characters fit.")
            )
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or a word of invitation where there is none."""
        super().paintEvent(event)
        if not self.document().isEmpty() or self._composing():
            return
        font = self.theme.font("write", italic=True)
        metrics = QFontMetricsF(font)
        block = self.document().documentLayout().blockBoundingRect(self.document().begin())
        baseline = block.top() + self.document().begin().layout().lineAt(0).ascent()
        start = self.theme.px(BLEED) + 1.0
        box = QRectF(start, baseline - metrics.ascent(), 0, 0)
        box.setRight(self.viewport().width() - 1.0)
        box.setBottom(self.viewport().height())
        if self.isRightToLeft():
            box.moveLeft(1.0)
        painter = QPainter(self.viewport())
        painter.setFont(font)
        painter.setPen(self.theme.color("ink3"))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        words = _("Begin anywhere. One true sentence is plenty.")
        painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, words)
        painter.end()

    def restyle(self) -> None:
        """Let the highlighter take the colours and sizes of the theme."""
        if self._highlighter is not None:
            self._highlighter.rehighlight()

    def _composing(self) -> bool:
        return bool(self.document().begin().layout().preeditAreaText())

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        if removed or added:
            self.edited.emit()


def text_of(document: QTextDocument) -> str:
    """The text of a document as it is kept; `toPlainText` would turn hard spaces into soft ones."""
    return document.toRawText().translate(_LINE_ENDS)


def _is_italic(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Italic)


def _in_points(block: QTextBlock, start: int, end: int) -> tuple[int, int]:
    text = block.text()
    return to_points(text, start), to_points(text, end)


def _apply(
    cursor: QTextCursor, block: QTextBlock, start: int, end: int, size: int
) -> tuple[int, int]:
    """Toggle the emphasis of one line; the new selection in places of the document."""
    line = block.text()
    edit = toggle(line, start, end, size)
    result = line[: edit.start] + edit.text + line[edit.end :]
    origin = block.position()
    cursor.setPosition(origin + to_units(line, edit.start))
    cursor.setPosition(origin + to_units(line, edit.end), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(edit.text)
    return origin + to_units(result, edit.select_from), origin + to_units(result, edit.select_to)
