"""Questions: what comes on Today, questions and templates of one's own, and what is sealed."""

from functools import partial

from journal_app.core.changes import Changes
from journal_app.core.prompts import Family, Prompt
from journal_app.i18n import _
from journal_app.services import prompt_wishes
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings import questions_loading
from journal_app.ui.settings.deck_list import DeckList
from journal_app.ui.settings.family_list import FamilyList, HiddenList, Much
from journal_app.ui.settings.questions_loading import Questions
from journal_app.ui.settings.sealed_until import SealedUntil
from journal_app.ui.settings.template_list import TemplateList
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.tab_order import read_in_order
from journal_app.ui.widgets.toggle import Toggle


class QuestionsView(SettingsView):
    """Nothing is learned from what one writes: what is said here is all there is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Questions"))
        self._known = Questions()
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self._on_refused)
        theme = context.theme
        self.look = Button(theme, _("Look…"), name=_("Look at your answers"), style="smallm")
        self.families = FamilyList(theme)
        self.hidden = HiddenList(theme)
        self.night = Toggle(theme, _("Deeper questions at night"))
        self.decks = DeckList(context)
        self.templates = TemplateList(context)
        self.sealed = SealedUntil(context)
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Look how things stand."""
        job = self.context.jobs.run(questions_loading.questions)
        job.finished.connect(self._show)
        job.failed.connect(self.on_trouble)

    def leave(self) -> None:
        """Keep what was typed."""
        self.templates.keep()

    def keep(self) -> None:
        """Keep at once what was typed, in a template too."""
        super().keep()
        self.templates.keep()

    def busy(self) -> bool:
        """Whether something that was changed is not kept yet, in a template too."""
        return super().busy() or self.templates.unkept

    def refresh(self, changes: Changes) -> None:
        """Something was said or changed, here or elsewhere."""
        touched = changes.prompts or changes.decks or changes.templates or changes.safety
        if touched or changes.order:
            self.enter()

    def forget(self) -> None:
        """Drop every word of the person's own."""
        self._known = Questions()
        self.decks.forget()
        self.templates.forget()
        self.hidden.show_hidden(())
        self.sealed.show_sealed(())

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.add_heading(_("Questions"))
        answers = Row(
            theme,
            "book-open-text",
            _("Your answers"),
            _("All answers to one question, side by side."),
            self.look,
        )
        night = Row(
            theme,
            "moon-stars",
            self.night.accessibleName(),
            _("Late in the evening only small ones come by themselves."),
            self.night,
        )
        self.column.addWidget(BoxedList(theme, answers, night))
        line = _("More of a kind, or less. What you write is never looked at for this.")
        self.add_heading(_("What comes on Today"), line)
        self.column.addWidget(self.families)
        self.column.addSpacing(12)
        self.column.addWidget(self.hidden)
        line = _("In decks that are in use they come on Today like all others.")
        self.add_heading(_("Your own questions"), line)
        self.column.addWidget(self.decks)
        line = _("Whole entries to begin from, under the dots on Today.")
        self.add_heading(_("Templates"), line)
        self.column.addWidget(self.templates)
        line = _("Each comes back by itself on its day. Nothing of it is shown here.")
        self.add_heading(_("Sealed until later"), line)
        self.column.addWidget(self.sealed)
        self.column.addStretch(1)

    def _connect(self) -> None:
        go = self.context.navigator.go
        self.look.clicked.connect(lambda: go(Place(page=PageId.ANSWERS)))
        self.families.wanted.connect(self._want)
        self.hidden.asked_again.connect(self._ask_again)
        self.night.toggled.connect(self._let_night)
        for part in (self.decks, self.templates, self.sealed):
            part.refused.connect(self._on_refused)

    def _show(self, known: Questions) -> None:
        self._known = known
        self.families.show_wishes(known)
        self.hidden.show_hidden(known.hidden)
        self.night.setChecked(known.deeper_at_night)
        self.decks.show_decks(known.decks)
        self.templates.show_templates(known.templates)
        self.sealed.show_sealed(known.sealed)
        read_in_order(self)

    def _want(self, family: Family, much: Much) -> None:
        before = self._known.wishes
        hidden, weight = family.value in before.hidden, before.weights.get(family.value, 0)
        none = much is Much.NONE
        say = partial(prompt_wishes.say, subject=family.value)
        words = {
            Much.MORE: _("More of these will come."),
            Much.AS_NOW: _("These come as before."),
            Much.LESS: _("Fewer of these will come."),
            Much.NONE: _("These won’t come."),
        }[much]
        self._undoing.do(
            partial(say, weight=weight if none else int(much), hidden=none),
            words,
            partial(say, weight=weight, hidden=hidden),
        )

    def _ask_again(self, prompt: Prompt) -> None:
        hide = partial(prompt_wishes.hide, subject=prompt.id)
        words = _("It may be asked again.")
        self._undoing.do(partial(hide, hidden=False), words, partial(hide, hidden=True))

    def _let_night(self, allowed: bool) -> None:
        if allowed is not self._known.deeper_at_night:
            self._undoing.do(partial(prompt_wishes.let_deeper_at_night, allowed=allowed))

    def _on_refused(self, error: Exception) -> None:
        self.enter()
        self.on_trouble(error)
