"""What the three equal buttons at the foot do, and the other ways where writing goes in circles."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from journal_app.core.circling import Guard
from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.services import prompts
from journal_app.services.prompts import Suggestion
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.today import prompt_loading
from journal_app.ui.today.ending import Ending, Way
from journal_app.ui.today.visit import Visit

if TYPE_CHECKING:
    from journal_app.ui.today.seal_popover import SealPopover
    from journal_app.ui.today.small_thing import SmallThingPopover
    from journal_app.ui.today.ways_popover import WaysPopover


class EndingDeeds(QObject):
    """None of them is louder than another, and each can be taken back."""

    leaving = Signal()
    """The entry on the page is about to be put away."""
    left = Signal()
    """The entry is done with; the page goes on empty."""
    write_wanted = Signal(object)
    """Carries the `Suggestion` to write a line to."""
    opened_again = Signal(object)
    """Carries the entry that came back at once."""
    trouble = Signal(object)

    def __init__(
        self,
        context: Context,
        ending: Ending,
        session: EditorSession,
        visit: Visit,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._ending = ending
        self._session = session
        self._visit = visit
        self._locale = QLocale()
        self._seal: SealPopover | None = None
        self._small: SmallThingPopover | None = None
        self._ways: WaysPopover | None = None
        ending.small_thing_wanted.connect(self._find_small_thing)
        ending.seal_wanted.connect(self._ask_until)
        ending.done_wanted.connect(self.left)
        ending.ways_wanted.connect(self._open_ways)

    def show_guard(self, guard: Guard) -> None:
        """Offer what may be done in the place of going in circles; never why."""
        ways: list[Way] = []
        if guard.concrete:
            words = _("A question of how, what or when")
            ways.append(Way(words, partial(self._ask_differently, Guard())))
        takes: tuple[tuple[Guard, Callable[[], None]], ...] = (
            (Guard(step_back=guard.step_back), partial(self._ask_differently, guard)),
            (Guard(act=guard.act), self._find_small_thing),
            (Guard(seal=guard.seal), self._ask_until),
        )
        for there, take in takes:
            ways += [Way(line, take) for line in there.lines]
        self._ending.show_ways(ways)

    def forget(self) -> None:
        """Close what is open, and drop its words."""
        for popover in (self._seal, self._small, self._ways):
            if popover is not None:
                popover.dismiss()
        self._ending.show_ways(())

    # One small thing.

    def _find_small_thing(self) -> None:
        clock = self._context.clock
        job = self._context.jobs.run(prompt_loading.small_thing, visit=self._visit.id, clock=clock)
        job.finished.connect(self._show_small_thing)
        job.failed.connect(self.trouble)

    def _show_small_thing(self, suggestion: Suggestion | None) -> None:
        if self._small is None:
            from journal_app.ui.today.small_thing import SmallThingPopover

            self._small = SmallThingPopover(self._context.theme, self._ending.window())
            self._small.another_wanted.connect(self._find_small_thing)
            self._small.write_wanted.connect(self.write_wanted)
        self._small.show_thing(self._ending.three.buttons[0], suggestion)
        self._remember(suggestion)

    # Another question for the same page.

    def _ask_differently(self, guard: Guard) -> None:
        clock, visit = self._context.clock, self._visit.id
        job = self._context.jobs.run(
            prompt_loading.concrete_question, visit=visit, from_afar=guard.step_back, clock=clock
        )
        job.finished.connect(partial(self._ask_at_foot, guard))
        job.failed.connect(self.trouble)

    def _ask_at_foot(self, guard: Guard, suggestion: Suggestion | None) -> None:
        lines = Guard(step_back=guard.step_back).lines
        if suggestion is not None:
            self._ending.line.ask(suggestion.prompt.text)
            self._remember(suggestion)
        else:
            plain = _("What happened first, and what came right after it?")
            self._ending.line.ask(lines[0] if lines else plain)

    def _open_ways(self) -> None:
        if self._ways is None:
            from journal_app.ui.today.ways_popover import WaysPopover

            self._ways = WaysPopover(self._context.theme, self._ending.window())
        self._ways.show_ways(self._ending.other, self._ending.folded)

    def _remember(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            job = self._context.jobs.run(
                prompts.shown,
                suggestion.prompt.id,
                clock=self._context.clock,
                sitting=self._visit.id,
                asked_for=True,
            )
            job.failed.connect(self.trouble)

    # Sealing.

    def _ask_until(self) -> None:
        if self._seal is None:
            # What is asked once in a while does not slow down every start.
            from journal_app.ui.today.seal_popover import SealPopover

            self._seal = SealPopover(self._context.theme, self._ending.window(), self._locale)
            self._seal.chosen.connect(self._put_away)
        self._seal.ask_at(self._ending.three.buttons[1], day_of(self._context.clock))

    def _put_away(self, until: date) -> None:
        self.leaving.emit()
        piece = self._session.seal_until(until)
        if piece is None:
            return
        today = day_of(self._context.clock)
        day = day_words(until, self._locale, this_year=today.year)
        self._context.notices.say(
            _("Put away until {day}.").format(day=day), _("Undo"), partial(self._open, piece)
        )
        self.left.emit()

    def _open(self, piece: PieceId) -> None:
        from journal_app.services import seals

        job = self._context.jobs.run(seals.open_early, piece)
        job.finished.connect(lambda _changes: self.opened_again.emit(piece))
        job.failed.connect(self.trouble)
