"""The head of the passages: the way back, title, how many, what they are narrowed to, a way out."""

from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.passages.card import reading_column
from journal_app.ui.passages.filters import PassageFilters
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.few_rows import FewRows, is_low
from journal_app.ui.widgets.plain_label import PlainLabel

_TOP: Final = 24
_TOP_LOW: Final = 8
_BOTTOM: Final = 10
_NARROW: Final = 520


class PassagesHeader(QFrame):
    """Stands in the same column as the list."""

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = Button(
            theme, _("Timeline"), "ghost", "arrow-left", _("Back to timeline"), style="smallm"
        )
        self.title = PlainLabel(theme, _("Read only these"), "title")
        self.count = PlainLabel(theme, "", "body", "ink3", name=_("Result count"))
        self.take_out = Button(
            theme, _("Take these out…"), "quiet", "export", size="small", style="smallm"
        )
        self.filters = PassageFilters(theme, locale)
        self._lay_out()
        self.show_count("")
        theme.changed.connect(self._place)
        self._place()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Every control, in the order of reading."""
        return (self.back, self.take_out, *self.filters.stops)

    def show_count(self, words: str) -> None:
        """How many there are, in words."""
        self.count.setText(words)
        self.count.setAccessibleDescription(words)
        self.count.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._way = QHBoxLayout()
        self._rows.addLayout(self._way)
        self._way.addWidget(self.back)
        self._way.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._rows.addSpacing(8)
        self._rows.addLayout(self._row)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._row.addWidget(self.take_out)
        self._rows.addSpacing(14)
        self._rows.addWidget(FewRows(self._theme, _("Filters"), self.filters))

    def _place(self) -> None:
        px = self._theme.px
        column = reading_column(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        top = px(_TOP_LOW if is_low(self._theme, self) else _TOP)
        set_margins(self._rows, self, column.start, top, end, px(_BOTTOM))
        below = column.width < px(_NARROW)
        if below and self._row.indexOf(self.count) >= 0:
            self._rows.insertWidget(3, self.count)
            self._way.addWidget(self.take_out)
        elif not below and self._row.indexOf(self.count) < 0:
            self._row.insertWidget(1, self.count)
            self._row.addWidget(self.take_out)
        # Beside the title it stands on the line of much larger letters.
        self.count.setContentsMargins(0, 0 if below else px(7), 0, 0)
