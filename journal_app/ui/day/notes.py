"""What was written in the margin on a day, each with the piece it stands beside."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.spans import of_day
from journal_app.core.text import preview
from journal_app.i18n import _
from journal_app.services.days import Beside
from journal_app.ui.date_names import written_span
from journal_app.ui.editor.day_words import time_words
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import GUTTER, PADDING, Column
from journal_app.ui.timeline.telling import Telling
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_BETWEEN: Final = 14
_END: Final = 20
_BEGINNING: Final = 90
"""In characters: so much tells which piece it is."""


class DayNotes(FittingArea):
    """Under the text of the cards; a piece is opened from its note."""

    opened = Signal(object)
    """Carries the `PieceId` a note stands beside."""

    def __init__(self, theme: Theme, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(_("Written in the margin"), parent)
        self._theme = theme
        self._telling = telling
        self._notes: tuple[Beside, ...] = ()
        self._rows: list[QFrame] = []
        self.column.setSpacing(_BETWEEN)
        self.column.addWidget(Para(theme, _("Written in the margin on this day"), "smallm", "ink"))
        self.column.addStretch(1)
        self.hide()
        EdgeFade(theme, self, "surface")
        theme.changed.connect(self._place)

    @property
    def buttons(self) -> list[Button]:
        """The ways to the pieces, in order."""
        return [button for row in self._rows for button in row.findChildren(Button)]

    def show_notes(self, notes: Sequence[Beside]) -> None:
        """Show exactly these; nothing where there are none."""
        if tuple(notes) == self._notes:
            return
        self._notes = tuple(notes)
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._made(each) for each in notes]
        for number, row in enumerate(self._rows):
            self.column.insertWidget(1 + number, row)
        self.setVisible(bool(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _made(self, beside: Beside) -> QFrame:
        theme, locale, head = self._theme, self._telling.locale, beside.head
        row = QFrame()
        row.setAccessibleName(_("Note in the margin"))
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        time = time_words(beside.note.when.local, locale)
        lines.addWidget(PlainLabel(theme, time, "caption", "ink3"))
        lines.addWidget(Para(theme, beside.note.body, "read", "accent_ink", name=_("Note")))
        words = _cut(head.preview or self._telling.line(head)) or _("Nothing written")
        day = written_span(of_day(head.when.day), locale)
        told = _("Beside {day}: “{words}”").format(day=day, words=words)
        lines.addWidget(Para(theme, told, "small", "ink3", name=_("What it stands beside")))
        read = Button(
            theme, _("Read it"), "link", name=_("Read what this stands beside"), style="smallm"
        )
        read.setAccessibleDescription(told)
        read.clicked.connect(partial(self.opened.emit, head.id))
        lines.addWidget(read, 0, Qt.AlignmentFlag.AlignLeading)
        return row

    def _place(self) -> None:
        px = self._theme.px
        column = Column.of(self.width(), self._theme.zoom)
        start = column.start + px(GUTTER) + px(PADDING)
        end = self.width() - start - column.text_width
        set_margins(self.column, self, start, px(_BETWEEN), max(0, end), px(_END))


def _cut(words: str) -> str:
    beginning = preview(words, _BEGINNING)
    return beginning if len(beginning) == len(words) else f"{beginning}…"
