"""Which question stands on the page, and whether what is written answers it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journal_app.core.prompt_context import Ask
from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.services import prompts
from journal_app.services.prompts import OnOffer, Suggestion
from journal_app.ui.context import Context
from journal_app.ui.today import prompt_loading
from journal_app.ui.today.prompt_card import PromptCard
from journal_app.ui.today.prompt_loading import PageQuestion, PromptWanted
from journal_app.ui.today.visit import Visit

_NOTHING = OnOffer()


class Asking(QObject):
    """Goes through the questions on offer, one at a time, and remembers each that was shown."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, card: PromptCard, visit: Visit, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self._visit = visit
        self._offer = _NOTHING
        self._suggestions: list[Suggestion] = []
        self._at = 0
        self._deeper_in = ""
        self._closed_in = ""
        self._told = False
        self._noted: set[tuple[str, str]] = set()
        card.another_wanted.connect(self._on_another)
        card.closed_by_choice.connect(self.close)
        card.question_wanted.connect(self._on_wanted)
        card.done_wanted.connect(self.close)

    # What stands there.

    def answers(self) -> str | None:
        """The id of the question that what is written now answers."""
        return None if self._card.prompt is None else self._card.prompt.id

    @property
    def suggestion(self) -> Suggestion | None:
        """The question on the card, and what let it come."""
        prompt = self._card.prompt
        if prompt is None:
            return None
        found = next((each for each in self._suggestions if each.prompt == prompt), None)
        return found or Suggestion(prompt=prompt, because=(_("You began this page from it."),))

    @property
    def may_go_deeper(self) -> bool:
        """Whether “a bit deeper?” may be asked now."""
        return self._offer.deeper and not self._told

    # What comes to stand there.

    @property
    def wanted(self) -> PromptWanted:
        """What the page says about itself when it asks the journal."""
        here = None if self._told else self.answers()
        return PromptWanted(visit=self._visit.id, here=here, ask=self._ask())

    def offer(self, asked: PageQuestion) -> None:
        """An empty page: a question of this hour, or the one that is there already."""
        self._told = False
        self._take_offer(asked.offer)
        if self._closed_in == self._visit.id:
            self._card.close_card()
            return
        if asked.offer.stopped:
            self._suggestions = []
            self._card.show_ways()
            return
        if not (asked.stays and self._suggestions):
            self._suggestions, self._at = list(asked.offer.suggestions), 0
        self._show()

    def recall(self, asked: PageQuestion) -> None:
        """An entry that is gone on with: the question it answers, or none."""
        self._take_offer(asked.offer)
        self._told = True
        if asked.offer.stopped and self._closed_in != self._visit.id:
            self._card.show_ways()
        elif asked.answered is None:
            self._card.close_card()
        else:
            self._card.show_prompt(asked.answered, another=False)

    def close(self) -> None:
        """None of these: nothing more comes by itself in this visit, and nothing is said of it."""
        self._closed_in = self._visit.id
        self._card.close_card()

    def put(self, suggestion: Suggestion) -> None:
        """Let exactly this one stand there, as it was asked for."""
        self._told = False
        self._suggestions, self._at = [suggestion], 0
        self._show(asked_for=True)

    def pass_over(self, prompt: Prompt) -> None:
        """This one comes no more: the next one stands in its place, unless it is answered."""
        self._suggestions = [each for each in self._suggestions if each.prompt != prompt]
        if self._told or self._card.prompt != prompt:
            return
        if self._at < len(self._suggestions):
            self._show(asked_for=True)
        else:
            self._fetch()

    def go_deeper(self) -> None:
        """The person said yes to a bit deeper; it holds for this visit."""
        self._deeper_in = self._visit.id
        self._suggestions, self._at = [], 0
        self._fetch()

    def shorten(self) -> None:
        """The same question in its shorter form."""
        prompt = self._card.prompt
        if prompt is not None:
            self._card.show_prompt(prompt, another=self._has_more(), words=prompt.variant_short)

    def forget(self) -> None:
        """No question any more."""
        self._take_offer(_NOTHING)
        self._suggestions, self._at = [], 0
        self._deeper_in, self._closed_in = "", ""
        self._noted.clear()
        self._card.close_card()

    # How it goes on.

    def _take_offer(self, offer: OnOffer) -> None:
        self._offer = offer
        self._card.offer_first(None if offer.advice is None else offer.advice.settling)

    def _has_more(self) -> bool:
        return len(self._suggestions) > 1 or self._offer.more

    def _ask(self) -> Ask:
        return Ask(deeper=bool(self._deeper_in) and self._deeper_in == self._visit.id)

    def _show(self, *, asked_for: bool = False) -> None:
        if not self._suggestions:
            self._card.close_card()
            return
        self._closed_in = ""
        prompt = self._suggestions[self._at].prompt
        self._card.show_prompt(prompt, another=self._has_more())
        shown = (self._visit.id, prompt.id)
        if shown not in self._noted:
            self._noted.add(shown)
            job = self._context.jobs.run(
                prompts.shown,
                prompt.id,
                clock=self._context.clock,
                sitting=self._visit.id,
                asked_for=asked_for,
            )
            job.failed.connect(self.trouble)

    def _on_another(self) -> None:
        self._visit.seen()
        if self._at + 1 < len(self._suggestions):
            self._at += 1
            self._show(asked_for=True)
        elif self._offer.more:
            self._fetch()
        else:
            self._at = 0
            self._show(asked_for=True)

    def _on_wanted(self) -> None:
        self._visit.seen()
        if self._suggestions and not self._told:
            self._show(asked_for=True)
        else:
            self._fetch()

    def _fetch(self) -> None:
        """More than what came by itself: whoever asks gets it, whatever was offered before."""
        wanted = PromptWanted(visit=self._visit.id, ask=replace(self._ask(), more=True))
        clock = self._context.clock
        job = self._context.jobs.run(prompt_loading.asked_for, wanted=wanted, clock=clock)
        job.finished.connect(self._on_fetched)
        job.failed.connect(self.trouble)

    def _on_fetched(self, offer: OnOffer) -> None:
        self._told = False
        self._take_offer(replace(offer, deeper=offer.deeper and not self._ask().deeper))
        if offer.stopped:
            self._card.show_ways()
            return
        fresh = _unlike(offer.suggestions, self._suggestions)
        if fresh:
            self._at = len(self._suggestions)
            self._suggestions += fresh
        elif self._suggestions:
            self._at = 0
        self._show(asked_for=True)


def _unlike(found: Sequence[Suggestion], known: Sequence[Suggestion]) -> list[Suggestion]:
    ids = {each.prompt.id for each in known}
    return [each for each in found if each.prompt.id not in ids]
