"""The rows of the form, each made when it is first seen."""

from collections.abc import Mapping
from typing import Final, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.moments import BOTH, Capture
from journal_app.i18n import _
from journal_app.ui.moment_form.asking import FormParts, Row
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.field_chips import FieldChips, StateChips, TextLine
from journal_app.ui.moment_form.form_row import CHIP, LINE, TRACK, FormRow, QuestionRow
from journal_app.ui.moment_form.people_chips import PeopleChips
from journal_app.ui.moment_form.places_row import PlacesRow
from journal_app.ui.moment_form.pull_row import PullRow
from journal_app.ui.theme.theme import Theme

_WITHOUT_WORDS: Final = frozenset(
    {Row.ANSWERS, Row.WITH, Row.PULL, Row.FOR_REST, Row.FOR_FEAR, Row.TO_SAY}
)
"""Rows that need nothing from the vocabulary."""
_SENTENCES: Final = frozenset(
    {
        Row.WANTED,
        Row.NO_RESPECTED,
        Row.WHICH_FEAR,
        Row.ROOM_FOR,
        Row.TO_SAY,
    }
)
"""Asked with a whole sentence rather than a label."""


class RowContent(Protocol):
    """What answers a row; every one of them is a widget."""

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer what there is to choose from; what was said stays."""
        ...

    def show_capture(self, capture: Capture) -> None:
        """Show what is said in this capture."""
        ...

    def told_in(self, capture: Capture) -> Capture:
        """This capture with what is said here."""
        ...

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        ...

    def forget(self) -> None:
        """Drop every word."""
        ...


class Rows(QObject):
    """Makes rows, hands them what they show, and reads them."""

    told = Signal(object)
    """Carries the `Row` in which something was said."""
    grew = Signal()
    """Other controls stand in a row now than before."""
    refused = Signal(object)
    """Carries the error of a name that cannot be one."""
    list_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget, *, small: bool, list_shown: bool) -> None:
        super().__init__(parent)
        self._form = parent
        self._theme = theme
        self._small = small
        self._list_shown = list_shown
        self._parts: FormParts | None = None
        self._frames: dict[Row, QWidget] = {}
        self._contents: dict[Row, RowContent] = {}

    @property
    def frames(self) -> Mapping[Row, QWidget]:
        """The rows that were made, as they stand in the form."""
        return self._frames

    def frame(self, row: Row, capture: Capture) -> QWidget:
        """A row, made and filled if it was not there yet."""
        if row not in self._frames:
            content = self._made_content(row)
            self._contents[row] = content
            self._frames[row] = self._framed(row, content)
            if self._parts is not None:
                content.offer_from(self._parts, capture)
            content.show_capture(capture)
        if row is Row.TO_SAY:
            self._ask_to_say(capture.reading)
        return self._frames[row]

    def content(self, row: Row) -> RowContent:
        """What answers a row that was made."""
        return self._contents[row]

    def use(self, parts: FormParts, capture: Capture) -> None:
        """Offer other words and people; what was said stays."""
        self._parts = parts
        for content in self._contents.values():
            content.offer_from(parts, capture)

    def show_capture(self, capture: Capture) -> None:
        """Let every row that was made show what is said in this capture."""
        for content in self._contents.values():
            content.show_capture(capture)

    def finish_typing(self) -> None:
        """Take a name that was typed and not added yet."""
        people = self._contents.get(Row.WITH)
        if isinstance(people, PeopleChips):
            people.add_pending()

    def forget(self) -> None:
        """Drop every word."""
        for content in self._contents.values():
            content.forget()

    def has_words(self, row: Row) -> bool:
        """Whether there is anything to choose from, where a row needs that."""
        return row in _WITHOUT_WORDS or bool(self._parts and self._parts.vocabulary.terms)

    # Making.

    def _made_content(self, row: Row) -> RowContent:
        name, theme = _name_of(row), self._theme
        corner = self._small and row not in _SENTENCES
        content: FieldChips | StateChips | PeopleChips | PlacesRow | PullRow | TextLine
        match row:
            case Row.STATE:
                content = StateChips(theme, name, corner=corner)
            case Row.WITH:
                content = PeopleChips(theme, corner=corner)
                content.refused.connect(self.refused)
            case Row.BODY:
                content = PlacesRow(theme, list_shown=self._list_shown, corner=corner)
                content.list_chosen.connect(self._on_list_chosen)
            case Row.PULL:
                content = PullRow(theme, small=self._small)
            case Row.FOR_REST | Row.FOR_FEAR | Row.TO_SAY:
                content = TextLine(theme, name, _field_of(row))
            case _:
                skip = _may_skip(row)
                content = FieldChips(theme, name, _field_of(row), skippable=skip, corner=corner)
        content.changed.connect(lambda: self.told.emit(row))
        if not isinstance(content, TextLine):
            content.grew.connect(self.grew)
        return content

    def _framed(self, row: Row, content: RowContent) -> QWidget:
        name, widget = _name_of(row), cast(QWidget, content)
        frame: QWidget
        if row in _SENTENCES:
            frame = QuestionRow(self._theme, name, widget, small=self._small, parent=self._form)
        else:
            height = {Row.PULL: TRACK, Row.FOR_REST: LINE, Row.FOR_FEAR: LINE}.get(row, CHIP)
            frame = FormRow(
                self._theme, name, widget, small=self._small, height=height, parent=self._form
            )
            chips = content.places if isinstance(content, PlacesRow) else content
            if isinstance(chips, ChoiceChips) and chips.has_corner:
                frame.put_in_corner(chips.more)
        frame.hide()
        return frame

    def _ask_to_say(self, reading: str | None) -> None:
        framed = self._frames[Row.TO_SAY]
        if isinstance(framed, QuestionRow):
            both = _("What would give each a tenth of what it asks?")
            framed.set_question(both if reading == BOTH else _name_of(Row.TO_SAY))

    def _on_list_chosen(self, shown: bool) -> None:
        self._list_shown = shown
        self.list_chosen.emit(shown)


def _name_of(row: Row) -> str:
    names = {
        Row.STATE: _("Right now"),
        Row.WITH: _("With"),
        Row.BEFORE: _("Just before"),
        Row.WANTED: _("Was it wanted?"),
        Row.NO_RESPECTED: _("Was your no respected?"),
        Row.BODY: _("In the body"),
        Row.PULL: _("The pull is"),
        Row.WANTS: _("I want to"),
        Row.WHICH_FEAR: _("What was the fear of?"),
        Row.ROOM_FOR: _("What is the room for?"),
        Row.FOR_REST: _("For rest"),
        Row.FOR_FEAR: _("For fear"),
        Row.TO_SAY: _("Can it be said in a sentence?"),
    }
    return names[row]


def _field_of(row: Row) -> str:
    return {
        Row.BEFORE: "trigger_primary",
        Row.WANTED: "wanted_touch",
        Row.NO_RESPECTED: "no_respected",
        Row.WANTS: "wants",
        Row.WHICH_FEAR: "which_fear",
        Row.ROOM_FOR: "room_for",
        Row.FOR_REST: "for_rest",
        Row.FOR_FEAR: "for_fear",
        Row.TO_SAY: "sentence",
    }[row]


def _may_skip(row: Row) -> bool:
    """What is asked of fear or of a touch can be passed over on purpose."""
    return row in (Row.WANTED, Row.WHICH_FEAR)
