"""`Holding`: lets a backup be kept for good, or go in its time, each with its way back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from journal_app.i18n import _
from journal_app.services import pins
from journal_app.services.pins import Held
from journal_app.ui.context import Context


class Holding(QObject):
    """Says what became of it, with undo."""

    trouble = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def put(self, number: int, held: bool) -> None:
        """Keep the backup of this number for good, or no more."""
        if held:
            self._ask(partial(pins.hold, self._context.home, number), number)
        else:
            self.let_go(number)

    def let_go(self, number: int) -> None:
        """Hold it no more."""
        self._ask(partial(pins.let_go, self._context.home, number), number)

    def _ask(self, work: "partial[Held]", number: int) -> None:
        job = self._context.jobs.background(work)
        job.finished.connect(partial(self._on_held, number))
        job.failed.connect(self.trouble)

    def _on_held(self, number: int, held: Held) -> None:
        words = (
            _("This backup goes in its time, as every other.")
            if held.now is None
            else _("This backup is kept until you say otherwise.")
        )
        before = partial(pins.put, self._context.home, number, held.before)
        self._context.notices.say(words, _("Undo"), partial(self._put_back, before))

    def _put_back(self, work: "partial[Held]") -> None:
        self._context.jobs.background(work).failed.connect(self.trouble)
