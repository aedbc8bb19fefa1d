"""What stands beside the fields of a moment: its sentence, kind, state, pulls, closeness, body."""

from dataclasses import replace

from journal_app.core.drawings import is_drawing
from journal_app.core.moments import LONGEST_NOTE, Capture, Moment
from journal_app.core.vocabulary import Picker, Vocabulary
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.body_part import BodyPart, Wordless
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.people_chips import PeopleChips
from journal_app.ui.reflection.editors import FieldEditor, NumberEditor
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.text_area import TextArea


class NoteEditor(FieldEditor):
    """The one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "note")
        self.area = TextArea(theme, self.question, longest=LONGEST_NOTE)
        self.area.changed.connect(self._on_changed)
        self._rows.addWidget(self.area)

    def show_moment(self, moment: Moment, _vocabulary: Vocabulary) -> None:
        """Show the sentence."""
        self.area.set_text(moment.note)

    def forget(self) -> None:
        """Drop every word."""
        self.area.set_text("")

    def _on_changed(self) -> None:
        note = self.area.text
        self._tell(lambda moment: replace(moment, note=note))


class KindEditor(FieldEditor):
    """What kind of moment it was; there always is one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "kind")
        self.chips = ChoiceChips(theme, self.question)
        self.chips.changed.connect(self._on_changed)
        self._kind = ""
        self._rows.addWidget(self.chips)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """All ten, in their order."""
        self._kind = moment.kind
        self.chips.set_chosen((moment.kind,))
        self.chips.offer(Picker(first=vocabulary.group("kd"), more=()))

    def forget(self) -> None:
        """Drop every word."""
        self.chips.forget()

    def _on_changed(self) -> None:
        if not self.chips.chosen:
            self.chips.set_chosen((self._kind,))
            return
        self._kind = kind = self.chips.chosen[0]
        self._tell(lambda moment: replace(moment, kind=kind))


class StateEditor(FieldEditor):
    """How the whole of oneself was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "state")
        self.chips = ChoiceChips(theme, self.question)
        self.chips.changed.connect(self._on_changed)
        self._rows.addWidget(self.chips)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """The few that are asked first, the others behind them."""
        chosen = () if moment.state is None else (moment.state,)
        self.chips.set_chosen(chosen)
        self.chips.offer(vocabulary.picker("st", also=chosen))

    def forget(self) -> None:
        """Drop every word."""
        self.chips.forget()

    def _on_changed(self) -> None:
        state = next(iter(self.chips.chosen), None)
        self._tell(lambda moment: replace(moment, state=state))


class ColumnNumber(NumberEditor):
    """A pull or a closeness; both pulls may be there at once."""

    def _number_of(self, moment: Moment) -> int | None:
        number: int | None = getattr(moment, self.field)
        return number

    def _put(self, moment: Moment, number: int | None) -> Moment:
        match self.field:
            case "pull_away":
                return replace(moment, pull_away=number)
            case "pull_toward":
                return replace(moment, pull_toward=number)
            case "closeness_now":
                return replace(moment, closeness_now=number)
            case _:
                return replace(moment, closeness_wanted=number)


class PeopleEditor(FieldEditor):
    """Who was there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, "people", _("With"))
        self._context = context
        self.chips = PeopleChips(context.theme)
        self.chips.changed.connect(self._on_changed)
        self.chips.refused.connect(lambda error: context.notices.say(error.words))
        self._rows.addWidget(self.chips)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Those named before, and those named here."""
        known = self._context.known
        capture = Capture(people=moment.people)
        self.chips.set_chosen(moment.people)
        parts = FormParts(vocabulary=vocabulary, people=known.people, names=known.names)
        self.chips.offer_from(parts, capture)

    def forget(self) -> None:
        """Drop every name."""
        self.chips.forget()

    def _on_changed(self) -> None:
        people = self.chips.chosen
        self._tell(lambda moment: replace(moment, people=people))


class BodyEditor(FieldEditor):
    """Places, sensations, an image, a drawing; the figure is made once the words are at hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "body")
        self._label.hide()
        self.part: BodyPart | None = None

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Show what was told without words."""
        if self.part is None:
            self.part = BodyPart(self._theme, vocabulary)
            self.part.changed.connect(self._on_changed)
            self._rows.addWidget(self.part)
        image = next(iter(moment.terms.get("image", ())), None)
        # One that cannot be read stays as it is kept until something else is drawn.
        drawing = moment.drawing if is_drawing(moment.drawing) else ""
        self.part.set_value(Wordless(marks=moment.body, image=image, drawing=drawing))

    def forget(self) -> None:
        """Drop everything."""
        if self.part is not None:
            self.part.set_value(Wordless())

    def _on_changed(self) -> None:
        if self.part is None:
            return
        value = self.part.value

        def put(moment: Moment) -> Moment:
            others = {name: terms for name, terms in moment.terms.items() if name != "image"}
            terms = others if value.image is None else others | {"image": (value.image,)}
            drawing = value.drawing
            if not drawing and not is_drawing(moment.drawing):
                drawing = moment.drawing
            return replace(moment, body=value.marks, terms=terms, drawing=drawing)

        self._tell(put)


class StrengthsEditor(FieldEditor):
    """How strong each chosen feeling was; opens only when somebody wants to say so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "strengths", _("How strong each was"))
        self._label.hide()
        self._strengths: dict[str, _Strength] = {}
        self._opened = False
        self.open_button = Button(theme, _("How strong?"), "ghost", "plus", style="small")
        self.open_button.clicked.connect(self._open)
        self._rows.addWidget(self.open_button)
        self._moment: Moment | None = None
        self._vocabulary = Vocabulary()

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """A row for each feeling that is chosen, once it was opened or told."""
        self._moment, self._vocabulary = moment, vocabulary
        chosen = moment.terms.get("feelings", ())
        opened = self._opened or any(term in moment.strengths for term in chosen)
        self.open_button.setVisible(bool(chosen) and not opened)
        self._label.setVisible(bool(chosen) and opened)
        self._show_sliders(chosen if opened else ())

    def forget(self) -> None:
        """Drop every word."""
        self._opened, self._moment = False, None
        self._show_sliders(())

    def _open(self) -> None:
        self._opened = True
        if self._moment is not None:
            self.show_moment(self._moment, self._vocabulary)
        first = next(iter(self._strengths.values()), None)
        if first is not None:
            first.slider.setFocus()

    def _show_sliders(self, chosen: tuple[str, ...]) -> None:
        for term in [term for term in self._strengths if term not in chosen]:
            gone = self._strengths.pop(term)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        told = {} if self._moment is None else self._moment.strengths
        for term in chosen:
            if term not in self._strengths:
                self._strengths[term] = self._made(term)
            self._strengths[term].slider.set_answer(told.get(term))

    def _made(self, term: str) -> "_Strength":
        row = _Strength(self._theme, term, self._vocabulary.label(term))
        row.told.connect(self.told)
        self._rows.addWidget(row)
        return row


class _Strength(NumberEditor):
    """How strong one feeling was."""

    def __init__(self, theme: Theme, term: str, label: str) -> None:
        super().__init__(theme, term, question=label)
        self.slider.setAccessibleName(_("How strong: {feeling}").format(feeling=label))

    def _put(self, moment: Moment, number: int | None) -> Moment:
        others = {term: at for term, at in moment.strengths.items() if term != self.field}
        strengths = others if number is None else others | {self.field: number}
        return replace(moment, strengths=strengths)
