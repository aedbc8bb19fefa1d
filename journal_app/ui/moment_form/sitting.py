"""One sitting with a form: puts down what is told as it is told, keeps it, or lets it go."""

from collections import deque
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.moment_form.form import MomentForm

HOLD_MS: Final = 1000
"""How long after a change it is put down, so that a pulled plug takes a second at most."""


class Sitting(QObject):
    """Stands between a form and its desk; `busy` until everything told is safe on the disk."""

    kept = Signal(object)
    """Carries the `Uid` of the moment."""
    failed = Signal(object)
    """Carries the error; what was told is still in the form."""
    settled = Signal()
    """An answer of the desk has come; `busy` may be another."""

    def __init__(self, form: MomentForm, desk: MomentDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._desk = desk
        self._draft: Uid | None = None
        self._let_go: Capture | None = None
        self._unheld = False
        self._asked: deque[str] = deque()
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self.hold)
        form.changed.connect(self._on_changed)
        desk.kept.connect(self._on_kept)
        desk.held.connect(self._on_held)
        desk.failed.connect(self._on_failed)
        desk.changed.connect(lambda: form.use(desk.parts()))

    @property
    def busy(self) -> bool:
        """Whether something told is not on the disk yet."""
        return self._unheld or bool(self._asked)

    @property
    def draft(self) -> Uid | None:
        """What is told is put down under this id meanwhile."""
        return self._draft

    @property
    def keeping(self) -> bool:
        """Whether the moment is on its way into the journal."""
        return "keep" in self._asked

    def begin(self, capture: Capture | None = None, draft: Uid | None = None) -> None:
        """Show this capture; `draft` is what it was begun as."""
        self._timer.stop()
        self._draft = draft
        self._unheld = False
        self._let_go = None
        self._form.set_capture(capture or Capture())

    def keep(self) -> None:
        """Keep what is told; nothing of it is required."""
        if self.keeping:
            return
        self._form.finish_typing()
        self._timer.stop()
        self._unheld = False
        self._asked.append("keep")
        self._desk.keep(self._form.capture(), self._draft)

    def hold(self) -> None:
        """Put down at once what is told and not on the disk yet."""
        self._timer.stop()
        if self.keeping:
            return
        self._form.finish_typing()
        if not self._unheld:
            return
        self._unheld = False
        capture = self._form.capture()
        if self._draft is None and not capture.holds_something:
            return
        self._asked.append("hold")
        self._draft = self._desk.hold(capture, self._draft)

    def let_go(self) -> None:
        """Take everything away; `undo` gives it back."""
        self._timer.stop()
        capture = self._form.capture()
        self._let_go = capture
        self._unheld = False
        if self._draft is not None:
            self._asked.append("let go")
            self._desk.let_go(self._draft)
            self._draft = None
        self._form.set_capture(Capture(entry=capture.entry, session=capture.session))

    def undo(self) -> None:
        """Give back what was let go."""
        if self._let_go is None:
            return
        self._form.set_capture(replace(self._let_go))
        self._let_go = None
        self._on_changed()

    def forget(self) -> None:
        """Drop every word; what is on its way to the disk goes on."""
        self._timer.stop()
        self._unheld = False
        self._let_go = None
        self._form.forget()

    def _on_changed(self) -> None:
        self._unheld = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_kept(self, uid: Uid) -> None:
        self._asked.popleft()
        self._draft = None
        self._timer.stop()
        self._unheld = False
        self.kept.emit(uid)
        self.settled.emit()

    def _on_held(self) -> None:
        self._asked.popleft()
        self.settled.emit()

    def _on_failed(self, error: Exception) -> None:
        asked = self._asked.popleft()
        if asked != "let go":
            # It is still in the form, and goes to the disk with the next change at the latest.
            self._unheld = True
        self.failed.emit(error)
        self.settled.emit()
