"""One field of a moment and where it is told: words, a number in words, lines, a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from journal_app.core import moment_words
from journal_app.core.clock import When, day_of, when_at, when_given, when_now
from journal_app.core.moment_fields import Field, Shape
from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.editor.time_popover import TimePopover
from journal_app.ui.moment_form import wording
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.word_slider import WordSlider
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.text_area import TextArea

T = TypeVar("T")
_BETWEEN: Final = 8
_SIDE_BY_SIDE: Final = 460


class FieldEditor(QFrame):
    """A question and the place to answer it; nothing in it is required.

    `told` is sent with a function that puts the answer into a moment.
    """

    told = Signal(object)

    def __init__(self, theme: Theme, name: str, question: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.field = name
        self.question = question or wording.asked(name)
        self.touched = False
        """Whether something was told here since it was made."""
        self._label = Para(theme, self.question, "smallm", "ink2")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._label)
        theme.changed.connect(self._respace)
        self._respace()

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Show what is told, without sending `told`."""

    def forget(self) -> None:
        """Drop every word."""

    def _respace(self) -> None:
        self._rows.setSpacing(self._theme.px(_BETWEEN))

    def _tell(self, put: Callable[[Moment], Moment]) -> None:
        self.touched = True
        self.told.emit(put)


class TermsEditor(FieldEditor):
    """One word of a group, or some of them."""

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__(theme, field.name)
        self._group = field.group
        self.chips = ChoiceChips(theme, self.question, several=field.shape is Shape.SOME)
        self.chips.changed.connect(self._on_changed)
        self._rows.addWidget(self.chips)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Offer the words that are used most first, and tick what was chosen."""
        chosen = moment.terms.get(self.field, ())
        words = moment.texts.get(f"{self.field}_other", "")
        self.chips.set_chosen(chosen, words)
        self.chips.offer(vocabulary.picker(self._group, also=chosen))

    def forget(self) -> None:
        """Drop every word."""
        self.chips.forget()

    def _on_changed(self) -> None:
        chosen, other, name = self.chips.chosen, self.chips.other_words, self.field

        def put(moment: Moment) -> Moment:
            gone = set().union(moment.terms.get(name, ())) - set(chosen)
            return replace(
                moment,
                terms=_with(moment.terms, name, chosen),
                texts=_with(moment.texts, f"{name}_other", other),
                strengths={term: at for term, at in moment.strengths.items() if term not in gone},
                skipped=moment.skipped - {name} if chosen else moment.skipped,
            )

        self._tell(put)


class NumberEditor(FieldEditor):
    """A number in words that stands nowhere until it is touched."""

    def __init__(self, theme: Theme, name: str, *, question: str = "", fresh: bool = False) -> None:
        super().__init__(theme, name, question)
        self._fresh = fresh
        self.slider = WordSlider(theme, self.question, moment_words.number_words(name))
        self.slider.answered.connect(self._on_answered)
        self._rows.addWidget(self.slider)

    def show_moment(self, moment: Moment, _vocabulary: Vocabulary) -> None:
        """Stand where it was told, unless it is asked anew each time."""
        if not self._fresh:
            self.slider.set_answer(self._number_of(moment))

    def forget(self) -> None:
        """Stand nowhere."""
        self.slider.set_answer(None)

    def _number_of(self, moment: Moment) -> int | None:
        return moment.numbers.get(self.field)

    def _put(self, moment: Moment, number: int | None) -> Moment:
        others = {name: at for name, at in moment.numbers.items() if name != self.field}
        numbers = others if number is None else others | {self.field: number}
        return replace(moment, numbers=numbers)

    def _on_answered(self, number: int | None) -> None:
        self._tell(lambda moment: self._put(moment, number))


class TextEditor(FieldEditor):
    """Lines of the person's own."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.area = TextArea(theme, self.question)
        self.area.changed.connect(self._on_changed)
        self._rows.addWidget(self.area)

    def show_moment(self, moment: Moment, _vocabulary: Vocabulary) -> None:
        """Show the lines."""
        self.area.set_text(moment.texts.get(self.field, ""))

    def forget(self) -> None:
        """Drop every word."""
        self.area.set_text("")

    def _on_changed(self) -> None:
        text, name = self.area.text, self.field
        self._tell(lambda moment: replace(moment, texts=_with(moment.texts, name, text)))


class TimeEditor(FieldEditor):
    """A day and a time, chosen in a popover and taken away with a cross."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context.theme, name)
        self._context = context
        self._locale = QLocale()
        self._at: datetime | None = None
        self._about: When | None = None
        self._popover: TimePopover | None = None
        self.button = Button(
            context.theme, "", "outline", size="small", style="smallm", name=self.question
        )
        self.button.clicked.connect(self._ask)
        self.clear_button = IconButton(
            context.theme, "x", _("Take the time away"), size=28, icon_size=14
        )
        self.clear_button.clicked.connect(lambda: self._choose(None))
        row = QHBoxLayout()
        row.setSpacing(4)
        self._rows.addLayout(row)
        row.addWidget(self.button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self._show_time()

    def show_moment(self, moment: Moment, _vocabulary: Vocabulary) -> None:
        """Show the time that was told; the question begins at the time of the moment."""
        self._at = moment.times.get(self.field)
        self._about = moment.when
        self._show_time()

    def forget(self) -> None:
        """Know no time."""
        self._at = self._about = None
        self._show_time()

    def _ask(self) -> None:
        if self._popover is None:
            self._popover = TimePopover(self._theme, self.window(), self._locale)
            self._popover.chosen.connect(self._on_chosen)
        clock = self._context.clock
        when = self._about or when_now(clock)
        local, day = when.local, when.told_date
        told = self._local()
        if told is not None:
            local, day = told, told.date()
        self._popover.ask_at(self.button, local, day, day_of(clock))

    def _on_chosen(self, chosen: datetime) -> None:
        self._choose(when_given(chosen, self._context.clock).instant)

    def _choose(self, at: datetime | None) -> None:
        held = self.clear_button.hasFocus()
        self._at, name = at, self.field
        self._show_time()
        if held and at is None:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

        def put(moment: Moment) -> Moment:
            others = {key: each for key, each in moment.times.items() if key != name}
            return replace(moment, times=others if at is None else others | {name: at})

        self._tell(put)

    def _local(self) -> datetime | None:
        return None if self._at is None else when_at(self._at, self._context.clock).local

    def _show_time(self) -> None:
        local = self._local()
        words = _("Add a time")
        if local is not None:
            this_year = day_of(self._context.clock).year
            day = day_words(local.date(), self._locale, this_year=this_year)
            words = f"{day}, {time_words(local, self._locale)}"
        self.button.set_label(words)
        self.button.setAccessibleDescription(words if local is not None else "")
        self.clear_button.setVisible(local is not None)


class PairEditor(FieldEditor):
    """Two lists side by side, neither above the other; one below the other where it is narrow."""

    def __init__(self, theme: Theme, one: FieldEditor, other: FieldEditor) -> None:
        super().__init__(theme, one.field)
        self._label.hide()
        self.pair = (one, other)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._rows.addLayout(self._columns)
        for each in self.pair:
            each.told.connect(self._tell)
            self._columns.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Show both."""
        for each in self.pair:
            each.show_moment(moment, vocabulary)

    def forget(self) -> None:
        """Drop every word."""
        for each in self.pair:
            each.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)


def editor_for(context: Context, field: Field) -> FieldEditor:
    """Where a field of this shape is told."""
    match field.shape:
        case Shape.NUMBER:
            return NumberEditor(context.theme, field.name)
        case Shape.TEXT:
            return TextEditor(context.theme, field.name)
        case Shape.TIME:
            return TimeEditor(context, field.name)
        case _:
            return TermsEditor(context.theme, field)


def _with(values: Mapping[str, T], name: str, value: T) -> dict[str, T]:
    others = {key: each for key, each in values.items() if key != name}
    return others | {name: value} if value else others
