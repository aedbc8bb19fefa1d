"""A window of another program, which takes the keyboard as any window does."""

from types import TracebackType

from Xlib import X, display

from tests.keyring_session import until

_TITLE = "Something else"


class OtherWindow:
    """In front of everything for as long as the block runs."""

    def __init__(self, screen: str) -> None:
        self._display = display.Display(screen)
        self._window = self._display.screen().root.create_window(
            600, 100, 400, 300, 0, X.CopyFromParent, background_pixel=0x808080
        )
        self._window.set_wm_name(_TITLE)

    def __enter__(self) -> "OtherWindow":
        self._window.map()
        self._display.sync()
        until(lambda: self._in_front)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._window.destroy()
        self._display.sync()
        self._display.close()

    @property
    def _in_front(self) -> bool:
        name = self._display.intern_atom("_NET_ACTIVE_WINDOW")
        active = self._display.screen().root.get_full_property(name, X.AnyPropertyType)
        return active is not None and active.value[0] == self._window.id
