"""`Keys`: which keys belong to which command, as they ship and as the person chose them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from journal_app.core import own_keys
from journal_app.core.settings import KEYS
from journal_app.i18n import _
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId, Needs, catalog
from journal_app.ui.actions.fixed_keys import FixedKeys, taken_by_a_place

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, _SHIFT, Qt.KeyboardModifier.KeypadModifier)
_OF_TEXT: Final = frozenset(
    (
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Space),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    )
)
"""What moves about in a text or changes it, with Ctrl and Shift as well."""
_OF_DESKTOPS: Final = frozenset(
    ("Alt+F4", "Alt+Space", "Ctrl+Alt+Del", "Ctrl+Alt+L", "Ctrl+Alt+T", "Ctrl+Alt+N", "Ctrl+Alt+P")
)
_FIRST_LETTER: Final = 0x21


class Keys(QObject):
    """Keeps what was chosen in the settings of the device: names of commands and keys, no more."""

    changed = Signal()

    def __init__(self, settings: DeviceSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._specs = {spec.id: spec for spec in catalog()}
        self._own = _usable(own_keys.read(settings.get(KEYS)))

    def of(self, command: ActionId) -> tuple[str, ...]:
        """The keys of a command, the one that menus show first."""
        own = self._own.get(command)
        return self._specs[command].keys if own is None else own

    def is_own(self, command: ActionId) -> bool:
        """Whether the person chose the keys of this command."""
        return command in self._own

    @property
    def any_own(self) -> bool:
        """Whether any keys are not as they ship."""
        return bool(self._own)

    def holder(self, keys: str, but: ActionId) -> ActionId | None:
        """Which other command has these keys."""
        for command in self._specs:
            if command is not but and keys in self.of(command):
                return command
        return None

    def choose(self, command: ActionId, keys: str) -> None:
        """From now on these keys and no others; empty for none."""
        self._put({command: (keys,) if keys else ()})

    def swap(self, command: ActionId, keys: str, other: ActionId) -> None:
        """Take keys from another command, which gets those this one had."""
        self._put({command: (keys,), other: self.of(command)[:1]})

    def reset(self, command: ActionId) -> None:
        """The keys it ships with; whoever has them now goes back to its own as well."""
        freed = {command}
        for keys in self._specs[command].keys:
            holder = self.holder(keys, command)
            if holder is not None:
                freed.add(holder)
        self._keep({at: keys for at, keys in self._own.items() if at not in freed})

    def reset_all(self) -> None:
        """Every command has the keys it ships with."""
        self._keep({})

    def now(self) -> Mapping[ActionId, tuple[str, ...]]:
        """What the person chose, to go back to with `bring_back`."""
        return dict(self._own)

    def bring_back(self, own: Mapping[ActionId, tuple[str, ...]]) -> None:
        """As it was before a change."""
        self._keep(own)

    def refusal(self, command: ActionId, pressed: QKeyCombination) -> str:
        """Why these keys cannot be those of this command, in words; empty where they can."""
        key, modifiers = pressed.key(), pressed.keyboardModifiers()
        text = QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)
        with_alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        with_meta = bool(modifiers & Qt.KeyboardModifier.MetaModifier)
        if not text or key in (Qt.Key.Key_unknown, Qt.Key.Key_Escape):
            return _("These keys cannot be used.")
        if text in _OF_DESKTOPS or with_meta or key == Qt.Key.Key_Print:
            return _("The desktop uses these keys itself.")
        if key in _OF_TEXT and not with_alt:
            return _("These keys are needed for moving about and for writing.")
        is_letter = key >= _FIRST_LETTER and key < Qt.Key.Key_Escape
        if is_letter and modifiers in _PLAIN and self._specs[command].needs is not Needs.PAGE:
            return _("A letter alone is for writing. Hold Ctrl or Alt with it.")
        if text in taken_by_a_place():
            return _("These keys always do the same thing in one place. See the end of this page.")
        if is_letter and with_alt and modifiers == Qt.KeyboardModifier.AltModifier:
            return _("Alt with a letter opens a menu.")
        return ""

    def _put(self, chosen: Mapping[ActionId, tuple[str, ...]]) -> None:
        own = {**self._own, **chosen}
        self._keep({at: keys for at, keys in own.items() if keys != self._specs[at].keys})

    def _keep(self, own: Mapping[ActionId, tuple[str, ...]]) -> None:
        self._own = dict(own)
        self._settings.put(KEYS, own_keys.written({at.value: keys for at, keys in own.items()}))
        self.changed.emit()


def shown(keys: str = "") -> str:
    """Keys as they are written on this desktop; empty for none."""
    text: str = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return text


def keys_told(fixed: FixedKeys) -> str:
    """Keys that nobody can change, as they are written on this desktop."""
    first = shown(fixed.keys[0])
    if not fixed.through:
        return first
    return _("{first} to {last}").format(first=first, last=fixed.through)


def _usable(own: own_keys.OwnKeys) -> dict[ActionId, tuple[str, ...]]:
    """What commands and keys there are of those a file of settings tells of."""
    known = {each.value for each in ActionId}
    return {
        ActionId(at): tuple(each for each in keys if QKeySequence(each).toString() == each)
        for at, keys in own.items()
        if at in known
    }
