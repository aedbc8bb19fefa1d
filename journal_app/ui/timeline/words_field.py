"""The field one searches in: asks after the last key, offers hints, marks what is wrong."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from journal_app.core.search_hints import Hint
from journal_app.core.search_language import SearchError
from journal_app.i18n import _
from journal_app.ui.editor.positions import to_points, to_units
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.hint_list import HintList
from journal_app.ui.timeline.veiled_field import VeiledField

QUIET_MS: Final = 150
"""After the last key."""
QUIET_MS_ONE_LETTER: Final = 400
"""A single letter finds half the journal; mostly a second one follows."""
WIDTH: Final = 250
WIDTH_WITH_WORDS: Final = 340
"""A search that says more wants to be read whole."""
_NARROWEST: Final = 110

AskHints = Callable[[str, int], tuple[Hint, ...]]
"""What could follow in this text, the caret being here, in characters."""


class WordsField(VeiledField):
    """From it one gets into the list by key, unless hints are open."""

    searched = Signal(str)
    list_wanted = Signal()
    escaped = Signal()
    """One lets the search go, the words of it first."""
    settled = Signal()
    """One stopped typing, or went elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._errors: Sequence[SearchError] = ()
        super().__init__(theme, _("Search your words"), parent=parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.search_now)
        self._searched = ""
        self._marked = False
        self._ask_hints: AskHints = lambda _text, _caret: ()
        self._hints: HintList | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_typed)
        self.textEdited.connect(self._offer)

    @property
    def hints(self) -> HintList:
        """What is offered below it; made when it is first wanted, since few ever do."""
        if self._hints is None:
            self._hints = HintList(self._theme, self.window())
            self._hints.taken.connect(self._take)
        return self._hints

    @property
    def caret(self) -> int:
        """Where the caret stands, in characters."""
        return to_points(self.text(), self.cursorPosition())

    def ask_hints_of(self, ask: AskHints) -> None:
        """Offer from now on what this knows."""
        self._ask_hints = ask

    def put(self, text: str) -> None:
        """Let it say this, and look for it at once."""
        if text != self.text():
            self.setText(text)
        self.search_now()

    def write_on(self, text: str) -> None:
        """Let it say this with the caret behind it, to be written on."""
        self.setText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def select(self, start: int, end: int) -> None:
        """Choose these characters, to be typed over; behind the last one a space is made first."""
        text = self.text()
        if start == end == len(text) and text and not text[-1].isspace():
            self.setText(f"{text} ")
            return
        self.setSelection(to_units(text, start), to_units(text, end) - to_units(text, start))

    def search_now(self) -> None:
        """Look for what it says without waiting any longer."""
        self._timer.stop()
        words = self.text().strip()
        if words != self._searched:
            self._searched = words
            self.searched.emit(self.text())

    def mark(self, errors: Sequence[SearchError]) -> None:
        """Underline what is wrong; behind a veil nothing is."""
        self._errors = errors
        shown = () if self.veiled else errors
        if shown or self._marked:
            self._underline(shown)

    def _underline(self, errors: Sequence[SearchError]) -> None:
        self._marked = bool(errors)
        text, caret = self.text(), self.cursorPosition()
        drawn = QTextCharFormat()
        drawn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        drawn.setUnderlineColor(self._theme.color("caution"))
        spans = [(to_units(text, each.start), to_units(text, each.end)) for each in errors]
        kind = QInputMethodEvent.AttributeType.TextFormat
        formats = [
            QInputMethodEvent.Attribute(kind, start - caret, end - start, drawn)
            for start, end in spans
        ]
        # A line of text takes formats from input methods alone; this one types nothing.
        QApplication.sendEvent(self, QInputMethodEvent("", formats))

    def sizeHint(self) -> QSize:
        """As wide as it is anywhere, where there is room; wider while it says something."""
        width = WIDTH_WITH_WORDS if self.text() else WIDTH
        return QSize(self._theme.px(width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Large text in a small window leaves room for a word."""
        return QSize(self._theme.px(_NARROWEST), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tab takes a hint where there is one."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if event.type() == QEvent.Type.KeyPress and tab and self.offering:
            self._take(self.hints.lit or self.hints.first)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead into what was found, Esc lets the search go and then the field.

        While hints are open these keys belong to them.
        """
        key = event.key()
        if self.offering and self._to_hints(Qt.Key(key)):
            return
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._put_hints_away()
                self.search_now()
                self.list_wanted.emit()
            case Qt.Key.Key_Escape if self.text():
                self.escaped.emit()
            case Qt.Key.Key_Escape:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere typed enough."""
        super().focusOutEvent(event)
        self._put_hints_away()
        self.settled.emit()

    def _lift(self) -> None:
        """Then what is wrong in it shows again."""
        veiled = self.veiled
        super()._lift()
        if veiled:
            self.mark(self._errors)

    def _settle(self) -> None:
        veiled = self.veiled
        super()._settle()
        if self.veiled and not veiled:
            self.mark(self._errors)

    def _to_hints(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.hints.step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.hints.lit is not None:
                self._take(self.hints.lit)
            case Qt.Key.Key_Escape:
                self._put_hints_away()
            case _:
                return False
        return True

    @property
    def offering(self) -> bool:
        """Whether hints are open."""
        return self._hints is not None and not self._hints.isHidden()

    def _offer(self) -> None:
        found = self._ask_hints(self.text(), self.caret)
        if found:
            self.hints.offer(self, found)
        else:
            self._put_hints_away()

    def _put_hints_away(self) -> None:
        if self._hints is not None:
            self._hints.dismiss()

    def _take(self, hint: Hint | None) -> None:
        if hint is None:
            return
        text = self.text()
        before, after = text[: hint.start] + hint.text, text[hint.end :].lstrip()
        self.setText(before + after)
        self.setCursorPosition(to_units(before, len(before)))
        self._put_hints_away()
        self._offer()

    def _on_typed(self, text: str) -> None:
        words = text.strip()
        self.updateGeometry()
        if not words:
            self.search_now()
            self._put_hints_away()
        else:
            self._timer.start(QUIET_MS_ONE_LETTER if len(words) == 1 else QUIET_MS)
