"""Ask for a day and a time, such as another one of an entry."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.ui.editor.typed_time import read_day, read_time, written_day, written_time
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.typed_popover import TypedPopover


class TimePopover(TypedPopover):
    """Takes a day and a time as people type them; Enter keeps them, Esc leaves them as they were.

    `chosen` carries a `datetime` without a zone: what the clock on the wall showed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        super().__init__(theme, window, _("Date and time"), (_("Day"), _("Time")), _("Change"))
        self._locale = locale
        self._today = date.min
        self._given: datetime | None = None
        self.day, self.time = self.fields

    def ask_at(self, anchor: QWidget, local: datetime, day: date, today: date) -> None:
        """Open with this day and this time of day."""
        self._today = today
        self._given = datetime.combine(day, local.time().replace(second=0, microsecond=0))
        texts = (written_day(day, self._locale), written_time(local.time(), self._locale))
        self.open_with(anchor, texts)

    def entered(self) -> None:
        """Take the day and the time, or say which of them cannot be read."""
        field = self.day
        try:
            day = read_day(self.day.text(), self._locale, self._today)
            field = self.time
            time = read_time(self.time.text(), self._locale)
        except BadInput as error:
            self.refuse(field, error.words)
            return
        self.dismiss()
        chosen = datetime.combine(day, time)
        if chosen != self._given:
            self.chosen.emit(chosen)
