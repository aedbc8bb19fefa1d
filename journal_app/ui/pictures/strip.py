"""`PictureStrip`: what hangs on a piece, below its words."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from journal_app.core.ids import Uid
from journal_app.core.pictures import Picture
from journal_app.i18n import _
from journal_app.ui.pictures.album import Album
from journal_app.ui.pictures.tile import FileTile, PictureTile, Tile
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.focus_sight import FocusSight

WIDEST: Final = 580
_GAP: Final = 8
_ROWS: Final = 2
"""So many rows of pictures are seen at once; the others are scrolled to."""


_LOW: Final = 700
"""A window lower than this shows one row of smaller pictures: the words need the room."""
_HEIGHT_LOW: Final = 84
_LEAST: Final = 120


class PictureStrip(QScrollArea):
    """Tiles in their order; one stop for Tab, arrows from one to the next."""

    opened = Signal(object)
    """Carries the `Picture` that was pressed."""
    remove_wanted = Signal(object)
    label_wanted = Signal(object, object)
    menu_wanted = Signal(object, object)
    """Both carry the `Picture` and its tile."""

    def __init__(self, theme: Theme, album: Album, *, height: int, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._album = album
        self._height = height
        self._locale = QLocale()
        self._tiles: list[Tile] = []
        self._in_full = False
        self.setAccessibleName(name or _("Pictures and files"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._flow = FlowLayout(inside, spacing=_GAP, row_spacing=_GAP)
        self.setWidget(inside)
        for see_through in (self, self.viewport(), inside):
            see_through.setAutoFillBackground(False)
        FocusSight(self)
        theme.changed.connect(self._fit)
        self.hide()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What is shown."""
        return tuple(tile.picture for tile in self._tiles)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show exactly these; whoever had the keyboard here keeps it."""
        if tuple(pictures) == self.pictures:
            return
        focused = next((at for at, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        self._clear()
        # Else each tile that is shown would have all those before it placed again.
        self._flow.setEnabled(False)
        for picture in pictures:
            self._add(picture)
        self._flow.setEnabled(True)
        self._let_tab_stop_at(0)
        self.setVisible(bool(pictures))
        self._fit()
        self._flow.activate()
        if focused is not None and self._tiles:
            self._tiles[min(focused, len(self._tiles) - 1)].setFocus()

    def stand_in_full(self, in_full: bool) -> None:
        """Whether every row stands there, because the page around it scrolls."""
        if in_full != self._in_full:
            self._in_full = in_full
            self._fit()

    def tile_of(self, uid: Uid) -> Tile | None:
        """The tile of one of them."""
        return next((tile for tile in self._tiles if tile.picture.uid == uid), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher."""
        super().resizeEvent(event)
        self._fit()

    def _clear(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._tiles = []

    def _add(self, picture: Picture) -> None:
        tile: Tile
        if picture.is_shown:
            tile = PictureTile(self._theme, picture, self._album, self._height)
        else:
            tile = FileTile(self._theme, picture, self._locale)
        tile.clicked.connect(partial(self.opened.emit, picture))
        tile.remove_wanted.connect(partial(self.remove_wanted.emit, picture))
        tile.label_wanted.connect(partial(self.label_wanted.emit, picture, tile))
        tile.menu_wanted.connect(partial(self.menu_wanted.emit, picture, tile))
        tile.stepped.connect(partial(self._step, len(self._tiles)))
        self._tiles.append(tile)
        self._flow.addWidget(tile)
        tile.show()

    def _step(self, at: int, step: int) -> None:
        wanted = min(max(at + step, 0), len(self._tiles) - 1)
        self._let_tab_stop_at(wanted)
        self._tiles[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_stop_at(self, wanted: int) -> None:
        for at, tile in enumerate(self._tiles):
            stops = Qt.FocusPolicy.StrongFocus if at == wanted else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(stops)

    def _fit(self) -> None:
        low = self.window().height() < _LOW
        height = min(self._height, _HEIGHT_LOW) if low else self._height
        width = max(self.viewport().width(), _LEAST)
        for tile in self._tiles:
            if isinstance(tile, PictureTile):
                tile.fit(height, width)
        rows = 1 if low else _ROWS
        most = rows * (height + _GAP) - _GAP
        whole = self._flow.heightForWidth(width)
        if self._tiles:
            self.setFixedHeight((whole if self._in_full else min(whole, most)) + 2)
        self.setMaximumWidth(self._theme.px(WIDEST))
