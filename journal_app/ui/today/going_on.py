"""One further question: offered once an answer has a sentence, and begun with one kept in sight."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from journal_app.core.followups import Followup
from journal_app.core.ids import PieceId
from journal_app.services import prompts
from journal_app.services.prompts import Suggestion
from journal_app.ui.context import Context
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.full_sentences import full_sentences
from journal_app.ui.editor.kept_sentence import KeptSentence
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.ending import Ending
from journal_app.ui.today.prompt_loading import PageQuestion

_LOOKED_AT: Final = 4000
"""So much of the end of a text is looked at for its last sentences."""

if TYPE_CHECKING:
    from journal_app.ui.today.sentence_popover import SentencePopover


class GoingOn(QObject):
    """Knows what the entry on the page goes on from, and what may follow it."""

    begin_wanted = Signal(object, object)
    """Carries the further `Suggestion` and the `Followup` it begins with."""
    trouble = Signal(object)

    def __init__(
        self,
        context: Context,
        session: EditorSession,
        editor: Editor,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = session
        self._editor = editor
        self._followup: Followup | None = None
        self._further: Suggestion | None = None
        self._looked_for: PieceId | None = None
        self._went_on = False
        self._popover: SentencePopover | None = None
        self._ending: Ending | None = None
        self._kept: KeptSentence | None = None
        session.going_on = lambda: self._followup

    def use(self, ending: Ending, kept: KeptSentence) -> None:
        """Show what there is in these."""
        self._ending, self._kept = ending, kept
        ending.further_wanted.connect(self._take)
        kept.opened.connect(self._open_source)

    def show(self, asked: PageQuestion) -> None:
        """An entry came onto the page, or none."""
        self.begin(asked.kept)
        self._went_on = asked.went_on

    def begin(self, followup: Followup | None) -> None:
        """From now on the page goes on from this, or from nothing."""
        self._followup = followup
        self._further, self._looked_for, self._went_on = None, None, False
        if self._kept is not None:
            self._kept.show_sentence("" if followup is None else followup.sentence)
        self._show_further()

    def look(self, answered: str | None, visit: str) -> None:
        """Whether the answer on the page, which has a sentence, opens one further question."""
        piece = self._session.piece
        if piece is None or answered is None or self._went_on or self._looked_for == piece:
            return
        self._looked_for = piece
        clock = self._context.clock
        job = self._context.jobs.run(prompts.further, answered, sitting=visit, clock=clock)
        job.finished.connect(lambda further: self._on_found(piece, further))
        job.failed.connect(self.trouble)

    def forget(self) -> None:
        """Drop every word."""
        self.begin(None)
        if self._popover is not None:
            self._popover.forget()

    def _on_found(self, piece: PieceId, further: Suggestion | None) -> None:
        if piece == self._session.piece and not self._went_on:
            self._further = further
            self._show_further()

    def _show_further(self) -> None:
        if self._ending is not None:
            self._ending.show_further(self._further is not None)

    def _take(self) -> None:
        if self._further is None or self._ending is None:
            return
        text = self._editor.text()
        sentences = full_sentences(text[-_LOOKED_AT:])
        chosen = " ".join(self._editor.textCursor().selectedText().split())
        if not chosen:
            chosen = sentences[-1] if sentences else ""
        if not chosen:
            return
        if self._popover is None:
            from journal_app.ui.today.sentence_popover import SentencePopover

            self._popover = SentencePopover(self._context.theme, self._ending.window())
            self._popover.begin_wanted.connect(self._begin)
        anchor = self._ending.further_button
        self._popover.ask_at(anchor, self._further.prompt, sentences, chosen)

    def _begin(self, sentence: str) -> None:
        source, further = self._session.piece, self._further
        if source is not None and further is not None:
            self._session.flush()
            followup = Followup(piece=PieceId(0), source=source, sentence=sentence)
            self.begin_wanted.emit(further, followup)

    def _open_source(self) -> None:
        if self._followup is not None:
            place = Place(page=PageId.READER, piece=self._followup.source)
            self._context.navigator.go(place)
