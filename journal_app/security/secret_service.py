"""Questions to the Secret Service that never make it show a prompt.

Merely reading through ``keyring`` may ask the person to make or unlock a keyring; looking first
tells "it is there, but locked", so that our own sentence can come before the system's prompt.
"""

import re
import threading
from contextlib import closing
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from journal_app.security.time_limit import once_let_in

_SESSION_KEYRING = "session"
_LOOKS: Final = 20
_PAUSE_SECONDS: Final = 0.025


class Presence(Enum):
    """What can be said about an entry without opening anything."""

    NO_SERVICE = auto()
    ABSENT = auto()
    LOCKED = auto()
    READABLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where an entry was seen; ``keyring_path`` is the D-Bus path of the keyring that has it."""

    presence: Presence
    keyring_path: str = ""

    @property
    def keyring_name(self) -> str:
        """The keyring's own short name, such as ``login``."""
        return self.keyring_path.rpartition("/")[2]

    @property
    def outlives_the_session(self) -> bool:
        """False for the keyring that is only in memory and gone after logging out."""
        return self.keyring_name != _SESSION_KEYRING


def look_for(service: str, username: str) -> Sighting:
    """See whether the entry is there, in whichever keyring, in two milliseconds.

    Not seen while the default keyring is locked counts as locked: not every service shows what
    a locked keyring holds. Raises whatever ``secretstorage`` and ``jeepney`` raise.
    """
    import secretstorage

    try:
        with closing(once_let_in(secretstorage.dbus_init)) as connection:
            attributes = {"service": service, "username": username}
            # The service names what is readable first, then what is locked.
            for item in secretstorage.search_items(connection, attributes):
                presence = Presence.LOCKED if item.is_locked() else Presence.READABLE
                return Sighting(presence=presence, keyring_path=item.item_path.rpartition("/")[0])
            locked = _default_is_locked(connection)
    except (secretstorage.SecretServiceNotAvailableException, OSError):
        return Sighting(presence=Presence.NO_SERVICE)
    return Sighting(presence=Presence.LOCKED if locked else Presence.ABSENT)


def default_comes() -> bool:
    """Whether there is a default keyring, waited for as long as a service takes to begin."""
    import secretstorage

    pause = threading.Event()
    for _look in range(_LOOKS):
        try:
            with closing(once_let_in(secretstorage.dbus_init)) as connection:
                secretstorage.get_collection_by_alias(connection, "default")
                return True
        except secretstorage.ItemNotFoundException:
            pause.wait(_PAUSE_SECONDS)
        except (secretstorage.SecretServiceNotAvailableException, OSError):
            return False
    return False


def collection_name(where: str) -> str:
    """A keyring's name out of the last part of its D-Bus path, in which signs are escaped.

    Empty for what is no name, such as one that would lead to another folder.
    """
    raw = re.sub("_([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), where)
    name = raw.encode("latin-1", "replace").decode("utf-8", "replace")
    return "" if "/" in name else name


def services_beginning(beginning: str, username: str) -> tuple[str, ...]:
    """What the entries of this user name are filed under, where it begins so; never prompts.

    Raises whatever ``secretstorage`` and ``jeepney`` raise.
    """
    import secretstorage

    try:
        with closing(once_let_in(secretstorage.dbus_init)) as connection:
            items = secretstorage.search_items(connection, {"username": username})
            services = [item.get_attributes().get("service", "") for item in items]
    except (secretstorage.SecretServiceNotAvailableException, OSError):
        return ()
    return tuple(dict.fromkeys(name for name in services if name.startswith(beginning)))


def _default_is_locked(connection: object) -> bool:
    import secretstorage

    try:
        default = secretstorage.get_collection_by_alias(connection, "default")
    except secretstorage.ItemNotFoundException:
        return False
    return bool(default.is_locked())
