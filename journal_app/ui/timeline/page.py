"""The page that looks back: everything written, found as one types, opened, put away, brought back.

TimelinePage
├─ TimelineHeader     title, count, search, bin, filters
├─ BinShelf           what is in the bin and is no piece
├─ ReminderStrip      On this day, where it is wanted
├─ stack
│  ├─ TimelineView    months, days, cards
│  ├─ EmptyState      nothing written yet
│  ├─ EmptyState      nothing found
│  └─ EmptyState      nothing in the bin
└─ Beside             the calendar at the side, or behind a button
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.core.search_edits import SEARCH
from journal_app.i18n import _
from journal_app.services import timeline
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.as_left import as_left
from journal_app.ui.timeline.bin import Bin
from journal_app.ui.timeline.bin_shelf import BinShelf
from journal_app.ui.timeline.card_list import Whereabouts
from journal_app.ui.timeline.contents import Contents
from journal_app.ui.timeline.deeds import Deeds
from journal_app.ui.timeline.header import TimelineHeader
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.reminder import Reminder
from journal_app.ui.timeline.saved_desk import SavedDesk
from journal_app.ui.timeline.search_desk import SearchDesk
from journal_app.ui.timeline.side.beside import Beside
from journal_app.ui.timeline.telling import telling_over
from journal_app.ui.timeline.view import TimelineView
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.empty_state import EmptyState

_SETTLED_MS: Final = 600
"""After the last results, before their number is spoken."""
_PLACE_IN_THE_BODY: Final = "br_"
"""How the ids of places in the body begin."""


class TimelinePage(Page):
    """Composes header and list, and connects them with the journal."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Timeline page"), parent)
        self._context = context
        session = context.session
        telling = telling_over(context)
        self._model = TimelineModel(Heads(session.heads, self._read_excerpts), telling, self)
        self._view = TimelineView(context.theme, self._model)
        self._header = TimelineHeader(context.theme)
        self._contents = Contents(context, self._model, self._view, self)
        self._deeds = Deeds(context, self._model, self, self._found)
        self._bin = Bin(context, self)
        self._bin_shelf = BinShelf(context, self)
        self._desk = SearchDesk(context, self._header, self)
        self._saved = SavedDesk(context, self._header.saved, self._desk, self)
        self._wanted: Place | None = None
        self._shown = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._compose()
        self._connect()

    # What the window asks.

    def enter(self, place: Place) -> None:
        """Show what is there at once, and bring in what changed meanwhile."""
        self._shown = True
        if not self._contents.loaded:
            place = as_left(self._context, place)
        if place.piece is not None:
            self._wanted = place
        self._desk.catch_up()
        if place.part and not self._beside.want(place.part):
            self._look_for(place.part)
        elif place.scroll is not None and self._desk.search.text:
            # It was left while nothing was looked for.
            self._desk.put("")
        self._contents.catch_up()
        self._beside.catch_up()
        self._reminder.ask()
        self._go_where_wanted()
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here that had to be kept."""
        self._shown = False
        self._settled.stop()

    def refresh(self, changes: Changes) -> None:
        """Bring in what changed."""
        self._contents.apply(changes)
        self._beside.refresh(changes)
        self._bin_shelf.apply(changes)
        self._reminder.refresh(changes)
        self._saved.refresh(changes)

    def place(self) -> Place | None:
        """The chosen piece if it is in view, else the first one, and where it stands."""
        where = self._view.where_chosen() or self._view.whereabouts()
        text = self._desk.search.text
        part = f"{SEARCH}{text}" if text else ""
        first, chosen = where.first, where.chosen
        return Place(page=PageId.TIMELINE, piece=first, scroll=where.y, chosen=chosen, part=part)

    def forget(self) -> None:
        """Drop every word, also what was typed to search."""
        self._settled.stop()
        self._wanted = None
        self._contents.forget()
        self._beside.forget()
        self._reminder.forget()
        self._desk.forget()
        self._saved.forget()
        self._view.forget()
        self._bin_shelf.forget()
        self._show_state()

    def focus_search(self) -> None:
        """Begin to search, or to change what is looked for."""
        if self._contents.in_bin:
            self._header.show_bin(False)
            self._contents.show_bin(False)
            self._bin_shelf.show_bin(False)
        self._desk.begin()

    def areas(self) -> Sequence[QWidget]:
        """The list with what stands above it, and the calendar beside it."""
        return self, self._beside.panel

    def commands(self) -> Mapping[ActionId, Command]:
        """What leads through time, as long as there is a list to move in."""
        view = self._view
        if self._stack.currentWidget() is not view or self._contents.in_bin:
            return {}
        # Of a first screen alone less would go out than was found.
        whole = self._contents.whole
        part = whole and self._contents.narrowed
        return {
            **({ActionId.PRINT: self._deeds.print} if whole else {}),
            ActionId.EXPORT: lambda: self._deeds.export(part=part),
            ActionId.DAY: lambda: self._deeds.read_day(view.piece_at_hand()),
            ActionId.GO_TO_DATE: self._beside.go_to_date,
            **self._deeds.of(view.chosen_key()),
            **view.commands(),
        }

    # Composing.

    def _compose(self) -> None:
        theme = self._context.theme
        self._nothing_yet = EmptyState(
            theme, "notebook", _("Your first page will land here."), button=_("Write something")
        )
        self._nothing_found = EmptyState(
            theme,
            "compass",
            _("Nothing by that name"),
            _("Try one word, or let a filter go."),
            _("Clear search and filters"),
        )
        self._nothing_binned = EmptyState(theme, "leaf", _("The bin is empty"))
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for part in (self._view, self._nothing_yet, self._nothing_found, self._nothing_binned):
            self._stack.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        self._beside = Beside(self._context, self._view, row, self)
        links = self._beside.panel.years_of_this_day
        self._reminder = Reminder(self._context, links, self._view, self)
        self._beside.almanac.answered.connect(self._reminder.ask)
        column.addWidget(self._header)
        column.addWidget(self._bin_shelf)
        column.addWidget(self._reminder.strip)
        column.addWidget(self._stack, 1)
        # The last of the children, as it is read last.
        self._beside.panel.raise_()
        self._header.add_button(self._beside.button)
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab follows what one sees."""
        header = self._header
        stops = (
            header.field,
            header.bring_back,
            header.saved,
            header.passages,
            header.bin,
            self._beside.button,
            *header.filters.chips,
            *self._bin_shelf.deeds,
            *self._reminder.strip.stops,
            self._view,
            *self._beside.panel.stops,
        )
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._desk.wanted.connect(self._contents.search)
        self._header.field.list_wanted.connect(self._take_focus_by_key)
        self._header.bin_toggled.connect(self._on_bin_toggled)
        self._header.passages_wanted.connect(
            lambda: self._context.navigator.go(Place(page=PageId.PASSAGES))
        )
        self._header.bring_back_wanted.connect(lambda: self._bring_back(self._view.chosen_key()))
        self._bin.returned.connect(self._on_returned)
        self._bin.show_wanted.connect(self._show_in_timeline)
        self._bin_shelf.arrived.connect(self._show_state)
        self._view.opened.connect(self._deeds.read)
        self._view.bin_wanted.connect(self._put_away)
        self._view.bring_back_wanted.connect(self._bring_back)
        self._view.chosen.connect(self._on_chosen)
        self._contents.arrived.connect(self._on_arrived)
        self._settled.timeout.connect(self._speak_count)
        self._nothing_yet.pressed.connect(
            lambda: self._context.navigator.go(Place(page=PageId.TODAY))
        )
        self._nothing_found.pressed.connect(self._clear_all)
        self._context.known.changed.connect(self._on_words_changed)
        self._context.hub.changed.connect(self._on_changed_anywhere)

    # What happens.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The calendar stands beside the list where there is room."""
        super().resizeEvent(event)
        self._beside.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the innermost thing: the search, or the bin."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._contents.in_bin:
            self._header.bin.setChecked(False)
        elif self._header.field.text():
            self._desk.let_go()
            self._take_focus()
        else:
            super().keyPressEvent(event)

    def _on_changed_anywhere(self, changes: Changes) -> None:
        self._desk.apply(changes)
        if not self._shown:
            self._contents.miss(changes)
            self._beside.miss(changes)
        elif changes.people or changes.tags:
            self._desk.catch_up()

    def _on_arrived(self) -> None:
        self._go_where_wanted()
        self._show_state()
        if self._contents.narrowed and self._contents.whole:
            self._settled.start()

    def _on_bin_toggled(self, shown: bool) -> None:
        self._contents.show_bin(shown)
        self._bin_shelf.show_bin(shown)
        if self._shown:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, piece: PieceId | None) -> None:
        self._header.bring_back.setEnabled(piece is not None)
        self._bin_shelf.choose(piece if self._contents.in_bin else None)

    def _show_state(self) -> None:
        count = len(self._model.order)
        narrowed = self._contents.narrowed
        state: QWidget = self._view
        if count == 0 and self._contents.loaded:
            state = self._nothing_found if narrowed else self._nothing_yet
            state = self._nothing_binned if self._contents.in_bin else state
        self._turn_to(state)
        self._reminder.show(state is self._view and not narrowed and not self._contents.in_bin)
        self._beside.show(not self._contents.in_bin and state is not self._nothing_yet)
        self._header.field.setEnabled(state is not self._nothing_yet)
        self._header.filters.setEnabled(state is not self._nothing_yet)
        told = narrowed and count and self._contents.whole
        words = wording.places(count, self.locale()) if told else ""
        self._header.show_count(words, self._contents.said_of_order())
        self._header.bring_back.setVisible(self._contents.in_bin and count > 0)
        self._bin_shelf.show_pieces(count if self._contents.in_bin else 0)
        self._stack.setVisible(count > 0 or not self._bin_shelf.fills)
        self._on_chosen(self._view.chosen_key())

    def _turn_to(self, state: QWidget) -> None:
        """Show one of the stack; whoever had the keyboard there has it here."""
        focused = self.focusWidget()
        inside = focused is not None and self._stack.isAncestorOf(focused) and focused.hasFocus()
        self._stack.setCurrentWidget(state)
        if inside:
            self._take_focus()

    def _speak_count(self) -> None:
        announce(self._view, wording.found(len(self._model.order), self.locale()))

    def _clear_all(self) -> None:
        self._desk.put("")
        self._take_focus()

    def _look_for(self, part: str) -> None:
        """Show what a place says is looked for: a search, or a word of a moment alone."""
        if part and self._contents.in_bin:
            self._header.bin.setChecked(False)
        if part.startswith(SEARCH):
            self._desk.put(part.removeprefix(SEARCH))
        elif part.startswith(_PLACE_IN_THE_BODY):
            self._desk.put_term(part)

    def _on_words_changed(self) -> None:
        self._view.viewport().update()

    def _go_where_wanted(self) -> None:
        """To the piece that was asked for, once the list is there."""
        place = self._wanted
        settled = self._contents.loaded and not self._contents.waiting
        if settled:
            self._beside.go_where_wanted()
        if place is None or place.piece is None or not settled:
            return
        self._wanted = None
        if self._contents.in_bin and self._model.row_of(place.piece) is None:
            # It was brought back meanwhile: its place is in the timeline.
            self._wanted = place
            self._header.bin.setChecked(False)
        elif place.scroll is None:
            self._view.choose(place.piece)
        else:
            where = Whereabouts(first=place.piece, y=place.scroll, chosen=place.chosen)
            self._view.go_to(where)

    def _take_focus(self) -> None:
        current = self._stack.currentWidget()
        target: QWidget = self._view
        if isinstance(current, EmptyState):
            target = current.button or self._header.bin
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_focus_by_key(self) -> None:
        if self._stack.currentWidget() is self._view:
            self._view.setFocus(Qt.FocusReason.TabFocusReason)

    # Opening, writing on, putting away, bringing back.

    def _found(self) -> bool:
        return self._contents.narrowed and self._contents.whole and not self._contents.in_bin

    def _put_away(self, piece: PieceId) -> None:
        if not self._contents.in_bin:
            self._bin.put_away(piece)

    def _bring_back(self, piece: PieceId | None) -> None:
        if piece is not None and self._contents.in_bin:
            self._bin.bring_back(piece)

    def _on_returned(self, piece: PieceId) -> None:
        """Choose what came back; where the list is still being asked for, once it is there."""
        if not self._view.choose(piece):
            self._wanted = Place(page=PageId.TIMELINE, piece=piece)

    def _show_in_timeline(self, piece: PieceId) -> None:
        self._wanted = Place(page=PageId.TIMELINE, piece=piece)
        self._desk.put("")
        if self._contents.in_bin:
            self._header.bin.setChecked(False)
        self._context.navigator.go(self._wanted)

    def _read_excerpts(self, pieces: Sequence[PieceId], query: Query) -> dict[PieceId, str]:
        context = self._context
        words = context.known.vocabulary
        found = context.session.read(
            timeline.excerpts, pieces, query, words=words, clock=context.clock
        )
        return found or {}
