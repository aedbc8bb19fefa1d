"""Support: what stays, or appears, when closeness is put away; one section at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.safety import Answer
from journal_app.core.support import LISTS, DataTopic, Support
from journal_app.i18n import _
from journal_app.services import support_texts
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.support.data_view import DataView
from journal_app.ui.support.decision_view import DecisionView
from journal_app.ui.support.help_view import HelpView
from journal_app.ui.support.places import AFTER, DATA, DECISION, HELP, RECORD, go_back
from journal_app.ui.support.record_view import RecordView
from journal_app.ui.support.shelf_view import ShelfView
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.support.view import SupportView
from journal_app.ui.widgets.sections import Section, Sections


class SupportPage(Page):
    """Its words are read when it is first made; until then it is empty for a moment.

    `Place.part` names the section: `help`, a shelf such as `limits`, `record`, `decision`, `data`.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Support page"), parent)
        self._context = context
        self._wanted = ""
        self._listed: list[Section] = []
        self._views: dict[str, SupportView] = {}
        self._shown: SupportView | None = None
        self.sections: Sections | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        job = context.jobs.background(support_texts.support)
        job.finished.connect(self._on_words)
        job.failed.connect(self._on_trouble)

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Show the section that is asked for, else the first one."""
        self._wanted = place.part or HELP
        if self.sections is not None:
            self._go(self._wanted)
            self.sections.take_focus()

    def leave(self) -> None:
        """Keep what was typed, and close what was opened."""
        if self._shown is not None:
            self._shown.leave()

    def refresh(self, changes: Changes) -> None:
        """Something changed."""
        if self._shown is not None:
            self._shown.refresh(changes)

    def place(self) -> Place | None:
        """After a lock one comes back to the start page: whoever unlocks sees nothing of this."""
        return Place(page=PageId.TODAY)

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return any(view.busy() for view in self._views.values())

    def keep(self) -> None:
        """Keep everything now."""
        for view in self._views.values():
            view.keep()

    def forget(self) -> None:
        """Drop every word."""
        for view in self._views.values():
            view.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what was opened last, then goes back to where one came from."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._shown is None or not self._shown.step_back():
            go_back(self._context.navigator)

    # Sections.

    def _on_words(self, words: Support) -> None:
        place = words.record.title
        self._add(HELP, _("Right now"), lambda: self._help(words))
        for shelf in LISTS:
            page = words.shelves[shelf]
            make = partial(ShelfView, self._context, shelf, page)
            self._add(shelf.value, page.title, make)
        self._add(RECORD, place, lambda: RecordView(self._context, words.record))
        decision = partial(DecisionView, self._context, words.decision, place)
        self._add(DECISION, words.decision.title, decision)
        title = words.data[DataTopic.WHO].title
        self._add(DATA, _("Your data"), lambda: DataView(self._context, title, words.data))
        sections = Sections(self._context.theme, words.help.title, self._listed)
        sections.chosen.connect(lambda at: self._enter(self._views[at]))
        self.sections = sections
        self._column.addWidget(sections)
        if self._wanted:
            self._go(self._wanted)
            if self.isVisible():
                sections.take_focus()

    def _add(self, at: str, title: str, make: Callable[[], SupportView]) -> None:
        def view() -> SupportView:
            made = self._views[at] = make()
            return made

        self._listed.append(Section(at, title, view))

    def _help(self, words: Support) -> HelpView:
        view = HelpView(self._context, words)
        view.data_wanted.connect(lambda: self._choose(DATA))
        return view

    def _choose(self, at: str) -> None:
        self._go(at)
        if self.sections is not None:
            self.sections.take_focus()

    def _go(self, part: str) -> None:
        if self.sections is None:
            return
        after = part.removeprefix(AFTER) if part.startswith(AFTER) else ""
        at = part if part in self.sections.items else HELP
        self.sections.show_section(at)
        view = self._views[at]
        self._enter(view)
        view.to_top()
        if isinstance(view, HelpView) and after in set(Answer):
            view.tell_after(Answer(after))

    def _enter(self, view: SupportView) -> None:
        if self._shown is not None and self._shown is not view:
            self._shown.leave()
        self._shown = view
        view.enter()

    def _on_trouble(self, error: Exception) -> None:
        say_trouble(self._context, error)
