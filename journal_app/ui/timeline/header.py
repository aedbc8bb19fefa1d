"""The head of the timeline: title, how much was found, search and filters, the way to the bin."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.filters import Filters
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.field import SearchField
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.plain_label import PlainLabel

QUIET_MS: Final = 150
"""After the last key."""
QUIET_MS_ONE_LETTER: Final = 400
"""A single letter finds half the journal; mostly a second one follows."""
_SEARCH_WIDTH: Final = 250
_SEARCH_NARROWEST: Final = 110
_NARROW: Final = 500
_NARROWEST: Final = 400
_TOP: Final = 34
_BOTTOM: Final = 14
_BOTTOM_WITH_FILTERS: Final = 8
_ABOVE_FILTERS: Final = 16


class WordsField(SearchField):
    """Asks to search a moment after the last key; from it one gets into the list by key."""

    searched = Signal(str)
    list_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Search your words"), parent=parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self._searched = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_typed)

    def sizeHint(self) -> QSize:
        """As wide as it is anywhere, where there is room."""
        return QSize(self._theme.px(_SEARCH_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Large text in a small window leaves room for a word."""
        return QSize(self._theme.px(_SEARCH_NARROWEST), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead into what was found, Esc lets the search go and then the field."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._timer.stop()
                self._search()
                self.list_wanted.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        words = text.strip()
        if not words:
            self._timer.stop()
            self._search()
        else:
            self._timer.start(QUIET_MS_ONE_LETTER if len(words) == 1 else QUIET_MS)

    def _search(self) -> None:
        words = self.text().strip()
        if words != self._searched:
            self._searched = words
            self.searched.emit(words)


class TimelineHeader(QFrame):
    """Stands in the same column as the list; takes values and sends intentions."""

    bin_toggled = Signal(bool)
    bring_back_wanted = Signal()
    passages_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._more: IconButton | None = None
        self.title = PlainLabel(theme, _("Timeline"), "title")
        self.count = PlainLabel(theme, "", "body", "ink3", name=_("Result count"))
        self.count.hide()
        self.field = WordsField(theme, self)
        self.passages = IconButton(theme, "quotes", _("Read only these"))
        self.passages.clicked.connect(self.passages_wanted)
        self.bin = IconButton(theme, "trash", _("Show the bin"))
        self.bin.setCheckable(True)
        self.bin.toggled.connect(self._on_bin_toggled)
        self.filters = Filters(theme)
        self.hint = PlainLabel(
            theme, _("What you put away waits here for thirty days."), "body", "ink3",
            cut=True,
        )  # fmt: skip
        self.bring_back = Button(theme, _("Bring it back"), "soft", "arrow-counter-clockwise")
        self.bring_back.setToolTip(_("Press B"))
        self.bring_back.clicked.connect(self.bring_back_wanted)
        self._lay_out()
        self.show_bin(False)
        theme.changed.connect(self._restyle)

    def show_count(self, words: str) -> None:
        """How much was found, in words; empty while nothing is looked for."""
        self.count.setText(words)
        self.count.setAccessibleDescription(words)
        self.count.setVisible(bool(words))

    def add_button(self, button: IconButton) -> None:
        """One more at the end of the row; in the narrowest column it stands below."""
        self._more = button
        self._row.addWidget(button)
        self._place()

    def clear(self) -> None:
        """Let the search and every filter go, without a way to undo that."""
        self.field.setText("")
        self.filters.clear()

    def show_bin(self, shown: bool) -> None:
        """Be the head of the bin, or of the timeline."""
        self.bin.setChecked(shown)
        self.bin.set_icon_name("x" if shown else "trash")
        self.title.setText(_("Bin") if shown else _("Timeline"))
        self.field.setVisible(not shown)
        self.passages.setVisible(not shown)
        self.filters.setVisible(not shown)
        self.hint.setVisible(shown)
        self.bring_back.setVisible(shown)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._row.addWidget(self.bring_back)
        self._row.addWidget(self.field)
        self._row.addWidget(self.passages)
        self._row.addWidget(self.bin)
        self._rows.addLayout(self._row)
        self._second = QHBoxLayout()
        self._second.addStretch(1)
        self._rows.addLayout(self._second)
        self._rows.addWidget(self.hint)
        self._gap = QSpacerItem(0, 0)
        self._rows.addSpacerItem(self._gap)
        self._rows.addWidget(self.filters)
        self._restyle()

    def _place(self) -> None:
        """Keep to the column; in a narrow one the count stands below the title."""
        px = self._theme.px
        column = Column.of(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        filtered = not self.filters.isHidden()
        bottom = px(_BOTTOM_WITH_FILTERS if filtered else _BOTTOM)
        set_margins(self._rows, self, column.start, px(_TOP), end, bottom)
        self._gap.changeSize(0, px(_ABOVE_FILTERS) if filtered else 0)
        self._rows.invalidate()
        below = column.width < px(_NARROW)
        if below and self._row.indexOf(self.count) >= 0:
            self._second.insertWidget(0, self.count)
        elif not below and self._row.indexOf(self.count) < 0:
            self._row.insertWidget(1, self.count)
        self._place_more(column)
        # Beside the title it stands on the line of much larger letters.
        self.count.setContentsMargins(0, 0 if below else px(7), 0, 0)

    def _place_more(self, column: Column) -> None:
        row = self._second if column.width < self._theme.px(_NARROWEST) else self._row
        if self._more is not None and row.indexOf(self._more) < 0:
            row.addWidget(self._more)
            self._rows.activate()

    def _restyle(self) -> None:
        self.field.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
        self._place()

    def _on_bin_toggled(self, shown: bool) -> None:
        self.show_bin(shown)
        self.bin_toggled.emit(shown)
