"""The places of the body as words, for whoever would rather not look at a figure."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from journal_app.core.vocabulary import Picker, Term
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.theme.theme import Theme


class BodyList(ChoiceChips):
    """All places at once, any number of them to tick."""

    def __init__(
        self, theme: Theme, name: str, terms: Sequence[Term], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, several=True, parent=parent)
        self.offered = frozenset(term.id for term in terms)
        """The ids it offers."""
        self.offer(Picker(first=tuple(terms), more=()))
