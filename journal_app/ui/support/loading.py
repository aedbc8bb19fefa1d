"""What these pages ask the journal for in one go."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal_app.core.shelves import Shelf, ShelfLine
from journal_app.core.support import CARD
from journal_app.services import shelves

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

CardLines = Mapping[Shelf, tuple[ShelfLine, ...]]


def card(tables: "Tables") -> CardLines:
    """All lines of one's own card."""
    return {shelf: shelves.of(tables, shelf) for shelf in CARD}
