"""A panel with a tray, as far as a program in it can tell: StatusNotifierWatcher and DBusMenu."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import new_method_return

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One line of the menu as the panel would draw it."""

    id: int
    label: str


class Panel:
    """Owns the name of the watcher, waits for one item, and clicks in its menu."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(bus=address)
        self._bus.send_and_get_reply(message_bus.RequestName(WATCHER))
        self._item = ""

    def close(self) -> None:
        """Let the name go."""
        self._bus.close()

    def wait_for_item(self) -> None:
        """Answer what a new item asks until it has registered itself."""
        while not self._item:
            self._serve(self._bus.receive(timeout=SECONDS))

    def about(self) -> dict[str, Any]:
        """Everything the item says of itself."""
        at = DBusAddress("/StatusNotifierItem", bus_name=self._item, interface=ITEM)
        (found,) = self._ask(Properties(at).get_all())
        return {name: value for name, (_type, value) in found.items()}

    def menu(self) -> list[MenuItem | None]:
        """The lines of the menu that are shown; `None` is a line between them."""
        _revision, (_root, _keys, children) = self._menu_call("GetLayout", "iias", (0, -1, []))
        items: list[MenuItem | None] = []
        for _type, (number, keys, _more) in children:
            if not keys.get("visible", ("b", True))[1]:
                continue
            is_line = keys.get("type", ("s", ""))[1] == "separator"
            label = keys.get("label", ("s", ""))[1].replace("_", "")
            items.append(None if is_line else MenuItem(id=number, label=label))
        return items

    def choose(self, label: str) -> None:
        """Click the line that says this."""
        (item,) = (item for item in self.menu() if item is not None and item.label == label)
        self._menu_call("Event", "isvu", (item.id, "clicked", ("i", 0), 0))

    def click(self) -> None:
        """Click the sign itself."""
        at = DBusAddress("/StatusNotifierItem", bus_name=self._item, interface=ITEM)
        self._ask(new_method_call(at, "Activate", "ii", (0, 0)))

    def _menu_call(self, method: str, signature: str, body: tuple[Any, ...]) -> Any:
        at = DBusAddress("/MenuBar", bus_name=self._item, interface=MENU)
        return self._ask(new_method_call(at, method, signature, body))

    def _ask(self, question: Message) -> Any:
        reply = self._bus.send_and_get_reply(question, timeout=SECONDS)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body

    def _serve(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        if fields[HeaderFields.member] == "RegisterStatusNotifierItem":
            self._item = fields[HeaderFields.sender]
            self._bus.send(new_method_return(message))
        else:
            self._bus.send(new_method_return(message, "v", (("b", True),)))


@contextmanager
def panel_on(address: str) -> Iterator[Panel]:
    """A panel on this bus for as long as the block runs."""
    panel = Panel(address)
    try:
        yield panel
    finally:
        panel.close()
