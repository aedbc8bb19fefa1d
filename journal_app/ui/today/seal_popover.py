"""“Seal it”: until when an entry is put away, and what that does, in words."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.ui.editor.day_words import day_words
from journal_app.ui.editor.typed_time import read_day_ahead, written_day
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem

_WIDTH: Final = 320
_WEEK: Final = timedelta(days=7)
_MONTH: Final = timedelta(days=30)


class SealPopover(Popover):
    """A week, a month, or a day one chooses; Esc leaves everything as it is."""

    chosen = Signal(object)
    """Carries the day on which it comes back."""

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        super().__init__(theme, window, _("Seal it until"))
        self._locale = locale
        self._today = date.min
        self._told = Para(theme, _told(), "small", "ink2", name=_("What sealing does"))
        above = QVBoxLayout()
        set_margins(above, self, 12, 8, 12, 8)
        self.content.addLayout(above)
        above.addWidget(self._told)
        self.week = PopoverItem(theme, "", "calendar-blank", name=_("A week"))
        self.month = PopoverItem(theme, "", "calendar-blank", name=_("A month"))
        self.other = PopoverItem(theme, _("A day you choose…"), "calendar-blank")
        self._typing = QFrame()
        self.day = Field(theme, name=_("Comes back on"))
        self.seal = Button(theme, _("Seal"), "soft", size="small", style="smallm")
        self._error = Para(theme, "", "small", "caution", name=_("Seal it message"))
        self._compose()
        self.week.clicked.connect(lambda: self._choose(self._today + _WEEK))
        self.month.clicked.connect(lambda: self._choose(self._today + _MONTH))
        self.other.clicked.connect(self._on_other)
        self.day.returnPressed.connect(self._on_entered)
        self.day.textEdited.connect(lambda: self._refuse(""))
        self.seal.clicked.connect(self._on_entered)

    def ask_at(self, anchor: QWidget, today: date) -> None:
        """Open beside the anchor."""
        self._today = today
        self._told.setFixedWidth(self._theme.px(_WIDTH) - 24)
        for item, words, span in (
            (self.week, _("A week, until {day}"), _WEEK),
            (self.month, _("A month, until {day}"), _MONTH),
        ):
            day = day_words(today + span, self._locale, this_year=today.year)
            item.set_label(words.format(day=day))
            item.setAccessibleDescription(day)
        self.other.show()
        self._typing.hide()
        self._error.hide()
        self._fit()
        self.open_at(anchor, self.week)

    def _compose(self) -> None:
        for item in (self.week, self.month, self.other):
            self.content.addWidget(item)
        row = QHBoxLayout(self._typing)
        set_margins(row, self, 12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        row.addWidget(self.seal)
        self.content.addWidget(self._typing)
        error = QVBoxLayout()
        set_margins(error, self, 12, 0, 12, 0)
        self.content.addLayout(error)
        error.addWidget(self._error)

    def _on_other(self) -> None:
        self.other.hide()
        self._typing.show()
        self.day.setText(written_day(self._today + _WEEK, self._locale))
        self._fit()
        self.day.setFocus()
        self.day.selectAll()

    def _on_entered(self) -> None:
        try:
            self._choose(read_day_ahead(self.day.text(), self._locale, self._today))
        except BadInput as error:
            self._refuse(error.words)
            announce(self._error, error.words)
            self.day.setFocus()
            self.day.selectAll()

    def _choose(self, day: date) -> None:
        self.dismiss()
        self.chosen.emit(day)

    def _refuse(self, words: str) -> None:
        if words or not self._error.isHidden():
            self._error.set_text(words)
            self._error.setFixedWidth(self._theme.px(_WIDTH) - 24)
            self._error.setVisible(bool(words))
            self._fit()

    def _fit(self) -> None:
        self.fit()


def _told() -> str:
    return _(
        "It leaves the timeline, the search and every export, and comes back by itself on its "
        "day. Under Settings, Questions, it can be opened before that."
    )
