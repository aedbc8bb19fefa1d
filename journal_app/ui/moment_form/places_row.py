"""Where it was in the body: a few places as words, or a figure in their place."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.moments import Capture
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.body_marks import places_of, with_place
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button

if TYPE_CHECKING:
    from journal_app.ui.moment_form.body_part import BodyPart

_GROUP: Final = "br"
_GAP: Final = 4


class PlacesRow(QFrame):
    """Chips for the places used most; *Show the figure* swaps in the part without words."""

    changed = Signal()
    grew = Signal()
    list_chosen = Signal(bool)
    """Whether the places are to stand as words in the part without words, too."""

    def __init__(
        self,
        theme: Theme,
        *,
        list_shown: bool = False,
        corner: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vocabulary = Vocabulary()
        self._told = Capture()
        self._list_shown = list_shown
        self._part: BodyPart | None = None
        self.places = ChoiceChips(theme, _("In the body"), several=True, corner=corner)
        self.places.changed.connect(self._on_places)
        self.places.grew.connect(self.grew)
        words, icon = _("Show the figure"), "person-simple"
        self._figure = RowChip(theme, words, checkable=False, flat=True, icon=icon)
        self._figure.clicked.connect(self._on_figure)
        self.places.add_last(self._figure)
        self._words = Button(theme, _("Back to words"), "ghost", style="small")
        self._words.clicked.connect(self._on_words)
        self._words.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self.places)

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer the places used most; what is chosen stays chosen."""
        if parts.vocabulary is self._vocabulary:
            return
        self._vocabulary = parts.vocabulary
        also = places_of(capture.body)
        self.places.offer(self._vocabulary.picker(_GROUP, capture=True, also=also))
        if self._part is not None:
            self._close_part()

    def told_in(self, capture: Capture) -> Capture:
        """This capture with what is said here."""
        told = self._told
        terms = {name: chosen for name, chosen in capture.terms.items() if name != "image"}
        if image := told.terms.get("image"):
            terms["image"] = image
        return replace(capture, body=told.body, drawing=told.drawing, terms=terms)

    def show_capture(self, capture: Capture) -> None:
        """Show this, without sending `changed`; what words cannot show brings up the figure."""
        self._told = capture
        self.places.set_chosen(places_of(capture.body))
        wordless = capture.drawing or "image" in capture.terms
        wordless = wordless or any(mark.sensation for mark in capture.body)
        if wordless and self._vocabulary.terms:
            self._open_part()
        elif self._part is not None:
            self._close_part()

    def forget(self) -> None:
        """Drop what was said, and the figure with it."""
        self._told = Capture()
        self._close_part()
        self.places.forget()

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        inside = [] if self._part is None else self._part.findChildren(QWidget)
        return [self._words, *self.places.stops(), *inside]

    def _on_places(self) -> None:
        before, now = set(places_of(self._told.body)), self.places.chosen
        marks = self._told.body
        for place in before.difference(now):
            marks = with_place(marks, place, chosen=False)
        for place in now:
            marks = with_place(marks, place, chosen=True)
        self._told = replace(self._told, body=marks)
        self.changed.emit()

    def _on_figure(self) -> None:
        self._open_part()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_words(self) -> None:
        self._close_part()
        self.places.set_chosen(places_of(self._told.body))
        self._figure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_part(self) -> None:
        from journal_app.ui.moment_form.body_part import BodyPart, Wordless

        if self._part is None:
            part = BodyPart(self._theme, self._vocabulary, list_shown=self._list_shown)
            part.changed.connect(self._on_part)
            part.list_shown_changed.connect(self._on_list_shown)
            self._column.addWidget(part)
            part.show()
            self._part = part
        image = next(iter(self._told.terms.get("image", ())), None)
        said = Wordless(marks=self._told.body, image=image, drawing=self._told.drawing)
        try:
            self._part.set_value(said)
        except ValueError:  # lines no version of the app has drawn
            self._part.set_value(replace(said, drawing=""))
        self._show(figure=True)

    def _close_part(self) -> None:
        if self._part is not None:
            self._column.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
            self._part = None
        self._show(figure=False)

    def _show(self, *, figure: bool) -> None:
        self.places.setVisible(not figure)
        self.places.more.setVisible(not figure and self.places.has_more)
        self._words.setVisible(figure)
        self.grew.emit()

    def _on_part(self) -> None:
        if self._part is None:
            return
        said = self._part.value
        terms = {"image": (said.image,)} if said.image is not None else {}
        others = {name: chosen for name, chosen in self._told.terms.items() if name != "image"}
        self._told = replace(
            self._told, body=said.marks, drawing=said.drawing, terms=others | terms
        )
        self.changed.emit()

    def _on_list_shown(self, shown: bool) -> None:
        self._list_shown = shown
        self.list_chosen.emit(shown)
