"""What deserves to be known about backups, in plain words; not there most of the time."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.i18n import _
from journal_app.services.backup_standing import BackupStanding
from journal_app.ui.copies.wording import Saying
from journal_app.ui.settings import backups_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button


class BackupCautions(QFrame):
    """That the journal shrank, with `That is how I want it`; that it lies in a synced folder."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.as_it_should = Button(theme, _("That is how I want it"), style="smallm")
        self.shrank = Row(
            theme, "info", _("Your journal holds less than it did"), " ", self.as_it_should
        )
        self.synced = Row(theme, "info", _("Your journal lies in a synced folder"), " ")
        self._boxes = (BoxedList(theme, self.shrank), BoxedList(theme, self.synced))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for box in self._boxes:
            column.addWidget(box)
            box.hide()
        column.addSpacing(8)
        self.hide()

    def show_standing(self, standing: BackupStanding, saying: Saying) -> None:
        """Say what is so, or nothing."""
        copy = standing.shrank
        pin = None if copy is None else standing.notes.pin(copy.number)
        lines = (
            "" if copy is None or pin is None else backups_words.shrank(copy, pin, saying),
            backups_words.synced(standing.synced),
        )
        for box, row, line in zip(self._boxes, (self.shrank, self.synced), lines, strict=True):
            row.set_line(line)
            box.setVisible(bool(line))
        self.setVisible(any(lines))
