"""The part of the bin above the cards: what is no piece, and the ways out for good."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.core.bin import Binned, InBin, SealedInBin
from journal_app.core.changes import Changes
from journal_app.core.errors import JournalError
from journal_app.core.ids import PieceId
from journal_app.i18n import _, ngettext
from journal_app.services import bin as bin_service
from journal_app.services import moments, sealing
from journal_app.ui.context import Context
from journal_app.ui.timeline.bin_row import BinRow
from journal_app.ui.timeline.column import Column
from journal_app.ui.timeline.for_good_sheet import ForGoodSheet
from journal_app.ui.widgets.boxed_list import BoxedList
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para

MOST: Final = 100
"""So many rows are made at once; as many more whenever one asks for them."""
_SHARE: Final = 0.45
"""Of the page, at most, while there are pieces below."""


class _Things(QScrollArea):
    """As high as what is in it, up to a bound; it gives way where the window is small."""

    wanted = 0

    def sizeHint(self) -> QSize:
        """Its own height, whatever the width."""
        return QSize(super().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """The page decides."""
        return QSize(0, 0)


class BinShelf(QFrame):
    """Shown with the bin alone; asks for what it shows and acts on it by itself."""

    arrived = Signal()
    """What is in the bin is known anew."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent
        self._held = InBin()
        self._room = MOST
        self._list: BoxedList | None = None
        self._rows: list[BinRow] = []
        self._pieces = 0
        self._chosen: PieceId | None = None
        self._shown = False
        theme = context.theme
        self.for_good = Button(theme, _("Delete for good"), "ghost", "trash")
        self.for_good.clicked.connect(self._on_for_good)
        self.empty = Button(theme, _("Empty the bin"), "ghost")
        self.empty.clicked.connect(self._on_empty)
        self._scroll = _Things()
        self._whole = QWidget()
        self._things = QVBoxLayout(self._whole)
        self.left = Para(theme, "", "small", "ink2", name=_("How much more is in the bin"))
        self.more = Button(theme, _("Show more"), "ghost")
        self.more.clicked.connect(self._on_more)
        self._compose()
        self.hide()

    @property
    def deeds(self) -> tuple[QWidget, ...]:
        """Its buttons, in the order Tab goes through them."""
        return (self.for_good, self.empty)

    @property
    def fills(self) -> bool:
        """Whether there is something here although there may be no pieces."""
        return self._shown and bool(self._held)

    def show_bin(self, shown: bool) -> None:
        """The bin is shown, or the timeline again."""
        self._shown = shown
        self._room = MOST
        if shown:
            self._ask()
        else:
            self.forget()

    def apply(self, changes: Changes) -> None:
        """Bring in what changed."""
        if self._shown and (changes.bin or changes.order or changes.pieces):
            self._ask()

    def choose(self, piece: PieceId | None) -> None:
        """This piece of the list below is chosen."""
        self._chosen = piece
        self.for_good.setEnabled(piece is not None)

    def show_pieces(self, count: int) -> None:
        """So many pieces stand below."""
        self._pieces = count
        self.for_good.setVisible(count > 0)
        self.setVisible(self._shown and (count > 0 or bool(self._held)))
        self._place()

    def forget(self) -> None:
        """Drop every word."""
        self._shown = False
        self._held = InBin()
        self._chosen = None
        self._fill()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column."""
        super().resizeEvent(event)
        self._place()

    def _compose(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._column.addLayout(row)
        row.addWidget(self.for_good)
        row.addWidget(self.empty)
        row.addStretch(1)
        self._column.addWidget(self._scroll)
        scroll = self._scroll
        scroll.setAccessibleName(_("Also in the bin"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._things.setContentsMargins(0, 0, 0, 0)
        self._things.setSpacing(8)
        self._things.addWidget(self.left)
        self._things.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        scroll.setWidget(self._whole)

    def _place(self) -> None:
        theme = self._context.theme
        column = Column.of(self.width(), theme.zoom)
        end = self.width() - column.start - column.width
        set_margins(self._column, self, column.start, 0, end, theme.px(12))
        self._scroll.setVisible(bool(self._held))
        content = self._things.totalHeightForWidth(column.width)
        most = self._page.height() if not self._pieces else round(self._page.height() * _SHARE)
        self._scroll.wanted = max(0, min(content, most))
        self._scroll.setMaximumHeight(self._scroll.wanted)
        self._scroll.updateGeometry()

    def _ask(self) -> None:
        job = self._context.jobs.run(bin_service.contents)
        job.finished.connect(self._arrive)

    def _arrive(self, held: InBin) -> None:
        if self._shown:
            self._held = held
            self._fill()
            self.arrived.emit()

    @property
    def _others(self) -> tuple[Binned | SealedInBin, ...]:
        return (*self._held.others, *self._held.sealed)

    def _fill(self) -> None:
        gone, before = self._list, self._rows
        at, value = self._keyboard_at(), self._scroll.verticalScrollBar().value()
        self._list, self._rows = None, []
        if self._others:
            self._rows = [self._row(thing) for thing in self._others[: self._room]]
            self._list = BoxedList(self._context.theme, *self._rows, name=_("Also in the bin"))
            self._things.insertWidget(0, self._list)
            # Shown only with the next event otherwise: no place for the bar or the keyboard.
            self._list.show()
        row = None if at is None else self._in_place_of(before, at)
        if row is not None:
            row.take_focus()
        if gone is not None:
            self._things.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._tell_left()
        self._stay(value, row)

    def _keyboard_at(self) -> int | None:
        """The row the keyboard is in."""
        now = self.window().focusWidget()
        held = [at for at, row in enumerate(self._rows) if now and row.isAncestorOf(now)]
        return held[0] if held else None

    def _in_place_of(self, before: list[BinRow], at: int) -> BinRow | None:
        """The same thing's row, or that which came in its place, or the last."""
        same = [row for row in self._rows if row.thing == before[at].thing]
        return next(iter(same or self._rows[at:] or self._rows[-1:]), None)

    def _stay(self, value: int, row: BinRow | None) -> None:
        """Scroll back to where one was."""
        self._place()
        self._things.activate()
        self._scroll.verticalScrollBar().setValue(value)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 0)

    def _on_more(self) -> None:
        """Bring up as many more, and go to the first of them."""
        before, self._room = self._room, self._room + MOST
        rows = [self._row(thing) for thing in self._others[before : self._room]]
        if self._list is None or not rows:
            return
        self._rows += rows
        for row in rows:
            self._list.add_row(row)
        # Shown only with the next event otherwise, and what is not shown takes no keyboard.
        rows[0].show()
        rows[0].take_focus()
        self._tell_left()
        self._place()
        self._things.activate()
        self._scroll.ensureWidgetVisible(rows[0])

    def _tell_left(self) -> None:
        left = max(0, len(self._others) - self._room)
        words = ngettext("{n} more is in the bin.", "{n} more are in the bin.", left)
        self.left.set_text(words.format(n=left) if left else "")
        self.left.setVisible(left > 0)
        self.more.setVisible(left > 0)

    def _row(self, thing: Binned | SealedInBin) -> BinRow:
        row = BinRow(self._context.theme, thing, self._context.known.names)
        row.back_wanted.connect(partial(self._bring_back, thing))
        row.away_wanted.connect(partial(self._delete, thing))
        return row

    def _bring_back(self, thing: Binned | SealedInBin, *_checked: object) -> None:
        clock = self._context.clock
        if isinstance(thing, Binned):
            self._run(bin_service.bring_back, thing.uid, clock=clock, said=_("Back in its place."))
        elif thing.is_moment:
            self._run(moments.bring_back, thing.piece, said=_("Back, and still sealed."))
        else:
            self._run(
                sealing.bring_back, thing.piece, clock=clock, said=_("Back, and still sealed.")
            )

    def _delete(self, thing: Binned | SealedInBin, *_checked: object) -> None:
        if isinstance(thing, Binned):
            self._ask_for_good(partial(bin_service.for_good, uids=(thing.uid,)))
        else:
            self._ask_for_good(partial(bin_service.for_good, pieces=(thing.piece,)))

    def _on_for_good(self) -> None:
        if self._chosen is not None:
            self._ask_for_good(partial(bin_service.for_good, pieces=(self._chosen,)))

    def _on_empty(self) -> None:
        self._ask_for_good(bin_service.empty, all_of_it=True)

    def _ask_for_good(self, act: Callable[..., Changes], *, all_of_it: bool = False) -> None:
        sheet = ForGoodSheet(self._context.theme, self.window(), all_of_it=all_of_it)
        said = _("The bin is empty.") if all_of_it else _("Deleted for good.")
        sheet.agreed.connect(partial(self._run, act, said=said))
        sheet.open()

    def _run(self, act: Callable[..., object], *args: object, said: str, **more: object) -> None:
        job = self._context.jobs.run(act, *args, **more)
        job.finished.connect(lambda _changes: self._context.notices.say(said))
        job.failed.connect(self._on_refused)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)
