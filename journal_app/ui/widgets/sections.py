"""A list of sections beside the column of the one that is shown, as settings have it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.scroll_column import ScrollColumn
from journal_app.ui.widgets.side_item import SideItem

LIST: Final = 172
_GAP: Final = 24
_START: Final = 36
_TOP: Final = 36
_START_TIGHT: Final = 16
_TIGHT: Final = 440
"""Below this width, divided by the zoom, margins give way to what is written."""
NARROW: Final = 680
"""Below this width, divided by the zoom, the list becomes one value menu above the column."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a stable id, its title, and how it is made when it is first shown."""

    id: str
    title: str
    make: Callable[[], ScrollColumn]


class Sections(QFrame):
    """Made one by one as they are shown; what was scrolled stays where it was."""

    chosen = Signal(str)
    """The person chose another section; it is shown already."""

    def __init__(
        self, theme: Theme, title: str, sections: Sequence[Section], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections = {section.id: section for section in sections}
        self._made: dict[str, ScrollColumn] = {}
        self._marking = False
        self.here = sections[0].id
        self.items: dict[str, SideItem] = {}
        self._group = QButtonGroup(self)
        options = [(section.id, section.title) for section in sections]
        self.menu = Drop(theme, _("Section"), options, self.here)
        self._stack = QStackedWidget()
        self._lay_out(title)
        self.menu.chosen.connect(self._on_chosen)
        theme.resized.connect(self._restyle)
        self._restyle()

    @property
    def shown(self) -> ScrollColumn | None:
        """The column that is shown, once one was."""
        return self._made.get(self.here)

    def show_section(self, section: str) -> ScrollColumn:
        """Show one; `chosen` is not sent."""
        column = self._made.get(section)
        if column is None:
            column = self._made[section] = self._sections[section].make()
            self._stack.addWidget(column)
        self.here = section
        self._stack.setCurrentWidget(column)
        self._marking = True
        self.items[section].setChecked(True)
        self.menu.set_value(section)
        self._marking = False
        return column

    def take_focus(self) -> None:
        """Put the keyboard on the name of the section that is shown."""
        target = self.menu if self._list.isHidden() else self.items[self.here]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody further in wanted scrolls the column."""
        column = self.shown
        if column is None or not column.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands beside the column only where there is room."""
        super().resizeEvent(event)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _lay_out(self, title: str) -> None:
        theme = self._theme
        self._list = QFrame()
        self._list.setAccessibleName(_("Sections"))
        names = self._names = QVBoxLayout(self._list)
        names.setSpacing(2)
        names.addWidget(PlainLabel(theme, title, "title"))
        names.addSpacing(16)
        for section in self._sections.values():
            item = self.items[section.id] = SideItem(theme, section.title)
            item.toggled.connect(lambda on, at=section.id: self._on_toggled(at, on))
            self._group.addButton(item)
            names.addWidget(item)
        names.addStretch(1)
        self._above = QFrame()
        above = self._above_row = QHBoxLayout(self._above)
        above.setSpacing(16)
        above.addWidget(PlainLabel(theme, title, "title"))
        above.addWidget(self.menu)
        above.addStretch(1)
        self._row = QHBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._above)
        self._rows.addLayout(self._row, 1)
        self._row.addWidget(self._list)
        self._row.addWidget(self._stack, 1)

    def _restyle(self) -> None:
        px = self._theme.px
        narrow = self.width() / self._theme.zoom < NARROW
        focus = self.window().focusWidget()
        chooses = focus is not None and (focus is self.menu or self._list.isAncestorOf(focus))
        self._above.setVisible(narrow)
        self._list.setVisible(not narrow)
        if chooses:
            # The keyboard stays with the choice of sections, whichever form it takes.
            self.take_focus()
        self._list.setFixedWidth(px(LIST))
        self._row.setSpacing(0 if narrow else px(_GAP))
        self._names.setContentsMargins(0, px(_TOP), 0, px(_TOP))
        tight = self.width() / self._theme.zoom < _TIGHT
        start = px(_START_TIGHT if tight else _START)
        set_margins(self._rows, self, start - (8 if narrow else 0), 0, 0, 0)
        set_margins(self._above_row, self, 8, px(12 if tight else 24), 0, 0)

    def _on_toggled(self, section: str, on: bool) -> None:
        if on and not self._marking:
            self._on_chosen(section)

    def _on_chosen(self, section: object) -> None:
        self.show_section(str(section))
        self.chosen.emit(str(section))
