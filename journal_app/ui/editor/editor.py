"""The page one writes on: plain text whose Markdown is styled, and never changed behind one."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from journal_app.core.markup import BOLD, ITALIC, after_return
from journal_app.core.passages import Passage
from journal_app.core.text import MAX_ENTRY_CHARACTERS, clean
from journal_app.i18n import _
from journal_app.ui.editor.emphasis import toggle_emphasis
from journal_app.ui.editor.giving import brings_files
from journal_app.ui.editor.highlighter import Highlighter
from journal_app.ui.editor.mark_clipboard import Taken
from journal_app.ui.editor.marked_surface import MarkedSurface
from journal_app.ui.editor.measures import BLEED
from journal_app.ui.editor.positions import to_points
from journal_app.ui.editor.writing_marks import WritingMarks
from journal_app.ui.editor.written import Written
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.words_menu import open_words_menu

_WRITTEN: Final = frozenset({"Cf", "Co", "Cs", "Zs"})
"""Kinds of characters that keys write although none of them can be printed."""
_BREAK: Final = "\n".ljust(32)
"""As long as a new line on which a list goes on."""
_LINE_ENDS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class Editor(MarkedSurface):
    """Text goes in by `load`, comes out by `text`, and `edited` says that a person changed it."""

    edited = Signal()
    left = Signal()
    """The focus went elsewhere: a good time to keep what is here."""
    refused = Signal(str)
    """Carries the sentence to show for something that could not be taken in."""

    given = Signal(object)
    """Carries the `QMimeData` of what was pasted or dropped and is no words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Entry"), parent)
        self.setAccessibleDescription(_("Write here."))
        self._highlighter: Highlighter | None = None
        self.writing_marks = WritingMarks(self)
        self._inserted: tuple[int, int] | None = None
        self._own_work = False
        self.load("")
        self.cursorPositionChanged.connect(self.keep_caret_clear)

    # Text in and out.

    def load(self, text: str, passages: Sequence[Passage] = ()) -> None:
        """Begin with this text and its marks; nothing can be undone, and it is no edit."""
        document = self.new_document()
        self._highlighter = Highlighter(document, self.styles)
        QTextCursor(document).insertText(clean(text))
        self.writing_marks.begin(document, text, passages)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.show_document(document)
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)

    def text(self) -> str:
        """All of it, byte for byte; costs time that grows with the text, so once a save."""
        return text_of(self.document())

    def written(self) -> Written:
        """All of it, and where its marks are."""
        text = self.text()
        return Written(text, self.writing_marks.told(text))

    def beginning(self, most: int) -> str:
        """At most so many characters from its start, at a cost that does not grow with the rest."""
        block, lines, length = self.document().begin(), [], 0
        while block.isValid() and length <= most:
            lines.append(block.text())
            length += len(lines[-1]) + 1
            block = block.next()
        return "\n".join(lines)[:most].translate(_LINE_ENDS)

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
        with self._own():
            toggle_emphasis(cursor, size)
        self.setTextCursor(cursor)

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
        keys = QKeySequence.StandardKey
        if event.matches(keys.Bold):
            self.toggle_bold()
        elif _is_italic(event):
            self.toggle_italic()
        elif event.matches(keys.Undo):
            self.undo()
        elif event.matches(keys.Redo):
            self.redo()
        elif event.matches(keys.InsertParagraphSeparator) or event.matches(
            keys.InsertLineSeparator
        ):
            self._on_return()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # It moves the focus, and where there is nothing to move it to it does nothing.
            event.ignore()
        else:
            self._on_key(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed and then kept belongs to a mark only inside of it."""
        if not event.commitString():
            super().inputMethodEvent(event)
            return
        if not self._has_room_for(event.commitString()):
            super().inputMethodEvent(QInputMethodEvent())
            return
        self.writing_marks.notice(event.commitString())
        with self._own(), self.writing_marks.replacing():
            super().inputMethodEvent(event)

    def undo(self) -> None:
        """Take back the last step; marks are where they were."""
        with self._own():
            super().undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        with self._own():
            super().redo()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of Qt; its undo is ours."""
        ours = {"edit-undo": self.undo, "edit-redo": self.redo}
        open_words_menu(self.createStandardContextMenu(event.pos()), event.globalPos(), ours)

    def _has_room_for(self, text: str) -> bool:
        """Whether an entry can be kept with this in the place of what is chosen; else says so.

        Characters are counted as Qt does, where a few count twice.
        """
        cursor = self.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        if self.document().characterCount() - chosen + len(text) <= MAX_ENTRY_CHARACTERS:
            return True
        self.refused.emit(_("That is more than one entry can hold. Five million characters fit."))
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        chosen = self.textCursor().hasSelection()
        if _types(event.text()) and not self._has_room_for(event.text()):
            return
        self.writing_marks.notice(event.text())
        with self._own():
            if chosen and _types(event.text()):
                with self.writing_marks.replacing():
                    super().keyPressEvent(event)
                return
            self.writing_marks.before_key()
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one stopped writing here."""
        super().focusOutEvent(event)
        self.left.emit()

    def _on_return(self) -> None:
        if not self._has_room_for(_BREAK):
            return
        with self._own():
            self._break_line()
        self.ensureCursorVisible()

    def _break_line(self) -> None:
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
            form = self.writing_marks.form_at(cursor.position())
            cursor.insertBlock(cursor.blockFormat(), form)
            cursor.insertText(beginning, form)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # Copying and pasting.

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: plain text, and its marks for this page alone."""
        data = super().createMimeDataFromSelection()
        self.writing_marks.take_along(data)
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        """Words dragged to another place are no new ones."""
        with self._own():
            super().dropEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and files and pictures for what they are, not for their names."""
        return source.hasFormat("text/plain") or source.hasHtml() or brings_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in text, or our Markdown made from HTML; nothing it names is ever fetched."""
        if not self.canInsertFromMimeData(source):
            return
        if brings_files(source):
            self.given.emit(source)
            return
        # Its tables of entities are not needed to start.
        from journal_app.ui.editor.pasting import pasted_text

        html = source.html() if source.hasHtml() else None
        plain = source.text() if source.hasFormat("text/plain") else None
        self.insert(pasted_text(html, plain), self.writing_marks.brought(source))

    def insert(self, text: str, marks: Taken | None = None) -> None:
        """Put text in the place of the selection as one step; too much of it is refused."""
        text = clean(text)
        if not self._has_room_for(text):
            return
        cursor = self.textCursor()
        with self._own():
            cursor.beginEditBlock()
            self.writing_marks.set_down(cursor, text, marks)
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

    @contextmanager
    def _own(self) -> Iterator[None]:
        """While this lasts, marks are seen to by whoever does it."""
        before, self._own_work = self._own_work, True
        try:
            yield
        finally:
            self._own_work = before

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if added and not removed and not self._own_work:
            self._inserted = (position, added)
        if removed or added:
            self.edited.emit()

    def _on_contents_changed(self) -> None:
        inserted, self._inserted = self._inserted, None
        if inserted is not None:
            with self._own():
                self.writing_marks.on_inserted(*inserted)


def text_of(document: QTextDocument) -> str:
    """The text of a document as it is kept; `toPlainText` would turn hard spaces into soft ones."""
    return document.toRawText().translate(_LINE_ENDS)


def _is_italic(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Italic)


def _types(text: str) -> bool:
    """Whether a key with this text writes something, and does not only do something."""
    return bool(text) and (text[0].isprintable() or unicodedata.category(text[0]) in _WRITTEN)
