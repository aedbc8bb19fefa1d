"""Look at and use a program over the accessibility bus, as a screen reader does."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageType

PATIENCE_SECONDS = 20.0
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
EDITABLE = "org.a11y.atspi.EditableText"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
ROOT = "/org/a11y/atspi/accessible/root"
NULL = "/org/a11y/atspi/null"
STATES = {"checked": 4, "editable": 7, "enabled": 8, "focused": 12, "showing": 25, "visible": 30}


class Gone(Exception):
    """The thing asked about is no longer on the bus."""


@dataclass(frozen=True)
class Node:
    """One accessible thing: a window, a button, a text."""

    bus: "Bus"
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self.bus.property(self, ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self.bus.property(self, ACCESSIBLE, "Description"))

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
    def caret(self) -> int:
        return int(self.bus.property(self, TEXT, "CaretOffset"))

    def has(self, state: str) -> bool:
        low, high = self.bus.call(self, ACCESSIBLE, "GetState")[0]
        return bool((low | high << 32) >> STATES[state] & 1)

    def press(self) -> None:
        """Do what clicking it would do."""
        self.bus.call(self, ACTION, "DoAction", "i", (0,))

    def focus(self) -> None:
        self.bus.call(self, COMPONENT, "GrabFocus")

    def insert(self, position: int, text: str) -> None:
        """Put text in, as a dictation program would."""
        self.bus.call(self, EDITABLE, "InsertText", "isi", (position, text, len(text)))

    def set_text(self, text: str) -> None:
        self.bus.call(self, EDITABLE, "SetTextContents", "s", (text,))

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width, height on the screen."""
        x, y, width, height = self.bus.call(self, COMPONENT, "GetExtents", "u", (0,))[0]
        return x, y, width, height

    def walk(self, depth: int = 40) -> Iterator["Node"]:
        """Itself and everything below that is still there."""
        yield self
        if depth:
            try:
                children = self.children
            except Gone:
                return
            for child in children:
                yield from child.walk(depth - 1)


class Bus:
    """A connection to the accessibility bus of one desktop."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for event in ("object:", "window:", "focus:"):
            self._send(new_method_call(registry, "RegisterEvent", "s", (event,)))
        for interface in ("Object", "Window", "Focus"):
            rule = MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{interface}")
            self._send(message_bus.AddMatch(rule))
        self.announcements: list[str] = []

    def close(self) -> None:
        self._connection.close()

    def apps(self) -> list[Node]:
        """Every program on the bus."""
        return Node(self, "org.a11y.atspi.Registry", ROOT).children

    def process_of(self, node: Node) -> int:
        """The process behind a node."""
        return int(self._send(message_bus.GetConnectionUnixProcessID(node.owner))[0])

    def wait(self, condition: Callable[[], Any], what: str, seconds: float | None = None) -> Any:
        """What the condition gives once it gives something; looked at anew after each event."""
        deadline = time.monotonic() + (seconds or PATIENCE_SECONDS)
        while True:
            try:
                found = condition()
            except Gone:
                found = None
            if found:
                return found
            left = deadline - time.monotonic()
            assert left > 0, f"waited in vain for {what}"
            self._hear(min(left, 0.2))

    def call(
        self, node: Node, interface: str, method: str, signature: str = "", body: tuple = ()
    ) -> tuple[Any, ...]:
        where = DBusAddress(node.path, node.owner, interface)
        return self._send(new_method_call(where, method, signature or None, body))

    def property(self, node: Node, interface: str, name: str) -> Any:
        where = DBusAddress(node.path, node.owner, "org.freedesktop.DBus.Properties")
        return self._send(new_method_call(where, "Get", "ss", (interface, name)))[0][1]

    def _send(self, message: Any) -> tuple[Any, ...]:
        reply = self._connection.send_and_get_reply(message, timeout=10)
        if reply.header.message_type == MessageType.error:
            raise Gone
        return tuple(reply.body)

    def _hear(self, seconds: float) -> None:
        try:
            message = self._connection.receive(timeout=seconds)
        except TimeoutError:
            return
        member = message.header.fields.get(3)
        if member == "Announcement" and len(message.body) > 3:
            self.announcements.append(str(message.body[3][1]))
