"""The page of people and tags: all of them, or one with everything around it in time.

PeoplePage
├─ Overview        a field, people, tags
└─ OneName         name, years, what stands beside it
   └─ TimelineView     its entries and moments
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.errors import JournalError, NotFound
from journal_app.core.ids import PieceId, Uid
from journal_app.core.labels import Label
from journal_app.core.search import Query
from journal_app.core.shown_names import ShownNames
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import around
from journal_app.services.around import Around
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.exchange.letting_out import letting_out
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.people.deeds import NameDeeds
from journal_app.ui.people.menu import NameMenu
from journal_app.ui.people.one import OneName
from journal_app.ui.people.overview import Overview
from journal_app.ui.timeline.bin import Bin
from journal_app.ui.timeline.deeds import Deeds
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.telling import telling_over
from journal_app.ui.timeline.view import TimelineView


class PeoplePage(Page):
    """`Place.part` is empty for all of them, else ``person:`` or ``tag:`` and the uid of one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("People and tags page"), parent)
        self._context = context
        self._part = ""
        self._shown: Around | None = None
        self._loading: Job | None = None
        telling = telling_over(context)
        heads = Heads(context.session.heads, lambda _pieces, _query: {})
        self._model = TimelineModel(heads, telling, self)
        self.pieces = TimelineView(context.theme, self._model)
        self.overview = Overview(context.theme)
        self.one = OneName(context.theme, self.pieces)
        self.menu = NameMenu(context.theme, self)
        self.deeds = NameDeeds(context, self)
        self._bin = Bin(context, self)
        self._of_pieces = Deeds(context, self._model, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Show all of them, or the one that is asked for."""
        self._go_to(place.part)
        self._take_focus()

    def leave(self) -> None:
        """Nothing is typed here that had to be kept."""
        self._stop()

    def refresh(self, changes: Changes) -> None:
        """A name changed, or what carries it."""
        if changes.pieces:
            self._model.read_again(changes.pieces)
        if changes.people or changes.tags or changes.order or changes.pieces:
            self._load()

    def place(self) -> Place | None:
        """The name that is shown; whoever unlocks sees it again."""
        return Place(page=PageId.PEOPLE, part=self._part)

    def forget(self) -> None:
        """Drop every name."""
        self._stop()
        self.deeds.dismiss()
        self.menu.clear()
        self._part, self._shown = "", None
        self._model.forget()
        self.pieces.forget()
        self.one.show_around(None, ShownNames())
        self.overview.forget()

    def commands(self) -> Mapping[ActionId, Command]:
        """Put what carries a name on paper, take it out, or go on with what is chosen of it."""
        if not self._part or not len(self._model.order):
            return {}
        return {
            **letting_out(self._context, self, self._listed),
            **self._of_pieces.of(self.pieces.chosen_key()),
            **self.pieces.commands(),
        }

    def _listed(self) -> list[PieceId]:
        return [PieceId(piece) for piece in self._model.order.ids]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from one to all of them."""
        if event.key() == Qt.Key.Key_Escape and self._part:
            self._back()
            return
        super().keyPressEvent(event)

    # What is shown.

    def _go_to(self, part: str) -> None:
        if part != self._part:
            self._part = part
            self._show_one(None)
        self._stack.setCurrentWidget(self.one if part else self.overview)
        self._load()

    def _load(self) -> None:
        self._stop()
        noun, _colon, uid = self._part.partition(":")
        kind = around.kind_of(noun)
        if kind is None:
            self._loading = self._context.jobs.run(around.everything)
            self._loading.finished.connect(self._on_everything)
        else:
            self._loading = self._context.jobs.run(around.of, kind, Uid(uid))
            self._loading.finished.connect(self._on_one)
        self._loading.failed.connect(self._on_not_loaded)

    def _stop(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_everything(self, found: tuple[list[Label], list[Label]]) -> None:
        self._loading = None
        self.overview.show_names(*found, self._context.known.names)

    def _on_one(self, found: Around) -> None:
        self._loading = None
        self._show_one(found)

    def _show_one(self, found: Around | None) -> None:
        self._shown = found
        if found is None:
            self._model.forget()
        else:
            self._model.show(found.pieces, Query(()))
        self.one.show_around(found, self._context.known.names)

    def _on_not_loaded(self, error: Exception) -> None:
        self._loading = None
        if isinstance(error, NotFound):
            # Gone meanwhile: all of them are shown instead.
            self._context.navigator.go(Place(page=PageId.PEOPLE))
        elif isinstance(error, JournalError):
            self._context.notices.say(error.words)
        else:
            raise error

    def _take_focus(self) -> None:
        if self._part:
            self.one.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.overview.take_focus()

    # Where one goes from here.

    def _back(self) -> None:
        self._context.navigator.go(Place(page=PageId.PEOPLE))

    def _open_name(self, noun: str, uid: str) -> None:
        self._context.navigator.go(Place(page=PageId.PEOPLE, part=f"{noun}:{uid}"))

    def _search(self, year: int | None = None) -> None:
        if self._shown is None:
            return
        name = self._shown.label.label.replace('"', " ")
        words = f'{self._shown.kind.noun}:"{name}"'
        if year is not None:
            words += f" in:{year}"
        self._context.navigator.go(Place(page=PageId.TIMELINE, part=f"search:{words}"))

    def _on_gone(self, into: Uid | None) -> None:
        noun = self._part.partition(":")[0]
        part = "" if into is None else f"{noun}:{into}"
        self._context.navigator.go(Place(page=PageId.PEOPLE, part=part))

    # The wiring.

    def _connect(self) -> None:
        self.overview.opened.connect(self._open_name)
        self.one.back.clicked.connect(self._back)
        self.one.search.clicked.connect(lambda: self._search())
        self.one.year_chosen.connect(self._search)
        self.one.beside_chosen.connect(lambda part: self._open_name(*part.split(":", 1)))
        self.one.options.clicked.connect(self._open_menu)
        self.pieces.opened.connect(self._of_pieces.read)
        self.pieces.bin_wanted.connect(self._bin.put_away)
        self.deeds.gone.connect(self._on_gone)
        self.deeds.returned.connect(self._open_name)
        deeds, menu = self.deeds, self.menu
        menu.rename_wanted.connect(partial(self._do, deeds.rename))
        menu.merge_wanted.connect(partial(self._do, deeds.merge))
        menu.forget_wanted.connect(partial(self._do, deeds.forget))
        menu.tint_wanted.connect(partial(self._do, deeds.colour))
        menu.hidden_wanted.connect(partial(self._do, deeds.hide))
        menu.kept_out_wanted.connect(partial(self._do, deeds.keep_out))
        self._context.known.changed.connect(self._on_known_changed)

    def _open_menu(self) -> None:
        if self._shown is not None:
            self.menu.open_at(self.one.options, self._shown.label)

    def _do(self, deed: Callable[..., None], *more: object) -> None:
        if self._shown is not None:
            deed(self._shown.kind, self._shown.label, *more)

    def _on_known_changed(self) -> None:
        if self.isVisible():
            self._load()
            self.pieces.viewport().update()
