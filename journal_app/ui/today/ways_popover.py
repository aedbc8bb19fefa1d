"""Other ways to go on, where a low window has no room to show them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.ending import Way
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem

_WIDTH: Final = 460


class WaysPopover(Popover):
    """One line for each."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Other ways to go on"))

    def show_ways(self, anchor: QWidget, ways: Sequence[Way]) -> None:
        """Open beside the anchor with exactly these."""
        while (item := self.content.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()
        for way in ways:
            line = PopoverItem(self._theme, way.words)
            line.setMaximumWidth(self._theme.px(_WIDTH))
            line.clicked.connect(lambda _checked=False, at=way: self._take(at))
            self.content.addWidget(line)
        self.open_at(anchor)

    def _take(self, way: Way) -> None:
        self.dismiss()
        way.take()
