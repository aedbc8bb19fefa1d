"""One thing on the accessibility bus: what it is called, what it holds, and how it is used."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.bus import Bus

ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
EDITABLE = "org.a11y.atspi.EditableText"
ACTION = "org.a11y.atspi.Action"
SELECTION = "org.a11y.atspi.Selection"
COMPONENT = "org.a11y.atspi.Component"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"
NULL = "/org/a11y/atspi/null"
STATES = {
    "active": 1,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "focused": 12,
    "selected": 23,
    "showing": 25,
    "visible": 30,
}

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the screen."""


class Gone(Exception):
    """The thing asked about is no longer on the bus."""


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible thing: a window, a button, a text. What it says is asked for each time."""

    bus: "Bus"
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property(ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self._property(ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        return str(self.bus.call(self, ACCESSIBLE, "GetRoleName")[0])

    @property
    def children(self) -> list["Node"]:
        found = self.bus.call(self, ACCESSIBLE, "GetChildren")[0]
        return [Node(self.bus, owner, path) for owner, path in found if path != NULL]

    @property
    def text(self) -> str:
        return str(self.bus.call(self, TEXT, "GetText", "ii", (0, -1))[0])

    @property
    def length(self) -> int:
        """How many characters the text has, without fetching it."""
        return int(self._property(TEXT, "CharacterCount"))  # type: ignore[call-overload]

    @property
    def caret(self) -> int:
        return int(self._property(TEXT, "CaretOffset"))  # type: ignore[call-overload]

    @property
    def box(self) -> Box:
        x, y, width, height = self.bus.call(self, COMPONENT, "GetExtents", "u", (0,))[0]
        return x, y, width, height

    def box_of(self, character: int) -> Box:
        """Where one character of its text stands on the screen."""
        extents = self.bus.call(self, TEXT, "GetCharacterExtents", "iu", (character, 0))
        x, y, width, height = extents
        return x, y, width, height

    def has(self, state: str) -> bool:
        low, high = self.bus.call(self, ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) >> STATES[state] & 1)

    @property
    def selected(self) -> "Node | None":
        """The first thing chosen in it, without looking at all that is there."""
        if not self._property(SELECTION, "NSelectedChildren"):
            return None
        owner, path = self.bus.call(self, SELECTION, "GetSelectedChild", "i", (0,))[0]
        return None if path == NULL else Node(self.bus, owner, path)

    def press(self) -> None:
        """Do what clicking it would do."""
        self.bus.call(self, ACTION, "DoAction", "i", (0,))

    def focus(self) -> None:
        self.bus.call(self, COMPONENT, "GrabFocus")

    def put_caret(self, at: int) -> None:
        self.bus.call(self, TEXT, "SetCaretOffset", "i", (at,))

    def _property(self, interface: str, name: str) -> object:
        return self.bus.call(self, PROPERTIES, "Get", "ss", (interface, name))[0][1]


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of a node in one look."""

    node: Node
    name: str
    description: str
    role: str
    states: int

    def has(self, state: str) -> bool:
        return bool(self.states >> STATES[state] & 1)

    def __str__(self) -> str:
        marks = " ".join(state for state in ("focused", "checked", "selected") if self.has(state))
        return f"{self.role} “{self.name}” ({self.description}) {marks}"

    @property
    def showing(self) -> bool:
        return self.has("showing")
