"""How long a key takes: until the program tells of its letter, and until it is on the screen."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.e2e.driver import App
from tests.e2e.node import Box, Node

LETTER = "m"
"""Wide enough to colour the pixels behind the caret."""
GIVE_UP_SECONDS = 5.0


@dataclass(frozen=True)
class Times:
    """Milliseconds of many keys."""

    milliseconds: Sequence[float]

    def share(self, part: float) -> float:
        """So long took this part of the keys at most."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]

    def __str__(self) -> str:
        return (
            f"p50 {self.share(0.5):.1f} ms, p95 {self.share(0.95):.1f} ms, "
            f"worst {self.share(1.0):.1f} ms ({len(self.milliseconds)} keys)"
        )


def until_told(app: App, page: Node, keys: int) -> Times:
    """From the key to the event by which the accessibility bus tells of its letter."""
    found = []
    for _key in range(keys):
        app.bus.hear(0.0)
        before = len(app.bus.events)

        def told(since: int = before) -> bool:
            return any(event.kind == "TextChanged" for event in app.bus.events[since:])

        found.append(_seconds_until(lambda: app.hands.type(LETTER), told, app.bus.hear) * 1000)
    assert page.text.endswith(LETTER * keys)
    return Times(found)


def until_seen(app: App, page: Node, keys: int) -> Times:
    """From the key to the first changed pixel where its letter goes."""
    found = []
    for key in range(keys):
        if key % 20 == 0:
            app.hands.type("\n")
            app.hands.type(LETTER)
        app.hands.wait_until_still()
        box = _behind(page.box_of(page.caret - 1))
        before = app.hands.pixels(box)

        def seen(was: bytes = before, at: Box = box) -> bool:
            return app.hands.pixels(at) != was

        found.append(_seconds_until(lambda: app.hands.type(LETTER), seen, lambda _seconds: None))
    return Times([seconds * 1000 for seconds in found])


def _behind(letter: Box) -> Box:
    """The middle of where the next letter of this size goes: right of the caret, which blinks."""
    x, y, width, height = letter
    return x + width + 4, y + height // 3, max(4, width - 8), height // 3


def _seconds_until(
    act: Callable[[], None], happened: Callable[[], bool], wait: Callable[[float], None]
) -> float:
    began = time.perf_counter()
    act()
    while not happened():
        assert time.perf_counter() - began < GIVE_UP_SECONDS, "the letter never came"
        wait(0.005)
    return time.perf_counter() - began
