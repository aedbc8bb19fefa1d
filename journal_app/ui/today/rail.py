"""What stands beside the page: moments of the day, those begun, and the other entries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.ids import PieceId, Uid
from journal_app.i18n import _
from journal_app.ui.theme.painting import Glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.rail_item import RailItem
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.plain_label import PlainLabel

MOST_SHOWN: Final = 8
_WIDTH: Final = 268


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another entry of the same day."""

    piece: PieceId
    time: str
    """As it is shown, such as “21:10”."""
    preview: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A moment of the day, or one that was begun; `piece` or `draft` says which."""

    time: str
    preview: str
    glyph: Glyph | None = None
    piece: PieceId | None = None
    draft: Uid | None = None


class Rail(QFrame):
    """Not there while there is nothing in it."""

    chosen = Signal(object)
    """Carries the id of an entry."""
    moment_chosen = Signal(object)
    """Carries the id of a moment."""
    draft_chosen = Signal(object)
    """Carries the uid of a moment that was begun."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._noticed = _Panel(theme, _("Noticed today"))
        self._neighbours = _Panel(theme, _("Also today"))
        self._column.addWidget(self._noticed)
        self._column.addWidget(self._neighbours)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_neighbours(self, neighbours: Sequence[Neighbour]) -> None:
        """Show these entries, in this order."""
        self._neighbours.fill(
            [self._neighbour_item(neighbour) for neighbour in neighbours[:MOST_SHOWN]]
        )

    def show_noticed(self, noticed: Sequence[Noticed]) -> None:
        """Show these moments, in this order."""
        self._noticed.fill([self._noticed_item(each) for each in noticed[:MOST_SHOWN]])

    def _neighbour_item(self, neighbour: Neighbour) -> RailItem:
        name = _("Entry at {time}").format(time=neighbour.time)
        item = RailItem(self._theme, neighbour.time, neighbour.preview, name=name)
        _on_click(item, lambda: self.chosen.emit(neighbour.piece))
        return item

    def _noticed_item(self, each: Noticed) -> RailItem:
        if each.draft is not None:
            name = _("A moment you began")
            item = RailItem(self._theme, f"{name} · {each.time}", each.preview, name=name)
            _on_click(item, lambda: self.draft_chosen.emit(each.draft))
            return item
        name = _("Moment at {time}").format(time=each.time)
        item = RailItem(self._theme, each.time, each.preview, name=name, glyph=each.glyph)
        _on_click(item, lambda: self.moment_chosen.emit(each.piece))
        return item

    def _restyle(self) -> None:
        px = self._theme.px
        start, end = px(20), px(26)
        if is_rtl(self):
            start, end = end, start
        self._column.setContentsMargins(start, px(52), end, px(16))
        self.setFixedWidth(px(_WIDTH))


class _Panel(QFrame):
    """Items of one kind under their name; not there while there are none."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 18)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(theme, name, "caption", "ink3"))
        self._column.addSpacing(14)
        self._items: list[RailItem] = []
        self.hide()

    def fill(self, items: Sequence[RailItem]) -> None:
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = list(items)
        for item in items:
            self._column.addWidget(item)
        self.setVisible(bool(items))


def _on_click(item: RailItem, act: Callable[[], None]) -> None:
    item.clicked.connect(lambda _checked=False: act())
