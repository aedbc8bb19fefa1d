"""`MomentForm`: a moment told in about twenty seconds, with nothing in it that has to be said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.moments import ANSWERS, NOT_OK, STATES_TO_SETTLE, Capture, opened_by
from journal_app.core.vocabulary import Opens
from journal_app.ui.moment_form.asking import FormParts, Opened, Row, fitting
from journal_app.ui.moment_form.sheet import FormSheet
from journal_app.ui.theme.theme import Theme


class MomentForm(FormSheet):
    """Takes a `Capture` and gives one back; extra rows come up only where an answer asks for them.

    The large form has labels beside the answers and the answer to the question as a chip at its
    head; `small` is the little window, with labels above and the four answers in sight. `now`
    tells when the question was answered.
    """

    changed = Signal()
    """Something was said, or taken back."""
    not_ok_requested = Signal()
    fork_requested = Signal()
    """A word was chosen that belongs to the calm question of *Something isn’t OK*."""
    settling_advised = Signal()
    """The state is one in which settling comes before everything else."""
    refused = Signal(object)
    """Carries the error of a name that cannot be one."""
    list_chosen = Signal(bool)
    """Whether places in the body are to stand as words in the place of a figure."""

    def __init__(
        self,
        theme: Theme,
        parts: FormParts,
        *,
        small: bool = False,
        list_shown: bool = False,
        now: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parts, small=small, list_shown=list_shown, parent=parent)
        self._now = now
        self.header.kind.chosen.connect(self._on_kind)
        self.link.clicked.connect(self._on_not_ok)
        self.answered.connect(self._on_answered)
        self.sentence.textEdited.connect(self._on_sentence)
        self._rows.told.connect(self._on_row)
        self._rows.refused.connect(self.refused)
        self._rows.list_chosen.connect(self.list_chosen)
        self.use(parts)

    # The value.

    def capture(self) -> Capture:
        """What is told now; what belongs to another answer than the one given is left out."""
        return fitting(self._told, self._parts.vocabulary)

    def set_capture(self, capture: Capture) -> None:
        """Show exactly this, without sending `changed`."""
        self._told = capture
        self._opened = Opened(more=_says_more(capture))
        self._show_told()

    def use(self, parts: FormParts) -> None:
        """Offer other words and people; what was said stays."""
        self._parts = parts
        self.header.kind.offer(parts.vocabulary.group("kd"))
        self.header.kind.set_kind(self._told.kind)
        self._rows.use(parts, self._told)
        self._arrange()

    def finish_typing(self) -> None:
        """Take what was typed and not added yet, such as a name."""
        self._rows.finish_typing()

    def forget(self) -> None:
        """Drop every word, here and in what could be undone."""
        self._told = Capture()
        self._rows.forget()
        self.sentence.setText("")

    def _show_told(self) -> None:
        self.header.kind.set_kind(self._told.kind)
        if self.sentence.text() != self._told.note:
            self.sentence.setText(self._told.note)
        self._rows.show_capture(self._told)
        self._arrange()

    # What is said.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 answer the question while no line has the keyboard."""
        number = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= number < len(ANSWERS) and self._may_answer():
            self._shown_answers().press(number)
            return
        super().keyPressEvent(event)

    def _on_kind(self, kind: str) -> None:
        self._say(replace(self._told, kind=kind))

    def _on_sentence(self, words: str) -> None:
        self._say(replace(self._told, note=words))

    def _on_answered(self, reading: str | None) -> None:
        at = self._now() if self._now is not None and reading is not None else None
        skipped = self._told.skipped - {"reading"}
        self._say(replace(self._told, reading=reading, reading_at=at, skipped=skipped))
        self._arrange()

    def _on_not_ok(self) -> None:
        # It is the fifth answer where the other four can be given; elsewhere it only leads on.
        if self._may_answer() and self._told.reading != NOT_OK:
            self._on_answered(NOT_OK)
        self.not_ok_requested.emit()

    def _on_row(self, row: Row) -> None:
        before = self.capture()
        self._say(self._rows.content(row).told_in(self._told))
        now = self.capture()
        settles = now.state != before.state and now.state in STATES_TO_SETTLE
        if settles:
            self._opened = replace(self._opened, rest=False)
        self._arrange()
        if settles:
            self.settling_advised.emit()
        if self._forks(now) and not self._forks(before):
            self.fork_requested.emit()

    def _forks(self, capture: Capture) -> bool:
        return opened_by(capture, self._parts.vocabulary) is Opens.FORK

    def _say(self, told: Capture) -> None:
        self._told = told
        self.changed.emit()


def _says_more(capture: Capture) -> bool:
    """Whether something is said in the rows the small window keeps folded."""
    if capture.pull_away is not None or capture.pull_toward is not None:
        return True
    return any(capture.terms.get(field) for field in ("trigger_primary", "wants"))
