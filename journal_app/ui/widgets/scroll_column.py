"""A column of calm width that scrolls, for pages that are read and filled in from top to bottom."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.edge_fade import EdgeFade

WIDEST: Final = 660
"""In pixels at zoom 1."""
_START_IF_CENTRED: Final = 36
_TOP: Final = 42
_END: Final = 24
_TIGHT: Final = 400
"""Below this width, divided by the zoom, the column has these margins:"""
_TOP_TIGHT: Final = 10
_SIDE_TIGHT: Final = 10
_BOTTOM: Final = 48
_AROUND: Final = 24
_LINE: Final = 40
_STEPS: Final = {
    Qt.Key.Key_Up: -_LINE,
    Qt.Key.Key_Down: _LINE,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class ScrollColumn(QScrollArea):
    """Put things into `column`; no stop for Tab by itself, `scroll_by_key` scrolls it.

    It begins at the start of the page, or stands in its middle where it is `centred`.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        widest: int = WIDEST,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widest = widest
        self._start, self._top = (_START_IF_CENTRED, 8) if centred else (0, _TOP)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        self._row = QHBoxLayout(whole)
        self._row.setSpacing(0)
        self._frame = QFrame()
        self.column = QVBoxLayout(self._frame)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        if centred:
            self._row.addStretch(1)
        self._row.addWidget(self._frame, 100)
        self._row.addStretch(1)
        self.setWidget(whole)
        EdgeFade(theme, self, "surface")
        theme.resized.connect(self._restyle)
        self._restyle()

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll as this key asks; whether it asked for that."""
        bar = self.verticalScrollBar()
        page = self.viewport().height() - _LINE
        pages = {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        step = (_STEPS | pages).get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        bar.setValue(bar.value() + step)
        return True

    def show_inside(self, widget: QWidget, part: QRect) -> None:
        """Scroll until this part of something in the column can be seen, such as a caret."""
        inside = self.widget()
        if inside is None or not inside.isAncestorOf(widget):
            return
        at = widget.mapTo(inside, part.center())
        self.ensureVisible(at.x(), at.y(), 0, part.height() // 2 + _AROUND)

    def to_top(self) -> None:
        """Back to the beginning."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins give way where there is little room for what is written."""
        super().resizeEvent(event)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    @property
    def start(self) -> int:
        """How far the column stands from the start of the page at least, in pixels."""
        # Room for the ring around what has the focus.
        least = min(self._start, _SIDE_TIGHT) if self._tight else self._start
        return max(8, self._theme.px(least))

    @property
    def _tight(self) -> bool:
        return self.width() / self._theme.zoom < _TIGHT

    def _restyle(self) -> None:
        px, start, tight = self._theme.px, self.start, self._tight
        self._frame.setMaximumWidth(px(self._widest))
        top, end = (min(self._top, _TOP_TIGHT), _SIDE_TIGHT) if tight else (self._top, _END)
        set_margins(self._row, self, start, px(top), max(start, px(end)), px(_BOTTOM))


def column_around(widget: QWidget) -> ScrollColumn | None:
    """The column this widget stands in, if it stands in one."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollColumn):
        above = above.parentWidget()
    return above
