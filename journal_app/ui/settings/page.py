"""Settings: sections in a list, each change holding at once."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.i18n import _
from journal_app.services import timeline
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.settings.appearance_view import AppearanceView
from journal_app.ui.settings.backups_view import BackupsView
from journal_app.ui.settings.desktop_view import DesktopView
from journal_app.ui.settings.keyboard_view import KeyboardView
from journal_app.ui.settings.marks_view import MarksView
from journal_app.ui.settings.names_view import NamesView
from journal_app.ui.settings.pause_view import PauseView
from journal_app.ui.settings.privacy_view import PrivacyView
from journal_app.ui.settings.questions_view import QuestionsView
from journal_app.ui.settings.sections import (
    APPEARANCE,
    BACKUPS,
    DESKTOP,
    KEYBOARD,
    MARKS,
    NAMES,
    PAUSE,
    PRIVACY,
    QUESTIONS,
    WORDS,
    WRITING,
    sections,
)
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.settings.words_view import WordsView
from journal_app.ui.settings.writing_view import WritingView
from journal_app.ui.widgets.sections import Section, Sections

_VIEWS: Final[Mapping[str, Callable[[Context], SettingsView]]] = {
    PRIVACY: PrivacyView,
    BACKUPS: BackupsView,
    PAUSE: PauseView,
    WORDS: WordsView,
    QUESTIONS: QuestionsView,
    MARKS: MarksView,
    WRITING: WritingView,
    NAMES: NamesView,
    APPEARANCE: AppearanceView,
    KEYBOARD: KeyboardView,
    DESKTOP: DesktopView,
}


class SettingsPage(Page):
    """`Place.part` names the section to open, such as words or questions."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings page"), parent)
        self._context = context
        self._views: dict[str, SettingsView] = {}
        self._shown: SettingsView | None = None
        self.sections = Sections(
            context.theme,
            _("Settings"),
            [self._section(at, title) for at, title in sections()],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sections)
        self.sections.chosen.connect(lambda at: self._enter(self._views[at]))

    def commands(self) -> Mapping[ActionId, Command]:
        """Taking a copy out, and printing, are looked for here too."""
        return {ActionId.EXPORT: self._export, ActionId.PRINT: self._print}

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Show the section that is asked for, else the one that was shown last."""
        at = place.part if place.part in self.sections.items else self.sections.here
        self.sections.show_section(at)
        self._enter(self._views[at])
        self.sections.take_focus()

    def leave(self) -> None:
        """Finish what was begun."""
        if self._shown is not None:
            self._shown.leave()

    def keep(self) -> None:
        """Keep what was changed in any section."""
        for view in self._views.values():
            view.keep()

    def busy(self) -> bool:
        """Whether something that was changed in any section is not kept yet."""
        return any(view.busy() for view in self._views.values())

    def refresh(self, changes: Changes) -> None:
        """Something changed."""
        if self._shown is not None:
            self._shown.refresh(changes)

    def place(self) -> Place | None:
        """The section; but whoever unlocks need not see what is put away."""
        here = self.sections.here
        return Place(page=PageId.SETTINGS, part="" if here == PRIVACY else here)

    def forget(self) -> None:
        """Drop every word of the person's own."""
        for view in self._views.values():
            view.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what was opened last in a section."""
        esc = event.key() == Qt.Key.Key_Escape
        if not (esc and self._shown is not None and self._shown.step_back()):
            super().keyPressEvent(event)

    def _section(self, at: str, title: str) -> Section:
        def made() -> SettingsView:
            view = self._views[at] = _VIEWS[at](self._context)
            return view

        return Section(at, title, made)

    def _enter(self, view: SettingsView) -> None:
        if self._shown is not None and self._shown is not view:
            self._shown.leave()
        self._shown = view
        view.enter()

    def _print(self) -> None:
        job = self._context.jobs.run(timeline.index)
        job.finished.connect(self._on_listed)

    def _on_listed(self, index: TimelineIndex) -> None:
        if not self.isVisible():
            return
        if not len(index):
            self._context.notices.say(_("There is nothing to print yet."))
            return
        # What draws on paper is for whoever prints.
        from journal_app.ui.papers.sheet import PaperSheet

        pieces = [PieceId(piece) for piece in reversed(index.ids)]
        PaperSheet(self._context, self.window(), pieces).open()

    def _export(self) -> None:
        # What writes the journal out is for whoever exports.
        from journal_app.ui.exchange.sheet import ExportSheet

        ExportSheet(self._context, self.window()).open()
