"""What the keyring and the data folder hold, to see that nothing was made or overwritten."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.keyring_session import KeyringSession

_OF_THE_APP = ("logs/", "settings.toml", "instance.lock")
"""What any start may write: no part of the journal."""


def files(home: Path) -> dict[str, str]:
    """Every file of a data folder and what is in it, as a hash."""
    return {
        str(each.relative_to(home)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(home.rglob("*"))
        if each.is_file() and not str(each.relative_to(home)).startswith(_OF_THE_APP)
    }


@contextmanager
def default_keyring(session: KeyringSession) -> Iterator[Any]:
    """The unlocked default keyring."""
    import secretstorage

    with closing(session.connect()) as connection:
        yield secretstorage.get_default_collection(connection)


def held(session: KeyringSession) -> list[tuple[str, bytes]]:
    """Every entry, by its label, and what it holds."""
    with default_keyring(session) as keyring:
        return sorted((item.get_label(), item.get_secret()) for item in keyring.get_all_items())


def replace_all(session: KeyringSession, secret: bytes) -> None:
    """Let every entry hold something else."""
    with default_keyring(session) as keyring:
        for item in keyring.get_all_items():
            item.set_secret(secret)
