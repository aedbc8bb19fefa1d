"""Which question stands on the page, and whether what is written answers it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from journal_app.core.clock import Clock, day_of
from journal_app.core.prompts import Prompt
from journal_app.runtime.jobs import Jobs
from journal_app.services import prompts
from journal_app.ui.today.prompt_card import PromptCard


class Asking(QObject):
    """Goes through the questions of the day, and remembers each that was really shown."""

    trouble = Signal(object)

    def __init__(
        self, card: PromptCard, jobs: Jobs, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._jobs = jobs
        self._clock = clock
        self._prompts: list[Prompt] = []
        self._at = 0
        self._noted: set[tuple[date, str]] = set()
        card.another_wanted.connect(self._on_another)
        card.closed_by_choice.connect(card.close_card)
        card.question_wanted.connect(self._on_wanted)

    def answers(self) -> str | None:
        """The id of the question that what is written now answers."""
        return None if self._card.prompt is None else self._card.prompt.id

    def offer(self, offered: Sequence[Prompt]) -> None:
        """An empty page: today's question, or the one that is there already."""
        self._take(offered)
        self._show()

    def recall(self, offered: Sequence[Prompt], prompt_id: str | None) -> None:
        """An entry that is gone on with: the question it answers, or none."""
        self._take(offered)
        for at, prompt in enumerate(self._prompts):
            if prompt.id == prompt_id:
                self._at = at
                self._card.show_prompt(prompt, another=False)
                return
        self._card.close_card()

    def forget(self) -> None:
        """No question any more."""
        self._prompts = []
        self._noted.clear()
        self._card.close_card()

    def _take(self, offered: Sequence[Prompt]) -> None:
        here = self._prompts[self._at].id if self._prompts else None
        if offered:
            self._prompts = list(offered)
            ids = [prompt.id for prompt in self._prompts]
            self._at = ids.index(here) if here in ids else 0

    def _show(self) -> None:
        if not self._prompts:
            self._card.close_card()
            return
        prompt = self._prompts[self._at]
        self._card.show_prompt(prompt, another=len(self._prompts) > 1)
        shown = (day_of(self._clock), prompt.id)
        if shown not in self._noted:
            self._noted.add(shown)
            job = self._jobs.run(prompts.shown, prompt.id, clock=self._clock)
            job.failed.connect(self.trouble)

    def _on_another(self) -> None:
        self._at = (self._at + 1) % len(self._prompts)
        self._show()

    def _on_wanted(self) -> None:
        if self._prompts:
            self._show()
            return
        job = self._jobs.run(prompts.offered, clock=self._clock)
        job.finished.connect(self.offer)
        job.failed.connect(self.trouble)
