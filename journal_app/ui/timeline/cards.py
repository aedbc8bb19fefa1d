"""The painters of all kinds of piece in one place, and how high what they paint must be."""

from typing import Final

from journal_app.core.timeline import PieceKind
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.card_painter import CardPainter
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.entry_card import EntryCard
from journal_app.ui.timeline.headings import MONTH_HEIGHT
from journal_app.ui.timeline.model import TimelineModel
from journal_app.ui.timeline.moment_card import MomentCard

_GUESSED_CARD: Final = 138
"""Three lines: most entries have more."""
_STEP: Final = 28
_ROOM_BELOW: Final = 20


class Cards:
    """Sizes and painters of cards; a kind without a painter of its own looks like an entry."""

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        self._theme = theme
        self._model = model
        self._entries = EntryCard(theme, model.telling)
        self._painters: dict[PieceKind, CardPainter] = {
            PieceKind.ENTRY: self._entries,
            PieceKind.MOMENT: MomentCard(theme, model.telling),
        }
        self.column = Column.of(0, theme.zoom)

    def fit(self, width: int) -> bool:
        """Take the column of a list so many pixels wide; whether texts get another width."""
        before = self.column.text_width
        self.column = Column.of(width, self._theme.zoom)
        return self.column.text_width != before

    def restyle(self) -> None:
        """Take fonts and sizes anew."""
        for painter in self._painters.values():
            painter.restyle()

    def painter_of(self, kind: PieceKind) -> CardPainter:
        """Who paints pieces of this kind."""
        return self._painters.get(kind, self._entries)

    def card(self, row: int) -> int:
        """The real height of the piece in this row, in pixels."""
        card = self._model.card(row)
        if card is None:
            return self.guess()
        return self.painter_of(card.head.kind).height(card, self.column.text_width)

    def guess(self) -> int:
        """The height of a piece that was not in view yet."""
        return self._theme.px(_GUESSED_CARD)

    def heading(self) -> int:
        """The height of a month."""
        return self._theme.px(MONTH_HEIGHT)

    def step(self) -> int:
        """How far one step of the scroll bar goes: about a line of text."""
        return self._theme.px(_STEP)

    def room_below(self) -> int:
        """What is left free after the last card."""
        return self._theme.px(_ROOM_BELOW)
