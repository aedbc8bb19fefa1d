"""What belongs to an answer in the Reader: all answers to its question, and what followed it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.ui.context import Context
from journal_app.ui.editor.kept_sentence import KeptSentence
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader import loading
from journal_app.ui.reader.loading import Threads
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button


class AnswerLinks(QFrame):
    """Two quiet ways on and the sentence it went on from, each there only where there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_answers = Button(theme, _("All answers to this"), "ghost", style="smallm")
        self.followed = Button(
            theme, _("What followed"), "ghost", "arrow-bend-down-right", style="smallm"
        )
        self.kept = KeptSentence(theme)
        self.kept.indent(0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        row = QHBoxLayout()
        row.setSpacing(22)
        column.addLayout(row)
        row.addWidget(self.all_answers)
        row.addWidget(self.followed)
        row.addStretch(1)
        column.addWidget(self.kept)
        self.show_links(answers=False, followed=False, sentence="")

    def show_links(self, *, answers: bool, followed: bool, sentence: str) -> None:
        """Show exactly these."""
        self.all_answers.setVisible(answers)
        self.followed.setVisible(followed)
        self.kept.show_sentence(sentence)
        self.setVisible(answers or followed or bool(sentence))


class Answering(QObject):
    """Finds out what belongs to the entry one reads, and goes there."""

    def __init__(
        self,
        context: Context,
        links: AnswerLinks,
        on_trouble: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._links = links
        self._on_trouble = on_trouble
        self._prompt: str | None = None
        self._threads = Threads()
        self._loading: Job | None = None
        links.all_answers.clicked.connect(self._go_to_answers)
        links.followed.clicked.connect(lambda: self._read(self._threads.followed))
        links.kept.opened.connect(self._read_source)

    def show(self, entry: Entry | None) -> None:
        """This entry is read now, or none."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        readable = entry is not None and entry.deleted_at is None
        self._prompt = entry.prompt_id if entry is not None and readable else None
        self._on_loaded(Threads())
        if entry is not None and readable:
            self._loading = self._context.jobs.run(loading.threads, entry.id)
            self._loading.finished.connect(self._on_loaded)
            self._loading.failed.connect(self._on_trouble)

    def _on_loaded(self, threads: Threads) -> None:
        self._threads = threads
        self._links.show_links(
            answers=self._prompt is not None,
            followed=threads.followed is not None,
            sentence="" if threads.kept is None else threads.kept.sentence,
        )

    def _go_to_answers(self) -> None:
        if self._prompt is not None:
            self._context.navigator.go(Place(page=PageId.ANSWERS, part=self._prompt))

    def _read_source(self) -> None:
        self._read(None if self._threads.kept is None else self._threads.kept.source)

    def _read(self, piece: PieceId | None) -> None:
        if piece is not None:
            self._context.navigator.go(Place(page=PageId.READER, piece=piece))
