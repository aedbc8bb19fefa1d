"""Choose a span of time: a value menu of the usual ones, and two days to be typed."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.ui.editor.typed_time import read_day, written_day
from journal_app.ui.passages.span import Span, SpanKind, span_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_FIELD_WIDTH: Final = 190


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


class SpanPopover(Popover):
    """Takes two days as people type them; one left empty leaves that side open."""

    chosen = Signal(object)
    """Carries the `Span`."""

    def __init__(self, theme: Theme, window: QWidget, locale: QLocale) -> None:
        super().__init__(theme, window, _("From a day to a day"), padding=16)
        self._locale = locale
        self._today = date.min
        self.first = Field(theme, name=_("From"))
        self.last = Field(theme, name=_("To"))
        self._error = Para(theme, "", "small", "caution", name=_("Span message"))
        self.keep = Button(theme, _("Read these days"), "primary", size="small", style="smallm")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for row, (words, field) in enumerate(((_("From"), self.first), (_("To"), self.last))):
            label = PlainLabel(theme, words, "smallm", "ink2")
            label.setBuddy(field)
            field.setFixedWidth(theme.px(_FIELD_WIDTH))
            field.setPlaceholderText(_("left open"))
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

    def ask_at(self, anchor: QWidget, span: Span, today: date) -> None:
        """Open with the days of this span."""
        self._today = today
        for field, day in zip((self.first, self.last), span.days(today), strict=True):
            field.setText("" if day is None else written_day(day, self._locale))
        self._error.hide()
        self.open_at(anchor, self.first)
        self.first.selectAll()

    def forget(self) -> None:
        """Drop what was typed."""
        self.first.clear()
        self.last.clear()

    def _on_entered(self) -> None:
        days: list[date | None] = []
        for field in (self.first, self.last):
            try:
                typed = field.text().strip()
                days.append(read_day(typed, self._locale, self._today) if typed else None)
            except BadInput as error:
                self._refuse(field, error.words)
                return
        first, last = days
        if first is not None and last is not None and first > last:
            self._refuse(self.last, _("That day comes before the first one."))
            return
        self.dismiss()
        kind = SpanKind.ALL if first is None and last is None else SpanKind.CUSTOM
        self.chosen.emit(Span(kind=kind, first=first, last=last))

    def _refuse(self, field: Field, words: str) -> None:
        self._error.set_text(words)
        self._error.show()
        self.content.activate()
        self.resize(self.sizeHint())
        announce(self._error, words)
        field.setFocus()
        field.selectAll()
