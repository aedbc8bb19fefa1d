"""Which row a key leads to."""

from typing import Generic

from PySide6.QtWidgets import QAbstractItemView

from journal_app.ui.timeline.row_model import K, RowModel
from journal_app.ui.timeline.viewport import Viewport

Action = QAbstractItemView.CursorAction


class Moves(Generic[K]):
    """Answers for the keyboard; headings are passed over."""

    def __init__(self, model: RowModel[K], viewport: Viewport) -> None:
        self._model = model
        self._viewport = viewport

    def beside(self, row: int, step: int) -> int | None:
        """The next row that holds an item, downwards (1) or upwards (-1)."""
        row += step
        while 0 <= row < self._model.rowCount():
            if self._model.key_at(row) is not None:
                return row
            row += step
        return None

    def first_in_view(self) -> int | None:
        """The first item that begins in view."""
        rows = self._viewport.rows()
        if not rows:
            return None
        for row in rows:
            if self._viewport.y_of(row) >= 0 and self._model.key_at(row) is not None:
                return row
        return self.beside(rows[0] - 1, +1)

    def after(self, action: Action, row: int, covered: int) -> int | None:
        """Where this action leads from a row; `covered` pixels of a page are not to be seen."""
        match action:
            case Action.MoveDown | Action.MoveNext:
                return self.beside(row, +1)
            case Action.MoveUp | Action.MovePrevious:
                return self.beside(row, -1)
            case Action.MoveHome:
                return self.beside(-1, +1)
            case Action.MoveEnd:
                return self.beside(self._model.rowCount(), -1)
            case Action.MovePageDown:
                return self._a_page_away(row, +1, covered)
            case Action.MovePageUp:
                return self._a_page_away(row, -1, covered)
            case _:
                return None

    def heading_beside(self, row: int, step: int) -> int | None:
        """The heading of the month before in the list (-1) or the one after it (1)."""
        months = self._model.months
        month = months.month_at(row) + step
        return months.heading_row(month) if 0 <= month < len(months.firsts) else None

    def _a_page_away(self, row: int, step: int, covered: int) -> int | None:
        room = self._viewport.height - covered - self._viewport.measured(row)
        found: int | None = None
        following = self.beside(row, step)
        while following is not None:
            room -= self._viewport.measured(following)
            if room < 0 and found is not None:
                break
            found = following
            following = self.beside(following, step)
        return found
