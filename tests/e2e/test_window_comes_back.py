"""The window of the real app comes back where it was put, and as large as it was made."""

from collections.abc import Callable

from tests.e2e.node import Box
from tests.robots.person import Person


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
    full = settled(person, lambda box: box[2] > 1300 and box[3] > 800)
    assert person.window.quit() == 0
    person.app.start()
    person.today.wait_for()
    settled(person, lambda now: now == full)
    hands.maximize()
    settled(person, lambda now: now == box)
    assert person.window.quit() == 0
    assert person.app.said_aloud == ""


def settled(person: Person, fits: Callable[[Box], bool]) -> Box:
    """Where the window lies, once that fits."""

    def place() -> Box | None:
        box = person.app.hands.box()
        return box if fits(box) else None

    found = person.app.bus.wait(place, "the window in its place")
    assert isinstance(found, tuple)
    return found
