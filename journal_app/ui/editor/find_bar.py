"""A line to find words in the text that is open, and to go from one to the next."""

from bisect import bisect_left
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from journal_app.i18n import _, ngettext
from journal_app.ui.editor.editor import text_of
from journal_app.ui.editor.finding import places
from journal_app.ui.editor.surface import Surface
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import SearchField
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.plain_label import PlainLabel

TYPING_MS: Final = 150
MOST_TINTED: Final = 500
"""Around the present place; every tint is looked at whenever the page is painted."""


class FindBar(QFrame):
    """Hidden until `open`; the present place is selected in the text, all others are tinted."""

    closed = Signal()

    def __init__(self, theme: Theme, surface: Surface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._surface = surface
        self._places: list[tuple[int, int]] = []
        self._at = -1
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._look)
        self.setAccessibleName(_("Find"))
        self.field = SearchField(theme, _("Find in this entry"))
        self.count = PlainLabel(theme, "", "small", "ink3", name=_("Places found"))
        self._previous = IconButton(theme, "caret-up", _("Previous place"), size=32, icon_size=16)
        self._next = IconButton(theme, "caret-down", _("Next place"), size=32, icon_size=16)
        close = IconButton(theme, "x", _("Close find"), size=32, icon_size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(8)
        row.addWidget(self.count)
        for button in (self._previous, self._next, close):
            row.addWidget(button)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self._previous.clicked.connect(self.find_previous)
        self._next.clicked.connect(self.find_next)
        close.clicked.connect(self.dismiss)
        surface.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._tint)
        self.hide()

    def open(self) -> None:
        """Show it; what is selected in the text is what is looked for."""
        chosen = self._surface.selected_text()
        self.show()
        if chosen and "\n" not in chosen:
            self.field.setText(chosen)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def dismiss(self) -> None:
        """Take it away; one goes on where the last place was found."""
        if self.isHidden():
            return
        self._pause.stop()
        self.hide()
        self.field.forget()
        self._places, self._at = [], -1
        self._surface.setExtraSelections([])
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def find_next(self) -> None:
        """Go to the place after this one, from the last to the first."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the place before this one, from the first to the last."""
        self._step(-1)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the innermost thing that is open."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go on, Shift+Enter and Up go back, Esc closes."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Up:
                self.find_previous()
            case Qt.Key.Key_Down:
                self.find_next()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._step(-1 if back else 1)
            case _:
                super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _look(self) -> None:
        if self.isHidden():
            return
        self._pause.stop()
        self._places = places(text_of(self._surface.document()), self.field.text())
        self._at = -1
        if self.field.hasFocus() and self._places:
            start = self._surface.textCursor().selectionStart()
            self._at = bisect_left(self._places, (start, 0)) % len(self._places)
            self._show_place()
        self._tint()
        self._say_count()

    def _step(self, step: int) -> None:
        if self._pause.isActive():
            self._look()
            return
        if not self._places:
            return
        if self._at < 0:
            start = self._surface.textCursor().selectionStart()
            self._at = bisect_left(self._places, (start, 0)) - (step > 0)
        self._at = (self._at + step) % len(self._places)
        self._show_place()
        self._tint()

    def _show_place(self) -> None:
        start, end = self._places[self._at]
        cursor = self._surface.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._surface.setTextCursor(cursor)
        self._surface.keep_caret_clear()

    def _tint(self) -> None:
        tint = QTextCharFormat()
        tint.setBackground(self._theme.color("m_body"))
        first = max(0, self._at - MOST_TINTED // 2)
        selections = []
        for start, end in self._places[first : first + MOST_TINTED]:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._surface.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, tint
            selections.append(selection)
        self._surface.setExtraSelections(selections)

    def _say_count(self) -> None:
        wanted, number = self.field.text(), len(self._places)
        if not wanted:
            words = ""
        elif number:
            words = ngettext("{number} place", "{number} places", number).format(number=number)
        else:
            words = _("Nothing by that name")
        if words != self.count.text():
            self.count.setText(words)
            self.count.updateGeometry()
            if words:
                announce(self.field, words)


def stand_below(page: QWidget, bar: FindBar, column: QWidget) -> QHBoxLayout:
    """Put both into the column: the bar stays in sight while the page scrolls; returns its row."""
    rows, row = QVBoxLayout(column), QHBoxLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(page)
    rows.addLayout(row)
    row.addWidget(bar)
    return row
