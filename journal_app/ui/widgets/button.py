"""The button of the app in its seven kinds."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TextStyle
from journal_app.ui.widgets.direction import draw_words, is_rtl, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

ButtonKind = Literal["primary", "soft", "outline", "quiet", "ghost", "link", "caution"]
ButtonSize = Literal["normal", "large", "small"]

_PADDING: Final[dict[ButtonKind, int]] = {
    "primary": 20,
    "soft": 16,
    "outline": 16,
    "quiet": 12,
    "ghost": 0,
    "link": 0,
    "caution": 16,
}
_HEIGHT: Final[dict[ButtonSize, int]] = {"normal": 38, "large": 46, "small": 34}
_ICON: Final = 18
_GAP: Final = 8


class Button(PaintedButton):
    """One primary button per screen; ghost and link stand on the text margin, without a box."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "outline",
        icon: str | None = None,
        name: str | None = None,
        parent: QWidget | None = None,
        *,
        size: ButtonSize = "normal",
        style: TextStyle = "label",
        icon_last: bool = False,
    ) -> None:
        super().__init__(theme, text, name=name, parent=parent)
        self._kind = kind
        self._icon_name = icon
        self._size = size
        self._style: TextStyle = style
        self._icon_last = icon_last
        self.setProperty("kind", kind)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self._restyle()

    @property
    def kind(self) -> ButtonKind:
        """How loud the button is."""
        return self._kind

    def set_icon_name(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon_name = icon
        self._on_resized()

    def sizeHint(self) -> QSize:
        """Room for words, icon and padding."""
        padding = self._theme.px(_PADDING[self._kind])
        return QSize(self._content_width() + 2 * padding, self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then icon and words in the middle (at the start for ghost and link)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, ink = self._colors()
        if fill is not None or line is not None:
            draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=fill, line=line)
        self._paint_content(painter, ink)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._style))
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        flat = self._kind in ("ghost", "link") and self._size == "normal"
        return self._theme.px(28 if flat else _HEIGHT[self._size])

    def _content_width(self) -> int:
        icon = self._theme.px(_ICON) if self._icon_name else 0
        gap = self._theme.px(_GAP) if self._icon_name and self.label else 0
        return self._text_width() + icon + gap

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        icon = float(self._theme.px(_ICON)) if self._icon_name else 0.0
        gap = float(self._theme.px(_GAP)) if self._icon_name and self.label else 0.0
        room = self.width() - icon - gap
        words = min(float(self._text_width()), room)
        start = 0.0
        if self._kind not in ("ghost", "link"):
            start = max(0.0, (self.width() - words - icon - gap) / 2)
        icon_at = start + words + gap if self._icon_last else start
        words_at = start if self._icon_last else start + icon + gap
        if self._icon_name:
            square = visual_rect(self, QRectF(icon_at, (self.height() - icon) / 2, icon, icon))
            self._theme.icons.draw(painter, self._icon_name, ink, square, mirrored=is_rtl(self))
        painter.setPen(ink)
        box = visual_rect(self, QRectF(words_at, 0, words + 1, self.height()))
        middle = Qt.AlignmentFlag.AlignCenter
        draw_words(painter, box, self.label, self._text_font(), middle)

    def _text_font(self) -> QFont:
        font = self.font()
        font.setUnderline(self._kind == "link" and self._hovered())
        return font

    def _hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Ground, edge and ink in the present state."""
        theme = self._theme
        if not self.isEnabled():
            filled = self._kind in ("primary", "soft")
            edged = self._kind in ("outline", "caution") or (filled and theme.high_contrast)
            edge = theme.color("line") if edged else None
            return theme.color("sunken") if filled else None, edge, theme.color("ink_disabled")
        fill, line, ink = self._enabled_colors(self._hovered(), self.isDown())
        if theme.high_contrast and (fill is not None or line is not None):
            line = theme.color("line_strong")
        return fill, line, ink

    def _rest_edge(self) -> QColor:
        """What controls have at rest: to be seen on raised paper by night as well."""
        return self._theme.mix("line", "line_strong", 0.25)

    def _enabled_colors(
        self, hovered: bool, pressed: bool
    ) -> tuple[QColor | None, QColor | None, QColor]:
        theme = self._theme
        over = theme.mix("canvas", "ink", 0.1 if pressed else 0.06)
        match self._kind:
            case "primary":
                ground = theme.color(
                    "accent_press" if pressed else "accent_hover" if hovered else "accent"
                )
                return ground, None, theme.color("on_accent")
            case "soft":
                share = 0.2 if pressed else 0.12 if hovered else 0.0
                ground = theme.mix("accent_soft", "accent", share)
                return ground, None, theme.color("accent_ink")
            case "outline":
                edge = theme.color("line_strong") if hovered or pressed else self._rest_edge()
                ground = theme.mix("raised", "ink", 0.04 if pressed else 0)
                return ground, edge, theme.color("ink")
            case "caution":
                warm = theme.color("caution_soft") if hovered or pressed else None
                return warm, self._rest_edge(), theme.color("caution")
            case "quiet":
                lit = hovered or pressed
                return over if lit else None, None, theme.color("ink" if lit else "ink2")
            case "ghost":
                return None, None, theme.color("accent_ink" if hovered else "ink2")
            case _:
                return None, None, theme.color("accent_ink")
