"""A line for a date as one would say it, and below it in words what was understood."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.spans import Span
from journal_app.i18n import _
from journal_app.ui.date_names import read_date, written_span
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para


class DateField(QFrame):
    """Enter, or the arrow, goes to what was understood; Esc empties the line."""

    wanted = Signal(object)
    """Carries a `Span`."""

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
        self.field = Field(theme, _("Go to a date"))
        self.go = IconButton(
            theme, "arrow-right", _("Go to the date that was typed"), size=32, icon_size=16
        )
        self.told = Para(theme, "", "caption", "ink3", name=_("What was understood"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        row.addWidget(self.field, 1)
        row.addWidget(self.go)
        column.addWidget(self.told)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.go.clicked.connect(self._on_entered)
        self._on_typed("")

    def say(self, words: str) -> None:
        """Tell something about the date, here and to screen readers."""
        self.told.set_text(words)
        announce(self.field, words)

    def clear(self) -> None:
        """Drop what was typed."""
        self.field.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line first; an empty one leaves it to whoever is around."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return
        super().keyPressEvent(event)

    def _read(self) -> Span | None:
        return read_date(self.field.text(), self._today(), self._locale)

    def _on_typed(self, text: str) -> None:
        span = self._read() if text else None
        self.go.setVisible(bool(text))
        self.go.setEnabled(span is not None)
        example = _("Such as “last tuesday” or “march 2019”")
        self.told.set_text(example if span is None else written_span(span, self._locale))

    def _on_entered(self) -> None:
        span = self._read()
        if span is not None:
            self.wanted.emit(span)
        elif self.field.text().strip():
            self.say(_("That is no date we can read. Try “14 march 2019”."))
