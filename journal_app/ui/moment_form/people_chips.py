"""Who was there: the people named before, and a line for somebody new."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput
from journal_app.core.moments import Capture
from journal_app.core.people import clean_label
from journal_app.core.shown_names import ShownNames
from journal_app.core.text import caseless
from journal_app.core.vocabulary import FIRST, Picker, Term
from journal_app.i18n import _
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.name_field import NameField
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.theme.theme import Theme


class PeopleChips(ChoiceChips):
    """Names to tick; *Someone else* opens a line in its place, and Enter there adds a name."""

    refused = Signal(object)
    """Carries the `BadInput` of a name that cannot be one."""

    def __init__(
        self, theme: Theme, *, corner: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("With"), several=True, corner=corner, parent=parent)
        self._naming: NameField | None = None
        self._names = ShownNames()
        self._offered: tuple[str, ...] = ()
        self._someone = RowChip(theme, _("Someone else"), checkable=False)
        self._someone.clicked.connect(self._on_someone)
        self.add_last(self._someone)

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer the people named before, most often named first."""
        self._names, self._offered = parts.names, parts.people
        terms = tuple(Term(id=name, label=name) for name in parts.people)
        unknown = [name for name in capture.people if name not in parts.people]
        added = tuple(Term(id=name, label=name) for name in unknown)
        self.offer(Picker(first=terms[:FIRST] + added, more=terms[FIRST:]))
        self._someone.set_label(_("Someone else") if parts.people else _("Someone"))
        for name, chip in self._chips.items():
            self._dress(chip, name)

    def show_capture(self, capture: Capture) -> None:
        """Show who is named in this capture, without sending `changed`."""
        self.set_chosen(capture.people)

    def told_in(self, capture: Capture) -> Capture:
        """This capture with the people named here."""
        return replace(capture, people=self.chosen)

    def set_chosen(
        self, chosen: Sequence[str], other_words: str = "", *, skipped: bool = False
    ) -> None:
        """Show exactly these, those nobody named before included."""
        for name in chosen:
            self._know(name)
        super().set_chosen(chosen, other_words, skipped=skipped)

    @property
    def pending(self) -> str:
        """A name that was typed and not added yet; it counts as long as it can be one."""
        return "" if self._naming is None or self._naming.isHidden() else self._naming.text()

    def add_pending(self) -> None:
        """Take a name that was typed and not added yet."""
        if self.pending.strip():
            self._add(self.pending)

    def forget(self) -> None:
        """Drop every name."""
        super().forget()
        if self._naming is not None:
            self._naming.offer(())
            self._naming.setText("")
            self._naming.hide()
        self._someone.show()

    def _is_other(self, _term: str) -> bool:
        return False

    def _add_chip(self, term: Term) -> None:
        super()._add_chip(term)
        self._dress(self._chips[term.id], term.label)

    def _dress(self, chip: RowChip, name: str) -> None:
        """Call somebody as they are to be called, whole for whoever points at them."""
        names = self._names
        chip.set_veil(names.person(name) if names.as_initials else "")
        chip.setAccessibleName(names.person(name))
        chip.setAccessibleDescription(name if names.as_initials else "")
        chip.set_tint(names.tint_of_person(name))

    def _know(self, name: str) -> None:
        self._terms.setdefault(name, Term(id=name, label=name))

    def _on_someone(self) -> None:
        if self._naming is None:
            self._naming = NameField(self._theme)
            self._naming.returnPressed.connect(self._on_named)
            self._naming.given_up.connect(self._on_given_up)
            self._naming.left.connect(self._on_left)
            self._flow.addWidget(self._naming)
        self._someone.hide()
        self._naming.offer([name for name in self._offered if name not in self._chosen])
        self._naming.show()
        self._naming.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_named(self) -> None:
        if not self.pending.strip():
            self._on_given_up()
            return
        if self._add(self.pending):
            self._close_field(focus=self._chips[self._chosen[-1]])

    def _on_left(self) -> None:
        """Going on with Tab adds the name, too."""
        if not self.pending.strip() or self._add(self.pending):
            self._close_field()

    def _on_given_up(self) -> None:
        self._close_field(focus=self._someone)

    def _add(self, words: str) -> bool:
        try:
            name = clean_label(words)
        except BadInput as error:
            self.refused.emit(error)
            return False
        known = {caseless(term): term for term in self._terms}
        completed = "" if self._naming is None else self._naming.completed
        name = completed or known.get(caseless(name), name)
        if self._naming is not None:
            self._naming.setText("")
        self._know(name)
        self._bring_out(name)
        self._choose((*(other for other in self._chosen if other != name), name))
        return True

    def _close_field(self, focus: QWidget | None = None) -> None:
        if self._naming is None:
            return
        # First of all: leaving the line with a name in it would add the name.
        self._naming.setText("")
        self._someone.show()
        self._roving.arrange()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._naming.hide()
