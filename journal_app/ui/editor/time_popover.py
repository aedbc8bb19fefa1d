"""Ask for a day and a time, such as another one of an entry."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.ui.editor.typed_time import read_day, read_time, written_day, written_time
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_FIELD_WIDTH = 190


class TimePopover(Popover):
    """Takes a day and a time as people type them; Enter keeps them, Esc leaves them as they were.

    `chosen` carries a `datetime` without a zone: what the clock on the wall showed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        super().__init__(theme, window, _("Date and time"), padding=16)
        self._locale = locale
        self._today = date.min
        self._given: datetime | None = None
        self.day = Field(theme, name=_("Day"))
        self.time = Field(theme, name=_("Time"))
        self._error = Para(theme, "", "small", "caution", name=_("Date and time message"))
        self.keep = Button(theme, _("Change"), "primary", size="small", style="smallm")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for row, (words, field) in enumerate(((_("Day"), self.day), (_("Time"), self.time))):
            label = PlainLabel(theme, words, "smallm", "ink2")
            label.setBuddy(field)
            field.setFixedWidth(theme.px(_FIELD_WIDTH))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.returnPressed.connect(self._on_entered)
            field.textEdited.connect(self._error.hide)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        self.content.addLayout(grid)
        self.content.addSpacing(8)
        self.content.addWidget(self._error)
        self.content.addSpacing(4)
        self.content.addLayout(buttons)
        self.keep.clicked.connect(self._on_entered)

    def ask_at(self, anchor: QWidget, local: datetime, day: date, today: date) -> None:
        """Open with this day and this time of day."""
        self._today = today
        self._given = datetime.combine(day, local.time().replace(second=0, microsecond=0))
        self.day.setText(written_day(day, self._locale))
        self.time.setText(written_time(local.time(), self._locale))
        self._error.hide()
        self.open_at(anchor, self.day)
        self.day.selectAll()

    def _on_entered(self) -> None:
        field: Field = self.day
        try:
            day = read_day(self.day.text(), self._locale, self._today)
            field = self.time
            time = read_time(self.time.text(), self._locale)
        except BadInput as error:
            self._refuse(field, error)
            return
        self.dismiss()
        chosen = datetime.combine(day, time)
        if chosen != self._given:
            self.chosen.emit(chosen)

    def _refuse(self, field: Field, error: BadInput) -> None:
        self._error.set_text(error.words)
        self._error.show()
        self.content.activate()
        self.resize(self.sizeHint())
        announce(self._error, error.words)
        field.setFocus()
        field.selectAll()
