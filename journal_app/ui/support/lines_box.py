"""Short lines to be read one by one, in a box like the rows of settings."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para

_SIDE = 18


class LinesBox(Card):
    """Each line with a hairline below it."""

    def __init__(
        self, theme: Theme, name: str, lines: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, padding=0, name=name, parent=parent)
        self.content.setContentsMargins(1, 5, 1, 5)
        for line in lines:
            if self.content.count():
                self.content.addWidget(Hairline(theme, inset=_SIDE))
            row = QVBoxLayout()
            row.setContentsMargins(_SIDE, 9, _SIDE, 9)
            self.content.addLayout(row)
            row.addWidget(Para(theme, line, "body"))
