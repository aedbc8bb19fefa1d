"""When it is asked which day one writes for, and how it can be answered."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.which_day import ClockBehind
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import which_day
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import date_words
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.today.going_by import GoingBy
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
        self._going_by = going_by = GoingBy(context, session, self)
        going_by.load_wanted.connect(self.load_wanted)
        going_by.trouble.connect(self.trouble)
        going_by.refused.connect(self.look)
        self._strip.chosen.connect(self._answer)
        self._strip.another_wanted.connect(self._ask_for_another)

    def show(self, behind: ClockBehind | None) -> None:
        """Ask about this clock, unless what is on the page has nothing to do with the question."""
        piece, when = self._session.piece, self._session.when
        if behind is not None and piece is not None and piece <= behind.piece:
            behind = None
        if behind is not None and when is not None and not behind.is_about(when):
            behind = None
        asked = self._strip.question
        if behind != asked:
            self._strip.ask(behind)
            self._sheet.arrange()
        if behind is None:
            self._again.stop()
            if self._context.clock.days_ahead and self._sheet.isVisible():
                job = self._going_by.run(which_day.bring_along, clock=self._context.clock)
                job.finished.connect(self._on_brought)
            return
        self._again.start()
        if behind != self._spoken and self._sheet.isVisible():
            self._spoken = behind
            announce(self._strip, self._strip.words.text())

    def _on_brought(self, changes: Changes) -> None:
        piece = self._session.piece
        if piece in changes.pieces:
            self.load_wanted.emit(piece)

    def look(self) -> None:
        """Whether it is to be asked now."""
        self._stop()
        self._looking = job = self._going_by.run(which_day.asked, clock=self._context.clock)
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

    def clock_words(self) -> str:
        """What the clock says while the writer goes by another day; else nothing."""
        if not self._context.clock.days_ahead:
            return ""
        day = date_words(self._by_clock(), QLocale())
        return _("This computer’s clock says {today}.").format(today=day)

    def ask_again(self) -> None:
        """Take another answer than the one there is."""
        self._ask_for(self._sheet.header.date_label, day_of(self._context.clock))

    def _ask_for_another(self) -> None:
        question = self._strip.question
        if question is not None:
            self._ask_for(self._strip.another, question.last + timedelta(days=1))

    def _ask_for(self, anchor: QWidget, day: date) -> None:
        if self._popover is None:
            window = self._strip.window()
            self._popover = WhichDayPopover(self._context.theme, window, QLocale())
            self._popover.chosen.connect(self._answer)
        self._popover.ask_at(anchor, day)

    def _by_clock(self) -> date:
        clock = self._context.clock
        return day_of(clock) - timedelta(days=clock.days_ahead)

    def _answer(self, day: date) -> None:
        question, before = self._strip.question, self._context.clock.days_ahead
        by_clock = self._by_clock()
        if question is not None and abs((by_clock - question.today).days) > 1:
            # Set meanwhile: the answer was one about another clock.
            self.look()
            return
        ahead = (day - (by_clock if question is None else question.today)).days
        if question is None and before in {0, ahead}:
            return
        self._stop()
        self.show(None)
        self._spoken = None
        self._sheet.editor.setFocus()
        self._going_by.go_by(day, ahead, question)
