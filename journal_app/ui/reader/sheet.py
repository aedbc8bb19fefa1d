"""How the Reader lies on its sheet, and nothing else."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.find_bar import FindBar
from journal_app.ui.editor.measures import ANY_WIDTH, BLEED, COLUMN, START, VERY_LOW, room_of
from journal_app.ui.page import Page
from journal_app.ui.reader.bar import ReaderBar
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.plain_label import PlainLabel

_TOP: Final = 24
_TOP_LOW: Final = 12


class ReaderSheet(Page):
    """Every part of the page in its place; a subclass gives them something to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Reader"), parent)
        self._theme = theme
        self.bar = ReaderBar(theme)
        self.date = PlainLabel(theme, "", "display", cut=True, name=_("Date"))
        self.small_date = PlainLabel(theme, "", "heading", cut=True, name=_("Date"))
        self.details = PlainLabel(theme, "", "body", "ink3", cut=True, name=_("Details"))
        self.bin_words = PlainLabel(theme, _("In the bin"), "smallm", "ink2")
        self.bring_back = Button(theme, _("Bring it back"), "link", style="smallm")
        self.text = ReaderText(theme)
        self.find_bar = FindBar(theme, self.text)
        self._heading = QVBoxLayout()
        self._find_row = QHBoxLayout()
        self._bin_row = QFrame()
        self._column = QFrame()
        self._rows = QVBoxLayout(self._column)
        self._content = QFrame()
        self._compose()
        self.show_in_bin(False)
        self.setFocusProxy(self.text)
        theme.changed.connect(self.arrange)
        self.arrange()

    def show_date(self, day: str, details: str) -> None:
        """Say when it was, and who and what it is about."""
        for label in (self.date, self.small_date):
            label.setText(day)
        self.details.setText(details)

    def show_in_bin(self, binned: bool) -> None:
        """Say that it is in the bin, with the way out."""
        self._bin_row.setVisible(binned)

    def arrange(self) -> None:
        """Put everything where it belongs at this size."""
        px, room = self._theme.px, room_of(self, self._theme)
        low = room.height < VERY_LOW
        going, coming = (self.date, self.small_date) if low else (self.small_date, self.date)
        going.hide()
        coming.show()
        self.text.set_end_margin(room.end_margin)
        self._column.setMaximumWidth(px(START + COLUMN + room.end_margin))
        self._content.setMaximumWidth(min(ANY_WIDTH, px(room.widest_content)))
        set_margins(self._rows, self, px(START), px(_TOP_LOW if low else _TOP), 0, px(12))
        self.bar.indent(px(BLEED), px(8))
        below = px(8 if low else 22)
        set_margins(self._heading, self, px(BLEED), px(4 if low else 14), px(18), below)
        set_margins(self._find_row, self, px(BLEED), 0, px(18), px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the size of the window is known."""
        super().showEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    def _compose(self) -> None:
        binned = QHBoxLayout(self._bin_row)
        binned.setContentsMargins(0, 6, 0, 0)
        binned.setSpacing(12)
        binned.addWidget(self.bin_words)
        binned.addWidget(self.bring_back)
        binned.addStretch(1)
        self._heading.setSpacing(5)
        for widget in (self.date, self.small_date, self.details, self._bin_row):
            self._heading.addWidget(widget)
        self._find_row.addWidget(self.find_bar)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.bar)
        self._rows.addLayout(self._heading)
        self._rows.addWidget(self.text, 1)
        self._rows.addLayout(self._find_row)
        beside = QHBoxLayout(self._content)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._column, 100)
        beside.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
