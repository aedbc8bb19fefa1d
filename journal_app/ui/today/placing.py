"""Put the sentence of a moment into the entry of today, as a quotation that can be undone."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.core.ids import PieceId
from journal_app.ui.context import Context
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.sentence_place import read_part
from journal_app.ui.editor.session import EditorSession
from journal_app.ui.navigation import Place
from journal_app.ui.today import loading


class Placing(QObject):
    """Waits until the entry of today is on the page, and does each thing asked for only once."""

    trouble = Signal(object)

    def __init__(
        self, context: Context, editor: Editor, session: EditorSession, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._session = session
        self._wanted: PieceId | None = None
        self._done: set[str] = set()

    def wanted_at(self, place: Place) -> Place:
        """Take from a place what is asked for; coming back to it later asks for nothing."""
        moment = read_part(place.part)
        if moment is None:
            return place
        self._wanted = None if place.part in self._done else moment
        self._done.add(place.part)
        return replace(place, piece=None, part="")

    def go_on(self) -> None:
        """The entry is on the page."""
        moment, self._wanted = self._wanted, None
        if moment is not None:
            job = self._context.jobs.run(loading.sentence, moment)
            job.finished.connect(partial(self._place, moment))
            job.failed.connect(self.trouble)

    def forget(self) -> None:
        """Nothing is asked for any more."""
        self._wanted = None

    def _place(self, moment: PieceId, sentence: str) -> None:
        if not sentence.strip():
            return
        quoted = "".join(f"> {line}\n" for line in sentence.strip().split("\n"))
        self._editor.put_caret_at_end()
        stands_alone = not self._editor.textCursor().block().text()
        self._editor.insert(quoted if stands_alone else f"\n{quoted}")
        self._editor.setFocus()
        self._session.place_sentence(moment)
