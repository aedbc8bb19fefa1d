"""What goes along with the words themselves: nothing that was not ticked."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.papers.blocks import Leaves
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check


class Ticks(QFrame):
    """Two beside two; none is ticked to begin with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = Check(theme, _("Names of people, and tags"))
        self.marks = Check(theme, _("What is marked"))
        self.notes = Check(theme, _("Notes in the margin"))
        self.chosen = Check(theme, _("Answers, words and places of moments"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for at, check in enumerate((self.names, self.chosen, self.marks, self.notes)):
            grid.addWidget(check, at // 2, at % 2)

    @property
    def leaves(self) -> Leaves:
        """What was ticked."""
        return Leaves(
            names=self.names.isChecked(),
            marks=self.marks.isChecked(),
            notes=self.notes.isChecked(),
            chosen=self.chosen.isChecked(),
        )
