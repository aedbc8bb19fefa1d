"""One mark that can be chosen: a tile in its tint, its name, and the key that chooses it."""

from typing import Final, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal_app.core.marks import Mark
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TokenName
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, trailing, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

WIDTH: Final = 172
"""Two of them stand beside each other."""
_HEIGHT: Final = 36
_TILE: Final = 24
_ICON: Final = 16
_PAD: Final = 7
_NAME_AT: Final = 40
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class BubbleButton(PaintedButton):
    """A row of the bubble: an icon on a tile, words, and a key at the end."""

    went = Signal(int)
    """Carries the arrow key that was pressed on it."""

    def __init__(
        self, theme: Theme, text: str, icon: str, key: str, parent: QWidget | None = None
    ) -> None:
        self.icon_name = icon
        self.key = key
        self._shows_key = False
        self._width = WIDTH
        super().__init__(theme, text, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setToolTip(text)
        self._restyle()

    def show_key(self, shows: bool) -> None:
        """Show the key while it does something."""
        if shows != self._shows_key:
            self._shows_key = shows
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours as they lie."""
        if event.key() in _ARROWS:
            self.went.emit(event.key())
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as it was told to be, in pixels at zoom 1."""
        return QSize(self._theme.px(self._width), self._theme.px(_HEIGHT))

    def set_width(self, width: int) -> None:
        """Take more or less room than others."""
        self._width = width
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, tile, icon, words, key."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown() or self.hasFocus():
            painter.setBrush(self._lit())
            painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
        side = px(_TILE)
        top = (self.height() - side) / 2
        tile = visual_rect(self, QRectF(px(_PAD), top, side, side))
        self._paint_tile(painter, tile)
        gap = (side - px(_ICON)) / 2
        square = tile.adjusted(gap, gap, -gap, -gap)
        ink = theme.color(self._ink())
        theme.icons.draw(painter, self.icon_name, ink, square, mirrored=is_rtl(self))
        end = px(22) if self.key else px(10)
        words = QRectF(px(_NAME_AT), 0, self.width() - px(_NAME_AT) - end, self.height())
        painter.setPen(theme.color("ink"))
        font = theme.font("smallm")
        draw_words(painter, visual_rect(self, words), self.label, font, leading(self))
        if self.key and self._shows_key:
            painter.setPen(theme.color("ink3"))
            box = visual_rect(self, QRectF(0, 0, self.width() - px(12), self.height()))
            draw_words(painter, box, self.key, theme.font("caption"), trailing(self))

    def _lit(self) -> QColor:
        return self._theme.mix("raised", "ink", 0.06)

    def _ink(self) -> TokenName:
        return "ink2"

    def _paint_tile(self, painter: QPainter, tile: QRectF) -> None:
        """A plain row has no tile."""

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())


class MarkChoice(BubbleButton):
    """A mark; where it stands already its tile has an edge, and that is said, too."""

    def __init__(
        self, theme: Theme, mark: Mark, key: str, *, stands: str = "", parent: QWidget | None = None
    ) -> None:
        self.mark = mark
        self._stands = bool(stands)
        super().__init__(theme, mark.label, mark.icon, key, parent)
        self.setAccessibleDescription(stands)

    def _lit(self) -> QColor:
        return self._theme.color(cast(TokenName, f"m_{self.mark.tint}"), 0.75)

    def _ink(self) -> TokenName:
        return cast(TokenName, f"m_{self.mark.tint}_i")

    def _paint_tile(self, painter: QPainter, tile: QRectF) -> None:
        painter.setBrush(self._theme.color(cast(TokenName, f"m_{self.mark.tint}")))
        if self._stands or self._theme.high_contrast:
            painter.setPen(QPen(self._theme.color(self._ink()), 2 if self._stands else 1))
        painter.drawRoundedRect(tile, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
