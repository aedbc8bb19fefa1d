"""Rows of words that know which field of a moment they fill, and lines that do."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.moment_fields import FIELDS, Shape
from journal_app.core.moments import LONGEST_TEXT, Capture
from journal_app.core.vocabulary import Picker
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field

T = TypeVar("T")
_STATES: Final = ("st_steady", "st_edge_up", "st_edge_down", "st_numb", "st_gone")
"""In sight at once; the others stand behind “more”."""


class FieldChips(ChoiceChips):
    """The words of one field."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        field: str,
        *,
        skippable: bool = False,
        corner: bool = False,
    ) -> None:
        several = FIELDS[field].shape is Shape.SOME
        super().__init__(theme, name, several=several, skippable=skippable, corner=corner)
        self._field = field

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer what a moment can be caught with."""
        also = capture.terms.get(self._field, ())
        self.offer(parts.vocabulary.picker(FIELDS[self._field].group, capture=True, also=also))

    def show_capture(self, capture: Capture) -> None:
        """Show what is said in this capture, without sending `changed`."""
        self.set_chosen(
            capture.terms.get(self._field, ()),
            capture.texts.get(f"{self._field}_other", ""),
            skipped=self._field in capture.skipped,
        )

    def told_in(self, capture: Capture) -> Capture:
        """This capture with what is said here."""
        others = capture.skipped - {self._field}
        return replace(
            capture,
            terms=with_value(capture.terms, self._field, self.chosen),
            texts=with_value(capture.texts, f"{self._field}_other", self.other_words),
            skipped=others | {self._field} if self.skipped else others,
        )


class StateChips(ChoiceChips):
    """How the whole of oneself is right now; one word of eight, five of them in sight."""

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer the five, and the others behind “more”."""
        offered = parts.vocabulary.group("st")
        first = tuple(term for term in offered if term.id in (*_STATES, capture.state))
        more = tuple(term for term in offered if term not in first)
        self.offer(Picker(first=first, more=more))

    def show_capture(self, capture: Capture) -> None:
        """Show what is said in this capture, without sending `changed`."""
        self.set_chosen(() if capture.state is None else (capture.state,))

    def told_in(self, capture: Capture) -> Capture:
        """This capture with what is said here."""
        return replace(capture, state=next(iter(self.chosen), None))


class TextLine(Field):
    """One line of the person’s own for a field of text."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, field: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "sentence", name, parent)
        self._field = field
        self.setMaxLength(LONGEST_TEXT)
        self.textEdited.connect(self.changed)

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """There is nothing to choose from."""

    def show_capture(self, capture: Capture) -> None:
        """Show what is said in this capture, without sending `changed`."""
        words = capture.texts.get(self._field, "")
        if self.text() != words:
            self.setText(words)

    def told_in(self, capture: Capture) -> Capture:
        """This capture with what is said here."""
        return replace(capture, texts=with_value(capture.texts, self._field, self.text()))

    def stops(self) -> list[QWidget]:
        """What can take the keyboard."""
        return [self]

    def forget(self) -> None:
        """Drop every word, and what could be undone."""
        self.setText("")


def with_value(values: Mapping[str, T], name: str, value: T) -> dict[str, T]:
    """These values with this one, or without its name where it is empty."""
    others = {key: each for key, each in values.items() if key != name}
    return others | {name: value} if value else others
