"""Kept searches on the timeline: a button beside the field, and what its popover asks for."""

from PySide6.QtCore import QObject

from journal_app.core.changes import Changes
from journal_app.core.errors import JournalError
from journal_app.core.saved_searches import SavedSearch
from journal_app.i18n import _
from journal_app.services import saved_searches
from journal_app.ui.context import Context
from journal_app.ui.timeline.saved_popover import SavedPopover
from journal_app.ui.timeline.search_desk import SearchDesk
from journal_app.ui.widgets.icon_button import IconButton


class SavedDesk(QObject):
    """Reads them when they are wanted, and keeps none."""

    def __init__(
        self, context: Context, button: IconButton, desk: SearchDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._button = button
        self._desk = desk
        self._popover: SavedPopover | None = None
        self._saved: tuple[SavedSearch, ...] = ()
        button.clicked.connect(self.open)

    @property
    def popover(self) -> SavedPopover:
        """Made when it is first wanted."""
        if self._popover is None:
            self._popover = made = SavedPopover(
                self._context.theme, self._button.window(), self._desk.veil
            )
            made.opened.connect(lambda saved: self._desk.put(saved.query))
            made.save_wanted.connect(self._save)
            made.rename_wanted.connect(self._rename)
            made.move_wanted.connect(self._move)
            made.put_away_wanted.connect(self._put_away)
        return self._popover

    def open(self) -> None:
        """Show them below the button."""
        if self._popover is not None and not self._popover.isHidden():
            self._popover.dismiss()
        else:
            self._read(opens=True)

    def refresh(self, changes: Changes) -> None:
        """They may be others now."""
        if changes.searches and self._popover is not None and not self._popover.isHidden():
            self._read()

    def forget(self) -> None:
        """Drop every name."""
        self._saved = ()
        if self._popover is not None:
            self._popover.dismiss()
            self._popover.show_searches((), can_save=False)

    def _read(self, *, opens: bool = False) -> None:
        self._saved = self._context.session.read(saved_searches.all_of) or ()
        text = self._desk.search.text.strip()
        known = any(each.query == text for each in self._saved)
        self.popover.show_searches(self._saved, can_save=bool(text) and not known)
        if opens:
            field = self.popover.name
            self.popover.open_at(self._button, field if field.isVisibleTo(self.popover) else None)

    def _save(self, name: str) -> None:
        query, clock = self._desk.search.text, self._context.clock
        job = self._context.jobs.run(saved_searches.save, name, query, clock=clock)
        job.finished.connect(lambda _saved: self._say(_("Saved.")))
        job.failed.connect(self._refuse)

    def _rename(self, saved: SavedSearch, name: str) -> None:
        job = self._context.jobs.run(saved_searches.rename, saved, name)
        job.failed.connect(self._refuse)

    def _move(self, saved: SavedSearch, step: int) -> None:
        uids = [each.uid for each in self._saved]
        at = uids.index(saved.uid)
        uids.insert(at + step, uids.pop(at))
        self._context.jobs.run(saved_searches.order, uids)

    def _put_away(self, saved: SavedSearch) -> None:
        uids = [each.uid for each in self._saved]
        jobs, clock = self._context.jobs, self._context.clock
        job = jobs.run(saved_searches.put_away, saved, clock=clock)

        def undo() -> None:
            jobs.run(saved_searches.put_back, saved, uids, clock=clock)

        say = self._context.notices.say
        job.finished.connect(lambda _changes: say(_("Moved to the bin."), _("Undo"), undo))

    def _say(self, words: str) -> None:
        self._context.notices.say(words)
        self.popover.dismiss()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, JournalError):
            self.popover.refuse(error.words)
