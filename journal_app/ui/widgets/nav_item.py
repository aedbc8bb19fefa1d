"""One place in the sidebar."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_NARROW: Final = 80
_ICON: Final = 20


class NavItem(PaintedButton):
    """An icon and a word; only the icon when it is given less than 80 px.

    A place is a radio button to screen readers; an action such as *Lock now* (`place=False`)
    stays a push button.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str,
        *,
        place: bool = True,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent=parent)
        self._icon_name = icon
        self.setCheckable(place)
        self.setAutoExclusive(place)
        self.setToolTip(tip or text)
        self.setAccessibleDescription(tip)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as the word needs; a rail may give less."""
        return QSize(self._theme.px(44 + 16) + self._text_width(), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """A rail shows icons alone."""
        return QSize(self._theme.px(40), self._theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper and an edge where one is; a breath of ink where one points."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        whole = QRectF(self.rect())
        if chosen:
            edge = theme.color("ink" if theme.high_contrast else "line")
            draw_field(painter, whole, RADIUS_CONTROL, fill=theme.color("surface"), line=edge)
        elif self.isEnabled() and self.underMouse():
            share = 0.09 if self.isDown() else 0.055
            draw_field(painter, whole, RADIUS_CONTROL, fill=theme.mix("sidebar", "ink", share))
        wide = self.width() > theme.px(_NARROW)
        side = theme.px(_ICON)
        at = theme.px(12) if wide else (self.width() - side) / 2
        square = visual_rect(self, QRectF(at, (self.height() - side) / 2, side, side))
        tone = theme.color("accent" if chosen else "ink2")
        theme.icons.draw(
            painter,
            self._icon_name,
            tone,
            square,
            weight="fill" if chosen else "regular",
            mirrored=is_rtl(self),
        )
        if wide:
            start = theme.px(44)
            box = visual_rect(self, QRectF(start, 0, self.width() - start - 6, self.height()))
            painter.setPen(theme.color("ink" if chosen else "ink2"))
            font = theme.font("label", weight=600 if chosen else 500)
            draw_words(painter, box, self.label, font, leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label", weight=600))
        self.setFixedHeight(self._theme.px(40))
