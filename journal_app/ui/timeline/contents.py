"""What the list shows, and how it gets there: the journal, what was found in it, or the bin."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.ids import PieceId
from journal_app.core.search import NOTHING as NO_WORDS
from journal_app.core.search import Query
from journal_app.core.search_keys import Key
from journal_app.core.search_language import EVERYTHING, Search
from journal_app.core.timeline import FirstScreen, TimelineIndex
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import searching, timeline
from journal_app.ui.context import Context
from journal_app.ui.timeline.card_list import Whereabouts
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.reordering import Step, moves, no_pieces
from journal_app.ui.timeline.view import TimelineView

_WHOLE_AFTER_MS: Final = 40
"""The first screen is painted by now: until then nothing else works beside it."""
_MOST_PLACED: Final = 16
"""More pieces than this are not put in their places one by one: all of it is asked for anew."""

_FRESH: Final = timedelta(minutes=1)
"""So long what was found by an answer holds; a later look opens by the clock."""


class Contents(QObject):
    """Asks the journal and fills the model; the latest question wins.

    Place and choice are kept over every change of the same list; another question begins at the
    top.
    """

    arrived = Signal()
    """What was asked for is shown."""

    def __init__(
        self, context: Context, model: TimelineModel, view: TimelineView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._view = view
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_WHOLE_AFTER_MS)
        self._rest.timeout.connect(lambda: self._ask_all(anew=False))
        self._search = EVERYTHING
        self._answered = context.clock.now()
        self._missed = NOTHING
        self._home: Whereabouts[PieceId] = Whereabouts()
        self.in_bin = False
        self.loaded = False
        """Whether anything arrived yet."""
        self.whole = True
        """Whether all of it is shown, not only a first screen."""

    @property
    def query(self) -> Query:
        """The words that are looked for."""
        return self._search.query

    @property
    def narrowed(self) -> bool:
        """Whether not everything is wanted."""
        return not self.in_bin and not self._search.is_empty

    @property
    def waiting(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None or self._rest.isActive()

    def catch_up(self) -> None:
        """The page is shown: bring in what changed meanwhile."""
        missed, self._missed = self._missed, NOTHING
        if not self.loaded or (self._stale and not self.waiting):
            self.ask()
        elif missed:
            self.apply(missed)

    def miss(self, changes: Changes) -> None:
        """Something changed while the page was not shown."""
        self._missed |= changes

    def search(self, wanted: Search) -> None:
        """Show what fits this; everything for a search that is empty."""
        if wanted == self._search:
            return
        self._leave_home()
        self._search = wanted
        if not self.in_bin:
            self.ask(anew=True)

    def show_bin(self, shown: bool) -> None:
        """Show the bin, or the timeline again."""
        if shown != self.in_bin:
            self._leave_home()
            self.in_bin = shown
            self.ask(anew=True)

    def said_of_order(self) -> str:
        """What is to be said of it where it is another than the one that was asked for."""
        ranked = self._search.best_first and self._search.query and not self.in_bin
        if not ranked or not self.whole or not len(self._model.order) or self._model.order.best:
            return ""
        return _("These words stand nearly everywhere, so the newest come first.")

    def ask(self, *, anew: bool = False) -> None:
        """Ask for all that is to be shown; `anew` begins at the top.

        Of a new search a first screen comes at once, however much is found in all.
        """
        self.let_go()
        if anew and self.narrowed:
            clock = self._context.clock
            self._job = self._context.jobs.run(searching.newest, self._search, clock=clock)
            self._job.finished.connect(self._show_first)
        else:
            self._ask_all(anew=anew)

    def apply(self, changes: Changes) -> None:
        """Bring in what changed, touching only that."""
        if not self.loaded:
            return
        if changes.pieces:
            self._model.read_again(changes.pieces)
        elif changes.people or changes.tags:
            self._model.read_all_again()
        if changes.order or (changes.pieces and (self.in_bin or self.narrowed)):
            self._reorder(changes)

    def forget(self) -> None:
        """Drop every word."""
        self.let_go()
        self._search = EVERYTHING
        self._missed = NOTHING
        self._home = Whereabouts()
        self.in_bin = False
        self.loaded = False
        self.whole = True
        self._model.forget()

    def let_go(self) -> None:
        """Whatever is on its way is not wanted any more."""
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ask_all(self, *, anew: bool) -> None:
        jobs = self._context.jobs
        if self.in_bin:
            self._job = jobs.run(timeline.binned)
        elif self.narrowed:
            self._job = jobs.run(searching.found, self._search, clock=self._context.clock)
        else:
            self._job = jobs.run(timeline.index)
        self._job.finished.connect(partial(self._arrive, anew))

    def _show_first(self, first: FirstScreen | None) -> None:
        if first is None:
            self._ask_all(anew=True)
        elif first.whole:
            self._arrive(anew=True, index=first.index)
        else:
            self._job = None
            self._rest.start()
            self.whole = False
            self._show(first.index, anew=True)

    def _reorder(self, changes: Changes) -> None:
        """Put a few pieces in their places by asking for these alone; else ask for all anew."""
        touched = self._touched(changes)
        if touched is None:
            self.ask()
            return
        gone, present = self._model.known(touched.pieces), touched.fitting
        if not changes.order:
            # What stays stands where it stood.
            stays = gone & set(map(PieceId, present.ids))
            gone, present = gone - stays, present.without(stays)
        self._carry_out(moves(self._model.order, gone, present, self._in_order))

    def _in_order(self, pieces: Sequence[PieceId]) -> TimelineIndex:
        return self._context.session.read(timeline.among, pieces) or no_pieces()

    def _touched(self, changes: Changes) -> searching.Touched | None:
        """What a change moved, where that is found out more quickly than all that is shown."""
        renamed = self.narrowed and (changes.people or changes.tags)
        few = 0 < len(changes.pieces) <= _MOST_PLACED
        if self.in_bin or self.waiting or not few or renamed or self._search.best_first:
            return None
        clock = self._context.clock
        if self._stale:
            return None
        return self._context.session.read(
            searching.touched, self._search, changes.pieces, clock=clock
        )

    @property
    def _stale(self) -> bool:
        """Whether time alone may have changed what is found: a later look covers an answer."""
        told = any(part.key is Key.FELT for part in self._search.parts)
        return told and self._context.clock.now() - self._answered >= _FRESH

    def _arrive(self, anew: bool, index: TimelineIndex) -> None:
        self._job = None
        self._answered = self._context.clock.now()
        self.whole = True
        self._show(index, anew=anew or not self.loaded)

    def _show(self, index: TimelineIndex, *, anew: bool) -> None:
        where = self._view.whereabouts()
        is_new_list = self._model.show(index, NO_WORDS if self.in_bin else self.query)
        if not anew:
            self._view.go_to(where if is_new_list else replace(where, first=None))
        elif not self.in_bin and not self.narrowed:
            self._come_home(where)
        self.loaded = True
        self.arrived.emit()

    def _carry_out(self, due: list[Step]) -> None:
        where = self._view.whereabouts()
        self._model.carry_out(due)
        if where.chosen is not None and where.chosen != self._view.chosen_key():
            # One that moved was let go for a moment.
            self._view.go_to(replace(where, first=None))
        self.arrived.emit()

    def _come_home(self, where: Whereabouts[PieceId]) -> None:
        """Back from a search: to what was chosen there, else to where one was before."""
        home, self._home = self._home, Whereabouts()
        if where.chosen is None or not self._view.choose(where.chosen):
            self._view.go_to(home)

    def _leave_home(self) -> None:
        if not self.in_bin and not self.narrowed:
            self._home = self._view.whereabouts()
