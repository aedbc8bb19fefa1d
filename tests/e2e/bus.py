"""Look at and use a program over the accessibility bus, as a screen reader does.

Many questions are sent before the first answer is read, so that a whole window is looked at in
one breath, one round trip for each depth of its tree.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType

from tests.e2e.node import ACCESSIBLE, NULL, PROPERTIES, ROOT, TEXT, Gone, Node, Sight

PATIENCE_SECONDS = 20.0
ANSWER_SECONDS = 10.0
AT_ONCE = 48
"""Questions under way at a time: more could fill both ends of the socket."""
DEPTH = 60

Call = tuple[Node, str, str, str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """Something the bus told, and when it reached us."""

    seconds: float
    sender: str
    path: str
    kind: str
    detail: str
    words: str
    """What it carries along, such as the text that was put in or taken out."""


class Bus:
    """A connection to the accessibility bus of one desktop."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        self.announcements: list[str] = []
        self.events: list[Event] = []
        self._listen()

    def close(self) -> None:
        self._connection.close()

    # What is there.

    def apps(self) -> list[Node]:
        """Every program on the bus."""
        return Node(self, "org.a11y.atspi.Registry", ROOT).children

    def process_of(self, node: Node) -> int:
        """The process behind a node."""
        (answer,) = self.ask([message_bus.GetConnectionUnixProcessID(node.owner)])
        if answer is None:
            # It left the bus while it was asked about.
            raise Gone
        return int(answer[0])

    def look(self, root: Node, *, hidden: bool = False) -> list[Sight]:
        """Everything below and the thing itself, in reading order; only what shows unless told."""
        first = self._sights([root])[0]
        if first is None:
            return []
        below: dict[Node, list[Sight]] = {}
        level = [first]
        for _depth in range(DEPTH):
            opened = [each.node for each in level if hidden or each.showing]
            families = self._children(opened)
            flat = [child for family in families for child in family]
            if not flat:
                break
            seen = dict(zip(flat, self._sights(flat), strict=True))
            for parent, family in zip(opened, families, strict=True):
                below[parent] = [sight for child in family if (sight := seen[child])]
            level = [sight for sight in seen.values() if sight is not None]
        return list(_in_order(first, below, hidden))

    def texts(self, nodes: Sequence[Node]) -> list[str]:
        """What stands in each of these; nothing for those that hold no text."""
        answers = self.call_all([(node, TEXT, "GetText", "ii", (0, -1)) for node in nodes])
        return ["" if answer is None else str(answer[0]) for answer in answers]

    # Waiting.

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
            self.hear(min(left, 0.1))

    def hear(self, seconds: float) -> None:
        """Take in the next event, and every one that is there already."""
        try:
            while True:
                self._note(self._connection.receive(timeout=seconds))
                seconds = 0.0
        except TimeoutError:
            return

    # Asking.

    def call(
        self, node: Node, interface: str, method: str, signature: str = "", body: tuple = ()
    ) -> tuple[Any, ...]:
        """One call; `Gone` when it is refused."""
        answer = self.call_all([(node, interface, method, signature, body)])[0]
        if answer is None:
            raise Gone
        return answer

    def call_all(self, calls: Iterable[Call]) -> list[tuple[Any, ...] | None]:
        """Many calls in one breath; `None` for each that is refused."""
        return self.ask(
            [
                new_method_call(
                    DBusAddress(node.path, node.owner, interface), method, signature or None, body
                )
                for node, interface, method, signature, body in calls
            ]
        )

    def ask(self, messages: Sequence[Message]) -> list[Any]:
        """The answers, in order."""
        found: list[Any] = []
        for start in range(0, len(messages), AT_ONCE):
            found += self._ask_at_once(messages[start : start + AT_ONCE])
        return found

    def _ask_at_once(self, messages: Sequence[Message]) -> list[Any]:
        waiting: dict[int, int] = {}
        answers: list[Any] = [None] * len(messages)
        for at, message in enumerate(messages):
            serial = next(self._connection.outgoing_serial)
            waiting[serial] = at
            self._connection.send(message, serial=serial)
        deadline = time.monotonic() + ANSWER_SECONDS
        while waiting:
            message = self._connection.receive(timeout=max(0.0, deadline - time.monotonic()))
            at = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
            if at is None:
                self._note(message)
            elif message.header.message_type is not MessageType.error:
                answers[at] = tuple(message.body)
        return answers

    def _sights(self, nodes: Sequence[Node]) -> list[Sight | None]:
        asked: list[Call] = []
        for node in nodes:
            asked.append((node, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name")))
            asked.append((node, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Description")))
            asked.append((node, ACCESSIBLE, "GetRoleName", "", ()))
            asked.append((node, ACCESSIBLE, "GetState", "", ()))
        answers = iter(self.call_all(asked))
        found: list[Sight | None] = []
        for node, name, about, role, state in zip(
            nodes, answers, answers, answers, answers, strict=True
        ):
            if name is None or about is None or role is None or state is None:
                found.append(None)
                continue
            low, high = state[0]
            found.append(
                Sight(node, str(name[0][1]), str(about[0][1]), str(role[0]), low | high << 32)
            )
        return found

    def _children(self, nodes: Sequence[Node]) -> list[list[Node]]:
        answers = self.call_all([(node, ACCESSIBLE, "GetChildren", "", ()) for node in nodes])
        return [
            [Node(self, owner, path) for owner, path in answer[0] if path != NULL] if answer else []
            for answer in answers
        ]

    def _listen(self) -> None:
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        asked = [
            new_method_call(registry, "RegisterEvent", "s", (event,))
            for event in ("object:", "window:", "focus:")
        ]
        for interface in ("Object", "Window", "Focus"):
            rule = MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{interface}")
            asked.append(message_bus.AddMatch(rule))
        self.ask(asked)

    def _note(self, message: Message) -> None:
        if message.header.message_type is not MessageType.signal:
            return
        fields = message.header.fields
        kind = fields.get(HeaderFields.member, "")
        detail = str(message.body[0]) if message.body else ""
        sender, path = fields.get(HeaderFields.sender, ""), fields.get(HeaderFields.path, "")
        words = str(message.body[3][1]) if len(message.body) > 3 else ""
        self.events.append(Event(time.perf_counter(), sender, path, kind, detail, words))
        if kind == "Announcement":
            self.announcements.append(words)


def _in_order(sight: Sight, below: dict[Node, list[Sight]], hidden: bool) -> Iterator[Sight]:
    """Depth first, as one reads; only what shows unless told."""
    if not (hidden or sight.showing):
        return
    yield sight
    for child in below.get(sight.node, []):
        yield from _in_order(child, below, hidden)
