"""The keys that nobody can change, each with what it does where."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from journal_app.ui.actions.fixed_keys import fixed_keys
from journal_app.ui.actions.keys import keys_told
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para


def fixed_card(theme: Theme, title: str) -> Card:
    """A card of them, to be read only."""
    card = Card(theme, padding=0, name=title)
    card.content.setContentsMargins(1, 4, 1, 4)
    for fixed in fixed_keys():
        if card.content.count():
            card.content.addWidget(Hairline(theme, inset=18))
        card.content.addWidget(_row(theme, fixed.text, keys_told(fixed)))
    return card


def _row(theme: Theme, words: str, keys: str) -> QFrame:
    row = QFrame()
    laid_out = QHBoxLayout(row)
    set_margins(laid_out, row, 18, 11, 18, 11)
    laid_out.setSpacing(8)
    laid_out.addWidget(Para(theme, words, "label"), 1)
    laid_out.addWidget(Para(theme, keys, "smallm", "ink2"))
    return row
