"""Keyboard, mouse and eyes on the test's screen: real key events, real pixels."""

import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from Xlib import XK, X, Xatom, display
from Xlib.error import BadWindow
from Xlib.ext import xtest
from Xlib.protocol import event

from tests.e2e.node import Box

SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
NAMES = {
    " ": "space", "\n": "Return", "\t": "Tab", "`": "grave", "-": "minus", "=": "equal",
    "[": "bracketleft", "]": "bracketright", "\\": "backslash", ";": "semicolon",
    "'": "apostrophe", ",": "comma", ".": "period", "/": "slash",
}  # fmt: skip
MODIFIERS = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
_SIDES = ("VERT", "HORZ")
_TOGGLE = 2
STILL_SECONDS = 0.12
"""So long nothing may move before a picture is taken."""
LONGEST_SECONDS = 1.2
"""A scene moves for ever; then the picture is taken as it is."""


class Hands:
    """Types and clicks as a person does; every event goes through the X server."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        self._pause = threading.Event()
        self.deeds = 0
        """How often something was typed, pressed or clicked: what a person would call one step."""

    def close(self) -> None:
        self._display.close()

    # Keyboard and mouse.

    def type(self, text: str, *, seconds_between: float = 0.0) -> None:
        """Type this text, ASCII, at a pace."""
        self.deeds += 1
        for character in text:
            shift = character.isupper() or character in SHIFTED
            base = SHIFTED.get(character, character.lower())
            self._stroke([*(["Shift_L"] if shift else []), NAMES.get(base, base)])
            if seconds_between:
                self._pause.wait(seconds_between)

    def press(self, *chords: str) -> None:
        """Press chords such as ``Ctrl+Shift+f`` or ``Return``."""
        self.deeds += len(chords)
        for chord in chords:
            self._stroke([MODIFIERS.get(part, part) for part in chord.split("+")])

    def click(self, box: Box, *, times: int = 1) -> None:
        """Click into the middle of a box on the screen."""
        self.deeds += 1
        x, y, width, height = box
        xtest.fake_input(self._display, X.MotionNotify, x=x + width // 2, y=y + height // 2)
        for _again in range(times):
            xtest.fake_input(self._display, X.ButtonPress, 1)
            xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def drag(self, start: tuple[int, int], end: tuple[int, int], *, steps: int = 6) -> None:
        """Press at one place of the screen, move to the other, and let go there."""
        self.deeds += 1
        xtest.fake_input(self._display, X.MotionNotify, x=start[0], y=start[1])
        xtest.fake_input(self._display, X.ButtonPress, 1)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def hold(self, start: tuple[int, int], end: tuple[int, int], *, steps: int = 12) -> None:
        """Press at one place of the screen, move to the other, and stay there."""
        self.deeds += 1
        xtest.fake_input(self._display, X.MotionNotify, x=start[0], y=start[1])
        xtest.fake_input(self._display, X.ButtonPress, 1)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step // steps
            y = start[1] + (end[1] - start[1]) * step // steps
            xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
            self._display.sync()
            # A hand takes its time, and a text waits a moment before it lets itself be carried.
            self._pause.wait(0.06)

    def let_go(self) -> None:
        """Release the button of the mouse."""
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def rest(self, seconds: float) -> None:
        """Do nothing for so long, as somebody does who reads before going on."""
        self._pause.wait(seconds)

    # The window, as the desktop sees it.

    def titles(self) -> list[str]:
        """The titles of all windows, as a task switcher would show them."""
        name = self._display.intern_atom("_NET_WM_NAME")
        found: list[str] = []
        for window in self._windows():
            # One may go while they are asked.
            with suppress(BadWindow):
                told = window.get_full_property(name, X.AnyPropertyType)
                found += [bytes(told.value).decode()] if told else []
        return found

    def in_front(self) -> str:
        """The title of the window that has the keyboard."""
        root = self._display.screen().root
        active = root.get_full_property(
            self._display.intern_atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType
        )
        if active is None or not active.value[0]:
            return ""
        window = self._display.create_resource_object("window", active.value[0])
        with suppress(BadWindow):
            return str(window.get_wm_name() or "")
        return ""

    def unframed_windows(self) -> int:
        """How many windows show that no window manager looks after: menus, tips, what is carried.

        The manager has one itself, beside the screen.
        """
        found = 0
        for window in self._display.screen().root.query_tree().children:
            seen = window.get_attributes()
            size = window.get_geometry()
            shows = seen.map_state == X.IsViewable and seen.override_redirect
            found += bool(shows and min(size.x, size.y) >= 0)
        return found

    def resize(self, width: int, height: int) -> None:
        """Give the first window this size, as dragging its corner would."""
        self._windows()[0].configure(width=width, height=height)
        self._display.sync()

    def place(self, box: Box) -> None:
        """Put the first window here, this large, as dragging it by its frame would."""
        x, y, width, height = box
        self._windows()[0].configure(x=x, y=y, width=width, height=height)
        self._display.sync()

    def maximize(self) -> None:
        """Let the first window fill the screen, or no longer, as its button would."""
        window = self._windows()[0]
        sides = [self._display.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{it}") for it in _SIDES]
        change = self._display.intern_atom("_NET_WM_STATE")
        told = event.ClientMessage(
            window=window, client_type=change, data=(32, [_TOGGLE, *sides, 1, 0])
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._display.screen().root.send_event(told, event_mask=mask)
        self._display.sync()

    def box(self) -> Box:
        """Where the first window lies on the screen, without its frame."""
        window = self._windows()[0]
        size = window.get_geometry()
        corner = self._display.screen().root.translate_coords(window, 0, 0)
        return corner.x, corner.y, size.width, size.height

    def fills_screen(self) -> bool:
        """Whether the desktop says of the first window that it fills the screen both ways."""
        state = self._display.intern_atom("_NET_WM_STATE")
        said = self._windows()[0].get_full_property(state, X.AnyPropertyType)
        sides = [self._display.intern_atom(f"_NET_WM_STATE_MAXIMIZED_{it}") for it in _SIDES]
        return said is not None and set(sides) <= set(said.value)

    def minimize(self) -> None:
        """Put the first window away, as its button would."""
        window = self._windows()[0]
        change = self._display.intern_atom("WM_CHANGE_STATE")
        told = event.ClientMessage(window=window, client_type=change, data=(32, [3, 0, 0, 0, 0]))
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._display.screen().root.send_event(told, event_mask=mask)
        self._display.sync()

    def close_button(self) -> None:
        """Press the close button of the first window's frame."""
        window = self._windows()[0]
        told = event.ClientMessage(
            window=window,
            client_type=self._display.intern_atom("WM_PROTOCOLS"),
            data=(32, [self._display.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]),
        )
        window.send_event(told)
        self._display.sync()

    # Eyes.

    def screenshot(self, target: Path, *, whole: bool = False) -> None:
        """Keep what the first window, or the `whole` screen, shows, once nothing moves any more."""
        from PySide6.QtGui import QImage

        self.wait_until_still()
        x, y, width, height = self._screen() if whole else self._box()
        image = QImage(
            self.pixels((x, y, width, height)), width, height, QImage.Format.Format_RGB32
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        assert image.save(str(target))

    def wait_until_still(self) -> None:
        """Wait until fades and carets have come to rest for a moment."""
        began = since = time.monotonic()
        before = self.pixels(self._box())
        while (now := time.monotonic()) - since < STILL_SECONDS and now - began < LONGEST_SECONDS:
            self._pause.wait(0.03)
            seen = self.pixels(self._box())
            if seen != before:
                before, since = seen, time.monotonic()

    def pixels(self, box: Box) -> bytes:
        """What the screen shows in a box, as bytes to compare."""
        x, y, width, height = box
        root = self._display.screen().root
        return bytes(root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data)

    def _windows(self) -> list[Any]:
        atom = self._display.intern_atom("_NET_CLIENT_LIST")
        listed = self._display.screen().root.get_full_property(atom, Xatom.WINDOW)
        ids = [] if listed is None else listed.value
        return [self._display.create_resource_object("window", each) for each in ids]

    def _box(self) -> Box:
        """The first window, as much of it as lies on the screen."""
        windows = self._windows()
        screen = self._screen()
        if not windows:
            return screen
        size = windows[0].get_geometry()
        corner = windows[0].translate_coords(self._display.screen().root, 0, 0)
        x, y = max(0, -corner.x), max(0, -corner.y)
        return x, y, min(size.width, screen[2] - x), min(size.height, screen[3] - y)

    def _screen(self) -> Box:
        size = self._display.screen().root.get_geometry()
        return 0, 0, size.width, size.height

    def _stroke(self, names: Sequence[str]) -> None:
        codes = []
        for name in names:
            code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
            assert code, f"no key for {name}"
            codes.append(code)
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
