"""What the desktop tells of the session: it sleeps, its screen locks, somebody else's comes.

Linux tells it over D-Bus (logind, and whatever locks the screen). A service that is not there,
comes later or dies is no error: then the time without input is what locks.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from journal_app import APP_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOGIND: Final = "org.freedesktop.login1"
_ROOT: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_OURS: Final = (
    "/org/freedesktop/login1/session/auto",
    "/org/freedesktop/login1/session/self",
)
"""Aliases of logind's for the session of whoever asks; signals only come under its own name."""
SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
"""KDE speaks under the first name."""
_PATIENCE_MS: Final = 5000
_WHY: Final = "Keeping what was written"
"""Shown by `systemd-inhibit --list`."""


class SessionSignals(QObject):
    """Listens from `follow` on; nothing here ever waits for an answer.

    Before the computer sleeps it waits a little for whoever asked for that (an inhibitor of
    logind's, five seconds at most as it is usually set): `about_to_sleep` is followed by
    `let_sleep` once everything is safe. A process that is replaced lets go by itself.
    """

    about_to_sleep = Signal()
    woke = Signal()
    screen_locked = Signal()
    switched_away = Signal()
    """Another person's session is the one on the screen now."""
    holding_changed = Signal(bool)
    """Whether sleep waits for us now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system: QDBusConnection | None = None
        self._session_path = ""
        self._hold: QDBusUnixFileDescriptor | None = None
        self._holds = False
        self._watcher: QDBusServiceWatcher | None = None
        # Kept for good: Qt deletes them with this object, and the binding crashes if one is
        # deleted any earlier, for it has two base classes.
        self._questions: list[QDBusPendingCallWatcher] = []

    @property
    def session_path(self) -> str:
        """The session of this process as logind names it; empty while that is not known."""
        return self._session_path

    def follow(self) -> None:
        """Listen to the two buses of this computer."""
        self.follow_session(QDBusConnection.sessionBus())
        self.follow_system(QDBusConnection.systemBus())

    def follow_session(self, bus: QDBusConnection) -> None:
        """Listen to whatever locks the screen."""
        if not bus.isConnected():
            return
        for interface in SCREEN_SAVERS:
            # From whoever speaks so; a service that comes later is heard as well.
            _listening(bus)(
                "", "", interface, "ActiveChanged", self, SLOT("_on_screen_saver(bool)")
            )

    def follow_system(self, bus: QDBusConnection) -> None:
        """Listen to logind, and to its coming and going."""
        if not bus.isConnected():
            return
        self._system = bus
        _listening(bus)(_LOGIND, _ROOT, _MANAGER, "PrepareForSleep", self, SLOT("_on_sleep(bool)"))
        self._watcher = QDBusServiceWatcher(_LOGIND, bus, parent=self)
        self._watcher.serviceRegistered.connect(self._on_logind)
        self._watcher.serviceUnregistered.connect(self._on_logind_gone)
        self._on_logind()

    def hold_sleep(self, *, wanted: bool) -> None:
        """Whether sleep shall wait until `let_sleep`; only while there is something to keep."""
        self._holds = wanted
        if not wanted:
            self.let_sleep()
        elif self._hold is None:
            self._take_hold()

    def let_sleep(self) -> None:
        """Everything is safe: the computer may sleep. It is held again once it wakes."""
        if self._hold is not None:
            # Gone with the object: whether it was closed cannot be seen from the descriptor.
            self._hold = None
            self.holding_changed.emit(False)

    # Logind.

    def _on_logind(self, _name: str = "") -> None:
        self._find_session()
        if self._holds and self._hold is None:
            self._take_hold()

    def _on_logind_gone(self, _name: str) -> None:
        self.let_sleep()

    def _take_hold(self) -> None:
        if self._system is None:
            return
        call = _call(_ROOT, _MANAGER, "Inhibit", ["sleep", APP_NAME, _WHY, "delay"])
        # Not by a watcher: it keeps the answer, and with it the descriptor that holds sleep.
        given = SLOT("_on_hold(QDBusMessage)")
        refused = SLOT("_on_no_hold(QDBusError,QDBusMessage)")
        call_back: Callable[..., bool] = self._system.callWithCallback
        call_back(call, self, given, refused, _PATIENCE_MS)

    @Slot("QDBusMessage")
    def _on_hold(self, answer: QDBusMessage) -> None:
        given = answer.arguments()
        descriptor = given[0] if given else None
        if self._holds and isinstance(descriptor, QDBusUnixFileDescriptor):
            self._hold = descriptor
            self.holding_changed.emit(True)

    @Slot("QDBusError", "QDBusMessage")
    def _on_no_hold(self, _error: object, _answer: object) -> None:
        """Sleep comes at once then; what was typed is kept every few seconds anyway."""

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.about_to_sleep.emit()
            return
        self.woke.emit()
        if self._holds and self._hold is None:
            self._take_hold()

    # Which session is ours: by this process, else by what its environment says. Not by
    # GetSessionByPID: it wants an unsigned number, which the binding cannot send.

    def _find_session(self, aliases: "Sequence[str]" = _OURS) -> None:
        if not aliases:
            named = os.environ.get("XDG_SESSION_ID", "")
            if named:
                self._ask(_ROOT, _MANAGER, "GetSession", [named], self._on_path)
            return
        first, *rest = aliases
        asked = [_SESSION, "Id"]
        self._ask(first, _PROPERTIES, "Get", asked, self._on_id, lambda: self._find_session(rest))

    def _on_id(self, answer: object) -> None:
        named = answer.variant() if isinstance(answer, QDBusVariant) else answer
        if isinstance(named, str) and named:
            self._ask(_ROOT, _MANAGER, "GetSession", [named], self._on_path)

    def _on_path(self, answer: object) -> None:
        path = answer.path() if isinstance(answer, QDBusObjectPath) else ""
        if self._system is None or not path or path == self._session_path:
            return
        if self._session_path:
            self._listen_to(self._session_path, self._system.disconnect)
        self._session_path = path
        self._listen_to(path, _listening(self._system))

    def _listen_to(self, path: str, change: Callable[..., bool]) -> None:
        change(_LOGIND, path, _SESSION, "Lock", self, SLOT("_on_session_locked()"))
        slot = SLOT("_on_properties(QString,QVariantMap,QStringList)")
        change(_LOGIND, path, _PROPERTIES, "PropertiesChanged", self, slot)

    @Slot()
    def _on_session_locked(self) -> None:
        self.screen_locked.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def _on_properties(
        self, interface: str, changed: "Mapping[str, object]", unsaid: "Sequence[str]"
    ) -> None:
        if interface != _SESSION:
            return
        if "Active" in changed:
            self._on_active(changed["Active"])
        elif "Active" in unsaid:
            asked = [_SESSION, "Active"]
            self._ask(self._session_path, _PROPERTIES, "Get", asked, self._on_active)

    def _on_active(self, answer: object) -> None:
        active = answer.variant() if isinstance(answer, QDBusVariant) else answer
        if active is False:
            self.switched_away.emit()

    # Whatever locks the screen.

    @Slot(bool)
    def _on_screen_saver(self, active: bool) -> None:
        if active:
            self.screen_locked.emit()

    def _ask(
        self,
        path: str,
        interface: str,
        method: str,
        arguments: list[Any],
        then: Callable[[object], None],
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask logind; `otherwise` where it has no such thing, or is not there."""
        assert self._system is not None  # noqa: S101 - nothing is asked before
        call = _call(path, interface, method, arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call, _PATIENCE_MS), self)

        def on_answer(done: QDBusPendingCallWatcher) -> None:
            if done.isError():
                otherwise()
                return
            answers = done.reply().arguments()
            then(answers[0] if answers else None)

        watcher.finished.connect(on_answer)
        self._questions.append(watcher)


def _call(path: str, interface: str, method: str, arguments: list[Any]) -> QDBusMessage:
    call = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
    call.setArguments(arguments)
    # Logind is never started for this.
    call.setAutoStartService(False)
    return call


def somebody_tells(session: QDBusConnection, system: QDBusConnection) -> bool:
    """Whether anything on these buses tells of sleep or of a locked screen.

    Waits for the buses, so it belongs on a background thread.
    """
    names = [(system, _LOGIND), *((session, name) for name in SCREEN_SAVERS)]
    return any(_is_there(bus, name) for bus, name in names)


def _is_there(bus: QDBusConnection, name: str) -> bool:
    daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    call = QDBusMessage.createMethodCall(*daemon, "NameHasOwner")
    call.setArguments([name])
    return bus.isConnected() and bus.call(call, timeout=_PATIENCE_MS).arguments() == [True]


def _listening(bus: QDBusConnection) -> Callable[..., bool]:
    """`connect` of a bus; its stub asks for bytes, with which it raises `ValueError`."""
    return bus.connect
