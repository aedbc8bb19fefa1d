"""A quiet strip above the list: what On this day has to say, or whether it shall say anything."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para

_BOTTOM: Final = 8


class ReminderStrip(QFrame):
    """Hidden until there is something to say; stands in the column of the list."""

    answered = Signal(bool)
    """Whether it shall be shown, the one time it is asked."""
    look_wanted = Signal()
    rest_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        card = Card(theme, fill="accent_soft", edge=None, padding=0, name=_("On this day"))
        self.words = Para(theme, "", "small", "ink")
        self.look = Button(theme, _("Look"), "link", name=_("Open On this day"), style="smallm")
        self.yes = Button(theme, _("Show them"), "link", style="smallm")
        self.no = Button(theme, _("No"), "link", name=_("Do not show them"), style="smallm")
        self.rest = IconButton(theme, "x", _("Not today"), size=28, icon_size=14)
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(16)
        card.content.addLayout(row)
        row.addWidget(IconLabel(theme, "clock-counter-clockwise", size=18, tone="accent_ink"))
        row.addWidget(self.words, 1)
        for button in (self.look, self.yes, self.no, self.rest):
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(card)
        self.look.clicked.connect(self.look_wanted)
        self.rest.clicked.connect(self.rest_wanted)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        theme.changed.connect(self._place)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order of reading."""
        return (self.look, self.yes, self.no, self.rest)

    def ask(self) -> None:
        """Ask the one time whether earlier years shall be shown."""
        self._say(
            _("Something was written on this day in earlier years. Shall such days be shown here?"),
            asked=True,
        )

    def offer(self, years: str) -> None:
        """Say which years have something; these as one list in words."""
        self._say(_("On this day: {years}").format(years=years), asked=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _say(self, words: str, *, asked: bool) -> None:
        self.words.set_text(words)
        self.look.setVisible(not asked)
        self.rest.setVisible(not asked)
        self.yes.setVisible(asked)
        self.no.setVisible(asked)
        self.show()

    def _place(self) -> None:
        column = Column.of(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        set_margins(self._column, self, column.start, 0, end, self._theme.px(_BOTTOM))
