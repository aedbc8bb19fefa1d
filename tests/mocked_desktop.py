"""A desktop that sleeps, locks its screen and changes between users when a test says so.

python-dbusmock plays logind and a screen saver, each a process of its own on a private bus. It
belongs to the Python of the system, which is not the one that runs the tests.
"""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.keyring_session import until

PYTHON = "/usr/bin/python3"
LOGIND = "org.freedesktop.login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
ROOT = "/org/freedesktop/login1"
OURS = "/org/freedesktop/login1/session/c2"
SOMEBODY_ELSES = "/org/freedesktop/login1/session/c3"
_MOCK = "org.freedesktop.DBus.Mock"


class Logind:
    """Knows two sessions; the first is ours."""

    def __init__(self, address: str, process: "subprocess.Popen[bytes]") -> None:
        self.address = address
        self.process = process

    def know_sessions(self, *, aliases: Sequence[str] = ("auto",)) -> None:
        """Two people are logged in; an alias is how a process finds out which session is its."""
        for name, uid, active in (("c2", 1000, True), ("c3", 1001, False)):
            self._mock(ROOT, "AddSession", "ssusb", (name, "seat0", uid, f"user{uid}", active))
        for alias in aliases:
            properties = {"Id": ("s", "c2")}
            described = (f"{ROOT}/session/{alias}", SESSION, properties, [])
            self._mock(ROOT, "AddObject", "ssa{sv}a(ssss)", described)

    def sleep(self) -> None:
        """The computer is about to sleep."""
        self._emit(ROOT, MANAGER, "PrepareForSleep", "b", True)

    def wake(self) -> None:
        """It wakes up."""
        self._emit(ROOT, MANAGER, "PrepareForSleep", "b", False)

    def lock(self, session: str = OURS) -> None:
        """`loginctl lock-session`."""
        self._emit(session, SESSION, "Lock", "", None)

    def switch_away(self, session: str = OURS, *, active: bool = False) -> None:
        """Somebody else's session comes to the screen, or this one again."""
        change = (SESSION, {"Active": ("b", active)})
        self._mock(session, "UpdateProperties", "sa{sv}", change)

    def change_hint(self) -> None:
        """Something of our session changes that is no concern of ours."""
        self._mock(OURS, "UpdateProperties", "sa{sv}", (SESSION, {"IdleHint": ("b", True)}))

    def holds(self) -> list[tuple[str, str, str]]:
        """Who keeps the computer from sleeping at once: what, who, how."""
        found = _call(self.address, (LOGIND, ROOT, MANAGER), "ListInhibitors", "", ())[0]
        return [(what, who, mode) for what, who, _why, mode, _uid, _pid in found]

    def _emit(self, path: str, interface: str, name: str, kind: str, value: object) -> None:
        values = [] if value is None else [(kind, value)]
        self._mock(path, "EmitSignal", "sssav", (interface, name, kind, values))

    def _mock(self, path: str, method: str, signature: str, body: tuple[Any, ...]) -> None:
        _call(self.address, (LOGIND, path, _MOCK), method, signature, body)


@contextmanager
def logind(address: str) -> Iterator[Logind]:
    """Logind on this bus, for as long as the block runs."""
    with _served(address, ["-t", "logind"], LOGIND) as process:
        yield Logind(address, process)


@contextmanager
def screen_saver(address: str, name: str) -> Iterator[Callable[[bool], None]]:
    """Something that locks the screen, under this name; called, it tells whether it did."""
    path = "/" + name.replace(".", "/")
    with _served(address, [name, path, name], name):

        def tell(active: bool) -> None:
            body = (name, "ActiveChanged", "b", [("b", active)])
            _call(address, (name, path, _MOCK), "EmitSignal", "sssav", body)

        yield tell


@contextmanager
def _served(address: str, arguments: list[str], name: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        [PYTHON, "-m", "dbusmock", "--session", *arguments],
        env={"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: is_there(address, name))
        yield process
    finally:
        process.kill()
        process.wait()


def is_there(address: str, name: str) -> bool:
    """Whether somebody on this bus has this name."""
    daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    return bool(_call(address, daemon, "NameHasOwner", "s", (name,))[0])


def _call(
    address: str, where: tuple[str, str, str], method: str, signature: str, body: tuple[Any, ...]
) -> Any:
    name, path, interface = where
    with closing(open_dbus_connection(bus=address)) as connection:
        to = DBusAddress(path, bus_name=name, interface=interface)
        call = new_method_call(to, method, signature or None, body)
        return unwrap_msg(connection.send_and_get_reply(call, timeout=20))
