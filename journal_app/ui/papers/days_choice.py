"""From which day to which: two lines for dates as people write them, and what was understood."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.spans import Span
from journal_app.i18n import _
from journal_app.ui.date_names import read_date, written_span
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel


class DaysChoice(QFrame):
    """A month or a year in the first line alone is all of it."""

    def __init__(
        self,
        theme: Theme,
        locale: QLocale,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._locale = locale
        self._today = today
        self.first = Field(theme, name=_("From"))
        self.last = Field(theme, name=_("To"))
        self.told = Para(theme, "", "caption", "ink3", name=_("What was understood"))
        row = QHBoxLayout()
        row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        for words, field in ((_("From"), self.first), (_("To"), self.last)):
            label = PlainLabel(theme, words, "smallm", "ink2")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)
            field.textChanged.connect(self._on_typed)
        column.addWidget(self.told)
        self._on_typed()

    @property
    def span(self) -> Span | None:
        """The days that are meant, or `None` where that cannot be told."""
        typed = [field.text() for field in (self.first, self.last) if field.text().strip()]
        read = [read_date(text, self._today(), self._locale) for text in typed]
        spans = [span for span in read if span is not None]
        if not spans or len(spans) < len(typed):
            return None
        # Whoever says the later day first means the same days.
        return Span(min(each.first for each in spans), max(each.last for each in spans))

    def ask(self) -> None:
        """Say that the dates cannot be read, and go to the first that cannot."""
        words = _("That is no date we can read. Try “14 march 2019”.")
        self.told.set_text(words)
        announce(self.told, words)
        fields = (self.first, self.last)
        unread = (f for f in fields if read_date(f.text(), self._today(), self._locale) is None)
        next(unread, self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        span = self.span
        example = _("Such as “last tuesday” or “march 2019”; a month alone is all of it.")
        self.told.set_text(example if span is None else written_span(span, self._locale))
