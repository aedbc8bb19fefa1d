"""The clipboard of the desktop, used from another program as a browser or a manager would."""

import selectors
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from Xlib import X, Xatom, display
from Xlib.protocol import event

PATIENCE_SECONDS = 10.0
Forms = Mapping[str, bytes]
"""What is offered, under the name of each form in which it can be had."""


def as_files(paths: Sequence[Path]) -> Forms:
    """These files, as a file manager offers them."""
    return {"text/uri-list": "".join(f"{each.as_uri()}\r\n" for each in paths).encode()}


class OtherProgram:
    """Holds something on the clipboard until somebody else copies; reads what is there."""

    def __init__(self, screen: str) -> None:
        self._screen = screen
        self._holder: _Holder | None = None

    def __enter__(self) -> "OtherProgram":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._holder is not None:
            self._holder.stop()

    def copy(self, text: str) -> None:
        """Put this text on the clipboard, as copying it in another program would."""
        self.copy_as({"UTF8_STRING": text.encode()})

    def copy_as(self, forms: Forms) -> None:
        """Put something on the clipboard that can be had in these forms."""
        if self._holder is not None:
            self._holder.stop()
        self._holder = _Holder(self._screen, forms)

    def paste(self, selection: str = "CLIPBOARD") -> str | None:
        """The text that is there, or nothing where nobody offers one."""
        with _connected(self._screen) as screen:
            value = _ask(screen, selection, "UTF8_STRING")
        return None if value is None else bytes(value).decode()

    def kinds(self, selection: str = "CLIPBOARD") -> list[str]:
        """The names of all forms in which what is there can be had."""
        with _connected(self._screen) as screen:
            return [screen.get_atom_name(kind) for kind in _ask(screen, selection, "TARGETS") or []]

    def held(self, selection: str = "CLIPBOARD") -> bool:
        """Whether any program holds it."""
        with _connected(self._screen) as screen:
            owner = screen.get_selection_owner(screen.intern_atom(selection))
            return bool(owner != X.NONE)


class _Holder:
    """Owns the clipboard on a connection and a thread of its own."""

    def __init__(self, screen: str, forms: Forms) -> None:
        self._display = display.Display(screen)
        self._forms = forms
        self._stop = threading.Event()
        self._window = self._display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._window.set_selection_owner(self._display.intern_atom("CLIPBOARD"), X.CurrentTime)
        self._display.sync()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE_SECONDS)
        self._display.close()

    def _serve(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._display, selectors.EVENT_READ)
            while not self._stop.is_set():
                while self._display.pending_events():
                    answer(self._display, self._display.next_event(), self._forms)
                ready.select(0.05)


def answer(screen: display.Display, asked: Any, forms: Forms) -> None:
    """Give whoever asks for what is offered the form that is asked for, if it is one of these."""
    if asked.type != X.SelectionRequest:
        return
    answer_in = asked.property or asked.target
    targets = screen.intern_atom("TARGETS")
    offered = {screen.intern_atom(kind): contents for kind, contents in forms.items()}
    if asked.target == targets:
        asked.requestor.change_property(answer_in, Xatom.ATOM, 32, [targets, *offered])
    elif asked.target in offered:
        asked.requestor.change_property(answer_in, asked.target, 8, offered[asked.target])
    else:
        answer_in = X.NONE
    told = event.SelectionNotify(
        time=asked.time,
        requestor=asked.requestor,
        selection=asked.selection,
        target=asked.target,
        property=answer_in,
    )
    asked.requestor.send_event(told)
    screen.flush()


@contextmanager
def _connected(name: str) -> Iterator[display.Display]:
    screen = display.Display(name)
    try:
        yield screen
    finally:
        screen.close()


def _ask(screen: display.Display, selection: str, target: str) -> Any:
    """What the owner of a selection gives for this target, or nothing."""
    window = screen.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    answer_in = screen.intern_atom("ANSWER")
    window.convert_selection(
        screen.intern_atom(selection), screen.intern_atom(target), answer_in, X.CurrentTime
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    with selectors.DefaultSelector() as ready:
        ready.register(screen, selectors.EVENT_READ)
        while time.monotonic() < deadline:
            while screen.pending_events():
                told = screen.next_event()
                if told.type == X.SelectionNotify:
                    if told.property == X.NONE:
                        return None
                    return window.get_full_property(answer_in, X.AnyPropertyType).value
            ready.select(0.05)
    raise AssertionError(f"nobody answered for {selection}")
