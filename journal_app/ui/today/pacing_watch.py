"""Looks at the clock while one writes: one soft line, and one question that ends a sitting."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.pacing import LEAVE_IT_AFTER, Pacing
from journal_app.services import prompts
from journal_app.services.prompts import Suggestion
from journal_app.ui.context import Context
from journal_app.ui.today.foot_line import FootLine
from journal_app.ui.today.visit import Visit

LOOK_MS: Final = 15_000


class PacingWatch(QObject):
    """Nothing is covered, nothing moves the caret, and nothing is announced."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, visit: Visit, line: FootLine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._visit = visit
        self._line = line
        self._put_away_in = ""
        self._asked_in = ""
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        line.dismissed.connect(self._on_dismissed)

    def start(self) -> None:
        """The page is shown."""
        self._looking.start()

    def stop(self) -> None:
        """The page is left."""
        self._looking.stop()

    def forget(self) -> None:
        """Nothing is remembered of it."""
        self.stop()
        self._put_away_in, self._asked_in = "", ""
        self._line.show_words("")

    def look(self) -> None:
        """Ask what a sitting of this length may do."""
        writing_for = self._visit.writing_for
        if not writing_for:
            # A new visit begins with nothing at its foot.
            if self._line.text and self._asked_in != self._visit.id:
                self._line.show_words("")
            return
        if writing_for < LEAVE_IT_AFTER:
            return
        clock = self._context.clock
        job = self._context.jobs.run(prompts.pace, writing_for, sitting=self._visit.id, clock=clock)
        job.finished.connect(self._on_paced)
        job.failed.connect(self.trouble)

    def _on_paced(self, pacing: Pacing) -> None:
        visit = self._visit.id
        if pacing.closing_due and self._asked_in != visit:
            self._asked_in = visit
            job = self._context.jobs.run(prompts.closing, clock=self._context.clock)
            job.finished.connect(self._on_closing)
            job.failed.connect(self.trouble)
        elif self._put_away_in != visit and self._asked_in != visit and not self._line.text:
            self._line.show_words(pacing.line)

    def _on_closing(self, closing: Suggestion | None) -> None:
        if closing is None:
            return
        self._line.ask(closing.prompt.text)
        clock, visit = self._context.clock, self._visit.id
        job = self._context.jobs.run(prompts.shown, closing.prompt.id, clock=clock, sitting=visit)
        job.failed.connect(self.trouble)

    def _on_dismissed(self) -> None:
        self._put_away_in = self._visit.id
