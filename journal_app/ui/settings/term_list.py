"""Words in a box, row by row; rows are used again for other words, so long lists stay quick."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.ui.settings.term_row import TermRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.hairline import Hairline

_INSET: Final = 18
NO_PLACES: Final[Mapping[str, str]] = {}


class TermList(Card):
    """Passes on what is asked of any of its rows."""

    renamed = Signal(str, str)
    shown_changed = Signal(str, bool)
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=0, parent=parent)
        self.content.setContentsMargins(1, 3, 1, 3)
        self._rows: list[tuple[TermRow, Hairline]] = []

    @property
    def rows(self) -> list[TermRow]:
        """The rows that show a word."""
        return [row for row, _line in self._rows if not row.isHidden()]

    def show_terms(
        self,
        terms: Sequence[Term],
        vocabulary: Vocabulary,
        shipped: Vocabulary,
        places: Mapping[str, str] = NO_PLACES,
    ) -> None:
        """Let exactly these words be listed; `places` tells of groups what they are called."""
        self.prepare(len(terms))
        went = any(row.isAncestorOf(self._focused()) for row, _line in self._rows[len(terms) :])
        for at, (row, line) in enumerate(self._rows):
            used = at < len(terms)
            if used:
                term = terms[at]
                row.show_term(
                    term,
                    own_name=shipped.label(term.id),
                    hidden=term.id in vocabulary.hidden,
                    place=places.get(term.group, ""),
                )
            else:
                row.name.put_back()
            row.setVisible(used)
            line.setVisible(used and at > 0)
        if went and terms:
            self._rows[len(terms) - 1][0].toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def forget(self) -> None:
        """Drop every word."""
        for row, _line in self._rows:
            row.name.show_name("")

    def prepare(self, rows: int) -> None:
        """Have so many rows ready; each costs about two milliseconds once."""
        while len(self._rows) < rows:
            self._add_row()

    @property
    def prepared(self) -> int:
        """How many rows there are, in use or not."""
        return len(self._rows)

    def row_of(self, term: str) -> TermRow | None:
        """The row that shows this word."""
        return next((row for row in self.rows if row.term.id == term), None)

    def _add_row(self) -> None:
        row, line = TermRow(self._theme, self), Hairline(self._theme, inset=_INSET, parent=self)
        row.hide()
        line.hide()
        row.renamed.connect(self.renamed)
        row.shown_changed.connect(self.shown_changed)
        row.removal_wanted.connect(self.removal_wanted)
        self._rows.append((row, line))
        self.content.addWidget(line)
        self.content.addWidget(row)
