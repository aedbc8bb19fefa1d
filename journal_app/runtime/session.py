"""`Session`: whether the journal is open, and what may be read of it while it is."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from journal_app.core.ids import PieceId
from journal_app.core.timeline import PieceHead
from journal_app.services import timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import VaultReader

P = ParamSpec("P")
T = TypeVar("T")


class SessionState(Enum):
    """Where the journal stands."""

    NO_JOURNAL = "no-journal"
    LOCKED = "locked"
    OPENING = "opening"
    OPEN = "open"
    CLOSING = "closing"


class Session(QObject):
    """Open or not, told as a signal; holds the connection that paints visible rows."""

    state_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = SessionState.LOCKED
        self._reader: VaultReader | None = None

    @property
    def state(self) -> SessionState:
        """Where the journal stands now."""
        return self._state

    def become(self, state: SessionState) -> None:
        """Tell everybody that the journal stands elsewhere now."""
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def lend(self, reader: "VaultReader | None") -> None:
        """Let visible rows be read through this connection, or through none any more."""
        if self._reader is not None and reader is None:
            self._reader.close()
        self._reader = reader

    def heads(self, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
        """Point reads for visible rows (0.1 ms for 64); nothing while the journal is closed."""
        return self.read(timeline.heads, pieces) or {}

    def read(
        self,
        service: "Callable[Concatenate[VaultReader, P], T]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """A point read for what is visible now; `None` while the journal is closed."""
        if self._reader is None:
            return None
        return service(self._reader, *args, **kwargs)
