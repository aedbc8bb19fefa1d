"""Stands where the desktop's password prompt would, and notes whether anybody asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.bus_messages import message_bus

from tests.keyring_session import PATIENCE_SECONDS, KeyringSession

NAME = "org.gnome.keyring.SystemPrompter"


class Prompter:
    """The prompt of gnome-keyring, on the bus of a test."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))

    def was_asked(self) -> bool:
        """Whether a prompt was wanted up to now: the bus delivers in order."""
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        asked = False
        serial = next(self._connection.outgoing_serial)
        self._connection.send(new_method_call(bus, "GetId"), serial=serial)
        while True:
            message = self._connection.receive(timeout=PATIENCE_SECONDS)
            asked = asked or message.header.message_type is MessageType.method_call
            if message.header.fields.get(5) == serial:
                return asked


@contextmanager
def prompter_on(session: KeyringSession) -> Iterator[Prompter]:
    """A prompter for as long as the block runs."""
    with session.connect() as connection:
        yield Prompter(connection)
