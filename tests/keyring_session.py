"""A private session bus with a real, unlocked gnome-keyring, for tests that need a true keyring.

Nothing of this machine's own session is touched: the bus has no other services on it, and the
keyring keeps its files in a folder of the test.
"""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

KEYRING_PASSWORD = "the password of the test session"
PATIENCE_SECONDS = 20.0

_GNOME_INTERFACE = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"

_BUS_SETTINGS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {service_folders}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class KeyringSession:
    """One private bus and, once started, one gnome-keyring daemon on it."""

    def __init__(self, folder: Path, *, service_folders: Sequence[Path] = ()) -> None:
        self._folder = folder
        self._service_folders = service_folders
        self._bus: subprocess.Popen[str] | None = None
        self._keyring: subprocess.Popen[str] | None = None
        self.address = ""

    @property
    def environment(self) -> dict[str, str]:
        """The variables a program needs to meet this bus instead of the real one."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address, "XDG_RUNTIME_DIR": str(self._runtime)}

    def start_bus(self) -> None:
        """Start the bus and wait until it takes calls."""
        self._runtime.mkdir(mode=0o700, parents=True)
        settings = self._folder / "bus.conf"
        settings.write_text(
            _BUS_SETTINGS.format(
                socket=self._runtime / "bus",
                service_folders="\n  ".join(
                    f"<servicedir>{each}</servicedir>" for each in self._service_folders
                ),
            )
        )
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().strip()
        assert self.address, "the private session bus did not start"

    def start_keyring(self) -> None:
        """Start gnome-keyring and wait until its default keyring is there, unlocked.

        It has its name on the bus a little before anything of it can be found.
        """
        self._keyring = self._daemon("--unlock")
        assert self._keyring.stdin is not None
        self._keyring.stdin.write(KEYRING_PASSWORD)
        self._keyring.stdin.close()
        until(self.keyring_is_on_the_bus)
        until(self.default_keyring_is_open)

    def start_over_with_no_keyring_made(self) -> None:
        """Begin again as on a computer where nobody has made a keyring yet."""
        self.stop_keyring()
        shutil.rmtree(self._folder / "data")
        self._keyring = self._daemon()
        assert self._keyring.stdin is not None
        self._keyring.stdin.close()
        until(self.keyring_is_on_the_bus)

    def lock_keyring(self) -> None:
        """Lock the default keyring, as a screen lock or the person may."""
        import secretstorage

        with closing(self.connect()) as connection:
            secretstorage.get_default_collection(connection).lock()

    def unlock_keyring(self) -> None:
        """Unlock the default keyring again with its password, as logging in would."""
        import secretstorage
        from secretstorage.util import DBusAddressWrapper, format_secret, open_session

        with closing(self.connect()) as connection:
            daemon = DBusAddressWrapper("/org/freedesktop/secrets", _GNOME_INTERFACE, connection)
            password = format_secret(
                open_session(connection), KEYRING_PASSWORD.encode(), "text/plain"
            )
            keyring = secretstorage.get_default_collection(connection).collection_path
            daemon.call("UnlockWithMasterPassword", "o(oayays)", keyring, password)

    def make_default_keyring(self, label: str, password: str) -> str:
        """Make another keyring, which becomes the default; returns its D-Bus path.

        With an empty password it is what somebody gets who never wants to be asked for one.
        """
        from secretstorage.util import DBusAddressWrapper, format_secret, open_session

        with closing(self.connect()) as connection:
            daemon = DBusAddressWrapper("/org/freedesktop/secrets", _GNOME_INTERFACE, connection)
            secret = format_secret(open_session(connection), password.encode(), "text/plain")
            named = {"org.freedesktop.Secret.Collection.Label": ("s", label)}
            (path,) = daemon.call("CreateWithMasterPassword", "a{sv}(oayays)", named, secret)
        self.choose_default_keyring(path)
        return str(path)

    def choose_default_keyring(self, path: str) -> None:
        """Let another keyring (its D-Bus path) be the default."""
        from secretstorage.util import DBusAddressWrapper

        with closing(self.connect()) as connection:
            DBusAddressWrapper(
                "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", connection
            ).call("SetAlias", "so", "default", path)

    def freeze_keyring(self) -> None:
        """Make the keyring hang: it keeps its name on the bus and answers nothing."""
        assert self._keyring is not None
        self._keyring.send_signal(signal.SIGSTOP)

    def thaw_keyring(self) -> None:
        """Let a frozen keyring go on."""
        assert self._keyring is not None
        self._keyring.send_signal(signal.SIGCONT)

    def freeze_bus(self) -> None:
        """Make the bus itself hang, as one that is too busy: it lets nobody in."""
        assert self._bus is not None
        self._bus.send_signal(signal.SIGSTOP)

    def thaw_bus(self) -> None:
        """Let a frozen bus go on."""
        assert self._bus is not None
        self._bus.send_signal(signal.SIGCONT)

    def stop_keyring(self) -> None:
        """End the keyring daemon and leave the bus without a keyring."""
        if self._keyring is not None:
            self.thaw_keyring()
            _end(self._keyring)
            self._keyring = None

    def kill_keyring(self) -> None:
        """End the keyring daemon as a crash would, whatever it is asked just now."""
        assert self._keyring is not None
        self._keyring.kill()
        self._keyring.wait(PATIENCE_SECONDS)
        self._keyring = None

    def stop(self) -> None:
        """End everything this session started."""
        self.stop_keyring()
        if self._bus is not None:
            self.thaw_bus()
            _end(self._bus)
            self._bus = None

    def keyring_is_on_the_bus(self) -> bool:
        """Whether somebody answers for the Secret Service."""
        import secretstorage

        with closing(self.connect()) as connection:
            return secretstorage.check_service_availability(connection)

    def default_keyring_is_open(self) -> bool:
        """Whether what is kept now is kept in the default keyring."""
        import secretstorage

        with closing(self.connect()) as connection:
            try:
                default = secretstorage.get_collection_by_alias(connection, "default")
                return not default.is_locked()
            except secretstorage.ItemNotFoundException:
                return False

    @contextmanager
    def in_this_process(self) -> Iterator[None]:
        """Let services of the app, called from a test, find this keyring."""
        before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value

    def connect(self) -> Any:
        """A connection of jeepney's to this bus, to be closed by the caller."""
        from jeepney.io.blocking import open_dbus_connection

        return open_dbus_connection(bus=self.address, auth_timeout=PATIENCE_SECONDS)

    @property
    def _runtime(self) -> Path:
        return self._folder / "run"

    def _daemon(self, *options: str) -> subprocess.Popen[str]:
        surroundings = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL")
        }
        return subprocess.Popen(
            [
                "gnome-keyring-daemon",
                *options,
                "--components=secrets",
                f"--control-directory={self._runtime / 'keyring'}",
                "--foreground",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            env=surroundings
            | self.environment
            | {"XDG_DATA_HOME": str(self._folder / "data"), "HOME": str(self._folder)},
        )


def until(condition: Callable[[], bool]) -> None:
    """Wait until something outside has come true, or fail the test."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        pause.wait(0.01)


@contextmanager
def running_session(
    folder: Path, *, service_folders: Sequence[Path] = ()
) -> Iterator[KeyringSession]:
    """A bus with an unlocked keyring for as long as the block runs."""
    session = KeyringSession(folder, service_folders=service_folders)
    try:
        session.start_bus()
        session.start_keyring()
        yield session
    finally:
        session.stop()


@pytest.fixture
def keyring_session(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KeyringSession]:
    """A fresh unlocked keyring that this process, and what it starts, will find."""
    with running_session(tmp_path_factory.mktemp("session")) as session:
        for name, value in session.environment.items():
            monkeypatch.setenv(name, value)
        yield session


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(PATIENCE_SECONDS)
    if process.stdout is not None:
        process.stdout.close()
