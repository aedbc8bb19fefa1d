"""A pill with the sign and the name of a mark, in its tint while it is chosen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from journal_app.core.marks import Mark
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.direction import is_rtl, visual_rect

_SIDE = 16
_START = 11


class MarkChip(Chip):
    """To be ticked; its sign is in the ink of the mark also while it is not."""

    def __init__(self, theme: Theme, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, mark.label, icon=mark.icon, checkable=True, small=True, parent=parent
        )
        self._mark = mark

    @property
    def mark(self) -> Mark:
        """What it stands for."""
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        """The mark has another name, icon or tint now."""
        self._mark = mark
        self._icon_name = mark.icon
        self.set_label(mark.label)
        self.setAccessibleName(mark.label)
        self._on_resized()

    def _paint_lead(self, painter: QPainter, _ink: QColor) -> None:
        side = self._theme.px(_SIDE)
        start, top = self._theme.px(_START), (self.height() - side) / 2
        square = visual_rect(self, QRectF(start, top, side, side))
        _tint, ink = mark_colors(self._theme, self._mark.tint)
        self._theme.icons.draw(painter, self._mark.icon, ink, square, mirrored=is_rtl(self))

    def _colors(self) -> tuple[QColor, QColor | None, QColor]:
        if not self.isChecked():
            return super()._colors()
        tint, ink = mark_colors(self._theme, self._mark.tint)
        return tint, ink, ink
