"""A small sheet to draw on with mouse or pen, where words do not come."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.drawings import Drawing, Point, kept, parse, written
from journal_app.i18n import _, ngettext
from journal_app.ui.moment_form.drawing_sheet import WIDEST, DrawingSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel

_MOST_BACK: Final = 50
"""How many steps can be taken back."""


class DrawingPad(QFrame):
    """A sheet with one ink; the last line, and clearing the sheet, can be taken back."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: list[Drawing] = []
        self.setAccessibleName(_("Drawing"))
        self.sheet = DrawingSheet(theme)
        self._undo = Button(
            theme,
            _("Undo"),
            "ghost",
            "arrow-counter-clockwise",
            _("Undo the last line"),
            style="smallm",
        )
        self._clear = Button(theme, _("Clear"), "ghost", "x", _("Clear the sheet"), style="smallm")
        self._full = PlainLabel(theme, _("The sheet is full."), "small", "ink3")
        self._full.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sheet)
        column.addLayout(row)
        row.addWidget(self._undo)
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(self._full)
        self.sheet.drawn.connect(self._on_drawn)
        self.sheet.taken_back.connect(self.undo)
        self._undo.clicked.connect(self.undo)
        self._clear.clicked.connect(self.clear)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_state()

    @property
    def text(self) -> str:
        """The drawing, as `core.drawings` writes it; empty while nothing is drawn."""
        return written(self.sheet.drawing)

    def set_text(self, text: str) -> None:
        """Show a kept drawing; raises `ValueError` if it is none. `changed` is not sent."""
        self._before = []
        self.sheet.show_drawing(parse(text))
        self._show_state()

    def undo(self) -> None:
        """Take back the last line, or that the sheet was cleared."""
        if self._before:
            self._show(self._before.pop())

    def clear(self) -> None:
        """An empty sheet."""
        if self.sheet.drawing:
            self._remember()
            self._show(())

    def _on_drawn(self, stroke: tuple[Point, ...]) -> None:
        longer = kept(self.sheet.drawing, stroke)
        if longer is None:
            self._full.show()
            self.sheet.show_drawing(self.sheet.drawing)
            return
        self._remember()
        self._show(longer)

    def _remember(self) -> None:
        self._before = [*self._before, self.sheet.drawing][-_MOST_BACK:]

    def _show(self, drawing: Drawing) -> None:
        self.sheet.show_drawing(drawing)
        self._show_state()
        self.changed.emit()

    def _restyle(self) -> None:
        self.setMaximumWidth(self._theme.px(WIDEST))

    def _show_state(self) -> None:
        count = len(self.sheet.drawing)
        words = ngettext("{n} line", "{n} lines", count).format(n=count) if count else _("Empty")
        self.sheet.setAccessibleDescription(words)
        self._full.hide()
        self._undo.setEnabled(bool(self._before))
        self._clear.setEnabled(bool(count))
