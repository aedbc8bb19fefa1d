"""Keyboard, mouse and eyes on the test's screen: real key events, real pixels."""

import threading
from collections.abc import Sequence
from pathlib import Path

from Xlib import XK, X, display
from Xlib.ext import xtest

SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
NAMES = {
    " ": "space", "\n": "Return", "\t": "Tab", "`": "grave", "-": "minus", "=": "equal",
    "[": "bracketleft", "]": "bracketright", "\\": "backslash", ";": "semicolon",
    "'": "apostrophe", ",": "comma", ".": "period", "/": "slash",
}  # fmt: skip


class Hands:
    """Types and clicks as a person does; every event goes through the X server."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        self._pause = threading.Event()

    def close(self) -> None:
        self._display.close()

    def type(self, text: str, *, seconds_between: float = 0.0) -> None:
        """Type this text, ASCII, at a pace."""
        for character in text:
            shift = character.isupper() or character in SHIFTED
            base = SHIFTED.get(character, character.lower())
            self._stroke([*(["Shift_L"] if shift else []), NAMES.get(base, base)])
            if seconds_between:
                self._pause.wait(seconds_between)

    def press(self, *chords: str) -> None:
        """Press chords such as ``Ctrl+Shift+f`` or ``Return``."""
        for chord in chords:
            names = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
            self._stroke([names.get(part, part) for part in chord.split("+")])

    def click(self, box: tuple[int, int, int, int], *, times: int = 1) -> None:
        """Click into the middle of a box on the screen."""
        x, y, width, height = box
        xtest.fake_input(self._display, X.MotionNotify, x=x + width // 2, y=y + height // 2)
        for _again in range(times):
            xtest.fake_input(self._display, X.ButtonPress, 1)
            xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def screenshot(self, target: Path) -> None:
        """Keep what the screen shows as a picture."""
        from PySide6.QtGui import QImage

        root = self._display.screen().root
        size = root.get_geometry()
        raw = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        image = QImage(raw.data, size.width, size.height, QImage.Format.Format_RGB32)
        target.parent.mkdir(parents=True, exist_ok=True)
        assert image.save(str(target))

    def pixels(self) -> bytes:
        """What the screen shows, as bytes to compare."""
        root = self._display.screen().root
        size = root.get_geometry()
        return bytes(root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF).data)

    def titles(self) -> list[str]:
        """The titles of all windows, as a task switcher would show them."""
        atom = self._display.intern_atom("_NET_CLIENT_LIST")
        name = self._display.intern_atom("_NET_WM_NAME")
        listed = self._display.screen().root.get_full_property(atom, X.AnyPropertyType)
        windows = [self._display.create_resource_object("window", each) for each in listed.value]
        found = [each.get_full_property(name, X.AnyPropertyType) for each in windows]
        return [bytes(each.value).decode() for each in found if each]

    def _stroke(self, names: Sequence[str]) -> None:
        codes = []
        for name in names:
            symbol = XK.string_to_keysym(name)
            code = self._display.keysym_to_keycode(symbol)
            assert code, f"no key for {name}"
            codes.append(code)
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
