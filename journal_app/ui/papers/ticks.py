"""What goes along with the words themselves: nothing that was not ticked."""

from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.papers.blocks import Leaves
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.check_grid import CheckGrid


class Ticks(CheckGrid):
    """None is ticked at first."""

    def __init__(
        self, theme: Theme, *, words_only: bool = False, parent: QWidget | None = None
    ) -> None:
        """`words_only`: some words of one text, which nothing was added to and nothing hangs on."""
        self.names = Check(theme, _("Names of people, and tags"))
        self.marks = Check(theme, _("What is marked"))
        self.notes = Check(theme, _("Notes in the margin"))
        self.chosen = Check(theme, _("Answers, words, places"))
        self.chosen.setToolTip(_("What was chosen for moments"))
        self.pictures = Check(theme, _("Pictures, and names of files"))
        beside_words = (self.chosen, self.notes, self.pictures)
        whole = (self.names, self.chosen, self.marks, self.notes, self.pictures)
        super().__init__((self.names, self.marks) if words_only else whole, parent)
        if words_only:
            for check in beside_words:
                check.hide()

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
