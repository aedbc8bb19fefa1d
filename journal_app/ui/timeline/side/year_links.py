"""Links at the side into the years that have something on this day."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.plain_label import PlainLabel


class YearLinks(QFrame):
    """Hidden while there is nothing, or while On this day is off."""

    year_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._years: tuple[int, ...] = ()
        self.buttons: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme))
        column.addSpacing(14)
        column.addWidget(PlainLabel(theme, _("On this day"), "smallm", "ink2"))
        column.addSpacing(4)
        self._flow = FlowLayout(spacing=14, row_spacing=0)
        column.addLayout(self._flow)
        self.hide()

    def show_years(self, years: Sequence[int]) -> None:
        """Have one link for each of these."""
        if tuple(years) == self._years:
            return
        self._years = tuple(years)
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._link(year) for year in years]
        self.setVisible(bool(years))

    def _link(self, year: int) -> Button:
        name = _("On this day in {year}").format(year=year)
        link = Button(self._theme, str(year), "link", name=name, style="smallm")
        link.clicked.connect(lambda: self.year_wanted.emit(year))
        self._flow.addWidget(link)
        return link
