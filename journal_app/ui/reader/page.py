"""Reader: one entry at a time, in the order of the timeline."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.core.changes import Changes
from journal_app.core.clock import day_of
from journal_app.core.entries import Entry
from journal_app.core.errors import JournalError, NotFound
from journal_app.core.ids import PieceId
from journal_app.core.timeline import TimelineIndex
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import entries
from journal_app.system.clipboard import take_back
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader import loading
from journal_app.ui.reader.sheet import ReaderSheet


class ReaderPage(ReaderSheet):
    """Shows what was written; writing goes on in one place alone, on Today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self._locale = QLocale()
        self._piece: PieceId | None = None
        self._entry: Entry | None = None
        self._index: TimelineIndex | None = None
        self._row = 0
        self._loading: Job | None = None
        self._menu: QMenu | None = None
        self._connect()
        self._show(None)

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Read this entry."""
        self._piece = place.piece
        self._load_order()
        self._load(place.scroll or 0)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is kept here that is not in the journal."""
        self._stop_loading()
        self.find_bar.dismiss()

    def refresh(self, changes: Changes) -> None:
        """This entry, or its neighbours, changed."""
        if changes.order:
            self._load_order()
        if self._piece in changes.pieces:
            self._load(self.text.verticalScrollBar().value())

    def place(self) -> Place | None:
        """The entry, and how far one has read."""
        scroll = self.text.verticalScrollBar().value()
        return Place(page=PageId.READER, piece=self._piece, scroll=scroll)

    def forget(self) -> None:
        """Drop every word."""
        self._stop_loading()
        self.find_bar.dismiss()
        self._piece, self._index = None, None
        self._show(None)
        take_back(QGuiApplication.clipboard())

    def commands(self) -> Mapping[ActionId, Command]:
        """What this page can do."""
        return {ActionId.FIND: self.find_bar.open}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E goes on writing, Esc goes back to the timeline."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_E:
            self._edit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    # Which entry it is.

    def _load(self, scroll: int = 0) -> None:
        self._stop_loading()
        if self._piece is None:
            self._show(None)
            return
        self._loading = self._context.jobs.run(entries.get, self._piece)
        self._loading.finished.connect(partial(self._on_loaded, scroll))
        self._loading.failed.connect(self._on_not_loaded)

    def _stop_loading(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_loaded(self, scroll: int, entry: Entry) -> None:
        self._loading = None
        self._show(entry)
        bar = self.text.verticalScrollBar()
        bar.setValue(scroll)
        # Before the first layout at this size the bar knows no range.
        QTimer.singleShot(0, bar, lambda: bar.setValue(scroll))

    def _on_not_loaded(self, error: Exception) -> None:
        self._loading = None
        self._show(None)
        if isinstance(error, NotFound):
            self.show_date(error.sentence, "")
        else:
            self._on_trouble(error)

    def _show(self, entry: Entry | None) -> None:
        before, self._entry = self._entry, entry
        if entry is None:
            self.show_date("", "")
            self.text.show_body("")
        else:
            this_year = day_of(self._context.clock).year
            day = day_words(entry.when.day, self._locale, this_year=this_year)
            self.show_date(day, self._details_of(entry))
            if before is None or before.body != entry.body or before.id != entry.id:
                self.text.show_body(entry.body)
        binned = entry is not None and entry.deleted_at is not None
        self.show_in_bin(binned)
        self.bar.edit.setEnabled(entry is not None and not binned)
        self.bar.options.setEnabled(entry is not None)
        self._show_neighbours()

    def _details_of(self, entry: Entry) -> str:
        parts = [time_words(entry.when.local, self._locale)]
        if entry.people:
            parts.append(self._locale.createSeparatedList(list(entry.people)))
        parts += [f"#{tag}" for tag in entry.tags]
        return "  ·  ".join(parts)

    # Its neighbours.

    def _load_order(self) -> None:
        job = self._context.jobs.run(loading.order)
        job.finished.connect(self._on_order)
        job.failed.connect(self._on_trouble)

    def _on_order(self, index: TimelineIndex) -> None:
        self._index = index
        self._show_neighbours()

    def _neighbour(self, step: int) -> PieceId | None:
        if self._index is None or self._piece is None:
            return None
        return loading.neighbour(self._index, self._piece, self._row, step)

    def _show_neighbours(self) -> None:
        if self._index is not None and self._piece is not None:
            row = self._index.row_of(self._piece)
            self._row = self._row if row is None else row
        self.bar.previous.setEnabled(self._neighbour(-1) is not None)
        self.bar.next.setEnabled(self._neighbour(1) is not None)

    def _step(self, step: int) -> None:
        piece = self._neighbour(step)
        if piece is not None:
            self.find_bar.dismiss()
            self._piece = piece
            self._load()

    # What can be done with it.

    def _edit(self) -> None:
        if self._entry is not None and self._entry.deleted_at is None:
            self._context.navigator.go(Place(page=PageId.TODAY, piece=self._entry.id))

    def _go_back(self) -> None:
        self._context.navigator.go(Place(page=PageId.TIMELINE, piece=self._piece))

    def _open_menu(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self)
        menu, entry = self._menu, self._entry
        menu.clear()
        menu.setFont(self._theme.font("body"))
        menu.addAction(_("Find in this entry")).triggered.connect(self.find_bar.open)
        menu.addSeparator()
        if entry is not None and entry.deleted_at is not None:
            menu.addAction(_("Bring it back")).triggered.connect(self._bring_back)
        else:
            menu.addAction(_("Move to the bin")).triggered.connect(self._move_to_bin)
        button = self.bar.options
        start = button.mapToGlobal(QPoint(0, button.height() + 4))
        if not self.isRightToLeft():
            start.setX(start.x() + button.width() - menu.sizeHint().width())
        menu.popup(start)

    def _move_to_bin(self) -> None:
        if self._entry is None:
            return
        piece = self._entry.id
        job = self._context.jobs.run(entries.move_to_bin, piece, clock=self._context.clock)
        job.finished.connect(lambda _changes: self._say_binned(piece))
        job.failed.connect(self._on_trouble)

    def _say_binned(self, piece: PieceId) -> None:
        self._load_if_shown(piece)
        undo = partial(self._bring_back_piece, piece)
        self._context.notices.say(_("The entry is in the bin."), _("Undo"), undo)

    def _bring_back(self) -> None:
        if self._entry is not None:
            self._bring_back_piece(self._entry.id)

    def _bring_back_piece(self, piece: PieceId) -> None:
        job = self._context.jobs.run(entries.bring_back, piece)
        job.finished.connect(lambda _changes: self._load_if_shown(piece))
        job.failed.connect(self._on_trouble)

    def _load_if_shown(self, piece: PieceId) -> None:
        if self._piece == piece and self.isVisible():
            self._load_order()
            self._load(self.text.verticalScrollBar().value())

    def _on_trouble(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._context.notices.say(error.words)

    def _connect(self) -> None:
        self.bar.back.clicked.connect(self._go_back)
        self.bar.previous.clicked.connect(partial(self._step, -1))
        self.bar.next.clicked.connect(partial(self._step, 1))
        self.bar.edit.clicked.connect(self._edit)
        self.bar.options.clicked.connect(self._open_menu)
        self.bring_back.clicked.connect(self._bring_back)
        self.text.stepped.connect(self._step)
