"""Ticks that belong together, in as many columns as there is room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.ui.widgets.check import Check

_BETWEEN: Final = 18


class CheckGrid(QFrame):
    """Two beside two where there is room, else one below the other."""

    def __init__(self, checks: Sequence[Check], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = tuple(checks)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._arrange(2)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where two do not fit."""
        super().resizeEvent(event)
        widths = self._widths()
        needed = max(widths[::2]) + _BETWEEN + max(widths[1::2])
        self._arrange(2 if self.width() >= needed else 1)

    def _widths(self) -> list[int]:
        return [check.sizeHint().width() for check in self._checks]

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, check in enumerate(self._checks):
            self._grid.addWidget(check, at // columns, at % columns)
