"""A button that is only an icon; its name is shown as a tooltip."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TokenName
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.painted_button import PaintedButton


class IconButton(PaintedButton):
    """A square button; `size` and `icon_size` in pixels at zoom 1."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 36,
        icon_size: int = 20,
        tone: TokenName = "ink2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", name=name, parent=parent)
        self._icon_name = icon
        self._size = size
        self._icon_size = icon_size
        self._tone: TokenName = tone
        self.setToolTip(name)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self._restyle()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon; the name stays."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """The square itself."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground only while pointed at, pressed or switched on."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone: TokenName = self._tone
        whole = QRectF(self.rect())
        if not self.isEnabled():
            tone = "ink_disabled"
        elif self.isChecked():
            tone = "accent_ink"
            draw_field(painter, whole, RADIUS_CONTROL, fill=theme.color("accent_soft"))
        elif self.isDown() or self.underMouse():
            ground = theme.mix("canvas", "ink", 0.1 if self.isDown() else 0.06)
            draw_field(painter, whole, RADIUS_CONTROL, fill=ground)
        side = theme.px(self._icon_size)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        theme.icons.draw(painter, self._icon_name, theme.color(tone), square, mirrored=is_rtl(self))

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
