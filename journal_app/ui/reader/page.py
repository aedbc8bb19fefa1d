"""Reader: one entry or moment at a time, in the order of the timeline."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from journal_app.core.changes import Changes
from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId, Uid
from journal_app.core.moment_fields import Part
from journal_app.runtime.jobs import Job
from journal_app.services import reading
from journal_app.services.reading import Leaf
from journal_app.system.clipboard import take_back
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.routing import Command
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.adding import Adding
from journal_app.ui.reader.answering import Answering
from journal_app.ui.reader.deeds import Deeds
from journal_app.ui.reader.history import History
from journal_app.ui.reader.joining import Joining
from journal_app.ui.reader.margins import Margins
from journal_app.ui.reader.marks import ReaderMarks
from journal_app.ui.reader.neighbours import Neighbours
from journal_app.ui.reader.options import Options
from journal_app.ui.reader.pointing import passage_in, point_at
from journal_app.ui.reader.sheet import ReaderSheet
from journal_app.ui.reader.ways_back import WaysBack

if TYPE_CHECKING:
    from journal_app.ui.reflection.look_back import LookBack

REFLECTION: Final = "reflection"
"""The part of the page in which one looks back at a moment; so is the name of any of its parts."""
VERSIONS: Final = "versions"
"""The part of the page that shows what an entry said before."""
_PARTS: Final = (REFLECTION, *(part.value for part in Part))
_NOTHING: Final = Leaf()


class ReaderPage(ReaderSheet):
    """Shows what was written; writing goes on in one place alone, on Today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._piece: PieceId | None = None
        self._leaf = _NOTHING
        self._part = ""
        self._loading: Job | None = None
        self._neighbours = Neighbours(context.jobs, self._on_trouble, self)
        self._deeds = Deeds(context, self._on_trouble, self)
        self._marks = ReaderMarks(context, self.text, self.bar.options)
        self._answering = Answering(context, self.links, self._on_trouble, self)
        self._joining = Joining(context, self._telling, self._day_of, self._on_trouble, self)
        self._adding = Adding(context, self._on_trouble, self)
        self._margins = Margins(self.notes, self.moment_view.notes)
        self._history = History(context, self._stack, self._on_trouble)
        self._options = Options(context, self.bar.options, self._deeds, self._marks, self.text)
        self._ways_back = WaysBack(context, self.bar)
        self._connect()
        self._show(_NOTHING)

    # What every page can be asked.

    def enter(self, place: Place) -> None:
        """Read this piece, or look back at it."""
        self._end_writing()
        self._history.close()
        self._piece = place.piece
        self._part = place.part
        self.bar.come_from_passages(passage_in(place.part) is not None)
        self._neighbours.walk(place.among)
        self._neighbours.load()
        self._load(place.scroll or 0)
        self._stack.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what was told looking back or written in the margin; reading leaves nothing."""
        self._stop_loading()
        self._end_writing()
        self.find_bar.dismiss()
        self._marks.desk.dismiss()

    def refresh(self, changes: Changes) -> None:
        """This piece, its neighbours, or what it is joined to changed."""
        if changes.order:
            self._neighbours.load()
        joined = {each.other.id for each in self._leaf.joined}
        if self._piece in changes.pieces or joined & changes.pieces:
            self._load(self._scrolls().verticalScrollBar().value())
            self._history.reload()

    def place(self) -> Place | None:
        """The piece, how far one has read, and the part one looks back at."""
        scroll = self._scrolls().verticalScrollBar().value()
        part = ""
        if self._look_back is not None and self.looks_back:
            opened = self._look_back.part
            part = REFLECTION if opened is None else opened.value
        elif self._history.is_open:
            part = VERSIONS
        return Place(page=PageId.READER, piece=self._piece, scroll=scroll, part=part)

    def busy(self) -> bool:
        """Whether something told, written in the margin or chosen to hang here is not kept yet."""
        told = self._look_back is not None and self._look_back.busy
        return told or self._margins.busy or self._adding.busy

    def keep(self) -> None:
        """Keep everything now."""
        self._keep_looking_back()
        self._margins.flush()

    def forget(self) -> None:
        """Drop every word."""
        self._stop_loading()
        self.find_bar.dismiss()
        self._piece, self._part = None, ""
        self._neighbours.forget()
        if self._look_back is not None:
            self._look_back.forget()
        self._margins.forget()
        self._deeds.forget()
        self._history.forget()
        self._options.forget()
        self._joining.forget()
        self._adding.forget()
        self._marks.forget()
        self._show(_NOTHING)
        take_back(QGuiApplication.clipboard())

    def commands(self) -> Mapping[ActionId, Command]:
        """What this page can do."""
        leading_on: dict[ActionId, Command] = {
            ActionId.EDIT_ENTRY: self._edit,
            ActionId.PREVIOUS_ENTRY: partial(self._step, -1),
            ActionId.NEXT_ENTRY: partial(self._step, 1),
        }
        return {
            ActionId.FIND: self._find,
            # While one looks back, letters may be meant for what is told there.
            **({} if self.looks_back else leading_on),
            **self._options.commands(),
            **self._marks.commands(),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the innermost thing, and goes back."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self._history.is_open:
            self._end_history()
        else:
            self._ways_back.where_one_was(self._piece)

    # Which piece it is.

    def _scrolls(self) -> QAbstractScrollArea:
        return self.text if self._leaf.moment is None else self.moment_view

    def _load(self, scroll: int = 0) -> None:
        self._stop_loading()
        if self._piece is None:
            self._show(_NOTHING)
            return
        clock = self._context.clock
        self._loading = self._context.jobs.run(reading.leaf, self._piece, clock=clock)
        self._loading.finished.connect(partial(self._on_loaded, scroll))
        self._loading.failed.connect(self._on_not_loaded)

    def _stop_loading(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def _on_loaded(self, scroll: int, leaf: Leaf) -> None:
        self._loading = None
        self._show(leaf)
        bar = self._scrolls().verticalScrollBar()
        bar.setValue(scroll)
        # Before the first layout at this size the bar knows no range.
        QTimer.singleShot(0, bar, lambda: bar.setValue(scroll))
        wanted, self._part = self._part, ""
        passage = passage_in(wanted)
        if passage is not None:
            self._point_at(passage)
            return
        if wanted in _PARTS:
            self._open_look_back(wanted)
        elif wanted == VERSIONS:
            self._show_versions()
        elif wanted:
            self.moment_view.answer.take_focus()

    def _point_at(self, uid: Uid) -> None:
        for passage in self._leaf.passages:
            if passage.uid == uid and not passage.lost:
                point_at(self.text, passage.anchor)

    def _on_not_loaded(self, error: Exception) -> None:
        self._loading = None
        self._show(_NOTHING)
        if isinstance(error, NotFound):
            self.show_date(error.sentence)
        else:
            self._on_trouble(error)

    def _show(self, leaf: Leaf) -> None:
        before, self._leaf = self._leaf, leaf
        self._marks.show_leaf(leaf)
        self._options.show_leaf(leaf)
        self._joining.show_leaf(leaf)
        self._adding.show_leaf(leaf)
        self._margins.show_leaf(leaf)
        self.hanging.show(leaf.pictures)
        if leaf.moment is None:
            self._show_entry(before, leaf)
        else:
            self._show_moment(leaf)
        piece = leaf.entry or leaf.moment
        binned = piece is not None and piece.deleted_at is not None
        self.show_in_bin(binned)
        self.bar.edit.setEnabled(piece is not None and not binned)
        self.bar.options.setEnabled(piece is not None)
        self.bar.day.setEnabled(piece is not None and not binned)
        self._show_neighbours()

    def _show_entry(self, before: Leaf, leaf: Leaf) -> None:
        entry, old = leaf.entry, before.entry
        if not self._history.is_open:
            self.turn_to(self.text)
        self.moment_view.forget()
        self.show_question(leaf.question)
        self._answering.show(entry)
        self.show_joined(leaf.joined, joinable=entry is not None and entry.deleted_at is None)
        if entry is None:
            self.show_date("")
            self.text.show_body("")
            return
        self.say_when(entry.when, entry.people, entry.tags)
        if old is None or old.body != entry.body or old.id != entry.id:
            self.text.show_body(entry.body, leaf.passages)
        else:
            self.text.show_passages(leaf.passages)

    def _show_moment(self, leaf: Leaf) -> None:
        moment = leaf.moment
        if moment is None:
            return
        self.text.show_body("")
        self.show_question("")
        self._answering.show(None)
        self.show_joined(())
        self.find_bar.dismiss()
        self.say_when(moment.when, moment.people, moment.tags)
        if self._look_back is not None and self.looks_back:
            if self._look_back.piece == moment.id and moment.deleted_at is None:
                # What is told there stays; the page behind it is painted when one returns.
                self._look_back.changed_elsewhere(moment)
                return
            self._look_back.keep()
        self._show_told()

    def _write_in_margin(self) -> None:
        self._history.close()
        self._margins.begin()

    def _end_writing(self) -> None:
        self._keep_looking_back()
        self._margins.end()
        self.whole_page.show_head()

    def _show_told(self) -> None:
        moment = self._leaf.moment
        self.moment_view.show_leaf(self._leaf)
        joinable = moment is not None and moment.deleted_at is None
        self.moment_view.joined.show_joined(self._leaf.joined, joinable=joinable)
        self.turn_to(self.moment_view)

    # Looking back.

    def _open_look_back(self, part: str = "") -> None:
        moment = self._leaf.moment
        if moment is None or moment.deleted_at is not None:
            return
        look_back = self.look_back()
        look_back.open(moment, settles_first=self._leaf.settles_first, part=part)
        self._stack.setCurrentWidget(look_back)
        self._stack.setFocusProxy(look_back)
        look_back.take_focus()
        self.bar.edit.setEnabled(False)

    def _end_look_back(self) -> None:
        self._keep_looking_back()
        self._show_told()
        self._load()

    def _keep_looking_back(self) -> None:
        if self._look_back is not None:
            self._look_back.keep()

    def _on_look_back_made(self, look_back: "LookBack") -> None:
        look_back.done.connect(self._end_look_back)

    # Its neighbours.

    def _show_neighbours(self) -> None:
        near = self._neighbours
        near.stand_at(self._piece)
        self.bar.previous.setEnabled(near.beside(self._piece, -1) is not None)
        self.bar.next.setEnabled(near.beside(self._piece, 1) is not None)

    def _step(self, step: int) -> None:
        piece = self._neighbours.beside(self._piece, step)
        if piece is not None:
            self.find_bar.dismiss()
            self._end_writing()
            self._history.close()
            self._piece = piece
            self._load()

    # What can be done with it.

    def _find(self) -> None:
        if self._leaf.moment is None and not self._history.is_open:
            self.find_bar.open()

    def _show_versions(self) -> None:
        if self._leaf.moment is not None:
            self._deeds.show_versions(self._leaf.moment)
        elif self._leaf.entry is not None:
            self.find_bar.dismiss()
            self._history.open(self._leaf.entry.id)
            self.arrange()

    def _end_history(self) -> None:
        self._history.close()
        self.turn_to(self.text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(self._leaf)

    def _edit(self) -> None:
        entry = self._leaf.entry
        if self._leaf.moment is not None:
            self._open_look_back()
        elif entry is not None and entry.deleted_at is None:
            self._context.navigator.go(Place(page=PageId.TODAY, piece=entry.id))

    def _move_to_bin(self) -> None:
        self.keep()
        self._deeds.move_to_bin(self._leaf)

    def _load_if_shown(self, piece: PieceId) -> None:
        if self._piece == piece and self.isVisible():
            self._neighbours.load()
            self._load(self._scrolls().verticalScrollBar().value())

    def _on_known_changed(self) -> None:
        if self._leaf.moment is not None and not self.looks_back:
            self._show_told()

    def _connect(self) -> None:
        for back in (self.bar.back, self.bar.back_to_passages):
            back.clicked.connect(lambda: self._ways_back.as_the_button_says(self._piece))
        self.bar.previous.clicked.connect(partial(self._step, -1))
        self.bar.next.clicked.connect(partial(self._step, 1))
        self.bar.edit.clicked.connect(self._edit)
        self.bring_back.clicked.connect(lambda: self._deeds.bring_back(self._leaf))
        options = self._options
        self.bar.day.clicked.connect(options.read_day)
        options.find_wanted.connect(self.find_bar.open)
        options.versions_wanted.connect(self._show_versions)
        options.note_wanted.connect(self._write_in_margin)
        options.join_wanted.connect(partial(self._joining.begin, self.bar.options))
        options.add_wanted.connect(self._adding.choose)
        options.bin_wanted.connect(self._move_to_bin)
        self._history.done.connect(self._end_history)
        self.text.stepped.connect(self._step)
        self._marks.trouble.connect(self._on_trouble)
        self._neighbours.changed.connect(self._show_neighbours)
        view = self.moment_view
        view.stepped.connect(self._step)
        view.place_wanted.connect(self._go_to_place)
        view.look_back_wanted.connect(self._open_look_back)
        view.answer.corrected.connect(lambda answer: self._deeds.answer(self._leaf, answer))
        for panel in (self.joined, view.joined):
            panel.opened.connect(self._open_piece)
            self._joining.listen_to(panel)
        self._deeds.binned.connect(self._load_if_shown)
        self._context.known.changed.connect(self._on_known_changed)
