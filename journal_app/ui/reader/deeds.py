"""What can be done with the piece one reads, besides reading it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.clock import day_of
from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment, later_look_due
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import entries, moments, reading
from journal_app.services.reading import EarlierMoment, Leaf
from journal_app.ui.context import Context
from journal_app.ui.editor.time_popover import TimePopover
from journal_app.ui.editor.typed_time import moved
from journal_app.ui.moment_telling import MomentTelling


class Deeds(QObject):
    """Bin, time, answer, earlier versions; whatever fails is a sentence for the page."""

    binned = Signal(object)
    """This `PieceId` went into the bin, or came out of it."""

    def __init__(
        self, context: Context, trouble: Callable[[Exception], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._trouble = trouble
        self._page = parent
        self._locale = QLocale()
        self._time: TimePopover | None = None
        self._moment: Moment | None = None

    def move_to_bin(self, leaf: Leaf) -> None:
        """Put it away, with a way to change one's mind."""
        piece, is_moment = _piece_of(leaf), leaf.moment is not None
        if piece is None:
            return
        service = moments.move_to_bin if is_moment else entries.move_to_bin
        job = self._run(service, piece, clock=self._context.clock)
        job.finished.connect(lambda _changes: self._say_binned(piece, is_moment))

    def bring_back(self, leaf: Leaf) -> None:
        """Take it out of the bin."""
        piece = _piece_of(leaf)
        if piece is not None:
            self._bring_back(piece, leaf.moment is not None)

    def answer(self, leaf: Leaf, answer: str) -> None:
        """Answer the question of a moment, or correct the answer while that can be done."""
        if leaf.moment is None:
            return
        self._run(
            moments.answer,
            leaf.moment.id,
            answer,
            words=self._context.known.vocabulary,
            clock=self._context.clock,
        )

    def ask_time(self, moment: Moment, anchor: QWidget) -> None:
        """Ask for another date and time."""
        if self._time is None:
            theme = self._context.theme
            self._time = TimePopover(theme, self._page.window(), self._locale)
            self._time.chosen.connect(self._on_time_chosen)
        self._moment = moment
        clock = self._context.clock
        self._time.ask_at(anchor, moment.when.local, moment.when.day, day_of(clock))

    def show_versions(self, moment: Moment) -> None:
        """Show earlier states of a moment."""
        job = self._run(reading.earlier_moments, moment.id)
        job.finished.connect(partial(self._on_versions, moment))

    def forget(self) -> None:
        """Drop every word."""
        self._moment = None
        if self._time is not None:
            self._time.dismiss()

    def _on_time_chosen(self, chosen: datetime) -> None:
        moment = self._moment
        if moment is None:
            return
        clock = self._context.clock
        when = moved(moment.when, chosen, clock)
        self._run(moments.change_time, moment.id, when, clock=clock)

    def _on_versions(self, moment: Moment, earlier: Sequence[EarlierMoment]) -> None:
        if not earlier:
            self._context.notices.say(_("There is no earlier version of this moment."))
            return
        # A sheet nobody opens does not have to be read in.
        from journal_app.ui.reader.versions import VersionsSheet

        telling = MomentTelling(
            vocabulary=self._context.known.vocabulary,
            locale=self._locale,
            clock=self._context.clock,
        )
        covered = later_look_due(moment, self._context.clock.now())
        window = self._page.window()
        sheet = VersionsSheet(self._context.theme, window, telling, earlier, covered=covered)
        sheet.wanted.connect(partial(self._bring_back_version, moment))
        sheet.open()

    def _bring_back_version(self, moment: Moment, rev: int) -> None:
        self._run(
            moments.bring_back_version,
            moment.id,
            rev,
            words=self._context.known.vocabulary,
            clock=self._context.clock,
        )

    def _say_binned(self, piece: PieceId, is_moment: bool) -> None:
        self.binned.emit(piece)
        words = _("The moment is in the bin.") if is_moment else _("The entry is in the bin.")
        undo = partial(self._bring_back, piece, is_moment)
        self._context.notices.say(words, _("Undo"), undo)

    def _bring_back(self, piece: PieceId, is_moment: bool) -> None:
        job = self._run(moments.bring_back if is_moment else entries.bring_back, piece)
        job.finished.connect(lambda _changes: self.binned.emit(piece))

    def _run(self, service: Callable[..., object], *args: object, **more: object) -> Job:
        job = self._context.jobs.run(service, *args, **more)
        job.failed.connect(self._trouble)
        return job


def _piece_of(leaf: Leaf) -> PieceId | None:
    if leaf.moment is not None:
        return leaf.moment.id
    return None if leaf.entry is None else leaf.entry.id
