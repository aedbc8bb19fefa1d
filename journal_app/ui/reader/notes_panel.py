"""Notes in the margin of the piece one reads, each with its own date, and a place to write one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.clock import When, day_of
from journal_app.core.ids import PieceId, Uid
from journal_app.core.margin_notes import MAX_NOTE_CHARACTERS, MarginNote
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.reader.note_desk import NoteDesk
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.text_area import TextArea

_BETWEEN: Final = 8


class NotesPanel(QFrame):
    """In another ink than the text; what is written here is kept as it is written."""

    grew = Signal(object)
    """Carries the widget that should be in view."""

    def __init__(
        self,
        context: Context,
        trouble: Callable[[Exception], None],
        *,
        indent: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = theme = context.theme
        self._locale = QLocale()
        self._piece: PieceId | None = None
        self._notes: tuple[MarginNote, ...] = ()
        self._rows: dict[Uid, QFrame] = {}
        self._deeds: list[IconButton] = []
        self._writable = False
        self.desk = NoteDesk(context, trouble, self)
        self.setAccessibleName(_("Notes in the margin"))
        self._title = PlainLabel(theme, _("In the margin"), "smallm", "ink")
        self.write = Button(theme, _("Write in the margin"), "ghost", "plus", style="smallm")
        self.area = TextArea(theme, _("Note in the margin"), longest=MAX_NOTE_CHARACTERS)
        self.done = Button(theme, _("Done"), "quiet", size="small", style="smallm")
        self._composer = QFrame()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(indent, 0, indent, 0)
        self._compose()
        self._connect()
        self.show_notes(None, ())

    @property
    def writing(self) -> bool:
        """Whether a note is written on."""
        return not self._composer.isHidden()

    def show_notes(self, piece: PieceId | None, notes: Sequence[MarginNote]) -> None:
        """Show exactly these; beside another piece than before nothing is written on."""
        if piece != self._piece:
            self.end()
        self._piece, self._notes = piece, tuple(notes)
        self._clear()
        for number, note in enumerate(self._notes):
            row = self._made(note)
            row.setVisible(not (self.writing and note.uid == self.desk.uid))
            self._rows[note.uid] = row
            self._column.insertWidget(1 + number, row)
        self._title.setVisible(bool(notes) or self.writing)
        self.set_writable(self._writable)

    def set_writable(self, writable: bool) -> None:
        """Whether notes may be written, changed and put away."""
        self._writable = writable
        self.write.setVisible(writable and not self.writing)
        for button in self._deeds:
            button.setVisible(writable)
        self.setVisible(writable or bool(self._notes))

    def begin(self, note: MarginNote | None = None) -> None:
        """Write a new note, or go on with one."""
        if self._piece is None or not self._writable:
            return
        self.end()
        self.desk.begin(self._piece, note)
        self.area.set_text("" if note is None else note.body)
        self._composer.show()
        self.show_notes(self._piece, self._notes)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grew.emit(self._composer)

    def end(self) -> None:
        """Done with writing; what stands there is kept."""
        if not self.writing:
            return
        had_keyboard = self._composer.isAncestorOf(self.window().focusWidget() or self.window())
        self._composer.hide()
        self.desk.end()
        self.area.set_text("")
        self.show_notes(self._piece, self._notes)
        if had_keyboard:
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop every word."""
        self.desk.forget()
        self._composer.hide()
        self.area.set_text("")
        self.show_notes(None, ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends writing and keeps what stands there, Ctrl+Enter does too."""
        ends = event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if ends and self.writing:
            self.end()
        else:
            super().keyPressEvent(event)

    def said(self, when: When) -> str:
        """When a note was written, such as “Saturday, 14 March, 10:26”."""
        day = day_words(when.day, self._locale, this_year=day_of(self._context.clock).year)
        return _("{day}, {time}").format(day=day, time=time_words(when.local, self._locale))

    def _made(self, note: MarginNote) -> QFrame:
        theme, said = self._theme, self.said(note.when)
        row = QFrame()
        row.setAccessibleName(_("Note in the margin"))
        words = QVBoxLayout()
        words.setSpacing(0)
        edit = IconButton(theme, "pencil-simple-line", _("Edit this note"), size=30, icon_size=16)
        edit.setAccessibleDescription(said)
        edit.clicked.connect(partial(self.begin, note))
        away = IconButton(theme, "x", _("Put this note away"), size=30, icon_size=14)
        away.setAccessibleDescription(said)
        away.clicked.connect(partial(self.desk.put_away, note.uid))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addLayout(words, 1)
        words.addWidget(PlainLabel(theme, said, "caption", "ink3"))
        words.addWidget(Para(theme, note.body, "read", "accent_ink", name=_("Note")))
        for button in (edit, away):
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._deeds += [edit, away]
        return row

    def _clear(self) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._deeds = []

    def _compose(self) -> None:
        inside = QVBoxLayout(self._composer)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(6)
        inside.addWidget(self.area)
        foot = QHBoxLayout()
        inside.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(self.done)
        self._composer.hide()
        self._column.setSpacing(_BETWEEN)
        self._column.addWidget(self._title)
        self._column.addWidget(self._composer)
        self._column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self.write.clicked.connect(lambda: self.begin())
        self.done.clicked.connect(self.end)
        self.area.changed.connect(lambda: self.desk.type(self.area.text))
        self.desk.kept.connect(self._on_kept)

    def _on_kept(self, uid: Uid) -> None:
        if uid in self._rows and self.writing:
            self._rows[uid].hide()
