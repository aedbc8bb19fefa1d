"""What the desktop wants of things that move: asked without waiting, and followed."""

import ctypes
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_INTERFACE: Final = "org.freedesktop.portal.Settings"
_REDUCED: Final = ("org.freedesktop.appearance", "reduced-motion")
_ANIMATED: Final = ("org.gnome.desktop.interface", "enable-animations")
_PATIENCE_MS: Final = 5000

_SPI_GET_CLIENT_AREA_ANIMATION: Final = 0x1042


class DesktopMotion(QObject):
    """Knows whether the desktop asks for stillness; until it has answered it does not.

    On Linux the settings portal is asked, which also tells of changes. Windows and macOS answer
    at once and are asked only when `follow` is called.
    """

    changed = Signal(bool)
    """Carries whether everything shall be still."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[tuple[str, str], bool] = {}
        # Kept for good: Qt deletes them with this object, and the binding crashes if one is
        # deleted any earlier, for it has two base classes.
        self._questions: list[QDBusPendingCallWatcher] = []

    @property
    def still(self) -> bool:
        """Whether the desktop asks for stillness, as far as it has answered."""
        return any(self._wishes.values())

    def follow(self, platform: str = sys.platform) -> None:
        """Ask the desktop one is on; `changed` follows if its answer is another one."""
        if platform == "win32":
            self._learn(_REDUCED, wants_still=not _windows_animates())
        elif platform == "darwin":
            self._learn(_REDUCED, wants_still=_mac_reduces())
        else:
            # Imported here: it costs ten milliseconds, and other platforms have no such module.
            from PySide6.QtDBus import QDBusConnection

            self.follow_portal(QDBusConnection.sessionBus())

    def follow_portal(self, bus: "QDBusConnection") -> None:
        """Ask the settings portal on this bus, and listen to it from now on."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if not bus.isConnected():
            return
        slot = SLOT("_on_setting_changed(QString,QString,QDBusVariant)")
        # The stub asks for bytes, with which it raises `ValueError`; what `SLOT` gives is right.
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]
        for setting in (_REDUCED, _ANIMATED):
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            call.setArguments(list(setting))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self)
            watcher.finished.connect(lambda done, of=setting: self._on_answer(of, done))
            self._questions.append(watcher)

    def _on_answer(self, setting: tuple[str, str], watcher: "QDBusPendingCallWatcher") -> None:
        if not watcher.isError():
            answers = watcher.reply().arguments()
            self._take(setting, answers[0] if answers else None)

    @Slot(str, str, "QDBusVariant")
    def _on_setting_changed(self, namespace: str, key: str, value: object) -> None:
        if (namespace, key) in (_REDUCED, _ANIMATED):
            self._take((namespace, key), value)

    def _take(self, setting: tuple[str, str], value: object) -> None:
        from PySide6.QtDBus import QDBusVariant

        # `Read` wraps its answer twice, the signal once.
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if setting == _ANIMATED and isinstance(value, bool):
            self._learn(setting, wants_still=not value)
        elif setting == _REDUCED and isinstance(value, int):
            self._learn(setting, wants_still=value == 1)

    def _learn(self, setting: tuple[str, str], *, wants_still: bool) -> None:
        before = self.still
        self._wishes[setting] = wants_still
        if self.still != before:
            self.changed.emit(self.still)


def _windows_animates() -> bool:
    """`SPI_GETCLIENTAREAANIMATION`: animations inside windows; true when it cannot be told."""
    animates = ctypes.c_int(1)
    user = ctypes.CDLL("user32")
    user.SystemParametersInfoW(_SPI_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)


def _mac_reduces() -> bool:
    """`NSWorkspace.accessibilityDisplayShouldReduceMotion`, asked through the runtime of ObjC."""
    objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]

    def send(receiver: int, message: bytes, answer: type) -> int:
        prototype = ctypes.CFUNCTYPE(answer, ctypes.c_void_p, ctypes.c_void_p)
        call = prototype(("objc_msgSend", objc))
        return int(call(receiver, objc.sel_registerName(message)) or 0)

    workspace = send(objc.objc_getClass(b"NSWorkspace"), b"sharedWorkspace", ctypes.c_void_p)
    wishes = b"accessibilityDisplayShouldReduceMotion"
    return bool(workspace and send(workspace, wishes, ctypes.c_bool))
