"""The window of the real app comes back where it was put, and as large as it was made."""

from collections.abc import Callable

from tests.e2e.desktop import SCREEN
from tests.e2e.node import Box
from tests.robots.person import Person

_SCREEN = tuple(int(side) for side in SCREEN.split("x")[:2])


def test_moved_and_then_filling_the_screen_it_comes_back_as_it_was(person: Person) -> None:
    hands = person.app.hands
    person.begin()
    hands.place((150, 90, 960, 640))
    box = settled(person, lambda box: box[2:] == (960, 640))
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    settled(person, lambda now: now == box)

    hands.maximize()
    full = settled(person, lambda now: whole(now) and hands.fills_screen())
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    settled(person, lambda now: now == full and hands.fills_screen())
    hands.maximize()
    settled(person, lambda now: now == box and not hands.fills_screen())
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def whole(box: Box) -> bool:
    """Whether that is nearly all of the screen and nothing beside it, as while it still grows."""
    left, top, width, height = box
    inside = left >= 0 and top >= 0 and left + width <= _SCREEN[0] and top + height <= _SCREEN[1]
    return inside and width > 1300 and height > 800


def settled(person: Person, fits: Callable[[Box], bool]) -> Box:
    """Where the window lies, once that fits."""

    def place() -> Box | None:
        box = person.app.hands.box()
        return box if fits(box) else None

    found = person.app.bus.wait(place, "the window in its place")
    assert isinstance(found, tuple)
    return found
