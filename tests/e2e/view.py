"""One window as it is seen and used over the accessibility bus: things are found by their names."""

from collections.abc import Callable

from tests.e2e.bus import Bus
from tests.e2e.node import Box, Node, Sight

STILL_SECONDS = 0.05
"""What is laid out only now has moved by then."""


class View:
    """What shows in a window now; `root` gives the window, or nothing while there is none."""

    def __init__(self, bus: Bus, root: Callable[[], Node | None]) -> None:
        self.bus = bus
        self._root = root

    def look(self) -> list[Sight]:
        """Everything that shows now."""
        root = self._root()
        return [] if root is None else self.bus.look(root)

    def see(self, name: str, role: str | None = None) -> Sight | None:
        """The thing of this name if it shows now."""
        fitting = (
            sight for sight in self.look() if sight.name == name and role in (None, sight.role)
        )
        return next(fitting, None)

    def find(self, name: str, role: str | None = None, *, seconds: float | None = None) -> Node:
        """The thing of this name; waits until it shows."""
        what = f"{role or 'thing'} “{name}”"
        found = self.bus.wait(lambda: self.see(name, role), what, seconds)
        assert isinstance(found, Sight)
        return found.node

    def inside(self, panel: str) -> "View":
        """What shows within a panel of this name."""

        def root() -> Node | None:
            sight = self.see(panel, "panel")
            return None if sight is None else sight.node

        return View(self.bus, root)

    def names(self, role: str | None = None) -> list[str]:
        """What everything that shows is called, in reading order."""
        return [sight.name for sight in self.look() if sight.name and role in (None, sight.role)]

    def description(self, name: str, role: str | None = None) -> str:
        """What is said beside the name of something; nothing while it does not show."""
        sight = self.see(name, role)
        return "" if sight is None else sight.description

    def gone(self, name: str) -> None:
        """Wait until nothing that shows has this name."""
        self.bus.wait(lambda: self.see(name) is None, f"“{name}” to go")

    def press(self, name: str, role: str | None = None) -> None:
        """Press the thing of this name as soon as it shows and can be pressed."""

        def press() -> bool:
            self._pressable(name, role).press()
            return True

        # What goes between being seen and being pressed was not pressed.
        self.bus.wait(press, f"“{name}” to be pressed")

    def box(self, name: str, role: str | None = None) -> Box:
        """Where the thing of this name is on the screen, as soon as it stands still."""
        node = self._pressable(name, role)
        seen: list[Box] = [node.box]

        def still() -> Box | None:
            self.bus.hear(STILL_SECONDS)
            seen.append(node.box)
            return seen[-1] if seen[-1] == seen[-2] else None

        found = self.bus.wait(still, f"“{name}” to stand still")
        assert isinstance(found, tuple)
        return found

    def _pressable(self, name: str, role: str | None) -> Node:
        def pressable() -> Sight | None:
            sight = self.see(name, role)
            return sight if sight is not None and sight.has("enabled") else None

        found = self.bus.wait(pressable, f"“{name}” to be pressed")
        assert isinstance(found, Sight)
        return found.node
