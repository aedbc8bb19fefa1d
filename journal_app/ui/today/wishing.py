"""What one says of a question from “Why this one?”: done at once, and taken back by a notice."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.services import prompt_wishes
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today import wish_loading
from journal_app.ui.today.asking import Asking
from journal_app.ui.today.own_question import OwnQuestion
from journal_app.ui.today.prompt_card import PromptCard
from journal_app.ui.today.why_popover import Deed, Known, WhyPopover
from journal_app.ui.today.wish_loading import AboutPrompt
from journal_app.ui.undoing import Undoing


class Wishing(QObject):
    """Opens the popover over the card, and does what is asked for in it."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, card: PromptCard, asking: Asking, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self._asking = asking
        self._popover: WhyPopover | None = None
        self._about = AboutPrompt()
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self.trouble)
        self._own = OwnQuestion(context, card.why, self)
        self._own.kept.connect(asking.put)
        self._own.trouble.connect(self.trouble)

    def forget(self) -> None:
        """Close it, and drop its words."""
        self._about = AboutPrompt()
        if self._popover is not None:
            self._popover.dismiss()
        self._own.forget()

    def ask(self) -> None:
        """Open the popover, once it is known what was said of the question."""
        prompt = self._card.prompt
        if prompt is not None:
            job = self._context.jobs.run(wish_loading.about_prompt, prompt)
            job.finished.connect(partial(self._open, prompt))
            job.failed.connect(self.trouble)

    def _open(self, prompt: Prompt, about: AboutPrompt) -> None:
        suggestion = self._asking.suggestion
        if suggestion is None or suggestion.prompt != prompt:
            return
        self._about = about
        if self._popover is None:
            self._popover = WhyPopover(self._context.theme, self._card.window())
            self._popover.wanted.connect(self._do)
        known = Known(
            because=suggestion.because,
            weight=about.weight,
            shorter=prompt.variant_short not in ("", prompt.text),
            answers=about.answers > 0,
            deeper=self._asking.may_go_deeper,
        )
        self._popover.ask_at(self._card.why, known)

    def _do(self, deed: Deed) -> None:
        prompt = self._card.prompt
        if prompt is None:
            return
        match deed:
            case Deed.MORE:
                self._weigh(prompt, 0 if self._about.weight > 0 else 1)
            case Deed.LESS:
                self._weigh(prompt, 0 if self._about.weight < 0 else -1)
            case Deed.HIDE:
                self._hide(prompt)
            case Deed.SHORTER:
                self._asking.shorten()
            case Deed.ANSWERS:
                self._context.navigator.go(Place(page=PageId.ANSWERS, part=prompt.id))
            case Deed.DEEPER:
                self._asking.go_deeper()
            case Deed.OWN:
                self._own.ask()

    def _weigh(self, prompt: Prompt, weight: int) -> None:
        words = {
            1: _("More of these will come."),
            0: _("These come as before."),
            -1: _("Fewer of these will come."),
        }[weight]
        weigh = partial(prompt_wishes.weigh, subject=prompt.kin)
        before = self._about.weight
        self._undoing.do(partial(weigh, weight=weight), words, partial(weigh, weight=before))

    def _hide(self, prompt: Prompt) -> None:
        self._asking.pass_over(prompt)
        hide = partial(prompt_wishes.hide, subject=prompt.id)
        words = _("That one won’t come again.")
        self._undoing.do(partial(hide, hidden=True), words, partial(hide, hidden=False))
