"""One line in a popover that can be pressed: an icon if need be, and words."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TextStyle
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_HEIGHT: Final = 34
_SIDE: Final = 12
_ICON: Final = 18
_GAP: Final = 10


class PopoverItem(PaintedButton):
    """As wide as the popover; long words are cut, and told whole by the name."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        icon: str = "",
        *,
        style: TextStyle = "body",
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, name=name, parent=parent)
        self._icon = icon
        self._style: TextStyle = style
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        px = self._theme.px
        return QSize(px(self._start() + _SIDE) + self._text_width() + 2, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A breath of ink where one points, the colour of choice where it is chosen."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            draw_field(
                painter, QRectF(self.rect()), RADIUS_CONTROL, fill=theme.color("accent_soft")
            )
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = theme.mix("raised", "ink", 0.1 if self.isDown() else 0.055)
            draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ground)
        side = float(px(_ICON))
        icon = "check" if self.isChecked() else self._icon
        if icon:
            square = visual_rect(self, QRectF(px(_SIDE), (self.height() - side) / 2, side, side))
            theme.icons.draw(painter, icon, theme.color("ink2"), square, mirrored=is_rtl(self))
        start = px(self._start())
        box = visual_rect(self, QRectF(start, 0, self.width() - start - px(_SIDE), self.height()))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink_disabled"))
        draw_words(painter, box, self.label, self.font(), leading(self))

    def _start(self) -> int:
        return _SIDE + (_ICON + _GAP if self._icon or self.isCheckable() else 0)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._style))
        self.setFixedHeight(self._theme.px(_HEIGHT))
