"""A whole desktop for one test: screen, window manager, session bus, accessibility, keyring."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from Xlib import X, display

from tests.keyring_session import KeyringSession, until

SCREEN = "1400x900x24"
SCREEN_OPTIONS = ("-noreset", "-nolisten", "tcp")
A11Y_SERVICE = """[D-BUS Service]
Name=org.a11y.Bus
Exec={launcher} --launch-immediately
"""
LAUNCHERS = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
)


class Desktop:
    """What a person sits in front of; nothing of this machine's own session is touched."""

    def __init__(self, folder: Path, *, with_bus: bool = True, with_keyring: bool = True) -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._session: KeyringSession | None = None
        self._a11y: KeyringSession | None = None
        self._with_bus = with_bus
        self._with_keyring = with_keyring
        self.display = ""

    def start(self) -> None:
        """Bring everything up and wait until it answers."""
        for name in ("home", "data", "config", "cache", "services", "tmp"):
            (self.folder / name).mkdir(parents=True)
        self._start_screen()
        self._start_bus()
        self._start_window_manager()

    def environment(self) -> dict[str, str]:
        """The variables of a program started on this desktop."""
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        variables = kept | {
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "HOME": str(self.folder / "home"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "TMPDIR": str(self.folder / "tmp"),
            "TZ": "Europe/Berlin",
            "LANG": "en_GB.UTF-8",
            "LC_CTYPE": "C.UTF-8",
        }
        variables["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={self.folder}/no-system-bus"
        if self._session is not None and self._with_bus:
            variables |= self._session.environment
        else:
            # A session without a bus; accessibility is still there, or nothing could be seen.
            variables["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.folder}/no-bus"
        if self._a11y is not None:
            variables["AT_SPI_BUS_ADDRESS"] = self.accessibility_address()
        return variables

    def accessibility_address(self) -> str:
        """Where the accessibility bus of this desktop listens."""
        from jeepney import DBusAddress, new_method_call

        assert self._a11y is not None
        with self._a11y.connect() as connection:
            where = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            reply = connection.send_and_get_reply(new_method_call(where, "GetAddress"))
        return str(reply.body[0])

    @property
    def session(self) -> KeyringSession:
        """The session bus and its keyring."""
        assert self._session is not None
        return self._session

    def stop(self) -> None:
        """End everything this desktop started, in reverse."""
        for process in reversed(self._processes):
            process.terminate()
            process.wait(10)
        for session in {self._session, self._a11y} - {None}:
            assert session is not None
            session.stop()

    def _start_screen(self) -> None:
        read, write = os.pipe()
        self._processes.append(
            subprocess.Popen(
                # Without -noreset it would begin anew, and end its guests, when the first one left.
                ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, *SCREEN_OPTIONS],
                pass_fds=[write],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        os.close(write)
        with os.fdopen(read) as numbers:
            self.display = f":{numbers.readline().strip()}"
        assert self.display != ":", "the screen did not start"

    def _start_window_manager(self) -> None:
        self._processes.append(
            subprocess.Popen(
                ["openbox", "--sm-disable"],
                env=self.environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        screen = display.Display(self.display)
        sign = screen.intern_atom("_NET_SUPPORTING_WM_CHECK")
        root = screen.screen().root
        until(lambda: root.get_full_property(sign, X.AnyPropertyType) is not None)
        screen.close()

    def _start_bus(self) -> None:
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        services = self.folder / "services"
        (services / "org.a11y.Bus.service").write_text(A11Y_SERVICE.format(launcher=launcher))
        with _surroundings(
            DISPLAY=self.display,
            HOME=str(self.folder / "home"),
            XDG_CACHE_HOME=str(self.folder / "cache"),
        ):
            session = KeyringSession(self.folder / "session", service_folders=[services])
            session.start_bus()
            self._a11y = session
            if self._with_bus:
                self._session = session
                if self._with_keyring:
                    session.start_keyring()
            until(lambda: bool(self.accessibility_address()))


@contextmanager
def _surroundings(**variables: str) -> Iterator[None]:
    """Variables for the programs started in this block: the bus hands them on to its services."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def running_desktop(
    folder: Path, *, with_bus: bool = True, with_keyring: bool = True
) -> Iterator[Desktop]:
    """A desktop for as long as the block runs."""
    desktop = Desktop(folder, with_bus=with_bus, with_keyring=with_keyring)
    try:
        desktop.start()
        yield desktop
    finally:
        desktop.stop()


def forget_secrets(desktop: Desktop) -> int:
    """Remove everything the desktop's keyring holds, as somebody tidying it may; how many."""
    import secretstorage

    with closing(desktop.session.connect()) as connection:
        items = list(secretstorage.get_default_collection(connection).get_all_items())
        for item in items:
            item.delete()
    return len(items)
