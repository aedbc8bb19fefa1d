"""A list of cards on a page that scrolls as a whole where the window is low."""

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.timeline.card_list import CardList
from journal_app.ui.widgets.whole_page import WholePage

_ANY_HEIGHT: Final = 16_777_215


class ListInPage(QObject):
    """Keeps a list no higher than its cards and the page, so that one bar leads through both.

    `holder` is the list itself, or the stack it lies in with what is said where it is empty.
    """

    def __init__(self, page: WholePage, holder: QWidget, cards: CardList[Any]) -> None:
        super().__init__(page)
        self._page = page
        self._holder = holder
        self._cards = cards
        self._grows = holder.sizePolicy().verticalPolicy()
        # Within a layout nothing is to be laid out anew.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        page.scroll_through(cards)
        page.room_changed.connect(self.fit)
        cards.measured.connect(self._later.start)

    def fit(self) -> None:
        """As high as its cards need, and no higher than the page; else as there is room."""
        cards, holder = self._cards, self._holder
        whole = self._page.whole and (holder is cards or cards.isVisibleTo(holder))
        most = cards.height_up_to(self._page.room) if whole else _ANY_HEIGHT
        policy = holder.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if whole else self._grows)
        holder.setSizePolicy(policy)
        holder.setMinimumHeight(most if whole else 0)
        holder.setMaximumHeight(most)
