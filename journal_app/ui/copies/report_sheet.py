"""A report to read again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.copies.report import Report
from journal_app.ui.copies.report_lines import ReportLines
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button


class ReportSheet(SheetDialog):
    """Shows what was told then, and where the files lie that were moved aside."""

    folder_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget, report: Report) -> None:
        super().__init__(theme, window, report.title)
        self.lines = ReportLines(theme)
        self.lines.show_report(report)
        self.body.addWidget(self.lines)
        if report.folder is not None:
            folder = Button(theme, _("Show the folder"), "outline")
            folder.clicked.connect(self.folder_wanted)
            self.add_button(folder)
        close = Button(theme, _("Close"), "primary")
        close.clicked.connect(self.dismiss)
        self.add_button(close)
