"""Read only these: marked passages one after the other, in the order they were lived.

PassagesPage
├─ PassagesHeader     the way back, title, count, marks, person, span of time, a way out
└─ stack
├─ PassagesView    months and passages
├─ EmptyState      nothing marked yet
└─ EmptyState      nothing fits
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import day_of
from journal_app.core.ids import Uid
from journal_app.core.passages import PassageOrder, ReadPassage
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import passages
from journal_app.system.clipboard import take_back
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.passages import wording
from journal_app.ui.passages.chosen import Chosen, from_part
from journal_app.ui.passages.header import PassagesHeader
from journal_app.ui.passages.model import PassagesModel
from journal_app.ui.passages.span_drop import SpanPopover
from journal_app.ui.passages.view import PassagesView
from journal_app.ui.timeline.card_list import Whereabouts
from journal_app.ui.timeline.list_in_page import ListInPage
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.whole_page import WholePage

if TYPE_CHECKING:
    from journal_app.ui.passages.taking_out import TakingOut

_SETTLED_MS: Final = 600
"""After the last answer, before the number of passages is spoken."""
_MARK: Final = "mk_"
"""How the id of every mark begins: a door of one mark names it."""
_DOOR: Final = "passage:"
"""How the Reader is told which passage to show."""


class PassagesPage(Page):
    """`Place.part` is a mark to read alone, or what the page was narrowed to before a lock."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Passages page"), parent)
        self._context = context
        self._locale = QLocale()
        known = context.known
        self._model = PassagesModel(
            self._read, lambda: known.marks, self._locale, self, names=lambda: known.names
        )
        self._view = PassagesView(context.theme, self._model)
        self._header = PassagesHeader(context.theme, self._locale)
        self._days: SpanPopover | None = None
        self._sheet: TakingOut | None = None
        self._job: Job | None = None
        self._loaded = False
        self._shown = False
        self._missed = NOTHING
        self._wanted: Whereabouts[Uid] | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._compose()
        self._connect()

    # What the window asks.

    def enter(self, place: Place) -> None:
        """Show what is there at once, and bring in what changed meanwhile."""
        self._shown = True
        missed, self._missed = self._missed, NOTHING
        self._offer()
        self._remember(place.part)
        if not self._loaded:
            self._ask()
        elif missed:
            self.refresh(missed)
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here that had to be kept."""
        self._shown = False
        self._settled.stop()

    def refresh(self, changes: Changes) -> None:
        """Bring in what changed."""
        if not self._loaded:
            return
        if changes.passages or changes.order:
            self._ask()
        elif changes.pieces or changes.people:
            self._model.read_again()

    def place(self) -> Place | None:
        """What it is narrowed to, and the passage one is at."""
        where = self._view.where_chosen() or self._view.whereabouts()
        part = self._chosen.as_part(at=where.first, chosen=where.chosen)
        scroll = None if where.first is None else where.y
        return Place(page=PageId.PASSAGES, scroll=scroll, part=part)

    def forget(self) -> None:
        """Drop every word."""
        self._settled.stop()
        self._let_go()
        self._loaded = False
        self._missed = NOTHING
        self._wanted = None
        self._model.forget()
        self._view.forget()
        self._header.filters.forget()
        self._header.show_count("")
        if self._days is not None:
            self._days.forget()
        if self._sheet is not None:
            self._sheet.dismiss()
            take_back(QGuiApplication.clipboard())

    # Composing.

    def _compose(self) -> None:
        theme = self._context.theme
        self._nothing_yet = EmptyState(
            theme,
            "quotes",
            _("Nothing is marked yet"),
            _("In an entry, select some words and press Ctrl+M. What you mark can be read here."),
            _("Write something"),
        )
        self._nothing_fits = EmptyState(
            theme,
            "compass",
            _("No passage fits all of that"),
            _("Let a mark, the person or the span of time go."),
            _("Show all passages"),
        )
        self._stack = QStackedWidget()
        # What is empty may be cut at its foot sooner than the filters may lie over each other.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for part in (self._view, self._nothing_yet, self._nothing_fits):
            self._stack.addWidget(part)
        self.whole_page = WholePage(theme)
        self.whole_page.column.addWidget(self._header)
        self.whole_page.column.addWidget(self._stack, 1)
        self._list = ListInPage(self.whole_page, self._stack, self._view)
        self._stack.currentChanged.connect(self._list.fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole_page)

    def _connect(self) -> None:
        context, header = self._context, self._header
        header.back.clicked.connect(self._go_back)
        header.take_out.clicked.connect(self._take_out)
        header.filters.changed.connect(self._on_narrowed)
        header.filters.days_wanted.connect(self._ask_days)
        self._view.opened.connect(self._open)
        self._settled.timeout.connect(self._speak_count)
        self._nothing_yet.pressed.connect(lambda: context.navigator.go(Place(page=PageId.TODAY)))
        self._nothing_fits.pressed.connect(self._clear)
        context.known.changed.connect(self._on_known)
        context.hub.changed.connect(self._on_changed_anywhere)

    # What is shown.

    @property
    def _chosen(self) -> Chosen:
        return self._header.filters.chosen

    def _today(self) -> date:
        return day_of(self._context.clock)

    def _read(self, uids: Sequence[Uid]) -> dict[Uid, ReadPassage]:
        return self._context.session.read(passages.rows, uids) or {}

    def _remember(self, part: str) -> None:
        """Be narrowed to what was asked for: one mark, or what was there before a lock."""
        if part.startswith(_MARK):
            self._header.filters.put(Chosen(marks=frozenset({part})))
            return
        remembered = from_part(part)
        if remembered is not None:
            chosen, more = remembered
            self._header.filters.put(chosen)
            at, known = more.get("at"), more.get("chosen")
            self._wanted = Whereabouts(
                first=None if at is None else Uid(str(at)),
                chosen=None if known is None else Uid(str(known)),
            )

    def _offer(self) -> None:
        known = self._context.known
        self._header.filters.offer(known.marks, known.people, known.names)
        stops = (*self._header.stops, self._view)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _ask(self) -> None:
        self._let_go()
        self._job = self._context.jobs.run(passages.found, self._chosen.filter(self._today()))
        self._job.finished.connect(self._on_found)

    def _let_go(self) -> None:
        """Whatever is on its way is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_found(self, order: PassageOrder) -> None:
        self._job = None
        first_time, self._loaded = not self._loaded, True
        where = self._view.whereabouts()
        rising = not self._chosen.newest_first
        self._view.read_rising(rising)
        if self._model.show(order if rising else order.newest_first(), rising=rising):
            self._view.go_to(where)
        if self._wanted is not None:
            self._view.go_to(self._wanted)
            self._wanted = None
        self._show_state()
        if self._shown and not first_time:
            self._settled.start()

    def _show_state(self) -> None:
        count = len(self._model.order)
        state: QWidget = self._view
        if not count:
            state = self._nothing_fits if self._chosen.narrowed else self._nothing_yet
        self._turn_to(state)
        nothing_yet = state is self._nothing_yet
        self._header.filters.setVisible(not nothing_yet)
        self._header.take_out.setVisible(count > 0)
        self._header.show_count(wording.passages(count, self._locale) if count else "")

    def _turn_to(self, state: QWidget) -> None:
        """Show one of the stack; whoever had the keyboard there has it here."""
        focused = self.focusWidget()
        inside = focused is not None and self._stack.isAncestorOf(focused) and focused.hasFocus()
        self._stack.setCurrentWidget(state)
        if inside:
            self._take_focus()

    def _take_focus(self) -> None:
        current = self._stack.currentWidget()
        button = current.button if isinstance(current, EmptyState) else None
        (button or self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak_count(self) -> None:
        count = len(self._model.order)
        words = (
            wording.passages(count, self._locale) if count else self._nothing_fits.heading.text()
        )
        announce(self._view, words)

    # What happens.

    def commands(self) -> Mapping[ActionId, Command]:
        """Onto paper or into a file: one sheet takes passages out in either way."""
        if not len(self._model.order):
            return {}
        out = self._take_out
        return {ActionId.PRINT: out, ActionId.EXPORT: out, **self._view.commands()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the timeline."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        self._context.navigator.go(Place(page=PageId.TIMELINE))

    def _open(self, uid: Uid) -> None:
        row = self._model.row_of(uid)
        card = None if row is None else self._model.card(row)
        if card is not None:
            piece = card.read.passage.piece
            place = Place(page=PageId.READER, piece=piece, part=f"{_DOOR}{uid}")
            self._context.navigator.go(place)

    def _on_narrowed(self, _chosen: Chosen) -> None:
        if self._loaded:
            self._ask()

    def _clear(self) -> None:
        self._header.filters.clear()

    def _ask_days(self) -> None:
        if self._days is None:
            self._days = SpanPopover(self._context.theme, self.window(), self._locale)
            self._days.chosen.connect(self._header.filters.put_span)
        self._days.ask_at(self._header.filters.span, self._chosen.span, self._today())

    def _take_out(self) -> None:
        if self._sheet is not None or not len(self._model.order):
            return
        # Whoever only reads does not wait for printing and files.
        from journal_app.ui.passages.taking_out import TakingOut

        self._sheet = TakingOut(self._context, self.window(), self._model.order.uids)
        self._sheet.closed.connect(self._on_sheet_closed)
        self._sheet.open()

    def _on_sheet_closed(self) -> None:
        self._sheet = None

    def _on_known(self) -> None:
        """Marks or people may have other names, icons and tints."""
        if self._loaded:
            self._offer()
            self._model.read_again()
            self._view.viewport().update()

    def _on_changed_anywhere(self, changes: Changes) -> None:
        if not self._shown:
            self._missed |= changes
