"""Everything that is said on a session bus, by whomever, recorded as it goes over the wire."""

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection

from tests.keyring_session import until

_PATIENCE_SECONDS = 20.0
_SAYS = DBusAddress("/somebody", interface="org.example.Somebody")


@dataclass(frozen=True)
class BusRecord:
    """What was heard so far."""

    address: str
    path: Path

    def heard(self) -> bytes:
        """All of it, once what was said before this is in it."""
        token = secrets.token_hex(8)
        self.say(token)
        until(lambda: token.encode() in self.path.read_bytes())
        return self.path.read_bytes()

    def say(self, words: str) -> None:
        """Say something to everybody."""
        with closing(open_dbus_connection(bus=self.address)) as connection:
            connection.send(new_signal(_SAYS, "Said", "s", (words,)))


@contextmanager
def recorded(address: str, path: Path) -> Iterator[BusRecord]:
    """Record a bus into this file for as long as the block runs."""
    with (
        path.open("wb") as target,
        subprocess.Popen(
            ["dbus-monitor", "--binary", "--address", address],
            stdout=target,
            stderr=subprocess.DEVNULL,
        ) as monitor,
    ):
        try:
            record = BusRecord(address, path)
            _until_listening(record)
            yield record
        finally:
            monitor.terminate()
            monitor.wait(_PATIENCE_SECONDS)


def _until_listening(record: BusRecord) -> None:
    def heard() -> bool:
        record.say("listening")
        return b"listening" in record.path.read_bytes()

    until(heard)
