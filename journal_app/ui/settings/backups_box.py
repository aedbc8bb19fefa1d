"""The rows of the section about backups; whoever made them listens to their buttons."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.i18n import _, ngettext
from journal_app.services.backup_standing import BackupStanding
from journal_app.ui.copies.report import Report
from journal_app.ui.copies.wording import Saying
from journal_app.ui.settings import backups_words
from journal_app.ui.settings.work_row import WorkRow
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class BackupsBox(QFrame):
    """Its buttons keep their names.

    They are `Back up now`, `Stop backing up`, `Show the backups folder`, `Check every backup`,
    `Stop checking`, `Earlier copies…`, `Kept aside…` and `Undo the restore…`.
    """

    def __init__(self, theme: Theme, saying: Callable[[], Saying]) -> None:
        super().__init__()
        self.make = Button(theme, _("Back up now"), style="smallm")
        self.show_folder = Button(
            theme, _("Show it"), name=_("Show the backups folder"), style="smallm"
        )
        self.check = Button(theme, _("Check"), name=_("Check every backup"), style="smallm")
        self.look = Button(theme, _("Earlier copies…"), style="smallm")
        self.look_aside = Button(theme, _("Look at it…"), name=_("Kept aside…"), style="smallm")
        self.undo = Button(theme, _("Undo…"), name=_("Undo the restore…"), style="smallm")
        self.last = WorkRow(
            theme,
            "archive",
            _("The last backup"),
            self.make,
            _stop(theme, _("Stop backing up")),
            lambda far: backups_words.making(far, saying()),
        )
        self.place = Row(theme, "compass", _("Where backups lie"), " ", self.show_folder)
        self.checked = WorkRow(
            theme,
            "shield-check",
            _("Are they all sound?"),
            self.check,
            _stop(theme, _("Stop checking")),
            lambda far: backups_words.checking(far, saying()),
        )
        self.earlier = Row(theme, "clock-counter-clockwise", _("Earlier copies"), " ", self.look)
        self.restore = Row(theme, "arrow-counter-clockwise", _("The last restore"), " ", self.undo)
        self._restored = BoxedList(theme, self.restore)
        self.aside = Row(theme, "shield-check", _("Kept aside"), " ", self.look_aside)
        self._aside = BoxedList(theme, self.aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(BoxedList(theme, self.last, self.place, self.checked, self.earlier))
        column.addWidget(self._restored)
        column.addWidget(self._aside)
        self._restored.hide()
        self._aside.hide()

    def show_standing(self, standing: BackupStanding, saying: Saying) -> None:
        """Say how it stands."""
        self.last.show_standing(backups_words.last(standing, saying))
        self.place.set_line("" if standing.folder is None else str(standing.folder))
        checked = backups_words.checked(standing.notes.checked, saying)
        itself = backups_words.looked_over(standing.notes.looked_over, saying)
        self.checked.show_standing(f"{checked} {itself}".strip())
        words = ngettext(
            "{count} copy, {size}. Look inside, or put it in your journal’s place.",
            "{count} copies, {size}. Look inside one, or put it in your journal’s place.",
            standing.count,
        )
        self.earlier.set_line(
            words.format(
                count=saying.locale.toString(standing.count),
                size=saying.locale.formattedDataSize(
                    standing.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat
                ),
            )
        )
        self.aside.set_line(backups_words.kept_aside(standing.kept_aside, saying))
        self._aside.setVisible(bool(standing.kept_aside))
        restored = standing.restored
        self._restored.setVisible(restored is not None)
        if restored is not None:
            told = _("On {day}. Until {until} what was there before can be put back.")
            self.restore.set_line(
                told.format(day=saying.moment(restored.at), until=saying.day(restored.until))
            )


def _stop(theme: Theme, name: str) -> Button:
    return Button(theme, _("Stop"), "quiet", name=name, style="smallm")


class ReportsBox(QFrame):
    """What rescues told, newest first; not there where there was none."""

    wanted = Signal(object)
    """Carries the `Report` to read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_reports(self, reports: Sequence[Report]) -> None:
        """Let exactly these be listed."""
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.setParent(None)
                part.deleteLater()
        self.setVisible(bool(reports))
        if not reports:
            return
        self._column.addWidget(Para(self._theme, _("Reports"), "heading"))
        self._column.addWidget(BoxedList(self._theme, *map(self._row, reports)))

    def _row(self, report: Report) -> Row:
        read = Button(self._theme, _("Read…"), style="smallm")
        read.setAccessibleDescription(report.title)
        read.clicked.connect(partial(self._on_wanted, report))
        return Row(self._theme, "notebook", report.title, report.when, read)

    def _on_wanted(self, report: Report) -> None:
        self.wanted.emit(report)
