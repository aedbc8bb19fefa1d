"""What goes along with the words themselves: nothing that was not ticked."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.papers.blocks import Leaves
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check

_BETWEEN: Final = 18


class Ticks(QFrame):
    """Two beside two where there is room, else one below the other; none is ticked at first."""

    def __init__(
        self, theme: Theme, *, words_only: bool = False, parent: QWidget | None = None
    ) -> None:
        """`words_only`: some words of one text, which nothing was added to and nothing hangs on."""
        super().__init__(parent)
        self.names = Check(theme, _("Names of people, and tags"))
        self.marks = Check(theme, _("What is marked"))
        self.notes = Check(theme, _("Notes in the margin"))
        self.chosen = Check(theme, _("Answers, words, places"))
        self.chosen.setToolTip(_("What was chosen for moments"))
        self.pictures = Check(theme, _("Pictures, and names of files"))
        self._checks = [self.names, self.chosen, self.marks, self.notes, self.pictures]
        if words_only:
            self._checks = [self.names, self.marks]
            for check in (self.chosen, self.notes, self.pictures):
                check.hide()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._arrange(2)

    @property
    def leaves(self) -> Leaves:
        """What was ticked."""
        return Leaves(
            names=self.names.isChecked(),
            marks=self.marks.isChecked(),
            notes=self.notes.isChecked(),
            chosen=self.chosen.isChecked(),
            pictures=self.pictures.isChecked(),
        )

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where two do not fit."""
        super().resizeEvent(event)
        widths = self._widths()
        needed = max(widths[::2]) + _BETWEEN + max(widths[1::2])
        self._arrange(2 if self.width() >= needed else 1)

    def _widths(self) -> list[int]:
        return [check.sizeHint().width() for check in self._checks]

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, check in enumerate(self._checks):
            self._grid.addWidget(check, at // columns, at % columns)
