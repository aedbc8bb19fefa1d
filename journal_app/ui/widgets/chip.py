"""A pill: a choice in a form, a filter, or a person or tag that belongs to an entry."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.painting import Glyph, draw_field, draw_glyph, glyph_colors
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_WIDEST: Final = 260
_PAD: Final = 13
_LEAD: Final = 20


class Chip(PaintedButton):
    """Checkable, removable, or just pressed.

    The accessible name never changes with the state: whether it is chosen is told by the checked
    state, that it can be taken away by the description. `calm` drops the edge where the chip shows
    a state rather than a choice; `filled` paints it as chosen without being checkable.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str | None = None,
        glyph: Glyph | None = None,
        checkable: bool = False,
        removable: bool = False,
        calm: bool = False,
        filled: bool = False,
        small: bool = False,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, name=name, parent=parent)
        self._icon_name = icon
        self._glyph = glyph
        self._removable = removable
        self._calm = calm
        self._filled = filled
        self._small = small
        self._veil = ""
        self._tint: str | None = None
        self.setCheckable(checkable)
        if removable:
            self.setAccessibleDescription(_("press to remove"))
        self._restyle()

    def set_glyph(self, glyph: Glyph | None) -> None:
        """Show another answer, or none."""
        self._glyph = glyph
        self._on_resized()

    def set_filled(self, filled: bool) -> None:
        """Paint as chosen, without being checkable."""
        self._filled = filled
        self.update()

    def set_veil(self, veil: str) -> None:
        """Show this in the place of the words until one points at it or has the focus on it.

        It stays as wide as its words, so that nothing moves; none for empty.
        """
        self._veil = veil
        self.update()

    def set_tint(self, tint: str | None) -> None:
        """Draw its icon in the ink of one of `core.marks.TINTS`."""
        self._tint = tint
        self.update()

    @property
    def shown(self) -> str:
        """The words that can be seen now."""
        open_ = not self._veil or self.underMouse() or self.hasFocus()
        return self.label if open_ else self._veil

    def sizeHint(self) -> QSize:
        """Room for everything on it, but never wider than 260 px; long names are cut."""
        px = self._theme.px
        width = self._text_width() + px(2 * _PAD)
        if self._has_lead():
            width += px(_LEAD)
        if self._removable:
            width += px(18)
        return QSize(min(width, px(_WIDEST)), px(30 if self._small else 32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, leading sign, words, and the small cross of a removable one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, ink = self._colors()
        whole = QRectF(self.rect())
        width = 1.4 if line is not None and self._chosen() else 1.0
        draw_field(painter, whole, (whole.height() - 1) / 2, fill=fill, line=line, width=width)
        px = self._theme.px
        at = px(_PAD)
        if self._has_lead():
            self._paint_lead(painter, ink)
            at += px(_LEAD)
        end = px(28) if self._removable else px(_PAD) - 2
        box = QRectF(at, 0, self.width() - at - end, self.height())
        painter.setPen(ink)
        draw_words(painter, visual_rect(self, box), self.shown, self.font(), leading(self))
        if self._removable:
            side = px(12)
            cross = QRectF(self.width() - px(24), (self.height() - side) / 2, side, side)
            self._theme.icons.draw(painter, "x", ink, visual_rect(self, cross))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("smallm"))
        height = self.sizeHint().height()
        self.setFixedHeight(height)
        self.setProperty("ringRadius", height / 2)
        cut = self.sizeHint().width() == self._theme.px(_WIDEST)
        self.setToolTip(self.label if cut else "")

    def _has_lead(self) -> bool:
        return self._icon_name is not None or self._glyph is not None

    def _chosen(self) -> bool:
        return self.isChecked() or self._filled

    def _paint_lead(self, painter: QPainter, ink: QColor) -> None:
        px = self._theme.px
        middle = self.height() / 2
        if self._glyph is not None:
            radius = 6.5 * self._theme.zoom
            square = QRectF(px(_PAD), middle - radius, 2 * radius, 2 * radius)
            center: QPointF = visual_rect(self, square).center()
            draw_glyph(painter, self._theme, self._glyph, center, radius)
        elif self._icon_name is not None:
            side = px(16)
            if self._tint is not None and self.isEnabled():
                ink = mark_colors(self._theme, self._tint)[1]
            square = QRectF(px(_PAD) - 2, middle - side / 2, side, side)
            self._theme.icons.draw(
                painter, self._icon_name, ink, visual_rect(self, square), mirrored=is_rtl(self)
            )

    def _colors(self) -> tuple[QColor, QColor | None, QColor]:
        """Ground, edge and ink in the present state."""
        theme = self._theme
        hovered = self.isEnabled() and self.underMouse()
        if self._chosen() and self._glyph is not None:
            fill, line, ink = glyph_colors(theme, self._glyph)
        elif self._chosen() or self._removable:
            fill, line, ink = (theme.color(t) for t in ("accent_soft", "accent", "accent_ink"))
        else:
            edge = theme.mix("line", "line_strong", 1 if hovered or theme.high_contrast else 0.25)
            fill, line, ink = theme.color("raised"), edge, theme.color("ink" if hovered else "ink2")
        if not self.isEnabled():
            ink = theme.color("ink_disabled")
        calm = self._calm or (self._removable and not self._chosen())
        if hovered and calm:
            fill = theme.mix(fill, line, 0.14)
        if calm and self._chosen_or_removable() and not theme.high_contrast:
            return fill, None, ink
        return fill, line, ink

    def _chosen_or_removable(self) -> bool:
        return self._chosen() or self._removable
