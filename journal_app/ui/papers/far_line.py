"""How far something long is, told once it takes more than a moment; and the way to stop it."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.services.exchange import Stopped
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para

_NOT_BEFORE: Final = 500
"""Milliseconds; what is done by then needs no words."""
_EVERY: Final = 250
_Piece = TypeVar("_Piece")


class Pace:
    """Counts on the working thread; looked at, and stopped, from the window’s."""

    def __init__(self, of: int = 0) -> None:
        self.done = 0
        self.of = of
        self._stopped = False

    def step(self, done: int, of: int) -> None:
        """So many of so many are done. Raises `Stopped` once somebody has had enough."""
        if self._stopped:
            raise Stopped
        self.done, self.of = done, of

    def through(self, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
        """The same, each counted as it comes."""
        for number, piece in enumerate(pieces):
            self.step(number, len(pieces))
            yield piece

    def stop(self) -> None:
        """End it at the next step."""
        self._stopped = True


class FarLine(Para):
    """“40 % is done.”; nothing is shown while it may be over at once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "small", "ink2", name=_("How far it is"), parent=parent)
        self.hide()
        self._pace = Pace()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)

    def begin(self, of: int = 0) -> Pace:
        """Something of so many pieces is begun, 0 while nobody knows; what counts it."""
        self._pace.stop()
        self._pace = Pace(of)
        self._timer.start(_NOT_BEFORE)
        return self._pace

    def stop(self) -> None:
        """It is over, or nobody wants it any more."""
        self._pace.stop()
        self._timer.stop()
        self.hide()

    def _tell(self) -> None:
        self._timer.setInterval(_EVERY)
        if self._pace.of:
            percent = QLocale().toString(100 * self._pace.done // self._pace.of)
            self.set_text(_("{percent} % is done.").format(percent=percent))
        else:
            self.set_text(_("Getting it ready."))
        self.show()
