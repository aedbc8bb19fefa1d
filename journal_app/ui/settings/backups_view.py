"""Backups: the last one and where it lies, earlier copies to look into and restore, reports."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from journal_app.core.backup_notes import SecondPlace
from journal_app.core.backups import Copy, Looked, Restored
from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.i18n import _
from journal_app.services import backup_standing, kept_aside, second_place
from journal_app.services.backup_standing import BackupStanding
from journal_app.system.folder_view import show_folder
from journal_app.ui.context import Context
from journal_app.ui.copies.report import Report, of_rescue
from journal_app.ui.copies.wording import Saying
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.settings import backups_words
from journal_app.ui.settings.backup_cautions import BackupCautions
from journal_app.ui.settings.backups_box import BackupsBox, ReportsBox
from journal_app.ui.settings.copies_place import CopiesPlace
from journal_app.ui.settings.holding import Holding
from journal_app.ui.settings.second_box import SecondBox
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.widgets.button import Button

if TYPE_CHECKING:
    from journal_app.services.checking_backups import BackupsChecked
    from journal_app.services.kept_aside import Loss
    from journal_app.ui.sheet_dialog import SheetDialog


class BackupsView(SettingsView):
    """The list of copies takes the place of the section while one looks at it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Backups"))
        theme = context.theme
        self.cautions = BackupCautions(theme)
        self.box = BackupsBox(theme, self._saying)
        self.second = SecondBox(theme)
        self.sheets = DoorSheets(context, self)
        self._holding = Holding(context)
        self.reports = ReportsBox(theme)
        self.copies = CopiesPlace(context)
        self._standing = BackupStanding()
        self._opener = self.box.look
        self._sheet: SheetDialog | None = None
        self._first = QFrame()
        self._lay_out()
        self.box.make.clicked.connect(self._on_make)
        self.box.check.clicked.connect(self._on_check)
        self.second.choose.clicked.connect(self._choose_second)
        self.second.let_go.clicked.connect(self._let_second_go)
        self.cautions.as_it_should.clicked.connect(self._on_as_it_should)
        self.box.show_folder.clicked.connect(lambda: self._show_folder(self._standing.folder))
        self.box.look.clicked.connect(lambda: self._open_copies(self.box.look))
        self.box.look_aside.clicked.connect(lambda: self._open_copies(self.box.look_aside))
        self.box.undo.clicked.connect(self._ask_to_undo)
        self.reports.wanted.connect(self._show_report)
        self.copies.opened.connect(self._on_opened)
        self.copies.left.connect(self._on_left)
        self.copies.restore_wanted.connect(self._ask_to_restore)
        self.copies.hold_wanted.connect(self._holding.put)
        self.copies.remove_wanted.connect(self._look_at_loss)
        self._holding.trouble.connect(self.on_trouble)
        self.copies.trouble.connect(self.on_trouble)

    # What every section can be asked.

    def enter(self) -> None:
        """Look how things stand."""
        self._look()

    def leave(self) -> None:
        """Put the copies away, and every word of them, and what was opened over it."""
        self.sheets.dismiss()
        self.copies.close_copies()

    def refresh(self, changes: Changes) -> None:
        """A backup was made, or the code was kept."""
        if changes.doors and not changes.backups:
            self._look()
        if changes.backups:
            self._look()
            self.copies.refresh()

    def step_back(self) -> bool:
        """From the inside of a copy to the list, from the list to the section."""
        return self.copies.step_back()

    def forget(self) -> None:
        """Drop every word of any copy."""
        self.copies.close_copies()

    # How things stand.

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._first)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.add_heading(
            _("Backups"),
            _("Encrypted copies of your journal, made by themselves and looked over at once."),
        )
        inside.addWidget(self.cautions)
        inside.addWidget(self.box)
        inside.addSpacing(12)
        inside.addWidget(self.second)
        inside.addSpacing(34)
        inside.addWidget(self.reports)
        self.column.addWidget(self._first)
        self.column.addWidget(self.copies)
        self.column.addStretch(1)

    def _look(self) -> None:
        context = self.context
        job = context.jobs.background(
            partial(backup_standing.of, context.home, clock=context.clock)
        )
        job.finished.connect(self._on_standing)
        job.failed.connect(self.on_trouble)

    def _on_standing(self, standing: BackupStanding) -> None:
        self._standing = standing
        saying = self._saying()
        self.cautions.show_standing(standing, saying)
        self.box.show_standing(standing, saying)
        self.second.show_place(standing.notes.second, saying, only_here=standing.only_here)
        self.reports.show_reports([of_rescue(each, saying) for each in standing.rescues])

    def _saying(self) -> Saying:
        return Saying(locale=QLocale(), today=day_of(self.context.clock))

    def _show_folder(self, folder: Path | None) -> None:
        if folder is not None and not show_folder(folder):
            self.context.notices.say(str(folder))

    # A backup now, and whether all are sound.

    def _on_make(self) -> None:
        if self.box.last.at_work:
            return
        job = self.context.backups.back_up()
        self.box.last.follow(job)
        job.finished.connect(self._on_made)
        job.failed.connect(self._on_failed)

    def _on_made(self, _made: object) -> None:
        self.context.notices.say(_("A backup was made, and looked over from end to end."))
        self._look()

    def _on_check(self) -> None:
        if self.box.checked.at_work:
            return
        job = self.context.backups.check()
        self.box.checked.follow(job)
        job.finished.connect(self._on_checked)
        job.failed.connect(self._on_failed)

    def _on_checked(self, done: "BackupsChecked") -> None:
        self.context.notices.say(backups_words.checked(done.checked, self._saying()))
        self._look()

    def _on_failed(self, error: Exception) -> None:
        self.on_trouble(error)
        self._look()

    # The second folder.

    def _choose_second(self) -> None:
        if self._standing.notes.second is None:
            first = _("Where this computer is lost, this code opens what lies in that folder.")
            self.sheets.after_code(first, self._pick_second)
        else:
            self._pick_second()

    def _pick_second(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self.window(), _("Choose a second folder for backups"), str(Path.home())
        )
        if found:
            # Apart: it may be on a network that does not answer.
            job = self.context.jobs.apart(
                partial(second_place.choose, self.context.home, Path(found))
            )
            job.finished.connect(self._on_second_chosen)
            job.failed.connect(self.on_trouble)

    def _on_second_chosen(self, _changes: object) -> None:
        self.context.backups.bring_elsewhere()

    def _let_second_go(self) -> None:
        place = self._standing.notes.second
        job = self.context.jobs.background(partial(second_place.let_go, self.context.home))
        job.failed.connect(self.on_trouble)
        if place is not None:
            job.finished.connect(lambda _done: self._offer_second_again(place))

    def _offer_second_again(self, place: SecondPlace) -> None:
        self.context.notices.say(
            _("No backup is brought there any more. What lies there stays."),
            _("Undo"),
            partial(self._take_second_up, place),
        )

    def _take_second_up(self, place: SecondPlace) -> None:
        job = self.context.jobs.background(partial(second_place.take_up, self.context.home, place))
        job.failed.connect(self.on_trouble)

    def _on_as_it_should(self) -> None:
        if self._standing.shrank is not None:
            self._holding.let_go(self._standing.shrank.number)

    # Earlier copies.

    def _open_copies(self, opener: Button) -> None:
        self._opener = opener
        self.copies.open(aside=opener is self.box.look_aside)

    def _on_opened(self) -> None:
        self._first.hide()
        self.to_top()

    def _on_left(self) -> None:
        self._first.show()
        if self.isVisible():
            there = self._opener if self._opener.isVisible() else self.box.look
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    # Deleting what is kept aside.

    def _look_at_loss(self, copy: Copy) -> None:
        context = self.context
        ask = partial(kept_aside.loss, context.home, copy, clock=context.clock)
        job = context.jobs.background(ask)
        job.finished.connect(self._ask_to_remove)
        job.failed.connect(self.on_trouble)

    def _ask_to_remove(self, loss: "Loss") -> None:
        from journal_app.ui.copies.remove_sheet import RemoveSheet

        sheet = RemoveSheet(self.context.theme, self.window(), loss, self._saying())
        sheet.agreed.connect(self._on_remove)
        self._open_sheet(sheet)

    def _on_remove(self, copy: Copy) -> None:
        remove = partial(kept_aside.remove, self.context.home, copy)
        job = self.context.jobs.background(remove, to_the_end=True)
        job.finished.connect(lambda _changes: self.context.notices.say(_("It is deleted.")))
        job.failed.connect(self.on_trouble)

    # Restoring, taking it back, and reports.

    def _ask_to_restore(self, looked: Looked) -> None:
        from journal_app.ui.copies.restore_sheet import RestoreSheet

        sheet = RestoreSheet(self.context.theme, self.window(), looked, self._saying())
        sheet.agreed.connect(self._on_agreed)
        self._open_sheet(sheet)

    def _on_agreed(self, looked: Looked) -> None:
        self.copies.close_copies()
        self.context.backups.restore(looked.copy)

    def _ask_to_undo(self) -> None:
        from journal_app.ui.copies.undo_sheet import UndoSheet

        restored = self._standing.restored
        if restored is None:
            return
        sheet = UndoSheet(self.context.theme, self.window(), restored, self._saying())
        sheet.agreed.connect(self._on_undo)
        self._open_sheet(sheet)

    def _on_undo(self, restored: Restored) -> None:
        self.context.backups.undo(restored)

    def _show_report(self, report: Report) -> None:
        from journal_app.ui.copies.report_sheet import ReportSheet

        sheet = ReportSheet(self.context.theme, self.window(), report)
        sheet.folder_wanted.connect(lambda: self._show_folder(report.folder))
        self._open_sheet(sheet)

    def _open_sheet(self, sheet: "SheetDialog") -> None:
        self._sheet = sheet
        sheet.closed.connect(self._on_sheet_closed)
        sheet.open()

    def _on_sheet_closed(self) -> None:
        self._sheet = None
