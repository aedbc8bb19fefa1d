"""Answers: every question that was written from, and all that was written, side by side."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from journal_app.core.changes import Changes
from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.ui.answers import loading
from journal_app.ui.answers.loading import Answer, Asked
from journal_app.ui.answers.question_list import count_words, question_words
from journal_app.ui.answers.sheet import AnswersSheet
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.widgets.direction import is_rtl

_NOTHING = Asked()
MANY: Final = 12
"""From more answers than these one may go to a year."""


class AnswersPage(AnswersSheet):
    """`Place.part` is the id of the question; without one it is the one answered last."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, QLocale(), parent)
        self._context = context
        self._asked = _NOTHING
        self._first = 0
        self._shown: tuple[PieceId, ...] = ()
        self._loading: Job | None = None
        self._filling: Job | None = None
        self.questions.chosen.connect(self._choose)
        self.questions.clicked.connect(lambda _index: self.set_reads(True))
        self.questions.activated.connect(lambda _index: self._read())
        self.all_questions.clicked.connect(self._back_to_questions)
        self.earlier.clicked.connect(partial(self._step, -1))
        self.later.clicked.connect(partial(self._step, 1))
        self.year_chosen.connect(self._go_to_year)
        self.columns.opened.connect(self._open)
        self.settled.connect(self._on_settled)
        self.setFocusProxy(self.questions)
        self.show_empty(False)
        self._show(_NOTHING)

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Show the answers to this question."""
        self.set_reads(bool(place.part))
        self.whole_page.to_top()
        self._load(place.part or self._asked.chosen, to_the_last=True)
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Reading leaves nothing."""
        self._stop(self._loading)
        self._stop(self._filling)

    def refresh(self, changes: Changes) -> None:
        """An answer came or went, or was changed, or a question says something else."""
        if changes.pieces or changes.order or changes.decks or changes.prompts:
            self._shown = ()
            self._load(self._asked.chosen)

    def place(self) -> Place | None:
        """The question."""
        return Place(page=PageId.ANSWERS, part=self._asked.chosen)

    def forget(self) -> None:
        """Drop every word."""
        self.leave()
        self._shown = ()
        self._show(_NOTHING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go through the years; Esc goes back; the rest scrolls."""
        left, right = Qt.Key.Key_Left, Qt.Key.Key_Right
        if event.key() in (left, right) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            on = Qt.Key.Key_Left if is_rtl(self) else Qt.Key.Key_Right
            self._step(1 if event.key() == on else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif not self.columns.scroll_by_key(event, self._bar):
            super().keyPressEvent(event)

    @property
    def _bar(self) -> QScrollBar:
        scrolls = self.whole_page if self.whole_page.whole else self.columns
        return scrolls.verticalScrollBar()

    # Which question it is.

    def _load(self, chosen: str, *, to_the_last: bool = False) -> None:
        self._stop(self._loading)
        self._loading = self._context.jobs.run(loading.asked, chosen)
        self._loading.finished.connect(partial(self._on_loaded, to_the_last))
        self._loading.failed.connect(self._on_trouble)

    def _on_loaded(self, to_the_last: bool, asked: Asked) -> None:
        self._loading = None
        if to_the_last or asked.chosen != self._asked.chosen:
            self._first = len(asked.answers)
        self._show(asked)
        self.show_empty(not asked.questions)

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        self.questions.show_questions(asked.questions, asked.chosen)
        chosen = next((at for at in asked.questions if at.prompt_id == asked.chosen), None)
        words = "" if chosen is None else question_words(chosen)
        self.question.set_text(words)
        self.question.setAccessibleDescription(words)
        self._fill()
        years = sorted({each.day.year for each in asked.answers})
        self.show_years(years if len(asked.answers) > MANY else (), self._year)

    def _choose(self, prompt_id: str) -> None:
        if prompt_id != self._asked.chosen:
            self._load(prompt_id, to_the_last=True)

    def _read(self) -> None:
        self.set_reads(True)
        if self.columns.cards:
            self.columns.cards[0].door.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_questions(self) -> None:
        self.set_reads(False)
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    # Which of its answers are shown.

    def _step(self, step: int) -> None:
        room = self.columns.room_for(self.width_for_columns)
        self._first += step * room
        self._fill()

    @property
    def _year(self) -> int:
        """The year of the first answer that is shown."""
        answers = self._asked.answers
        return answers[self._first].day.year if answers else 0

    def _go_to_year(self, year: int) -> None:
        days = [each.day.year for each in self._asked.answers]
        if year in days:
            self._first = days.index(year)
            self._fill()

    def _on_settled(self) -> None:
        self._fill()

    def _fill(self) -> None:
        answers = self._asked.answers
        room = self.columns.room_for(self.width_for_columns)
        self._first = max(0, min(self._first, len(answers) - room))
        there = answers[self._first : self._first + room]
        self.earlier.setEnabled(self._first > 0)
        self.later.setEnabled(self._first + room < len(answers))
        several = len(answers) > room
        self.earlier.setVisible(several)
        self.later.setVisible(several)
        if self.years is not None and there:
            self.years.set_value(self._year)
        self.count.setText(_told(self._first, len(there), len(answers)))
        pieces = tuple(each.piece for each in there)
        stacked = self.columns.columns_for(self.width_for_columns)
        if (*pieces, stacked) != self._shown:
            self._shown = (*pieces, PieceId(stacked))
            self._stop(self._filling)
            self._filling = self._context.jobs.run(loading.some, pieces)
            self._filling.finished.connect(self._on_filled)
            self._filling.failed.connect(self._on_trouble)

    def _on_filled(self, answers: Sequence[Answer]) -> None:
        self._filling = None
        self.columns.show_answers(answers, self.width_for_columns)
        self.whole_page.to_top()

    # Where one goes from here.

    def _open(self, piece: PieceId) -> None:
        self._context.navigator.go(Place(page=PageId.READER, piece=piece))

    def _go_back(self) -> None:
        if self.reads and self.all_questions.isVisible():
            self._back_to_questions()
        else:
            self._context.navigator.back()

    def _stop(self, job: Job | None) -> None:
        if job is not None:
            job.cancel()

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)


def _told(first: int, shown: int, count: int) -> str:
    if not count:
        return ""
    if shown == count:
        return count_words(count)
    return _("{first} to {last} of {count} answers").format(
        first=first + 1, last=first + shown, count=count
    )
