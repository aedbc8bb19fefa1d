"""What is put away until a day: its dates and nothing else, and “Open it now”."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.clock import day_of
from journal_app.core.seals import DatedSeal
from journal_app.i18n import _
from journal_app.services import seals
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words
from journal_app.ui.settings.kept_focus import kept_focus
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class SealedUntil(QFrame):
    """The nearest day first; no word of what is in it."""

    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._locale = QLocale()
        self.setAccessibleName(_("Sealed until later"))
        self._undoing = Undoing(context, self)
        self._undoing.refused.connect(self.refused)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_sealed(self, sealed: Sequence[DatedSeal]) -> None:
        """Let exactly these be listed."""
        theme = self._context.theme
        with kept_focus(self):
            while (item := self._column.takeAt(0)) is not None:
                before = item.widget()
                if before is not None:
                    before.hide()
                    before.setParent(None)
                    before.deleteLater()
            if sealed:
                rows = [self._row(each) for each in sealed]
                self._column.addWidget(BoxedList(theme, *rows))
            else:
                words = _("Nothing is sealed until later.")
                self._column.addWidget(Para(theme, words, "body", "ink3"))

    def _row(self, sealed: DatedSeal) -> Row:
        year = day_of(self._context.clock).year
        until = day_words(sealed.until, self._locale, this_year=year)
        written = day_words(sealed.day, self._locale, this_year=year)
        title = _("Comes back on {day}").format(day=until)
        line = _("Written for {day}").format(day=written)
        button = Button(
            self._context.theme, _("Open it now"), "outline", size="small", style="smallm"
        )
        button.setObjectName(f"open:{sealed.piece}")
        button.setAccessibleDescription(f"{title}. {line}.")
        button.clicked.connect(partial(self._open, sealed))
        return Row(self._context.theme, "lock-simple", title, line, button)

    def _open(self, sealed: DatedSeal) -> None:
        clock = self._context.clock
        again = partial(seals.seal_until, piece=sealed.piece, until=sealed.until, clock=clock)
        words = _("It is back in the timeline.")
        self._undoing.do(partial(seals.open_early, piece=sealed.piece), words, again)
