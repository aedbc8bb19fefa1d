"""What is typed in a field stays there until the journal has it; one ask at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.core.errors import CannotKeep
from journal_app.runtime.jobs import Job
from journal_app.ui.widgets.field import Field


class Asking(QObject):
    """Belongs to its field; a subclass says what becomes of the field once the answer is there."""

    ended = Signal(object)
    """Carries the error the journal answered with, or `None` where it is kept."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._field = field
        self._try: _Try | None = None

    @property
    def under_way(self) -> bool:
        """Whether the journal was asked and has not answered yet."""
        return self._try is not None

    def begin(self) -> bool:
        """Take what stands in the field now to be asked for; not while something is under way."""
        if self._try is not None:
            return False
        self._try = _Try(self._field.text(), self)
        self._try.ended.connect(self._on_ended)
        return True

    def follow(self, job: Job) -> None:
        """This job is what was begun."""
        if self._try is not None:
            job.finished.connect(self._try.on_kept)
            job.failed.connect(self._try.on_refused)

    def drop(self) -> None:
        """The field shows something else now: whatever the answer is, it is not about that."""
        if self._try is not None:
            self._try.ended.disconnect(self._on_ended)
            self._try.deleteLater()
            self._try = None

    def settle(self, words: str, error: Exception | None) -> None:
        """A subclass deals with the answer to what the field held when it was asked for."""

    def _on_ended(self, error: Exception | None) -> None:
        words = "" if self._try is None else self._try.words
        self.drop()
        self.settle(words, error)
        self.ended.emit(error)


class Adding(Asking):
    """Of a field whose words become a row of their own: it is emptied once they are one."""

    def settle(self, words: str, error: Exception | None) -> None:
        """What was typed meanwhile, or could not be added, stays."""
        if error is None and self._field.text() == words:
            self._field.clear()


class InPlace(Asking):
    """Of a field that shows what there is already; modified means that it is not kept yet."""

    def __init__(self, field: Field, put_back: Callable[[], None]) -> None:
        """`put_back` lets the field show again what is kept."""
        super().__init__(field)
        self._put_back = put_back

    @property
    def unkept(self) -> bool:
        """Whether something was typed that the journal does not have."""
        return self._field.isModified()

    def keep(self) -> None:
        """As if the field were left; it is left by itself only where the window is in front."""
        if self._field.isModified():
            self._field.editingFinished.emit()

    def settle(self, words: str, error: Exception | None) -> None:
        """What the disk refuses stays to be tried again; what may not be is put back."""
        if isinstance(error, CannotKeep):
            return
        if self._field.text() != words:
            if not self._field.hasFocus():
                self.keep()
        elif error is None:
            self._field.setModified(False)
        else:
            self._put_back()


class _Try(QObject):
    """Goes with the field, so that nothing is answered to one that is gone."""

    ended = Signal(object)

    def __init__(self, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words

    def on_kept(self, _result: object) -> None:
        """The journal has it."""
        self.ended.emit(None)

    def on_refused(self, error: Exception) -> None:
        """The journal does not have it."""
        self.ended.emit(error)
