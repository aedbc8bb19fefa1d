"""Whether the keyring that holds the key lies on the disk in plain text.

gnome-keyring encrypts a keyring with its password; with an empty one, which people choose so that
they are never asked, it writes a text file with every secret in it instead. (Source of the two
beginnings: ``gkm-secret-binary.c`` and ``gkm-secret-textual.c`` of gnome-keyring.)
"""

import os
from collections.abc import Mapping
from pathlib import Path

from journal_app.security.keyring_backends import SECRET_SERVICE
from journal_app.security.secret_service import collection_name
from journal_app.security.vault_record import KeyringPlace

_ENCRYPTED = b"GnomeKeyring\n\r\0\n"
_PLAIN = b"[keyring]\n"


def is_plain(
    place: KeyringPlace | None, *, environment: Mapping[str, str] = os.environ
) -> bool | None:
    """Whether anybody who reads the disk reads the key; `None` where that cannot be told.

    Looks at the first bytes of one file, asks nobody and shows no prompt.
    """
    if place is None or place.backend != SECRET_SERVICE or not place.where:
        return None
    path = _folder(environment) / f"{collection_name(place.where)}.keyring"
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_ENCRYPTED))
    except OSError:
        return None
    if beginning.startswith(_PLAIN):
        return True
    return False if beginning == _ENCRYPTED else None


def _folder(environment: Mapping[str, str]) -> Path:
    data = environment.get("XDG_DATA_HOME") or ""
    base = Path(data) if data.startswith("/") else Path.home() / ".local" / "share"
    return base / "keyrings"
