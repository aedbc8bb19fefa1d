"""The sidebar: where one can go, and two quick ways to put everything away."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from journal_app import APP_NAME
from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.mark import AppMark
from journal_app.ui.widgets.nav_item import NavItem
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.pause_button import PauseButton
from journal_app.ui.widgets.plain_label import PlainLabel

WIDE: Final = 212
NARROW: Final = 68
"""In pixels at zoom 1."""
_LOW: Final = 360
"""A sidebar lower than this, divided by the zoom, has room for its buttons alone."""
_BELOW_MARK: Final = 22
_BELOW_PAUSE: Final = 12

_BELONGS_TO: Final = {
    PageId.READER: PageId.TIMELINE,
    PageId.PASSAGES: PageId.TIMELINE,
    PageId.ANSWERS: PageId.TIMELINE,
    PageId.DAY: PageId.TIMELINE,
    PageId.ON_THIS_DAY: PageId.TIMELINE,
}
_AT_THE_FOOT: Final = frozenset({PageId.SETTINGS})
"""Pages without a place of their own in the sidebar, and whose they are."""


class Sidebar(QFrame):
    """Wide with words, or a rail of icons whose names are tooltips."""

    page_chosen = Signal(object)
    """Carries a `PageId`."""
    pause_chosen = Signal()
    cover_chosen = Signal()
    lock_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self._marking = False
        self._pressed_here = False
        self.setAccessibleName(_("Sidebar"))
        self.pause = PauseButton(theme, _("Pause"), _("one minute"), tip=_("A quiet minute"))
        self.items = {
            PageId.TODAY: NavItem(theme, _("Today"), "sun-horizon"),
            PageId.TIMELINE: NavItem(theme, _("Timeline"), "notebook"),
            PageId.SETTINGS: NavItem(theme, _("Settings"), "gear-six"),
        }
        self.cover = NavItem(
            theme,
            _("Quick cover"),
            "eye-slash",
            place=False,
            tip=_("Cover everything (Shift three times)"),
        )
        self.lock = NavItem(theme, _("Lock now"), "lock-simple", place=False)
        self._lay_out()
        self._connect()

    def show_page(self, page: PageId) -> None:
        """Mark where one is."""
        item = self.items.get(_BELONGS_TO.get(page, page))
        self._marking = True
        if item is not None:
            item.setChecked(True)
        else:
            self._unmark()
        self._marking = False

    def set_narrow(self, narrow: bool) -> None:
        """Only icons, for a window with little room."""
        self._narrow = narrow
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is only for show goes where there is no room for it."""
        super().resizeEvent(event)
        self._restyle()

    def tell_keys(self, keys: Callable[[ActionId], str]) -> None:
        """Say in tool tips what does the same; an empty answer is nothing to be said."""
        tips: dict[PaintedButton, tuple[str, ActionId]] = {
            self.pause: (_("A quiet minute"), ActionId.PAUSE),
            self.lock: (self.lock.label, ActionId.LOCK),
        }
        tips |= {item: (item.label, ActionId(at.value)) for at, item in self.items.items()}
        for item, (words, command) in tips.items():
            shown = keys(command)
            tip = _("{words} ({keys})").format(words=words, keys=shown) if shown else words
            item.setToolTip(tip)
            item.setAccessibleDescription(tip)

    def take_focus(self) -> None:
        """Put the keyboard on the place one is at."""
        chosen = [item for item in self.items.values() if item.isChecked()]
        first = chosen[0] if chosen else next(iter(self.items.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._wordmark = PlainLabel(self._theme, APP_NAME, "heading")
        self._mark = AppMark(self._theme)
        self._column.addLayout(self._top)
        self._top.addWidget(self._mark)
        self._top.addWidget(self._wordmark)
        self._top.addStretch(1)
        self._gaps = [QSpacerItem(0, high) for high in (_BELOW_MARK, _BELOW_PAUSE)]
        self._column.addItem(self._gaps[0])
        self._column.addWidget(self.pause)
        self._column.addItem(self._gaps[1])
        for page, item in self.items.items():
            if page not in _AT_THE_FOOT:
                self._column.addWidget(item)
        self._column.addStretch(1)
        for page in _AT_THE_FOOT:
            self._column.addWidget(self.items[page])
        self._column.addWidget(self.cover)
        self._column.addWidget(self.lock)
        self._restyle()

    def _connect(self) -> None:
        for page, item in self.items.items():
            item.pressed.connect(lambda at=page: self._on_pressed(at))
            item.clicked.connect(lambda _checked=False, at=page: self._on_clicked(at))
            item.toggled.connect(lambda on, at=page: self._on_toggled(at, on))
        self.pause.clicked.connect(self.pause_chosen)
        self.cover.clicked.connect(self.cover_chosen)
        self.lock.clicked.connect(self.lock_chosen)
        self._theme.changed.connect(self._restyle)

    def _unmark(self) -> None:
        # A page without a place here, such as the one for support.
        for item in self.items.values():
            item.setAutoExclusive(False)
            item.setChecked(False)
            item.setAutoExclusive(True)

    def _on_pressed(self, page: PageId) -> None:
        self._pressed_here = self.items[page].isChecked()

    def _on_clicked(self, page: PageId) -> None:
        # From a page that belongs to it, such as one entry to the timeline.
        if self._pressed_here:
            self.page_chosen.emit(page)

    def _on_toggled(self, page: PageId, on: bool) -> None:
        # A screen reader toggles without a click.
        if on and not self._marking:
            self.page_chosen.emit(page)

    def _restyle(self) -> None:
        narrow = self._narrow
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDE))
        side = 12 if narrow else 14
        low = self.height() / self._theme.zoom < _LOW
        self._column.setContentsMargins(side, 6 if low else 20, side, 2 if low else 14)
        self._column.setSpacing(0 if low else 4)
        for item, high in zip(self._gaps, (_BELOW_MARK, _BELOW_PAUSE), strict=True):
            item.changeSize(0, 0 if low else high)
        self._mark.setHidden(low)
        # The mark stands over the middle of the icons of the rail.
        middle = (self._theme.px(NARROW) - 2 * side - self._mark.width()) // 2
        set_margins(self._top, self, middle if narrow else 8, 0, 0, 0)
        self._wordmark.setVisible(not (narrow or low))
        self._column.invalidate()
