"""`ReportLines`: a report as lines one can read and copy from with the eyes alone."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.copies.report import Report
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.told_line import ToldLine


class ReportLines(QFrame):
    """Every line is a panel called like its heading; together they are `What came of it`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("What came of it"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_report(self, report: Report) -> None:
        """Tell this one."""
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()
        for told in report.lines:
            self._column.addWidget(ToldLine(self._theme, told.icon, told.heading, told.words))
