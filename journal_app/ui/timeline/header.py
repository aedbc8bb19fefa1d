"""The head of the timeline: title, how much was found, search and filters, the way to the bin."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.filters import Filters
from journal_app.ui.timeline.words_field import WIDTH_WITH_WORDS, WordsField
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.few_rows import FewRows, is_low
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_NARROW: Final = 500
_NARROWEST: Final = 400
_TOP: Final = 34
_TOP_LOW: Final = 10
_BOTTOM: Final = 14
_BOTTOM_WITH_FILTERS: Final = 8
_ABOVE_FILTERS: Final = 16
_BESIDE: Final = 12


class TimelineHeader(QFrame):
    """Stands in the same column as the list; takes values and sends intentions."""

    bin_toggled = Signal(bool)
    bring_back_wanted = Signal()
    passages_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong = self._order = ""
        self.title = PlainLabel(theme, _("Timeline"), "title")
        self.count = PlainLabel(theme, "", "body", "ink3", name=_("Result count"))
        self.count.hide()
        self.field = WordsField(theme, self)
        self.saved = IconButton(theme, "bookmark-simple", _("Saved searches"))
        self.passages = IconButton(theme, "quotes", _("Read only these"))
        self.passages.clicked.connect(self.passages_wanted)
        self.bin = IconButton(theme, "trash", _("Show the bin"))
        self.bin.setCheckable(True)
        self.bin.toggled.connect(self._on_bin_toggled)
        self.filters = Filters(theme)
        self.message = Para(theme, "", "small", "ink2", name=_("Search message"))
        self.message.hide()
        self.hint = PlainLabel(
            theme, _("What you put away waits here for thirty days."), "body", "ink3",
            cut=True,
        )  # fmt: skip
        self.bring_back = Button(theme, _("Bring it back"), "soft", "arrow-counter-clockwise")
        self.bring_back.setToolTip(_("Press B"))
        self.bring_back.clicked.connect(self.bring_back_wanted)
        self._lay_out()
        self.show_bin(False)
        theme.resized.connect(self._restyle)

    def show_count(self, words: str, order: str = "") -> None:
        """How much was found, in words; empty while nothing is looked for.

        `order` is what has to be said of how it stands.
        """
        self._order = order
        self._say()
        self.count.setText(words)
        self.count.setAccessibleDescription(words)
        self.count.setVisible(bool(words))

    def add_button(self, button: IconButton) -> None:
        """One more at the end of the row."""
        self._row.addWidget(button)
        self._place()

    def show_message(self, words: str) -> None:
        """What is wrong with the search, in a quiet line; empty while nothing is."""
        self._wrong = words
        self._say()

    def _say(self) -> None:
        words = " ".join(filter(None, (self._wrong, self._order)))
        self.message.set_text(words)
        self.message.setAccessibleDescription(words)
        self.message.setVisible(bool(words) and not self.field.isHidden())

    def show_bin(self, shown: bool) -> None:
        """Be the head of the bin, or of the timeline."""
        self.bin.setChecked(shown)
        self.bin.set_icon_name("x" if shown else "trash")
        self.title.setText(_("Bin") if shown else _("Timeline"))
        self.field.setVisible(not shown)
        self.saved.setVisible(not shown)
        self.passages.setVisible(not shown)
        self.filters.setVisible(not shown)
        self.message.setVisible(not shown and bool(self.message.accessibleDescription()))
        self.hint.setVisible(shown)
        self.bring_back.setVisible(shown)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is where the title has given way."""
        hint = super().minimumSizeHint()
        if self.bin.isChecked() or self.title.isHidden():
            return hint
        return QSize(hint.width() - self.title.sizeHint().width() - _BESIDE, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(_BESIDE)
        self._rows.addLayout(self._row)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._row.addWidget(self.bring_back)
        self._row.addWidget(self.field)
        self._row.addWidget(self.saved)
        self._row.addWidget(self.passages)
        self._row.addWidget(self.bin)
        self._second = QHBoxLayout()
        self._rows.addLayout(self._second)
        self._second.addStretch(1)
        self._rows.addWidget(self.hint)
        self._rows.addWidget(self.message)
        self._gap = QSpacerItem(0, 0)
        self._rows.addSpacerItem(self._gap)
        self._rows.addWidget(FewRows(self._theme, _("Filters"), self.filters))
        self._restyle()

    def _place(self) -> None:
        """Keep to the column; in a narrow one the count stands below, and the title gives way."""
        px = self._theme.px
        column = Column.of(self.width(), self._theme.zoom)
        end = self.width() - column.start - column.width
        filtered = not self.filters.isHidden()
        bottom = px(_BOTTOM_WITH_FILTERS if filtered else _BOTTOM)
        top = px(_TOP_LOW if is_low(self._theme, self) else _TOP)
        set_margins(self._rows, self, column.start, top, end, bottom)
        self._gap.changeSize(0, px(_ABOVE_FILTERS) if filtered else 0)
        self._rows.invalidate()
        below = column.width < px(_NARROW)
        if below and self._row.indexOf(self.count) >= 0:
            self._second.insertWidget(0, self.count)
        elif not below and self._row.indexOf(self.count) < 0:
            self._row.insertWidget(1, self.count)
        # There the sidebar says where one is; the list needs the line more.
        self.title.setVisible(column.width >= px(_NARROWEST) or self.bin.isChecked())
        # Beside the title it stands on the line of much larger letters.
        self.count.setContentsMargins(0, 0 if below else px(7), 0, 0)

    def _restyle(self) -> None:
        self.field.setMaximumWidth(self._theme.px(WIDTH_WITH_WORDS))
        self._place()

    def _on_bin_toggled(self, shown: bool) -> None:
        self.show_bin(shown)
        self.bin_toggled.emit(shown)
