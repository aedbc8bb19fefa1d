"""What is inside a copy, to be read and nothing else: the newest pieces and how they begin."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.backups import Copy
from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _
from journal_app.ui.copies.lines_list import LinesList
from journal_app.ui.copies.rows import piece_row
from journal_app.ui.copies.wording import Saying
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para

AT_ONCE: Final = 50
"""How many pieces are read at a time."""
_SOON: Final = 10
"""So many rows before the end more are asked for."""


class InsidePanel(QFrame):
    """Holds the writer’s words while it is shown; `forget` drops them."""

    back_wanted = Signal()
    more_wanted = Signal(object)
    """Carries the `PieceId` of the last piece that is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy: Copy | None = None
        self._saying: Saying | None = None
        self._last: PieceId | None = None
        self._asked = False
        self.setAccessibleName(_("Inside this copy"))
        self.title = Para(theme, "", "label", name=_("Copy made"))
        words = _("Only to be read. Nothing is changed by looking.")
        self.pieces = LinesList(theme, _("Newest pages in this copy"), "quote")
        self.none = Para(theme, _("There is nothing written in this copy."), "body", "ink2")
        self.back = Button(theme, _("Back to the copies"), "outline", "arrow-left", style="smallm")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(Para(theme, words, "small", "ink2"))
        column.addSpacing(12)
        column.addWidget(self.none)
        column.addWidget(self.pieces, 1)
        column.addSpacing(12)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.back)
        row.addStretch(1)
        self.none.hide()
        self.back.clicked.connect(self.back_wanted)
        self.pieces.seen.connect(self._on_seen)

    def show_copy(self, copy: Copy, pieces: Sequence[PieceHead], saying: Saying) -> None:
        """Show how these pieces of a copy begin."""
        self.copy, self._saying = copy, saying
        self.title.set_text(saying.copy(copy))
        self.pieces.rows.show([])
        self.pieces.setVisible(bool(pieces))
        self.none.setVisible(not pieces)
        self.add(pieces)
        self.pieces.scrollToTop()

    def add(self, pieces: Sequence[PieceHead]) -> None:
        """More of them; none means that these were all."""
        self._asked = False
        self._last = pieces[-1].id if len(pieces) == AT_ONCE else None
        if self._saying is not None:
            saying = self._saying
            self.pieces.rows.add([piece_row(head, saying, saying.locale) for head in pieces])

    def take_focus(self) -> None:
        """To the list, or back where there is nothing to read."""
        target = self.back if self.pieces.isHidden() else self.pieces
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop every word."""
        self.copy = self._last = None
        self.pieces.rows.show([])
        self.title.set_text("")

    def _on_seen(self) -> None:
        near = self.pieces.rows_in_view().stop >= self.pieces.rows.rowCount() - _SOON
        if near and not self._asked and self._last is not None:
            self._asked = True
            self.more_wanted.emit(self._last)
