"""A sheet that goes from one step to the next, and cannot be closed in the middle of a deed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.core.errors import JournalError
from journal_app.runtime.jobs import Job
from journal_app.ui.context import Context
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.unheard import unheard

_GAP: Final = 12


class Step(QFrame):
    """One step: what is said and asked, the line under it, and the buttons that go on from it."""

    to_be_seen = Signal(object)
    """Carries a part of it that says something new."""

    def __init__(self, theme: Theme, *buttons: Button) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = buttons
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_GAP)
        self.line = Para(theme, "", "small", "ink2")
        self.line.hide()

    def add_words(self, *paragraphs: str, tone: TokenName = "ink2") -> None:
        """Say something, a paragraph each."""
        for words in paragraphs:
            self.column.addWidget(Para(self._theme, words, "body", tone))

    def end(self) -> None:
        """Everything of the step is in place; the line comes last."""
        self.column.addWidget(self.line)

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Say this in the line, here and to whoever listens; nothing empties it."""
        self.line.set_tone("caution" if trouble else "ink2")
        self.line.set_text(words)
        self.line.setVisible(bool(words))
        if words:
            announce(self.line, words)
            self.to_be_seen.emit(self.line)

    def first(self) -> QWidget | None:
        """What the hands go to; the safe button where there is nothing to type."""
        return None

    def set_working(self, working: bool) -> None:
        """Rest while something is being done, or take part again."""
        for button in self.buttons:
            button.setEnabled(not working)

    def put_aside(self) -> bool:
        """A pause takes the window: drop what others could read; whether the rest waits for it."""
        self.forget()
        return False

    def forget(self) -> None:
        """Drop what was typed and what was shown."""


class StepSheet(SheetDialog):
    """One panel; what was typed or shown in it is dropped whenever it is out of sight.

    But for a pause: then a passphrase that is being typed waits in its field.
    While `working` neither Esc nor anybody else closes it: it would look as if nothing was done.
    """

    def __init__(self, context: Context, window: QWidget, title: str) -> None:
        super().__init__(context.theme, window, title)
        self._context = context
        self._step: Step | None = None
        self._job: Job | None = None
        self._deed = False
        self._waits = False

    @property
    def waits(self) -> bool:
        """Whether a pause has the window, and what was typed here comes back after it."""
        return self.aside and self._waits

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self._step

    @property
    def working(self) -> bool:
        """Whether something is being done that has to be waited for."""
        return self._deed

    def show_step(self, step: Step) -> None:
        """Go on to this one."""
        before, self._step = self._step, step
        if before is not None:
            with unheard():
                before.forget()
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.body.addWidget(step)
        step.to_be_seen.connect(self._area.show_part)
        step.show()
        self.set_buttons(*step.buttons)
        self._area.verticalScrollBar().setValue(0)
        if not self.isHidden():
            self.take_hands()

    def open(self) -> None:
        """Show it over everything; the hands go to what is asked first."""
        super().open()
        self.take_hands()

    def take_hands(self) -> None:
        """Put the keyboard where this step begins."""
        if self._step is None:
            return
        safe = self._step.buttons[-1] if self._step.buttons else None
        target = self._step.first() or safe
        if safe is not None and target is not None and self._is_below(target):
            # One reads first: whatever was asked there would scroll over what is said about it.
            target = safe
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_below(self, target: QWidget) -> bool:
        """Whether one types there, and has to scroll to see it."""
        port = self._area.viewport()
        if not isinstance(target, QLineEdit) or not port.isAncestorOf(target):
            return False
        # What was just said or shown has its place once layouts were told; the card grows later.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        room = port.height() + self._card.maximumHeight() - self._card.height()
        foot = target.mapTo(port, QPoint(0, target.height())).y()
        return self._area.heightForWidth(port.width()) > room and foot > room

    def dismiss(self) -> None:
        """Close it, unless something is being done."""
        if self._deed:
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._forget()
        super().dismiss()

    def ask(self, job: Job, then: Callable[..., None]) -> None:
        """Wait for an answer that changes nothing; closing the sheet lets go of it."""
        self._wait_for(job, then, deed=False)

    def do(self, job: Job, then: Callable[..., None]) -> None:
        """Wait for something that is being done; the sheet stays until it is."""
        self._wait_for(job, then, deed=True)

    def announce(self, words: str) -> None:
        """Say it to whoever listens."""
        announce(self, words)

    def on_trouble(self, error: Exception) -> None:
        """Say an error that was expected under the step; anything else is a bug and goes on."""
        if not isinstance(error, JournalError):
            raise error
        if self._step is not None:
            self._step.say(error.words, trouble=True)
            if self.isVisible():
                self.take_hands()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the safe choice, but for the time in which it would not be true."""
        if self._deed and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return
        super().keyPressEvent(event)

    def put_aside(self) -> None:
        """A pause takes the window; while an answer is on its way nothing waits for its end."""
        if self._step is not None and self._job is None:
            with unheard():
                self._waits = self._step.put_aside()
        super().put_aside()

    def come_back(self) -> None:
        """Out of the pause, with what was being typed."""
        super().come_back()
        self._waits = False

    def on_put_away(self) -> None:
        """The window locks: what a pause let wait goes as well."""
        super().on_put_away()
        if self.waits:
            self._waits = False
            self._forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: nothing secret stays behind it."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.waits:
            self._forget()

    def _forget(self) -> None:
        if self._step is not None:
            with unheard():
                self._step.forget()

    def changeEvent(self, event: QEvent) -> None:
        """Another look or direction may need another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._area.updateGeometry()

    def _wait_for(self, job: Job, then: Callable[..., None], *, deed: bool) -> None:
        self._job, self._deed = job, deed
        if self._step is not None:
            self._step.set_working(True)

        def arrived() -> None:
            self._job, self._deed = None, False
            if self._step is not None:
                self._step.set_working(False)

        def finished(result: object) -> None:
            # Locking takes the sheet away in the middle of a deed; the deed is done all the same.
            if isValid(self):
                arrived()
                then(result)

        def failed(error: Exception) -> None:
            if isValid(self):
                arrived()
                self.on_trouble(error)

        job.finished.connect(finished)
        job.failed.connect(failed)
