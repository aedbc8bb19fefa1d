"""Everything about questions on the page one writes on, from the card down to the foot."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from journal_app.core.changes import Changes
from journal_app.core.entries import Entry
from journal_app.core.followups import Followup
from journal_app.services import writings
from journal_app.services.prompts import Suggestion
from journal_app.ui.context import Context
from journal_app.ui.editor.full_sentences import full_sentences
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.editor.sitting import Keeping
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.today import prompt_loading
from journal_app.ui.today.asking import Asking
from journal_app.ui.today.ending_deeds import EndingDeeds
from journal_app.ui.today.going_on import GoingOn
from journal_app.ui.today.pacing_watch import PacingWatch
from journal_app.ui.today.prompt_loading import PageQuestion, PromptWanted
from journal_app.ui.today.sheet import TodaySheet
from journal_app.ui.today.visit import Visit

if TYPE_CHECKING:
    from journal_app.ui.today.templating import Templating
    from journal_app.ui.today.wishing import Wishing

_LOOKED_AT: Final = 2000
"""In so much of the beginning of a text a sentence is looked for."""


class Prompting(QObject):
    """Brings its parts together; the page tells it what happens, and does what it asks for."""

    page_wanted = Signal()
    """An empty page, with nothing asked on it."""
    entry_wanted = Signal(object)
    """Carries the entry to put on the page again."""
    trouble = Signal(object)

    def __init__(self, context: Context, sheet: TodaySheet, session: EditorSession) -> None:
        super().__init__(sheet)
        self._context = context
        self._sheet = sheet
        self._session = session
        self._visit = Visit(context.clock)
        self._led_by: str | None = None
        card, ending = sheet.prompt_card, sheet.ending
        self.asking = Asking(context, card, self._visit, self)
        self._wishing: Wishing | None = None
        self._deeds = EndingDeeds(context, ending, session, self._visit, self)
        self._going_on = GoingOn(context, session, sheet.editor, self)
        self._going_on.use(ending, sheet.kept)
        self._watch = PacingWatch(context, self._visit, ending.line, self)
        self._templating: Templating | None = None
        session.answers = self.asking.answers
        self._connect()

    # What the page tells.

    @property
    def wanted(self) -> PromptWanted:
        """What the page says about itself when it asks the journal."""
        return self.asking.wanted

    @property
    def templating(self) -> "Templating":
        """Templates; what it needs is loaded when somebody first wants one."""
        if self._templating is None:
            from journal_app.ui.today.templating import Templating

            self._templating = Templating(self._context, self._sheet.editor, self)
            self._templating.trouble.connect(self.trouble)
        return self._templating

    def entered(self) -> None:
        """The page is shown."""
        self._watch.start()

    def left(self) -> None:
        """Another page is shown."""
        self._watch.stop()
        self.end_writing()

    def edited(self) -> None:
        """A key was pressed on the page."""
        self._visit.wrote()
        self._show_blank()

    def show(self, entry: Entry | None, asked: PageQuestion) -> None:
        """What was loaded is on the page now."""
        if entry is not None and entry.body.strip():
            self.asking.recall(asked)
        else:
            self.asking.offer(asked)
        self._led_by = None if entry is None else entry.prompt_id
        self._going_on.show(asked)
        self._deeds.show_guard(asked.offer.guard)
        self._look()

    def cleared(self) -> None:
        """The page is empty, and nothing is known of what is asked on it yet."""
        self._led_by = None
        self._going_on.begin(None)
        self._look()

    def end_writing(self) -> None:
        """One turns from the entry on the page: remember when it was written at."""
        began, piece = self._visit.end_spell(), self._session.piece
        if began is not None and piece is not None:
            clock = self._context.clock
            job = self._context.jobs.run(writings.wrote, piece, began_at=began, clock=clock)
            job.failed.connect(self.trouble)

    def refresh(self, changes: Changes) -> None:
        """What may be asked can be another now; a page with words on it stays as it is."""
        if not (changes.prompts or changes.moments or changes.safety):
            return
        if self._session.piece is None and self._sheet.editor.is_blank():
            clock = self._context.clock
            job = self._context.jobs.run(
                prompt_loading.page_question, None, wanted=self.wanted, clock=clock
            )
            job.finished.connect(self._on_asked_anew)
            job.failed.connect(self.trouble)

    def forget(self) -> None:
        """Drop every word."""
        self._watch.forget()
        self._visit.forget()
        self._led_by = None
        self.asking.forget()
        if self._wishing is not None:
            self._wishing.forget()
        self._deeds.forget()
        self._going_on.forget()
        if self._templating is not None:
            self._templating.forget()
        self._look()

    # What it does.

    def _on_asked_anew(self, asked: PageQuestion) -> None:
        if self._session.piece is None and self._sheet.editor.is_blank():
            self.asking.offer(asked)
            self._deeds.show_guard(asked.offer.guard)

    def _on_begun(self) -> None:
        self._led_by = self.asking.answers()
        self._look()

    def _on_state(self) -> None:
        if self._session.state.keeping is Keeping.SAVED:
            self._look()

    def _show_blank(self) -> None:
        self._sheet.prompt_card.set_blank(self._sheet.editor.is_blank())

    def _look(self) -> None:
        """Whether a question led here and there is a sentence: only then there is a foot."""
        self._show_blank()
        piece, ending = self._session.piece, self._sheet.ending
        led = piece is not None and self._led_by is not None
        # After every save: whoever writes freely, or at length, waits for nothing.
        ends = led and bool(full_sentences(f"{self._sheet.editor.beginning(_LOOKED_AT)}\n"))
        if ends != ending.ends:
            ending.show_ending(ends)
            self._sheet.arrange()
        if ends:
            self._going_on.look(self._led_by, self._visit.id)

    def _ask_why(self) -> None:
        if self._wishing is None:
            # Its popovers are not needed to start.
            from journal_app.ui.today.wishing import Wishing

            self._wishing = Wishing(self._context, self._sheet.prompt_card, self.asking, self)
            self._wishing.trouble.connect(self.trouble)
        self._wishing.ask()

    def _on_done(self) -> None:
        self.end_writing()
        self.page_wanted.emit()
        self.asking.close()
        self._sheet.editor.setFocus()

    def _write_to(self, suggestion: Suggestion) -> None:
        self.end_writing()
        self.page_wanted.emit()
        self.asking.put(suggestion)
        self._sheet.editor.setFocus()

    def _begin_further(self, further: Suggestion, followup: Followup) -> None:
        self._write_to(further)
        self._going_on.begin(followup)

    def _connect(self) -> None:
        card = self._sheet.prompt_card
        go = self._context.navigator.go
        card.why_wanted.connect(self._ask_why)
        scenes = self._context.scenes
        card.settle_wanted.connect(lambda: scenes.open_scene(SceneId.PAUSE))
        card.coming_back_wanted.connect(lambda: scenes.open_scene(SceneId.COMING_BACK))
        card.support_wanted.connect(lambda: go(Place(page=PageId.SUPPORT)))
        card.template_wanted.connect(lambda: self.templating.choose_at(card.template))
        for part in (
            self.asking,
            self._deeds,
            self._going_on,
            self._watch,
        ):
            part.trouble.connect(self.trouble)
        self._deeds.leaving.connect(self.end_writing)
        self._deeds.left.connect(self._on_done)
        self._deeds.write_wanted.connect(self._write_to)
        self._deeds.opened_again.connect(self.entry_wanted)
        self._going_on.begin_wanted.connect(self._begin_further)
        self._session.begun.connect(self._on_begun)
        self._session.state_changed.connect(self._on_state)
