"""Things dragged here from the window of another program, by the protocol every desktop speaks."""

import selectors
import time
from contextlib import closing
from typing import Any

from Xlib import X, Xatom, display
from Xlib.protocol import event

from tests.e2e.clipboard import PATIENCE_SECONDS, Forms, answer
from tests.e2e.node import Box

_VERSION = 5


def drop(screen: str, forms: Forms, box: Box) -> bool:
    """Let go in the middle of this box of the screen; whether the program there took it."""
    with closing(display.Display(screen)) as connection:
        return _Carried(connection, forms, box).let_go()


class _Carried:
    """What the mouse carries, on a connection of its own."""

    def __init__(self, connection: display.Display, forms: Forms, box: Box) -> None:
        self._display = connection
        self._forms = forms
        self._root = connection.screen().root
        self._place = box[0] + box[2] // 2, box[1] + box[3] // 2
        self._source = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._target = self._under(self._root)

    def let_go(self) -> bool:
        """Come over the window, move to the place, let go; whether it was taken."""
        self._source.set_selection_owner(self._atom("XdndSelection"), X.CurrentTime)
        kinds = [self._atom(kind) for kind in self._forms]
        self._source.change_property(self._atom("XdndTypeList"), Xatom.ATOM, 32, kinds)
        self._tell("XdndEnter", _VERSION << 24, *[*kinds, 0, 0, 0][:3])
        x, y = self._place
        self._tell("XdndPosition", 0, x << 16 | y, X.CurrentTime, self._atom("XdndActionCopy"))
        if not self._heard("XdndStatus")[1] & 1:
            self._tell("XdndLeave", 0, 0, 0, 0)
            return False
        self._tell("XdndDrop", 0, X.CurrentTime, 0, 0)
        return bool(self._heard("XdndFinished")[1] & 1)

    def _under(self, window: Any) -> Any:
        """The window at the place that says it takes what is dropped."""
        aware = window.get_full_property(self._atom("XdndAware"), X.AnyPropertyType)
        if aware is not None:
            return window
        inner = window.translate_coords(self._root, *self._place).child
        assert inner, "nothing there takes what is dropped"
        return self._under(inner)

    def _tell(self, kind: str, *words: int) -> None:
        data = [self._source.id, *words]
        told = event.ClientMessage(
            window=self._target, client_type=self._atom(kind), data=(32, data)
        )
        self._target.send_event(told)
        self._display.flush()

    def _heard(self, kind: str) -> list[int]:
        """What the other side says, while it is given what it asks for."""
        wanted = self._atom(kind)
        deadline = time.monotonic() + PATIENCE_SECONDS
        with selectors.DefaultSelector() as ready:
            ready.register(self._display, selectors.EVENT_READ)
            while time.monotonic() < deadline:
                while self._display.pending_events():
                    told = self._display.next_event()
                    if told.type == X.ClientMessage and told.client_type == wanted:
                        return list(told.data[1])
                    answer(self._display, told, self._forms)
                ready.select(0.05)
        raise AssertionError(f"the window never said {kind}")

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))
