"""The other entries of the day, beside the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import is_rtl, leading
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.plain_label import PlainLabel

MOST_SHOWN: Final = 8
_WIDTH: Final = 268
_LINE: Final = 22
_MOST_LINES: Final = 2
_CAPTION: Final = 18


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another entry of the same day."""

    piece: PieceId
    time: str
    """As it is shown, such as “21:10”."""
    preview: str


class Rail(QFrame):
    """Not there while there is nothing in it."""

    chosen = Signal(object)
    """Carries the id of an entry."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Also today"))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(theme, _("Also today"), "caption", "ink3"))
        self._column.addSpacing(14)
        self._column.addStretch(1)
        self._items: list[_Item] = []
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_neighbours(self, neighbours: Sequence[Neighbour]) -> None:
        """Show these, in this order."""
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = [_Item(self._theme, neighbour) for neighbour in neighbours[:MOST_SHOWN]]
        for at, item in enumerate(self._items):
            self._column.insertWidget(2 + at, item)
            item.clicked.connect(lambda _checked=False, it=item: self.chosen.emit(it.piece))

    def _restyle(self) -> None:
        px = self._theme.px
        start, end = px(20), px(26)
        if is_rtl(self):
            start, end = end, start
        self._column.setContentsMargins(start, px(52), end, px(16))
        self.setFixedWidth(px(_WIDTH))


class _Item(PaintedButton):
    """A time, and how the entry begins."""

    def __init__(self, theme: Theme, neighbour: Neighbour) -> None:
        self._neighbour = neighbour
        name = _("Entry at {time}").format(time=neighbour.time)
        super().__init__(theme, neighbour.preview, name=name)
        self.setAccessibleDescription(neighbour.preview)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    @property
    def piece(self) -> PieceId:
        """The entry it stands for."""
        return self._neighbour.piece

    def sizeHint(self) -> QSize:
        """Room for the time and two lines."""
        px = self._theme.px
        return QSize(px(120), px(_CAPTION + _MOST_LINES * _LINE + 18))

    def minimumSizeHint(self) -> QSize:
        """As high as ever, as narrow as need be."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Time above, words below."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setPen(theme.color("accent_ink" if self.underMouse() else "ink3"))
        painter.setFont(theme.font("caption"))
        painter.drawText(
            QRectF(0, 0, self.width(), px(_CAPTION)), leading(self), self._neighbour.time
        )
        painter.setPen(theme.color("ink"))
        self._layout().draw(painter, QPointF(0, px(_CAPTION)))

    def _layout(self) -> QTextLayout:
        font = self._theme.font("read")
        layout = QTextLayout(self._neighbour.preview, font)
        side = Qt.AlignmentFlag.AlignRight if is_rtl(self) else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        for row in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, row * self._theme.px(_LINE)))
        layout.endLayout()
        return layout
