"""One question answered with words: the few that are used most, then the rest behind “more”."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.vocabulary import OTHER, Picker, Term
from journal_app.i18n import _
from journal_app.ui.moment_form.row_chip import Roving, RowChip
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from journal_app.ui.widgets.choice_popover import ChoicePopover

MOST_IN_PLACE: Final = 16
"""So many more words open in their place; a longer list opens with a line to type in."""
_GAP: Final = 7
_ROW_GAP: Final = 8


class ChoiceChips(QFrame):
    """A panel of boxes to tick; `several` lets more than one be chosen.

    What was chosen and is no longer offered stays chosen. *Something else* opens a line for the
    person's own word. `skippable` adds a box by which the question is passed over on purpose.
    """

    changed = Signal()
    grew = Signal()
    """Other controls stand in it now than before."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        several: bool = False,
        skippable: bool = False,
        corner: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._several = several
        self._chosen: tuple[str, ...] = ()
        self._terms: dict[str, Term] = {}
        self._waiting: tuple[Term, ...] = ()
        self._picker: Picker | None = None
        self._chips: dict[str, RowChip] = {}
        self._popover: ChoicePopover | None = None
        self._other: Field | None = None
        self._other_words = ""
        self._row = QFrame(self)
        self._flow = FlowLayout(self._row, spacing=_GAP, row_spacing=_ROW_GAP)
        self._roving = Roving(self._in_row)
        self._closing: list[RowChip] = []
        self.more = RowChip(theme, _("more"), checkable=False, flat=True)
        self.more.clicked.connect(self._on_more)
        self._roving.take(self.more)
        self.has_corner = corner
        if not corner:
            self._flow.addWidget(self.more)
        self._skip_chip = self._made_skip() if skippable else None
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_ROW_GAP)
        self._column.addWidget(self._row)

    # The value.

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids, in the order chosen."""
        return self._chosen

    @property
    def other_words(self) -> str:
        """The person’s own words for *something else*, while that is chosen."""
        return self._other_words if self._has_other() else ""

    @property
    def skipped(self) -> bool:
        """Whether it was passed over on purpose."""
        return self._skip_chip is not None and self._skip_chip.isChecked()

    @property
    def has_more(self) -> bool:
        """Whether words wait behind “more”."""
        return bool(self._waiting)

    def set_chosen(
        self, chosen: Sequence[str], other_words: str = "", *, skipped: bool = False
    ) -> None:
        """Show exactly this, without sending `changed`."""
        self._chosen = tuple(chosen)
        self._other_words = other_words
        if self._skip_chip is not None:
            self._skip_chip.setChecked(skipped)
        for term in self._chosen:
            self._bring_out(term)
        self._show_checks()
        self._show_other()

    def offer(self, picker: Picker) -> None:
        """Offer these words; what is chosen already stays chosen."""
        if picker == self._picker:
            return
        self._picker = picker
        had_focus = self._row.isAncestorOf(self.window().focusWidget() or self.window())
        self._clear_row()
        self._terms = {term.id: term for term in (*picker.first, *picker.more)}
        self._waiting = picker.more
        for term in picker.first:
            self._add_chip(term)
        for chosen in self._chosen:
            self._bring_out(chosen)
        self.more.setVisible(bool(self._waiting))
        self._show_checks()
        self._show_other()
        if had_focus:
            self.take_focus()

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        other = [] if self._other is None else [self._other]
        return [*self._in_row(), *other]

    def take_focus(self) -> None:
        """Put the keyboard onto the row."""
        stop = next((c for c in self._in_row() if c.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop every word."""
        self._chosen = ()
        self._other_words = ""
        if self._other is not None:
            self._other.setText("")
        for chip in self._chips.values():
            # It lives on until Qt comes to delete it, and may be somebody’s name.
            chip.blank()
        self._clear_row()
        self._terms.clear()
        self._waiting = ()
        self._picker = None
        if self._popover is not None:
            self._popover.dismiss()
            self._popover.deleteLater()
            self._popover = None

    # Chips.

    def add_last(self, chip: RowChip) -> None:
        """Let one more chip of another kind stand at the end of the row."""
        self._roving.take(chip)
        self._closing.append(chip)
        self._flow.addWidget(chip)
        self._roving.arrange()

    def _made_chip(self, text: str, *, description: str = "") -> RowChip:
        chip = RowChip(self._theme, text, description=description)
        self._roving.take(chip)
        return chip

    def _made_skip(self) -> RowChip:
        chip = RowChip(self._theme, _("Skip"), flat=True, description=_("Pass over this one"))
        self._roving.take(chip)
        chip.picked.connect(self._on_skip)
        self._flow.addWidget(chip)
        return chip

    def _add_chip(self, term: Term) -> None:
        chip = self._made_chip(term.chip, description=term.description)
        chip.term = term.id
        chip.picked.connect(lambda checked, at=term.id: self._on_picked(at, checked))
        self._chips[term.id] = chip
        self._flow.insert_widget(len(self._chips) - 1, chip)
        # At once rather than when Qt comes to it, so that it can take the keyboard.
        chip.show()

    def _bring_out(self, term: str) -> None:
        """Show the chip of a word that waits behind “more”."""
        if term in self._terms and term not in self._chips:
            self._add_chip(self._terms[term])
            self._waiting = tuple(other for other in self._waiting if other.id != term)
            self.more.setVisible(bool(self._waiting))

    def _clear_row(self) -> None:
        for chip in self._chips.values():
            self._flow.take_widget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips.clear()

    def _in_row(self) -> list[RowChip]:
        after = (self.more, *self._closing, self._skip_chip)
        closing = [chip for chip in after if chip is not None and not chip.isHidden()]
        return [*self._chips.values(), *closing]

    def _show_checks(self) -> None:
        for term, chip in self._chips.items():
            chip.setChecked(term in self._chosen)
        self._roving.arrange()
        self.updateGeometry()
        self.grew.emit()

    # Choosing.

    def _on_picked(self, term: str, checked: bool) -> None:
        if not checked:
            self._choose(tuple(other for other in self._chosen if other != term))
        elif self._several:
            self._choose((*self._chosen, term))
        else:
            self._choose((term,))
        if checked and self._has_other() and self._is_other(term) and self._other is not None:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self._chosen = chosen
        if chosen and self._skip_chip is not None:
            self._skip_chip.setChecked(False)
        self._show_checks()
        self._show_other()
        self.changed.emit()

    def _on_skip(self, skipped: bool) -> None:
        if skipped:
            self._chosen = ()
        self._show_checks()
        self._show_other()
        self.changed.emit()

    # More.

    def _on_more(self) -> None:
        if len(self._waiting) > MOST_IN_PLACE:
            self._open_list()
            return
        waiting, self._waiting = self._waiting, ()
        for term in waiting:
            self._add_chip(term)
        self.more.hide()
        self._show_checks()
        self._chips[waiting[0].id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_list(self) -> None:
        if self._popover is None:
            # Its list costs milliseconds that a row nobody opens does not need.
            from journal_app.ui.widgets.choice_popover import ChoicePopover

            self._popover = ChoicePopover(
                self._theme, self.window(), self.accessibleName(), _("Find a word"), creates=False
            )
            self._popover.chosen.connect(self._on_listed)
        self._popover.choose_at(self.more, [term.label for term in self._waiting])

    def _on_listed(self, label: str) -> None:
        found = next((term for term in self._waiting if term.label == label), None)
        if found is None:
            return
        self._bring_out(found.id)
        chip = self._chips[found.id]
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        chip.click()

    # Something else.

    def _is_other(self, term: str) -> bool:
        return term.endswith(f"_{OTHER}")

    def _has_other(self) -> bool:
        return any(self._is_other(term) for term in self._chosen)

    def _show_other(self) -> None:
        if not self._has_other():
            if self._other is not None:
                self._other.hide()
            return
        if self._other is None:
            self._other = Field(self._theme, _("In a word or two"), name=_("Something else"))
            self._other.textEdited.connect(self._on_other_typed)
            self._column.addWidget(self._other)
        if self._other.text() != self._other_words:
            self._other.setText(self._other_words)
        self._other.show()

    def _on_other_typed(self, words: str) -> None:
        self._other_words = words
        self.changed.emit()
