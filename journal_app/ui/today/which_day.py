"""The quiet strip of a clock that stands before the last page: which day does one write for."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.errors import BadInput
from journal_app.core.which_day import ClockBehind
from journal_app.i18n import _
from journal_app.ui.editor.day_words import date_words
from journal_app.ui.editor.typed_time import read_day, written_day
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.typed_popover import TypedPopover

_NARROWEST: Final = 280
_HALF_A_YEAR: Final = timedelta(days=182)


class WhichDayStrip(Card):
    """Not there while the clock can be right; one may write on and answer later."""

    chosen = Signal(object)
    """Carries the day one writes for."""
    another_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="accent_soft", edge=None, padding=0, parent=parent)
        self._locale = QLocale()
        self.question: ClockBehind | None = None
        self.setAccessibleName(_("About the day"))
        self.words = Para(theme, "", "small", "ink", name=_("Question about the day"))
        # What stands on them is a date; what they are called stays the same.
        self.by_clock = Button(theme, "", "link", style="smallm")
        self.by_clock.setAccessibleName(_("The day the clock says"))
        self.last = Button(theme, "", "link", style="smallm")
        self.last.setAccessibleName(_("The day of the last page"))
        self.another = Button(theme, _("Another day…"), "link", style="smallm")
        parts, buttons, row = QVBoxLayout(), FlowLayout(spacing=16, row_spacing=2), QHBoxLayout()
        row.setSpacing(12)
        parts.setSpacing(4)
        self.content.addLayout(row)
        row.addWidget(IconLabel(theme, "calendar-blank", size=18, tone="accent_ink"))
        row.addLayout(parts, 1)
        parts.addWidget(self.words)
        parts.addLayout(buttons)
        for button in (self.by_clock, self.last, self.another):
            buttons.addWidget(button)
        set_margins(row, self, 16, 8, 14, 4)
        self.by_clock.clicked.connect(lambda: self._choose(by_clock=True))
        self.last.clicked.connect(lambda: self._choose(by_clock=False))
        self.another.clicked.connect(self.another_wanted)
        self.ask(None)

    def ask(self, question: ClockBehind | None) -> None:
        """Ask this, or nothing."""
        self.question = question
        if question is not None:
            today, last = (date_words(day, self._locale) for day in (question.today, question.last))
            self.words.set_text(
                _(
                    "This computer’s clock says {today}. The last page here is of {last}. "
                    "Which day are you writing for?"
                ).format(today=today, last=last)
            )
            for button, words in ((self.by_clock, today), (self.last, last)):
                button.set_label(words)
                button.setAccessibleDescription(words)
        self.setVisible(question is not None)

    def minimumSizeHint(self) -> QSize:
        """The sentence gives way, and the answers take as many rows as they need."""
        height = self.heightForWidth(max(self._theme.px(_NARROWEST), self.width()))
        return QSize(self._theme.px(_NARROWEST), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height, however little the page has left."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _choose(self, *, by_clock: bool) -> None:
        if self.question is not None:
            self.chosen.emit(self.question.today if by_clock else self.question.last)


class WhichDayPopover(TypedPopover):
    """Takes a day as people type it; Enter keeps it, Esc leaves the question open."""

    chosen = Signal(object)
    """Carries the day."""

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        super().__init__(theme, window, _("Which day"), (_("Day"),), _("Write for this day"))
        self._locale = locale
        self._near = date.min
        (self.day,) = self.fields

    def ask_at(self, anchor: QWidget, day: date) -> None:
        """Open with this day."""
        self._near = day
        self.open_with(anchor, (written_day(day, self._locale),))

    def entered(self) -> None:
        """Take the day, or say that it cannot be read; without a year it is one near the first."""
        try:
            day = read_day(self.day.text(), self._locale, self._near + _HALF_A_YEAR)
        except BadInput as error:
            self.refuse(self.day, error.words)
            return
        self.dismiss()
        self.chosen.emit(day)
