"""On this day: its own list, in the order and with the cards of the timeline.

OnThisDayPage
├─ OnThisDayHeader    the way back, the date, what can be done
└─ stack
   ├─ TimelineView    the pieces of earlier years
   ├─ EmptyState      it is off
   └─ EmptyState      there is nothing
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.core.on_this_day import OnThisDay
from journal_app.core.search import Query
from journal_app.core.settings import ON_THIS_DAY
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import on_this_day
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.exchange.letting_out import letting_out
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.on_this_day.header import OnThisDayHeader
from journal_app.ui.page import Page
from journal_app.ui.timeline.bin import Bin
from journal_app.ui.timeline.deeds import Deeds
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.list_in_page import ListInPage
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.telling import telling_over
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.whole_page import WholePage


class OnThisDayPage(Page):
    """`Place.part` may be a year, to begin with."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("On this day page"), parent)
        self._context = context
        self._loading: Job | None = None
        self._year: int | None = None
        self._wanted: PieceId | None = None
        heads = Heads(context.session.heads, lambda _pieces, _query: {})
        self._model = TimelineModel(heads, telling_over(context), self)
        self.pieces = TimelineView(context.theme, self._model)
        self.header = OnThisDayHeader(context.theme)
        self._deeds = Deeds(context, self._model, self)
        self._bin = Bin(context, self)
        self._compose()
        self._connect()

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Ask what there is today."""
        self._year = int(place.part) if place.part.isdecimal() else None
        self._wanted = place.piece
        self._load()
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here that had to be kept."""
        self._stop()

    def refresh(self, changes: Changes) -> None:
        """Something was written, put away, or is not wanted again."""
        if changes.pieces:
            self._model.read_again(changes.pieces)
        names = changes.people or changes.tags
        if ON_THIS_DAY.key in changes.settings or changes.order or changes.pieces or names:
            self._load()

    def place(self) -> Place | None:
        """The page and the piece that is chosen."""
        return Place(page=PageId.ON_THIS_DAY, piece=self.pieces.chosen_key())

    def forget(self) -> None:
        """Drop every word."""
        self._stop()
        self._wanted = None
        self._model.forget()
        self.pieces.forget()

    def commands(self) -> Mapping[ActionId, Command]:
        """Put what is listed on paper, take it out, or go on with what is chosen."""
        if self._stack.currentWidget() is not self.pieces:
            return {}
        return {
            **letting_out(self._context, self, self._listed),
            **self._deeds.of(self.pieces.chosen_key()),
            **self.pieces.commands(),
        }

    def _listed(self) -> list[PieceId]:
        return [PieceId(piece) for piece in self._model.order.ids]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the timeline."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    # Composing.

    def _compose(self) -> None:
        theme = self._context.theme
        self.off = EmptyState(
            theme,
            "calendar-blank",
            _("On this day is off"),
            _("It shows what you wrote on this date in earlier years: here and above the timeline, "
              "nowhere else."),
            _("Turn it on"),
        )  # fmt: skip
        self.nothing = EmptyState(
            theme, "leaf", _("Nothing here today"), _("Some days have no earlier years yet.")
        )
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for part in (self.pieces, self.off, self.nothing):
            self._stack.addWidget(part)
        self.whole_page = WholePage(theme)
        self.whole_page.column.addWidget(self.header)
        self.whole_page.column.addWidget(self._stack, 1)
        self._list = ListInPage(self.whole_page, self._stack, self.pieces)
        self._stack.currentChanged.connect(self._list.fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole_page)
        self._stack.setCurrentWidget(self.nothing)
        self.header.show_deeds(on=False, chosen=False)

    def _connect(self) -> None:
        self.header.back_wanted.connect(self._go_back)
        self.header.not_again_wanted.connect(self._not_again)
        self.header.off_wanted.connect(lambda: self._choose(False))
        self.off.pressed.connect(lambda: self._choose(True))
        self.pieces.opened.connect(self._deeds.read)
        self.pieces.bin_wanted.connect(self._bin.put_away)
        self._bin.returned.connect(self._want)
        self.pieces.chosen.connect(lambda piece: self.header.not_again.setEnabled(bool(piece)))

    # What is shown.

    def _load(self) -> None:
        self._stop()
        self._loading = self._context.jobs.run(on_this_day.standing, clock=self._context.clock)
        self._loading.finished.connect(self._on_loaded)

    def _stop(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_loaded(self, found: OnThisDay) -> None:
        self._loading = None
        today = day_of(self._context.clock)
        self.header.day.setText(QLocale().toString(_qdate(today), "d MMMM"))
        where = self.pieces.whereabouts()
        if self._model.show(found.index, Query(())):
            self.pieces.go_to(where)
        state: QWidget = self.pieces if len(found.index) else self.nothing
        had_focus = self._has_focus()
        self._stack.setCurrentWidget(state if found.on else self.off)
        self._go_where_wanted()
        chosen = self.pieces.chosen_key() is not None
        self.header.show_deeds(on=found.on and len(found.index) > 0, chosen=chosen)
        if had_focus:
            self._take_focus()

    def _go_where_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        year, self._year = self._year, None
        if wanted is not None and self.pieces.choose(wanted):
            return
        if year is not None:
            self.pieces.go_to_days(date(year, 1, 1), date(year, 12, 31))

    def _has_focus(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def _take_focus(self) -> None:
        current = self._stack.currentWidget()
        target: QWidget = self.header.back
        if current is self.pieces:
            target = self.pieces
        elif current is self.off and self.off.button is not None:
            target = self.off.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done.

    def _choose(self, on: bool) -> None:
        self._context.jobs.run(on_this_day.choose, on)
        if not on:
            turn_on = partial(self._choose, True)
            self._context.notices.say(_("On this day is off."), _("Undo"), turn_on)

    def _not_again(self) -> None:
        piece = self.pieces.chosen_key()
        if piece is None:
            return
        job = self._context.jobs.run(on_this_day.not_again, piece, clock=self._context.clock)
        job.finished.connect(partial(self._on_put_aside, piece))

    def _on_put_aside(self, piece: PieceId, _changes: Changes) -> None:
        undo = partial(self._bring_back, piece)
        self._context.notices.say(_("Not on this day again."), _("Undo"), undo)

    def _bring_back(self, piece: PieceId) -> None:
        self._context.jobs.run(on_this_day.again, piece)
        self._want(piece)

    def _want(self, piece: PieceId) -> None:
        """It comes back, and is chosen once it is there."""
        self._wanted = piece

    def _go_back(self) -> None:
        self._context.navigator.go(Place(page=PageId.TIMELINE))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
