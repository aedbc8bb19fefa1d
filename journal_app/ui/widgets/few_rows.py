"""What gives way in a window so low, or with text so large, that hardly a list is seen below it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.edge_fade import EdgeFade
from journal_app.ui.widgets.fitting_area import FittingArea
from journal_app.ui.widgets.whole_page import in_whole_page

_LOW: Final = 360
"""A window lower than this, divided by the zoom, is low."""
_ROW_AND_HALF: Final = 46
_ANY_HEIGHT: Final = 16_777_215


def is_low(theme: Theme, widget: QWidget) -> bool:
    """Whether this stands in a low window."""
    return widget.window().height() / theme.zoom < _LOW


class FewRows(FittingArea):
    """Rows of chips; in a low window one of them and a half is seen, and the rest scrolls.

    On a page that scrolls as a whole there all of them stand.
    """

    def __init__(self, theme: Theme, name: str, rows: QWidget) -> None:
        super().__init__(name)
        self._theme = theme
        self.column.addWidget(rows)
        EdgeFade(theme, self, "surface")
        theme.resized.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """No more than there is."""
        hint = super().minimumSizeHint()
        hint.setHeight(min(hint.height(), self.heightForWidth(self.width())))
        return hint

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its window is known."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another height."""
        if watched is self.window() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        low = is_low(self._theme, self) and not in_whole_page(self)
        self.setMaximumHeight(self._theme.px(_ROW_AND_HALF) if low else _ANY_HEIGHT)
