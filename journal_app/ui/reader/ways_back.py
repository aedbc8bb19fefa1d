"""`WaysBack`: where the Reader leads when one has read."""

from dataclasses import replace

from journal_app.core.ids import PieceId
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.bar import ReaderBar


class WaysBack:
    """The button leads where it says; Esc to the page one came from."""

    def __init__(self, context: Context, bar: ReaderBar) -> None:
        self._context = context
        self._bar = bar

    def as_the_button_says(self, piece: PieceId | None) -> None:
        """To the timeline, with the piece that was read; to passages where they led here."""
        if self._bar.from_passages:
            place = Place(page=PageId.PASSAGES)
        else:
            place = Place(page=PageId.TIMELINE, piece=piece)
        self._context.navigator.go(place)

    def where_one_was(self, piece: PieceId | None) -> None:
        """To the person, the day or the page that led here, with the piece that was read."""
        before = self._context.navigator.before(PageId.READER)
        if before is None or before.page is PageId.TIMELINE:
            self.as_the_button_says(piece)
        elif before.page in (PageId.DAY, PageId.ON_THIS_DAY):
            self._context.navigator.go(replace(before, piece=piece))
        else:
            self._context.navigator.go(before)
