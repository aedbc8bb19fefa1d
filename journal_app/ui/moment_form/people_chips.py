"""Who was there: the people named before, and a line for somebody new."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput
from journal_app.core.moments import Capture
from journal_app.core.people import clean_label
from journal_app.core.text import caseless
from journal_app.core.vocabulary import FIRST, Picker, Term
from journal_app.i18n import _
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.moment_form.row_chip import RowChip
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field

_WIDEST_FIELD: Final = 260


class PeopleChips(ChoiceChips):
    """Names to tick; *Someone else* opens a line in its place, and Enter there adds a name."""

    refused = Signal(object)
    """Carries the `BadInput` of a name that cannot be one."""

    def __init__(
        self, theme: Theme, *, corner: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("With"), several=True, corner=corner, parent=parent)
        self._naming: _NameField | None = None
        self._someone = RowChip(theme, _("Someone else"), checkable=False)
        self._someone.clicked.connect(self._on_someone)
        self.add_last(self._someone)

    def offer_from(self, parts: FormParts, capture: Capture) -> None:
        """Offer the people named before, most often named first."""
        terms = tuple(Term(id=name, label=name) for name in parts.people)
        unknown = [name for name in capture.people if name not in parts.people]
        added = tuple(Term(id=name, label=name) for name in unknown)
        self.offer(Picker(first=terms[:FIRST] + added, more=terms[FIRST:]))
        self._someone.set_label(_("Someone else") if parts.people else _("Someone"))

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
            self._naming.setText("")
            self._naming.hide()
        self._someone.show()

    def _is_other(self, _term: str) -> bool:
        return False

    def _know(self, name: str) -> None:
        self._terms.setdefault(name, Term(id=name, label=name))

    def _on_someone(self) -> None:
        if self._naming is None:
            self._naming = _NameField(self._theme)
            self._naming.returnPressed.connect(self._on_named)
            self._naming.given_up.connect(self._on_given_up)
            self._naming.left.connect(self._on_left)
            self._flow.addWidget(self._naming)
        self._someone.hide()
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
        name = known.get(caseless(name), name)
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


class _NameField(Field):
    """A short line for one name."""

    given_up = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("A name"), name=_("Name of someone else"))
        self.editingFinished.connect(self._on_finished)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to the line before it belongs to any shortcut of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up on the name and on nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        if not self.hasFocus():
            self.left.emit()

    def _restyle(self) -> None:
        super()._restyle()
        self.setMaximumWidth(self._theme.px(_WIDEST_FIELD))
