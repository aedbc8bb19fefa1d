"""`PaletteDesk`: opens the palette, and remembers until the lock which commands were used."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.palette.offers import Offer, Offers
from journal_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from journal_app.ui.palette.palette import Palette

Source = Callable[[], Sequence[Offer]]

_MOST_RECENT: Final = 8


class PaletteDesk(QObject):
    """At most one palette; of the journal itself nothing is remembered."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        actions: Actions,
        *,
        offered: Callable[[], bool],
        sources: Sequence[Source],
        read: Callable[[str], Sequence[Offer]] = lambda _typed: (),
    ) -> None:
        """`offered` tells whether a journal is open; `read` makes offers of what is typed."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._actions = actions
        self._sources = sources
        self._read = read
        self._recent: list[str] = []
        self._palette: Palette | None = None
        actions.bind(ActionId.GO_TO, self.toggle, offered=offered)

    @property
    def palette(self) -> "Palette | None":
        """The one that is open."""
        return self._palette

    def toggle(self) -> None:
        """Open it, or close the one that is open."""
        if self._palette is not None:
            self._palette.dismiss()
            return
        from journal_app.ui.palette.palette import Palette

        offers = Offers(shelf=self._shelf(), read=self._read)
        title = _("Go to a place or a command")
        palette = Palette(self._theme, self._window, title, tuple(self._recent))
        palette.chosen.connect(self._on_chosen)
        palette.closed.connect(self._on_closed)
        self._palette = palette
        palette.open(offers)

    def forget(self) -> None:
        """Locked: close it, and know of nothing that was used."""
        self._recent.clear()
        if self._palette is not None:
            self._palette.dismiss()

    def _shelf(self) -> list[Offer]:
        from journal_app.ui.palette.commands import commands

        return [*commands(self._actions), *(each for source in self._sources for each in source())]

    def _on_chosen(self, offer: Offer) -> None:
        if offer.lasting:
            before = [key for key in self._recent if key != offer.key]
            self._recent = [offer.key, *before][:_MOST_RECENT]
        offer.act()

    def _on_closed(self) -> None:
        self._palette = None
