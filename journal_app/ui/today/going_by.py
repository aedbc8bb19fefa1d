"""Going by a day that was said instead of the one of the clock: pages move there, and come back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app.core.clock import When, ahead_by, as_it_came
from journal_app.core.errors import BadInput
from journal_app.core.which_day import ClockBehind, is_ahead
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import which_day
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import date_words
from journal_app.ui.editor.session import EditorSession


class GoingBy(QObject):
    """Keeps an answer and says so, with Undo; one that cannot be kept changes nothing."""

    load_wanted = Signal(object)
    """Carries the entry on the page, or `None` to go on with the day that was chosen."""
    trouble = Signal(object)
    refused = Signal()
    """The answer could not be kept: what held before holds."""

    def __init__(self, context: Context, session: EditorSession, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session

    def go_by(self, day: date, ahead: int, question: ClockBehind | None) -> None:
        """Write for this day, so many days after the clock's; `None` is another answer."""
        try:
            self._go_by(day, ahead, question)
        except BadInput as error:
            self.trouble.emit(error)
            self.refused.emit()

    def run(self, service: Callable[..., object], *args: object, **more: object) -> Job:
        """Ask the journal for this; what goes wrong is told."""
        job = self._context.jobs.run(service, *args, **more)
        job.failed.connect(self.trouble)
        return job

    def _go_by(self, day: date, ahead: int, question: ClockBehind | None) -> None:
        before = self._context.clock.days_ahead
        if question is None:
            moved = self._move(before, ahead)
        elif ahead:
            moved = self._move(before, ahead, question)
        else:
            self._say_right(day)
            return
        if ahead:
            moved.finished.connect(lambda _done: self._say(day, self._take_back))
        else:
            moved.finished.connect(lambda _done: self._say_right(day))

    def _move(self, before: int, ahead: int, question: ClockBehind | None = None) -> Job:
        """Let the page, and all else that was begun lately, stand by this answer."""
        clock, session = self._context.clock, self._session
        was, there = session.when, self._there(before, ahead, question)
        if there is not None:
            session.change_time(there)
        told, move = clock.be_ahead(ahead), which_day.move_on
        if question is not None:
            move = partial(which_day.move_along, behind=question)
        job = self.run(move, told, but=session.piece, clock=clock)
        job.failed.connect(lambda _error: self._stay(before, was, there))
        return job

    def _there(self, before: int, ahead: int, question: ClockBehind | None) -> When | None:
        """The time the page gets, where it has one and is meant. Raises `BadInput`."""
        when = self._session.when
        if when is None:
            return None
        if question is not None:
            return ahead_by(when, ahead) if question.is_about(when) else None
        if not is_ahead(when, before):
            return None
        return ahead_by(as_it_came(when, self._context.clock), ahead)

    def _stay(self, before: int, was: When | None, there: When | None) -> None:
        """It could not be kept: go by what held before."""
        self._context.clock.be_ahead(before)
        if was is not None and there is not None and self._session.when == there:
            self._session.change_time(was)
        self.refused.emit()

    def _say_right(self, day: date) -> None:
        self.run(which_day.clock_is_right).finished.connect(partial(self._on_right, day))

    def _on_right(self, day: date, until: int) -> None:
        self._say(day, lambda: self._doubt(until))

    def _say(self, day: date, undo: Callable[[], None]) -> None:
        self.load_wanted.emit(self._session.piece)
        words = _("You are writing for {day}.").format(day=date_words(day, QLocale()))
        self._context.notices.say(words, _("Undo"), undo)

    def _doubt(self, until: int) -> None:
        self.run(which_day.doubt_again, until).finished.connect(self._on_open_again)

    def _take_back(self) -> None:
        before = self._context.clock.days_ahead
        if before:
            self._move(before, 0).finished.connect(self._on_open_again)

    def _on_open_again(self, _done: object) -> None:
        self.load_wanted.emit(self._session.piece)
