"""The page of one day: everything written on it, in the order it was lived.

DayPage
├─ DayHeader      the way back, the date in words, the days before and after
├─ stack
│  ├─ DayList     entries and moments
│  └─ EmptyState  nothing
└─ DayNotes       what was written in the margin on this day
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.core.spans import of_day
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import days
from journal_app.services.days import WholeDay
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.date_names import written_span
from journal_app.ui.day.day_list import DayList, DayModel
from journal_app.ui.day.header import DayHeader
from journal_app.ui.day.notes import DayNotes
from journal_app.ui.exchange.letting_out import letting_out
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.timeline.bin import Bin
from journal_app.ui.timeline.deeds import Deeds
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.telling import telling_over
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.whole_page import WholePage

_MOST_NOTES: Final = 0.45
"""How much of the page the notes may take beside pieces, before they scroll."""
_LEAST: Final = 110
"""In pixels: a date and the first lines of a piece."""
_ANY_HEIGHT: Final = 16_777_215
_FIRST: Final = 100
"""So much more than what is left empty below stretches the list."""


class DayPage(Page):
    """`Place.part` is the day, as in 2019-03-14; without one it is today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Day page"), parent)
        self._context = context
        self._day: date | None = None
        self._found: WholeDay | None = None
        self._wanted: PieceId | None = None
        self._loading: Job | None = None
        self._telling = telling_over(context)
        heads = Heads(context.session.heads, lambda _pieces, _query: {})
        self._model = DayModel(heads, self._telling, self)
        self.pieces = DayList(context.theme, self._model)
        self.header = DayHeader(context.theme)
        self.notes = DayNotes(context.theme, self._telling)
        self.nothing = EmptyState(
            context.theme, "leaf", _("Nothing on this day"), _("Some days pass without a word.")
        )
        self._deeds = Deeds(context, self._model, self)
        self._bin = Bin(context, self)
        self._compose()
        self._connect()

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Show this day."""
        day = _day_in(place.part) or day_of(self._context.clock)
        if day != self._day:
            self._clear()
            self.whole_page.to_top()
        self._day, self._wanted = day, place.piece
        self.header.date.set_text(written_span(of_day(day), self._telling.locale))
        self._load()
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here that had to be kept."""
        self._stop()

    def refresh(self, changes: Changes) -> None:
        """Something of this day may be another now, or has another name."""
        if changes.people or changes.tags:
            self._model.read_all_again()
        elif changes.pieces:
            self._model.read_again(changes.pieces)
        if changes.order or changes.pieces:
            self._load()

    def place(self) -> Place | None:
        """The day and the piece that is chosen."""
        part = "" if self._day is None else self._day.isoformat()
        return Place(page=PageId.DAY, part=part, piece=self.pieces.chosen_key())

    def forget(self) -> None:
        """Drop every word, and which day it was."""
        self._clear()
        self._day = self._wanted = None
        self.header.date.set_text("")

    def commands(self) -> Mapping[ActionId, Command]:
        """Go to the days beside it, put it on paper, and go on with what is chosen."""
        return {
            ActionId.PREVIOUS_MONTH: partial(self._step, -1),
            ActionId.NEXT_MONTH: partial(self._step, 1),
            **(letting_out(self._context, self, self._listed) if len(self._model.order) else {}),
            **self._deeds.of(self.pieces.chosen_key()),
            **self.pieces.commands(),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    # Composing.

    def _compose(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pieces)
        self._stack.addWidget(self.nothing)
        self.whole_page = WholePage(self._context.theme)
        self.whole_page.scroll_through(self.pieces)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.whole_page)
        self._column = column = self.whole_page.column
        column.addWidget(self.header)
        column.addWidget(self._stack, _FIRST)
        column.addWidget(self.notes)
        column.addStretch()
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.setInterval(0)
        self._show_neighbours()

    def _connect(self) -> None:
        self.header.back.clicked.connect(self._go_back)
        self.header.stepped.connect(self._step)
        self.pieces.stepped.connect(self._step)
        # Within a layout nothing is to be laid out anew.
        self.pieces.measured.connect(self._sharing.start)
        self._sharing.timeout.connect(self._share_room)
        self.whole_page.room_changed.connect(self._share_room)
        self.pieces.opened.connect(self._deeds.read)
        self.pieces.bin_wanted.connect(self._bin.put_away)
        self._bin.returned.connect(self._want)
        self.notes.opened.connect(self._deeds.read)
        self._context.known.changed.connect(self.pieces.viewport().update)

    # What is shown.

    def _load(self) -> None:
        self._stop()
        if self._day is not None:
            self._loading = self._context.jobs.run(days.whole, self._day)
            self._loading.finished.connect(self._on_loaded)

    def _stop(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _clear(self) -> None:
        self._stop()
        self._found = None
        self._model.forget()
        self.pieces.forget()
        self.notes.show_notes(())
        self._stack.setCurrentWidget(self.pieces)
        self._stack.show()
        self._show_neighbours()

    def _on_loaded(self, found: WholeDay) -> None:
        self._loading, self._found = None, found
        focused = self.focusWidget()
        had_focus = focused is not None and focused.hasFocus()
        where = self.pieces.whereabouts()
        if self._model.show(found.index, Query(())):
            self.pieces.go_to(where)
        self.notes.show_notes(found.notes)
        self._show_neighbours()
        some = len(found.index) > 0
        self._stack.setCurrentWidget(self.pieces if some else self.nothing)
        self._stack.setVisible(some or not found.notes)
        self._share_room()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.pieces.choose(wanted)
        if had_focus and not self._keeps_focus(focused):
            self._take_focus()

    def _share_room(self) -> None:
        """Notes follow the last piece; where both need more than there is, each scrolls.

        In a low window the page scrolls as a whole, and each stands there in full.
        """
        room = self.height() - self.header.height()
        high, least, notes = _ANY_HEIGHT, _LEAST, _ANY_HEIGHT
        grows = QSizePolicy.Policy.Ignored
        spare = self.notes.isVisible()
        some = len(self._model.order) > 0
        if some and self.whole_page.whole:
            high = least = self.pieces.height_up_to(self.whole_page.room)
            grows = QSizePolicy.Policy.Preferred
        elif some and spare:
            high = self.pieces.height_up_to(room)
            wanted = self.notes.heightForWidth(self.notes.width())
            notes = max(room - high, min(wanted, round(self.height() * _MOST_NOTES)))
            spare = high + wanted < room
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, grows)
        self._stack.setMinimumHeight(least)
        self._stack.setMaximumHeight(high)
        self.notes.setMaximumHeight(notes)
        self.pieces.fade_below(self.notes.isVisible() and not self.whole_page.whole)
        self._column.setStretch(self._column.count() - 1, int(spare))

    def _show_neighbours(self) -> None:
        found = self._found
        self.header.previous.setEnabled(found is not None and found.before is not None)
        self.header.next.setEnabled(found is not None and found.after is not None)

    def _keeps_focus(self, focused: QWidget | None) -> bool:
        return focused is not None and focused.hasFocus() and focused.isVisibleTo(self)

    def _take_focus(self) -> None:
        target: QWidget = self.pieces
        if self._stack.isHidden() or self._stack.currentWidget() is self.nothing:
            target = self.header.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Where one goes from here.

    def _step(self, step: int) -> None:
        found = self._found
        day = None if found is None else found.before if step < 0 else found.after
        if day is not None:
            self._context.navigator.go(Place(page=PageId.DAY, part=day.isoformat()))

    def _go_back(self) -> None:
        chosen = self.pieces.chosen_key()
        if chosen is not None:
            place = Place(page=PageId.TIMELINE, piece=chosen)
        else:
            part = "" if self._day is None else f"day:{self._day.isoformat()}"
            place = Place(page=PageId.TIMELINE, part=part)
        self._context.navigator.go(place)

    def _want(self, piece: PieceId) -> None:
        """Choose what came back, once it stands in its place again."""
        self._wanted = None if self.pieces.choose(piece) else piece

    def _listed(self) -> list[PieceId]:
        return [PieceId(piece) for piece in reversed(self._model.order.ids)]


def _day_in(part: str) -> date | None:
    try:
        return date.fromisoformat(part)
    except ValueError:
        return None
