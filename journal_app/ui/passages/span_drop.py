"""Choose a span of time: a value menu of the usual ones, and two days to be typed."""

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.ui.editor.typed_time import read_day, written_day
from journal_app.ui.passages.span import Span, SpanKind, span_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.typed_popover import TypedPopover


class SpanDrop(Drop):
    """A value menu whose last value asks for two days."""

    days_wanted = Signal()

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        self._locale = locale
        options = [(kind, span_words(Span(kind=kind), locale)) for kind in SpanKind]
        super().__init__(theme, _("Span of time"), options, SpanKind.ALL, parent)

    def show_span(self, span: Span) -> None:
        """Show this one, without sending `chosen`."""
        self.set_value(span.kind)
        self.set_label(span_words(span, self._locale))
        self.setAccessibleDescription(self.label)

    def _on_triggered(self, action: QAction) -> None:
        if action.data() == SpanKind.CUSTOM:
            before = self.value
            for each in self._group.actions():
                each.setChecked(each.data() == before)
            self.days_wanted.emit()
        else:
            super()._on_triggered(action)


class SpanPopover(TypedPopover):
    """Takes two days as people type them; one left empty leaves that side open."""

    chosen = Signal(object)
    """Carries the `Span`."""

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        labels = (_("From"), _("To"))
        super().__init__(theme, window, _("From a day to a day"), labels, _("Read these days"))
        self._locale = locale
        self._today = date.min
        self.first, self.last = self.fields
        for field in self.fields:
            field.setPlaceholderText(_("left open"))

    def ask_at(self, anchor: QWidget, span: Span, today: date) -> None:
        """Open with the days of this span."""
        self._today = today
        days = span.days(today)
        texts = ["" if day is None else written_day(day, self._locale) for day in days]
        self.open_with(anchor, texts)

    def forget(self) -> None:
        """Drop what was typed."""
        for field in self.fields:
            field.forget()

    def entered(self) -> None:
        """Take both days, or say which of them cannot be read."""
        days: list[date | None] = []
        for field in self.fields:
            try:
                typed = field.text().strip()
                days.append(read_day(typed, self._locale, self._today) if typed else None)
            except BadInput as error:
                self.refuse(field, error.words)
                return
        first, last = days
        if first is not None and last is not None and first > last:
            self.refuse(self.last, _("That day comes before the first one."))
            return
        self.dismiss()
        kind = SpanKind.ALL if first is None and last is None else SpanKind.CUSTOM
        self.chosen.emit(Span(kind=kind, first=first, last=last))
