"""The names of the entry on the page: completed, kept up with, and led on to their own page."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.changes import Changes
from journal_app.services import labels
from journal_app.ui.context import Context
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.name_pages import go_to_name
from journal_app.ui.today import loading
from journal_app.ui.today.chips import Chips


class Naming(QObject):
    """Between the chips, the entry and the journal."""

    renamed = Signal()
    """Names on the page are called something else now, or are gone."""
    trouble = Signal(object)

    def __init__(
        self, context: Context, session: EditorSession, chips: Chips, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self._behind = False
        chips.people_changed.connect(session.set_people)
        chips.tags_changed.connect(session.set_tags)
        chips.completions_wanted.connect(self._complete)
        chips.refused.connect(context.notices.say)
        chips.page_wanted.connect(partial(go_to_name, context))
        session.settled.connect(self._catch_up)

    def refresh(self, changes: Changes) -> None:
        """A name was renamed, merged, forgotten or brought back while the entry is on the page."""
        if (changes.people or changes.tags) and self._session.piece in changes.pieces:
            self._behind = True
            self._catch_up()

    def _catch_up(self) -> None:
        piece = self._session.piece
        # What was put on here and is not kept yet is newer than what the journal says.
        if not self._behind or piece is None or self._session.busy:
            return
        self._behind = False
        found = self._context.session.read(labels.on, piece)
        if found is not None and found != (self._session.people, self._session.tags):
            self._session.relabel(*found)
            self.renamed.emit()

    def _complete(self, choose: object) -> None:
        job = self._context.jobs.run(loading.labels)
        job.finished.connect(lambda known: choose(*known) if callable(choose) else None)
        job.failed.connect(self.trouble)
