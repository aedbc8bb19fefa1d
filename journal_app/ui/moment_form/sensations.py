"""What is felt at a place, or without any: a few words, and more of them behind a chip."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.vocabulary import OTHER, Picker, Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form.body_marks import Marks, felt_at, places_of
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.plain_label import PlainLabel

GROUP: Final = "bs"
_GAP: Final = 7


class Sensations(QFrame):
    """One row of words for all places; which place they belong to is chosen above them."""

    felt = Signal(object, object)
    """The place or `None`, and the tuple of everything felt there now."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vocabulary = vocabulary
        self._marks: Marks = ()
        self._region: str | None = None
        self._places: dict[str | None, Chip] = {}
        self.setAccessibleName(_("What is felt"))
        self._where = QFrame()
        self._where.setAccessibleName(_("Where it is felt"))
        self._flow = FlowLayout(self._where, spacing=_GAP)
        self._words = ChoiceChips(theme, _("Sensations"), several=True)
        self._words.offer(_without_other(vocabulary.picker(GROUP)))
        self._words.changed.connect(self._on_words_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PlainLabel(theme, _("What is it like?"), "smallm", "ink2"))
        column.addWidget(self._where)
        column.addWidget(self._words)
        self._where.hide()

    @property
    def region(self) -> str | None:
        """The place the words belong to now."""
        return self._region

    def show_marks(self, marks: Marks, region: str | None) -> None:
        """Show what is felt at this place, and the other chosen places beside it."""
        self._marks = marks
        places = places_of(marks)
        self._region = region if region in places else next(iter(places[-1:]), None)
        self._show_places([*places, None] if places else [])
        self._words.set_chosen(felt_at(marks, self._region))

    def _show_places(self, places: Sequence[str | None]) -> None:
        if list(self._places) != list(places):
            for chip in self._places.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._places = {place: self._made_place(place) for place in places}
        for place, chip in self._places.items():
            chip.set_label(self._words_for(place))
            with QSignalBlocker(chip):
                chip.setChecked(place == self._region)
            chip.update()
        self._where.setVisible(bool(places))

    def _made_place(self, place: str | None) -> Chip:
        label = self._label(place)
        name = label if place is None else _("Felt here: {place}").format(place=label)
        chip = Chip(self._theme, label, checkable=True, small=True, name=name)
        chip.setAutoExclusive(True)
        chip.toggled.connect(partial(self._on_place_toggled, place))
        self._flow.addWidget(chip)
        # A layout shows what is new one turn later; whoever listens to the screen is told now.
        chip.show()
        return chip

    def _words_for(self, place: str | None) -> str:
        felt = [self._vocabulary.chip(sensation) for sensation in felt_at(self._marks, place)]
        words = _(", ").join(word for word in felt if word)
        label = self._label(place)
        return _("{place}: {words}").format(place=label, words=words) if words else label

    def _label(self, place: str | None) -> str:
        return _("Without a place") if place is None else self._vocabulary.label(place)

    def _on_place_toggled(self, place: str | None, chosen: bool) -> None:
        if chosen:
            self._region = place
            self._words.set_chosen(felt_at(self._marks, place))

    def _on_words_changed(self) -> None:
        self.felt.emit(self._region, self._words.chosen)


def _without_other(picker: Picker) -> Picker:
    """A mark on the body has no room for words of one’s own."""
    other = f"{GROUP}_{OTHER}"
    return replace(
        picker,
        first=tuple(term for term in picker.first if term.id != other),
        more=tuple(term for term in picker.more if term.id != other),
    )
