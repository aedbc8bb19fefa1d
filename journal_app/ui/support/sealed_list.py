"""The list of what is sealed; it is made when somebody opens it and gone when it is closed."""

from functools import partial

from PySide6.QtCore import QLocale, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.clock import day_of
from journal_app.core.entries import Entry
from journal_app.core.support import RecordField
from journal_app.core.text import one_line, preview
from journal_app.i18n import _
from journal_app.services import records
from journal_app.services.records import SealedPlace
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words
from journal_app.ui.support.view import quiet
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.para import Para

_LONGEST = 90


class SealedList(QFrame):
    """Newest first: when it was, and how it begins."""

    wanted = Signal(object)
    """Carries the `Entry` to open."""
    back_wanted = Signal(object)
    """Carries the `Entry` to take out of the bin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAccessibleName(_("Records"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_place(self, place: SealedPlace) -> None:
        """Let exactly these be listed; what is in the bin stands apart, at the end."""
        self.clear()
        theme = self._context.theme
        if not (place.outside or place.in_bin):
            self._column.addWidget(Para(theme, _("Nothing is sealed."), "body", "ink3"))
        if place.outside:
            rows = [self._row(entry, _("Open"), self.wanted) for entry in place.outside]
            self._column.addWidget(BoxedList(theme, *rows))
        if place.in_bin:
            words = _("In the bin")
            self._column.addWidget(Para(theme, words, "smallm", "ink2"))
            back = [self._row(entry, _("Bring back"), self.back_wanted) for entry in place.in_bin]
            self._column.addWidget(BoxedList(theme, *back, name=words))

    def clear(self) -> None:
        """Drop every word."""
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()

    def _row(self, entry: Entry, does: str, asked: SignalInstance) -> Row:
        title, line = self._words(entry)
        button = quiet(self._context.theme, does)
        button.setAccessibleDescription(title)
        button.clicked.connect(partial(self._ask, asked, entry))
        return Row(self._context.theme, "lock-simple", title, line, button)

    def _words(self, entry: Entry) -> tuple[str, str]:
        this_year = day_of(self._context.clock).year
        day = day_words(entry.when.day, QLocale(), this_year=this_year)
        if not records.is_record(entry):
            return day, preview(entry.body, _LONGEST)
        told = records.from_markdown(entry.body)
        when = one_line(told[RecordField.DATE])
        begins = next((told[field] for field in records.TELLING if told[field].strip()), "")
        return when or day, preview(begins, _LONGEST)

    def _ask(self, asked: SignalInstance, entry: Entry) -> None:
        asked.emit(entry)
