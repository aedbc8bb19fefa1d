"""Choose the icon and the tint of a mark; each is told in words, never by colour alone."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journal_app.core.marks import ICONS, TINTS, Mark
from journal_app.i18n import _
from journal_app.ui.settings.mark_words import icon_words
from journal_app.ui.theme.mark_colors import mark_colors
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tint_words import tint_words
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_SIDE: Final = 36
_ICON: Final = 18
_COLUMNS: Final = 6
_PLAIN_ICON: Final = "bookmark-simple"


class MarkTile(PaintedButton):
    """The sign of a mark on its tint; while it is chosen its edge is drawn."""

    def __init__(self, theme: Theme, name: str, icon: str, tint: str) -> None:
        super().__init__(theme, "", name=name)
        self._icon_name, self._tint = icon, tint
        self.setToolTip(name)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self._restyle()

    def show_look(self, icon: str, tint: str) -> None:
        """Have another sign or tint."""
        self._icon_name, self._tint = icon, tint
        self.update()

    def sizeHint(self) -> QSize:
        """The square itself."""
        side = self._theme.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign, edge."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint, ink = mark_colors(theme, self._tint)
        chosen = self.isCheckable() and self.isChecked()
        lit = self.underMouse() or theme.high_contrast
        line = ink if chosen or lit else None
        ground = QRectF(self.rect())
        width = 2.0 if chosen else 1.0
        draw_field(painter, ground, RADIUS_CONTROL, fill=tint, line=line, width=width)
        side = theme.px(_ICON)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        theme.icons.draw(painter, self._icon_name, ink, square, mirrored=is_rtl(self))

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())


class MarkLookPopover(Popover):
    """Eighteen signs and six tints; what is picked holds at once."""

    chosen = Signal(str, str, str)
    """Carries the id of the mark, the icon and the tint."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Sign and tint"), padding=16)
        self._mark = Mark(id="", label="", icon=ICONS[0], tint=TINTS[0])
        self.icons = {icon: self._tile(name, icon, TINTS[0]) for icon, name in icon_words().items()}
        self.tints = {
            tint: self._tile(name, _PLAIN_ICON, tint) for tint, name in tint_words().items()
        }
        for words, tiles in ((_("Sign"), self.icons), (_("Tint"), self.tints)):
            label = PlainLabel(theme, words, "smallm", "ink2")
            if self.content.count():
                self.content.addSpacing(12)
            self.content.addWidget(label)
            self.content.addSpacing(6)
            frame = QFrame()
            frame.setAccessibleName(words)
            grid = QGridLayout(frame)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(6)
            for at, tile in enumerate(tiles.values()):
                grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
            self.content.addWidget(frame)
        for icon, tile in self.icons.items():
            tile.picked.connect(partial(self._pick_icon, icon))
        for tint, tile in self.tints.items():
            tile.picked.connect(partial(self._pick_tint, tint))

    @property
    def mark(self) -> Mark:
        """The mark whose look is chosen."""
        return self._mark

    def ask_at(self, anchor: QWidget, mark: Mark) -> None:
        """Open beside what shows this mark."""
        self.show_mark(mark)
        self.open_at(anchor, self.icons.get(mark.icon))

    def show_mark(self, mark: Mark) -> None:
        """Show how this mark looks."""
        self._mark = mark
        for icon, tile in self.icons.items():
            tile.setChecked(icon == mark.icon)
            tile.show_look(icon, mark.tint)
        for tint, tile in self.tints.items():
            tile.setChecked(tint == mark.tint)
            tile.show_look(mark.icon, tint)

    def _pick_icon(self, icon: str, on: bool) -> None:
        if on and icon != self._mark.icon:
            self.chosen.emit(self._mark.id, icon, self._mark.tint)

    def _pick_tint(self, tint: str, on: bool) -> None:
        if on and tint != self._mark.tint:
            self.chosen.emit(self._mark.id, self._mark.icon, tint)

    def _tile(self, name: str, icon: str, tint: str) -> MarkTile:
        tile = MarkTile(self._theme, name, icon, tint)
        tile.setCheckable(True)
        tile.setAutoExclusive(True)
        tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tile
