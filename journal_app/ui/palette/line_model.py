"""The offers that are shown, as rows a list and a screen reader can ask for."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.i18n import _
from journal_app.ui.palette.offers import Offer

Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """Says its words, and what stands at its end, in one sentence to whoever listens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """Show these."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The one in this row, if there is one."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for a screen reader with what stands at the end."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(offer)
        return None


def spoken(offer: Offer) -> str:
    """One line as it is read aloud."""
    if not offer.line:
        return offer.words
    return _("{words}, {line}").format(words=offer.words, line=offer.line)
