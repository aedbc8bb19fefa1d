"""A sheet inside the window, for what deserves a moment of its own."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from journal_app.ui.actions.overlay import Overlay
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.tab_order import stops_inside

_WIDTH: Final = 520
_FROM_EDGE: Final = 24
_PADDING: Final = 28
_FROM_BAR: Final = 12
"""Between the words and the bar they are scrolled with."""
_LOW: Final = 400
"""Below so much height at zoom 1 a sheet has less air, and more room for its words."""

_TURNS: Final = {
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}


class SheetDialog(Overlay):
    """A card on a veil over the window, not a window: Esc and the last button close it.

    Put things into `body`, which scrolls where the window is too low; the last button is the safe
    one and has the focus. It removes itself.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, title: str) -> None:
        super().__init__(window)
        self._theme = theme
        self._buttons: list[Button] = []
        self.setAccessibleName(title)
        self._card = Card(theme, padding=_PADDING, elevated=True, parent=self)
        content = self._card.content
        content.addWidget(Para(theme, title, "title"))
        content.addSpacing(12)
        self._area = FittingArea(title)
        self.body = self._area.column
        self.body.setSpacing(12)
        EdgeFade(theme, self._area, "raised")
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_from_bar)
        content.addWidget(self._area, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        content.addLayout(self._row)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_button(self, button: Button) -> None:
        """Add a button at the end; the last one is the safe choice."""
        self._buttons.append(button)
        self._row.addWidget(button)

    def set_buttons(self, *buttons: Button) -> None:
        """Have these buttons in the place of those before; the last one is the safe choice."""
        for before in self._buttons:
            self._row.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._buttons = []
        for button in buttons:
            self.add_button(button)
            button.show()

    def open(self) -> None:
        """Show it over everything and take the focus; the same sheet, open before, gives way."""
        for before in self._over.findChildren(type(self)):
            same = type(before) is type(self) and before.accessibleName() == self.accessibleName()
            if same and before is not self:
                before.dismiss()
        self.cover_window()
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self._over.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._take_focus()

    def dismiss(self) -> None:
        """Close it, and give the focus back."""
        if not self.laid:
            return
        self.uncover_window()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the safe choice; where it scrolls, the keys of pages turn it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in _TURNS:
            self._area.verticalScrollBar().triggerAction(_TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside, and leads as one reads."""
        stops = [stop for stop in stops_inside(self) if stop.isVisible() and stop.isEnabled()]
        if not stops:
            return False
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else -1
        following = stops[(at + (1 if forward else -1)) % len(stops)]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        following.setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card stays inside the window."""
        super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize:
            self._restyle()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_from_bar()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The veil."""
        QPainter(self).fillRect(self.rect(), self._theme.color("scrim"))

    def _keep_from_bar(self) -> None:
        scrolls = self._area.verticalScrollBar().maximum() > 0
        set_margins(self.body, self._area, 0, 0, _FROM_BAR if scrolls else 0, 0)

    def _restyle(self) -> None:
        # Its shadow may lie on the edge of the window; the paper stays inside.
        around = 2 * (SHADOW_ROOM - _FROM_EDGE)
        wanted = self._theme.px(_WIDTH) + 2 * SHADOW_ROOM
        self._card.setFixedWidth(min(wanted, self._over.width() + around))
        self._card.setMaximumHeight(max(200, self._over.height() + around))
        low = self._over.height() < self._theme.px(_LOW)
        room = SHADOW_ROOM + (_PADDING * 2 // 3 if low else _PADDING)
        self._card.content.setContentsMargins(room, room, room, room)
        self._row.setContentsMargins(0, 12 if low else 24, 0, 0)
