"""Shows what an entry said before, and lets an earlier version of it stand again."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from journal_app.core.clock import day_of, when_at
from journal_app.core.comparison import Comparison, Gap, Line, Side, compare, folded
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import versions
from journal_app.services.versions import BroughtBack, Pair, Version
from journal_app.ui.context import Context
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.reader.history_view import HistoryView

Compared = tuple[tuple[Line | Gap, ...], int, int]


class History(QObject):
    """Reads versions and compares them behind the window; the view is made when first wanted."""

    done = Signal()
    """Whoever looked goes back to reading."""

    def __init__(
        self, context: Context, stack: QStackedWidget, trouble: Callable[[Exception], None]
    ) -> None:
        super().__init__(stack)
        self._context = context
        self._stack = stack
        self._trouble = trouble
        self._locale = QLocale()
        self._piece: PieceId | None = None
        self._view: HistoryView | None = None
        self._job: Job | None = None

    @property
    def is_open(self) -> bool:
        """Whether versions are looked at now."""
        return self._piece is not None

    @property
    def view(self) -> HistoryView:
        """Where they are looked at."""
        if self._view is None:
            self._view = HistoryView(self._context.theme)
            self._view.versions.chosen.connect(self._compare)
            self._view.bring_back.clicked.connect(self._on_bring_back)
            self._view.close_button.clicked.connect(self.done)
            self._stack.addWidget(self._view)
        return self._view

    def open(self, piece: PieceId) -> None:
        """Show the versions of an entry, or say that there is none."""
        job = self._context.jobs.run(versions.of, piece)
        job.finished.connect(partial(self._on_opened, piece))
        job.failed.connect(self._trouble)

    def reload(self) -> None:
        """The entry changed: list its versions anew."""
        if self._piece is not None:
            job = self._context.jobs.run(versions.of, self._piece)
            job.finished.connect(self._on_versions)
            job.failed.connect(self._trouble)

    def close(self) -> None:
        """Drop what was shown."""
        self._piece = None
        self._stop()
        if self._view is not None:
            self._view.forget()

    def forget(self) -> None:
        """Drop every word."""
        self.close()

    def _on_opened(self, piece: PieceId, found: Sequence[Version]) -> None:
        if not found:
            self._context.notices.say(_("There is no earlier version of this entry."))
            return
        self._piece = piece
        self._on_versions(found)
        self._stack.setCurrentWidget(self.view)
        self._stack.setFocusProxy(self.view.versions)
        self.view.take_focus()

    def _on_versions(self, found: Sequence[Version]) -> None:
        if self._piece is None:
            return
        if not found:
            self.done.emit()
            return
        before = self.view.versions.rev
        revs = [version.rev for version in found]
        chosen = before if before in revs else revs[0]
        self.view.versions.show_versions(found, list(map(self._said, found)), chosen)
        self._compare(chosen)

    def _said(self, version: Version) -> str:
        clock = self._context.clock
        local = when_at(version.until, clock).local
        day = day_words(local.date(), self._locale, this_year=day_of(clock).year)
        time = time_words(local, self._locale)
        return _("Until {day}, {time}").format(day=day, time=time)

    def _compare(self, rev: int) -> None:
        self._stop()
        if self._piece is None:
            return
        self._job = self._context.jobs.run(versions.pair, self._piece, rev)
        self._job.finished.connect(self._on_pair)
        self._job.failed.connect(self._trouble)

    def _on_pair(self, pair: Pair) -> None:
        # Beside the vault thread: long texts take a while, and what is typed elsewhere is kept.
        self._job = self._context.jobs.background(partial(_compared, pair))
        self._job.finished.connect(self._on_compared)

    def _on_compared(self, compared: Compared) -> None:
        self._job = None
        if self._piece is not None:
            self.view.show_comparison(*compared)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_bring_back(self) -> None:
        piece, rev = self._piece, self.view.versions.rev
        if piece is None or rev is None:
            return
        clock = self._context.clock
        job = self._context.jobs.run(versions.bring_back, piece, rev, clock=clock)
        job.finished.connect(partial(self._on_brought_back, piece))
        job.failed.connect(self._trouble)
        self.done.emit()

    def _on_brought_back(self, piece: PieceId, brought: BroughtBack) -> None:
        words = _("The earlier version stands again. What stood until now is kept as a version.")
        self._context.notices.say(words, _("Undo"), partial(self._take_back, piece, brought.before))

    def _take_back(self, piece: PieceId, before: int | None) -> None:
        clock = self._context.clock
        job = self._context.jobs.run(versions.take_back, piece, before, clock=clock)
        job.failed.connect(self._trouble)


def _compared(pair: Pair) -> Compared:
    found: Comparison = compare(pair.earlier, pair.present)
    return folded(found), found.words(Side.BEFORE), found.words(Side.AFTER)
