"""What follows from the question which day one writes for: pages move there, and can come back."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from journal_app.core.changes import Changes
from journal_app.core.clock import When, ahead_by, day_of
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId
from journal_app.core.which_day import ClockBehind
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import which_day
from journal_app.services.which_day import Moved
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import date_words
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.today.sheet import TodaySheet
from journal_app.ui.today.which_day import WhichDayPopover
from journal_app.ui.widgets.announce import announce

_AGAIN_MS: Final = 60_000
"""Somebody may set the clock while the question stands."""


class AskingWhichDay(QObject):
    """Asks where new writing begins; nothing waits for the answer, and nothing is lost without."""

    load_wanted = Signal(object)
    """Carries the entry on the page, or `None` to go on with the day that was chosen."""
    trouble = Signal(object)

    def __init__(self, context: Context, sheet: TodaySheet, session: EditorSession) -> None:
        super().__init__(sheet)
        self._context = context
        self._sheet = sheet
        self._strip = sheet.which_day
        self._session = session
        self._looking: Job | None = None
        self._spoken: ClockBehind | None = None
        self._popover: WhichDayPopover | None = None
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look)
        self._strip.chosen.connect(self._answer)
        self._strip.another_wanted.connect(self._ask_for_another)

    def show(self, behind: ClockBehind | None) -> None:
        """Ask about this clock, unless what is on the page is older than the question."""
        piece = self._session.piece
        if behind is not None and piece is not None and piece <= behind.piece:
            behind = None
        asked = self._strip.question
        if behind != asked:
            self._strip.ask(behind)
            self._sheet.arrange()
        if behind is None:
            self._again.stop()
            if self._context.clock.days_ahead and self._sheet.isVisible():
                self._run(which_day.bring_along, clock=self._context.clock)
            return
        self._again.start()
        if behind != self._spoken and self._sheet.isVisible():
            self._spoken = behind
            announce(self._strip, self._strip.words.text())

    def look(self) -> None:
        """Whether it is to be asked now."""
        self._stop()
        self._looking = job = self._run(which_day.asked, clock=self._context.clock)
        job.finished.connect(self.show)

    def refresh(self, changes: Changes) -> None:
        """A page was begun, or the last one went."""
        if changes.order:
            self.look()

    def forget(self) -> None:
        """Show no day any more."""
        self._stop()
        self.show(None)
        if self._popover is not None:
            self._popover.dismiss()

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _run(self, service: Callable[..., object], *args: object, **more: object) -> Job:
        job = self._context.jobs.run(service, *args, **more)
        job.failed.connect(self.trouble)
        return job

    def _ask_for_another(self) -> None:
        question = self._strip.question
        if question is None:
            return
        if self._popover is None:
            window = self._strip.window()
            self._popover = WhichDayPopover(self._context.theme, window, QLocale())
            self._popover.chosen.connect(self._answer)
        self._popover.ask_at(self._strip.another, question.last)

    def _answer(self, day: date) -> None:
        question = self._strip.question
        if question is None:
            return
        if abs((day_of(self._context.clock) - question.today).days) > 1:
            # Set meanwhile: the answer was one about another clock.
            self.look()
            return
        self._stop()
        self.show(None)
        self._sheet.editor.setFocus()
        if day == question.today:
            self._run(which_day.clock_is_right).finished.connect(partial(self._on_right, day))
            return
        try:
            self._move(question, day)
        except BadInput as error:
            self.trouble.emit(error)
            self.look()

    def _move(self, question: ClockBehind, day: date) -> None:
        ahead, clock, session = (day - question.today).days, self._context.clock, self._session
        mine: list[tuple[PieceId, When]] = []
        when = session.when
        if when is not None and when.lived:
            after = ahead_by(when, ahead)
            mine = [] if session.piece is None else [(session.piece, when)]
            session.change_time(after)
        told = clock.be_ahead(ahead)
        move = partial(which_day.move_along, but=session.piece, clock=clock)
        self._run(move, question, told).finished.connect(partial(self._on_moved, day, mine))

    def _on_right(self, day: date, until: int) -> None:
        self._say(day, lambda: self._doubt(until))

    def _on_moved(self, day: date, mine: Sequence[tuple[PieceId, When]], moved: Moved) -> None:
        self._say(day, lambda: self._move_back([*moved.before, *mine]))

    def _say(self, day: date, undo: Callable[[], None]) -> None:
        self.load_wanted.emit(self._session.piece)
        words = _("You are writing for {day}.").format(day=date_words(day, QLocale()))
        # It holds for long: the way to take it back stays until it is closed.
        self._context.notices.say(words, _("Undo"), undo, stays=True)

    def _doubt(self, until: int) -> None:
        self._run(which_day.doubt_again, until).finished.connect(self._on_open_again)

    def _move_back(self, before: Sequence[tuple[PieceId, When]]) -> None:
        clock, here = self._context.clock, self._session.piece
        clock.be_ahead(0)
        for piece, when in before:
            if piece == here:
                self._session.change_time(when)
        others = [each for each in before if each[0] != here]
        back = self._run(which_day.move_back, others, clock=clock)
        back.finished.connect(self._on_open_again)

    def _on_open_again(self, _done: object) -> None:
        self.load_wanted.emit(self._session.piece)
