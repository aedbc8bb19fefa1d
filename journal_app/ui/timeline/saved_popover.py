"""The popover of kept searches: keep the one that is typed, open, rename, move, put away."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.saved_searches import SavedSearch
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.saved_menu import SavedMenu
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.popover_item import PopoverItem
from journal_app.ui.widgets.tab_order import read_in_order

_WIDTH: Final = 320


class _SavedItem(PopoverItem):
    """What it looks for is told whole to whoever stands on it."""

    def __init__(self, theme: Theme, saved: SavedSearch, veiled: str, parent: QWidget) -> None:
        super().__init__(theme, saved.name, "bookmark-simple", parent=parent)
        self._whole = saved.query
        self._veiled = veiled
        self.setAccessibleDescription(veiled)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Before it is told that the keyboard is here."""
        self.setAccessibleDescription(self._whole)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody stands on it any more."""
        super().focusOutEvent(event)
        self.setAccessibleDescription(self._veiled)


class SavedPopover(Popover):
    """Sends intentions; the names in it are gone once it closes."""

    save_wanted = Signal(str)
    """Carries the name."""
    opened = Signal(object)
    """Carries the `SavedSearch`, as the following do."""
    rename_wanted = Signal(object, str)
    move_wanted = Signal(object, int)
    put_away_wanted = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, veil: Callable[[str], str] = str) -> None:
        """`veil` is how a search is told where nobody stands on it."""
        super().__init__(theme, window, _("Saved searches"), padding=12)
        self.name = Field(theme, _("A name for this search"), name=_("A name for this search"))
        self.name.setFixedWidth(theme.px(_WIDTH))
        self.save = Button(theme, _("Save this search"), "soft", size="small", style="smallm")
        self.message = Para(theme, "", "small", "ink2", name=_("Saved searches message"))
        self.message.hide()
        self._veil = veil
        self._renamed: SavedSearch | None = None
        self.rows: list[PopoverItem] = []
        self.menus: list[SavedMenu] = []
        self._holders: list[QFrame] = []
        self._list = QFrame()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # Between what shows: nothing stands around a part that is hidden.
        self.content.setSpacing(6)
        self.content.addWidget(self._list)
        self.content.addWidget(self.name)
        self.content.addWidget(self.message)
        self.content.addWidget(self.save)
        self.save.clicked.connect(self._enter)
        self.name.returnPressed.connect(self._enter)
        self.name.textEdited.connect(lambda: self._say(""))

    def show_searches(self, saved: Sequence[SavedSearch], *, can_save: bool) -> None:
        """List these; `can_save` says whether there is a search to keep."""
        held = self._holds(self.window().focusWidget())
        if held:
            # What has the keyboard may go now, and with it the popover would close.
            self.setFocus()
        for holder in self._holders:
            self._column.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self.rows, self.menus, self._holders = [], [], []
        for place, each in enumerate(saved):
            self._column.addWidget(self._row(each, place, len(saved)))
        self._list.setVisible(bool(saved))
        read_in_order(self)
        self._be_named(None, can_save=can_save)
        self._say("" if saved or can_save else _("What you look for often can wait here."))
        if held and self.rows:
            self.rows[0].setFocus()

    def refuse(self, words: str) -> None:
        """Say what is wrong with the name."""
        self._say(words)
        self.name.setFocus()
        self.name.selectAll()

    def dismiss(self) -> None:
        """Close, and keep no name."""
        super().dismiss()
        self.name.setText("")

    def _row(self, saved: SavedSearch, place: int, count: int) -> QFrame:
        holder = QFrame(self._list)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        item = _SavedItem(self._theme, saved, self._veil(saved.query), holder)
        item.clicked.connect(partial(self._open, saved))
        menu = SavedMenu(self._theme, saved.name, holder)
        menu.set_place(place, count)
        menu.rename.triggered.connect(partial(self._begin_rename, saved))
        menu.up.triggered.connect(partial(self._move, saved, -1))
        menu.down.triggered.connect(partial(self._move, saved, 1))
        menu.away.triggered.connect(partial(self._put_away, saved))
        line.addWidget(item, 1)
        line.addWidget(menu)
        self._holders.append(holder)
        self.rows.append(item)
        self.menus.append(menu)
        return holder

    def _be_named(self, renamed: SavedSearch | None, *, can_save: bool) -> None:
        self._renamed = renamed
        self.name.setText("" if renamed is None else renamed.name)
        self.name.setVisible(can_save)
        self.save.setVisible(can_save)
        self.save.set_label(_("Save this search") if renamed is None else _("Rename"))
        self._fit()

    def _say(self, words: str) -> None:
        self.message.set_text(words)
        self.message.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        self.fit()

    def _enter(self) -> None:
        if self._renamed is None:
            self.save_wanted.emit(self.name.text())
        else:
            self.rename_wanted.emit(self._renamed, self.name.text())

    def _open(self, saved: SavedSearch) -> None:
        self.dismiss()
        self.opened.emit(saved)

    def _begin_rename(self, saved: SavedSearch) -> None:
        self._be_named(saved, can_save=True)
        self.name.setFocus()
        self.name.selectAll()

    def _move(self, saved: SavedSearch, step: int) -> None:
        self.move_wanted.emit(saved, step)

    def _put_away(self, saved: SavedSearch) -> None:
        self.put_away_wanted.emit(saved)
