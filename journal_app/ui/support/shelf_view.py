"""A shelf of short lines: kind lines, small freedoms, limits; any of them may stay empty."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.ids import Uid, new_uid
from journal_app.core.shelves import LONGEST_LINE, Shelf, ShelfLine
from journal_app.core.support import ShelfPage
from journal_app.core.text import caseless, one_line
from journal_app.i18n import _
from journal_app.services import shelves
from journal_app.ui.context import Context
from journal_app.ui.support.shelf_keeper import ShelfKeeper
from journal_app.ui.support.shelf_line import BEFORE_BUTTONS, LineRow, buttons_width
from journal_app.ui.support.unread import Unread
from journal_app.ui.support.view import SupportView
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.plain_label import PlainLabel


class ShelfView(SupportView):
    """Lines are added, changed, moved and taken away in place; taking away can be undone."""

    def __init__(self, context: Context, shelf: Shelf, words: ShelfPage) -> None:
        super().__init__(context, words.title)
        self._shelf = shelf
        self._starters = words.starters
        self.rows: list[LineRow] = []
        self.chips: dict[str, Chip] = {}
        self._loaded = False
        self.unread = Unread(context.theme)
        self._keeper = ShelfKeeper(context, shelf, self._lines, self)
        self.add_field = Field(context.theme, words.hint, "sentence", _("Add a line"))
        self.add_field.setMaxLength(LONGEST_LINE)
        self.add_button = Button(context.theme, _("Add"), "outline", "plus", _("Add the line"))
        self._lay_out(words)
        self.add_field.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self.unread.retry_wanted.connect(self._on_retry)
        self._allow(False)

    def enter(self) -> None:
        """Show what is kept."""
        job = self.context.jobs.run(shelves.of, self._shelf)
        job.finished.connect(self._show)
        job.failed.connect(self._on_unread)

    def leave(self) -> None:
        """Keep what was typed, also in the line at the foot."""
        self._on_add()
        self._keeper.flush()

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return self._keeper.busy or bool(one_line(self.add_field.text()))

    def keep(self) -> None:
        """Keep everything now."""
        self.leave()

    def forget(self) -> None:
        """Drop every word."""
        self._keeper.stop()
        self.add_field.forget()
        self._clear()
        self._arrange()
        self._allow(False)

    def _lay_out(self, words: ShelfPage) -> None:
        theme = self.context.theme
        self.add_heading(words.title)
        self.add_lines((words.lead,), gap=16)
        self.column.addWidget(self.unread)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        self.column.addLayout(self._stack)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(BEFORE_BUTTONS)
        self.column.addLayout(row)
        row.addWidget(self.add_field, 1)
        row.addWidget(self.add_button)
        self._offered = QFrame()
        self._offered.setAccessibleName(_("Lines to take"))
        offered = QVBoxLayout(self._offered)
        offered.setContentsMargins(0, 28, 0, 0)
        offered.setSpacing(10)
        offered.addWidget(PlainLabel(theme, _("Lines to take"), "smallm", "ink2"))
        flow = FlowLayout(spacing=8, row_spacing=8)
        offered.addLayout(flow)
        for line in self._starters:
            chip = self.chips[line] = Chip(theme, line, icon="plus", small=True)
            chip.clicked.connect(lambda _on=False, line=line: self._add(line))
            flow.addWidget(chip)
        self.column.addWidget(self._offered)
        self.column.addStretch(1)
        theme.changed.connect(self._level)
        self._level()

    def _level(self) -> None:
        # The field at the foot ends where those above it end.
        self.add_button.setFixedWidth(buttons_width(self.context.theme))

    # Lines.

    def _lines(self) -> list[tuple[Uid | None, str]]:
        return [(row.uid, row.text) for row in self.rows]

    def _show(self, lines: tuple[ShelfLine, ...]) -> None:
        if self._keeper.busy:
            return
        kept = [(line.uid, line.text) for line in lines]
        if kept != self._lines():
            self._clear()
            for line in lines:
                self._insert(len(self.rows), line.uid, line.text)
        self._arrange()
        self.unread.hide()
        self._allow(True)

    def _on_unread(self, error: Exception) -> None:
        # What is on its way to the shelf was begun with every line of it.
        if self._keeper.busy:
            self.on_trouble(error)
            return
        self._allow(False)
        self.unread.tell(error)

    def _on_retry(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unread.hide()
        self.enter()

    def _allow(self, loaded: bool) -> None:
        """A save replaces the whole shelf, so nothing is written before all of it was read."""
        self._loaded = loaded
        for part in (*self.rows, self.add_field, self.add_button, self._offered):
            part.setEnabled(loaded)

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()

    def _insert(self, at: int, uid: Uid, text: str) -> LineRow:
        row = LineRow(self.context.theme, uid, text)
        self.rows.insert(at, row)
        self._stack.insertWidget(at, row)
        row.edited.connect(self._keeper.touch)
        row.left.connect(self._keeper.flush)
        row.moved.connect(partial(self._move, row))
        row.removed.connect(partial(self._remove, row))
        return row

    def _on_add(self) -> None:
        if not self._loaded:
            return
        text = one_line(self.add_field.text())
        self.add_field.clear()
        if text:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._loaded:
            return
        self._insert(len(self.rows), new_uid(self.context.clock.now()), text)
        self._changed()

    def _move(self, row: LineRow, step: int) -> None:
        before = self.rows.index(row)
        after = before + step
        if not 0 <= after < len(self.rows):
            return
        focus = row.window().focusWidget()
        self.rows.insert(after, self.rows.pop(before))
        self._stack.insertWidget(after, row)
        self._changed()
        if focus is not None and row.isAncestorOf(focus):
            target = focus if focus.isEnabled() else row.field
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: LineRow) -> None:
        at = self.rows.index(row)
        uid, text = row.uid, row.text
        self.rows.pop(at)
        after = self.rows[at] if at < len(self.rows) else None
        (self.add_field if after is None else after.remove).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        row.hide()
        row.deleteLater()
        self._changed()
        undo = partial(self._put_back, at, uid, text)
        self.context.notices.say(_("The line is taken away."), _("Undo"), undo)

    def _put_back(self, at: int, uid: Uid, text: str) -> None:
        self._insert(min(at, len(self.rows)), uid, text)
        self._changed()

    def _changed(self) -> None:
        self._arrange()
        self._keeper.touch()
        self._keeper.flush()

    def _arrange(self) -> None:
        for at, row in enumerate(self.rows):
            row.show_place(first=at == 0, last=at == len(self.rows) - 1)
        self._order_stops()
        here = {caseless(row.text) for row in self.rows}
        for line, chip in self.chips.items():
            chip.setVisible(caseless(line) not in here)
        self._offered.setVisible(any(not chip.isHidden() for chip in self.chips.values()))

    def _order_stops(self) -> None:
        """Tab follows what one sees, also after lines were moved."""
        stops: list[QWidget] = []
        for row in self.rows:
            stops += (row.field, row.up, row.down, row.remove)
        stops += (self.add_field, self.add_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
