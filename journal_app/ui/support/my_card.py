"""My card: whom to call, where to go, what has helped; filled in by the person, in place."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.core.ids import Uid, new_uid
from journal_app.core.shelves import LONGEST_LINE, Shelf, ShelfLine
from journal_app.core.support import CARD, HelpPage
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.support import loading
from journal_app.ui.support.loading import CardLines
from journal_app.ui.support.shelf_keeper import ShelfKeeper
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.support.unread import Unread
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para

PEOPLE: Final = 3
_LABELS: Final = 148
_WITHIN: Final = 8
_BETWEEN: Final = 14
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_BESIDE: Final = 460
"""From this width on, at zoom 1, the labels stand beside the fields."""


class MyCard(Card):
    """Three people, one number, one place, one thing; each a line that is kept as it is typed."""

    def __init__(self, context: Context, words: HelpPage, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, name=words.card.title, parent=parent)
        self._context = context
        self.fields: dict[Shelf, tuple[CardField, ...]] = {}
        self._keepers: dict[Shelf, ShelfKeeper] = {}
        self._labels: dict[Shelf, Para] = {}
        self._beside: bool | None = None
        self.unread = Unread(context.theme)
        self.unread.retry_wanted.connect(self._on_retry)
        self.content.addWidget(self.unread)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        self.content.addLayout(self._grid)
        for shelf in CARD:
            self._add_row(shelf, words.card_labels[shelf])
        context.theme.changed.connect(self._arrange)
        self._arrange()
        self._allow(False)

    def load(self) -> None:
        """Show what is kept, unless something typed is on its way there."""
        job = self._context.jobs.run(loading.card)
        job.finished.connect(self._show)
        job.failed.connect(self._on_unread)

    def busy(self) -> bool:
        """Whether something typed is not kept yet."""
        return any(keeper.busy for keeper in self._keepers.values())

    def keep(self) -> None:
        """Keep everything now."""
        for keeper in self._keepers.values():
            keeper.flush()

    def forget(self) -> None:
        """Drop every word."""
        for shelf, keeper in self._keepers.items():
            keeper.stop()
            self._put_lines(shelf, ())
        self._allow(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels beside the fields, or above them."""
        super().resizeEvent(event)
        self._arrange()

    def _add_row(self, shelf: Shelf, label: str) -> None:
        several = PEOPLE if shelf is Shelf.CARD_PEOPLE else 1
        names = [label] if several == 1 else [_numbered(label, at + 1) for at in range(several)]
        fields = tuple(CardField(self._context, name) for name in names)
        keeper = ShelfKeeper(self._context, shelf, partial(self._lines, shelf), self)
        self.fields[shelf], self._keepers[shelf] = fields, keeper
        self._labels[shelf] = Para(self._theme, label, "smallm", "ink2")
        for field in fields:
            field.textEdited.connect(keeper.touch)
            field.editingFinished.connect(keeper.flush)

    def _lines(self, shelf: Shelf) -> list[tuple[Uid | None, str]]:
        now = self._context.clock.now()
        lines: list[tuple[Uid | None, str]] = []
        for field in self.fields[shelf]:
            if field.text().strip():
                field.uid = field.uid or new_uid(now)
                lines.append((field.uid, field.text()))
        return lines

    def _show(self, card: CardLines) -> None:
        for shelf, lines in card.items():
            # What is being typed is newer than anything that was asked for before.
            writing = any(field.hasFocus() for field in self.fields[shelf])
            if not (self._keepers[shelf].busy or writing):
                self._put_lines(shelf, lines)
        self.unread.hide()
        self._allow(True)

    def _put_lines(self, shelf: Shelf, lines: tuple[ShelfLine, ...]) -> None:
        fields = self.fields[shelf]
        shown = [*lines[: len(fields)], *[None] * (len(fields) - len(lines))]
        for field, line in zip(fields, shown, strict=True):
            field.show_line(line)

    def _on_unread(self, error: Exception) -> None:
        # What is being typed was begun with every line in sight.
        if self.busy():
            say_trouble(self._context, error)
            return
        self._allow(False)
        self.unread.tell(error)

    def _on_retry(self) -> None:
        self.unread.hide()
        self.load()

    def _allow(self, loaded: bool) -> None:
        """A save replaces a whole shelf, so nothing is written before all of it was read."""
        for fields in self.fields.values():
            for field in fields:
                field.setEnabled(loaded)

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE)
        for label in self._labels.values():
            label.setMinimumWidth(self._theme.px(_LABELS) if beside else 0)
            label.setMaximumWidth(self._theme.px(_LABELS if beside else _BESIDE))
        if beside is self._beside:
            return
        self._beside = beside
        while self._grid.takeAt(0) is not None:
            pass
        self._grid.setHorizontalSpacing(self._theme.px(16) if beside else 0)
        row = 0
        for shelf, fields in self.fields.items():
            self._grid.addWidget(self._labels[shelf], row, 0, _MIDDLE)
            row += 0 if beside else 1
            for field in fields:
                self._grid.addWidget(field, row, 1 if beside else 0)
                self._grid.setRowMinimumHeight(row + 1, _WITHIN)
                row += 2
            self._grid.setRowMinimumHeight(row - 1, _BETWEEN)
        self._grid.setRowMinimumHeight(row - 1, 0)
        self._grid.setColumnStretch(0, 0 if beside else 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)


class CardField(Field):
    """One line of the card; the words are the person's own."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context.theme, "", "sentence", name)
        self.uid: Uid | None = None
        self.setMaxLength(LONGEST_LINE)
        self.editingFinished.connect(self._to_beginning)

    def show_line(self, line: ShelfLine | None) -> None:
        """Show what is kept, from its beginning; nothing of what stood here can be undone."""
        self.uid = None if line is None else line.uid
        text = "" if line is None else line.text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def _to_beginning(self) -> None:
        if not self.hasFocus():
            self.setCursorPosition(0)


def _numbered(label: str, number: int) -> str:
    return _("{label}, {number}").format(label=label, number=number)
