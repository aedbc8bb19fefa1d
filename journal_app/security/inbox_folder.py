"""The files of the inbox: one an item, always whole, and set aside when nobody can read them."""

import heapq
import os
import stat
from pathlib import Path
from typing import Final

from journal_app.security.durable import make_private_folder, replace_file, sync_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import LARGEST_ITEM, DamagedItem

MOST_ITEMS: Final = 10_000
"""So many may wait, and so many are looked at in one opening."""

_ENDING: Final = ".sealed"
_HALF: Final = ".partial"


class InboxFull(ValueError):
    """As many items wait as may."""


def put(folder: VaultFolder, name: str, sealed: bytes) -> None:
    """Keep an item and return once it is safe on the disk.

    Raises `InboxFull` or ``OSError``; then nothing of it is there.
    """
    if not folder.inbox.is_dir():
        make_private_folder(folder.inbox)
        sync_folder(folder.path)
    path = folder.inbox / f"{name}{_ENDING}"
    if not path.exists() and sum(1 for _each in folder.inbox.iterdir()) >= MOST_ITEMS:
        raise InboxFull("no more items")
    try:
        try:
            replace_file(path, sealed)
        except FileNotFoundError:
            # A journal that opened at this very instant took the half-made file for a leftover.
            replace_file(path, sealed)
    except OSError:
        path.with_name(f"{path.name}{_HALF}").unlink(missing_ok=True)
        raise


def remove(folder: VaultFolder, name: str) -> None:
    """Take an item away, if it is there. Raises ``OSError``."""
    path = folder.inbox / f"{name}{_ENDING}"
    if path.exists():
        path.unlink()
        sync_folder(folder.inbox)


def waiting(folder: VaultFolder) -> tuple[Path, ...]:
    """What lies in the inbox, the earliest first, up to `MOST_ITEMS`. Raises ``OSError``."""
    return tuple(folder.inbox / name for name in _names(folder))


def read(path: Path) -> bytes:
    """The bytes of an item. Raises `DamagedItem` for what is no file of ours, or ``OSError``.

    A link is not followed, and a pipe somebody put there is not waited for.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise DamagedItem("not a file")
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        data = file.read(LARGEST_ITEM + 1)
    if len(data) > LARGEST_ITEM:
        raise DamagedItem("too large")
    return data


def is_half_made(path: Path) -> bool:
    """Whether it was being written when something ended the app."""
    return path.name.endswith(f"{_ENDING}{_HALF}") and stat.S_ISREG(path.lstat().st_mode)


def set_aside(folder: VaultFolder, path: Path) -> None:
    """Move what cannot be read out of the way; it is never thrown away. Raises ``OSError``."""
    import secrets

    make_private_folder(folder.inbox_unreadable)
    target = folder.inbox_unreadable / path.name
    if os.path.lexists(target):
        target = target.with_name(f"{secrets.token_hex(8)}-{path.name[-40:]}")
    path.rename(target)


def wait_again(folder: VaultFolder) -> None:
    """Let what was set aside be looked at once more: other keys open the journal from now on.

    Raises ``OSError``.
    """
    if folder.inbox_unreadable.is_dir():
        for path in sorted(folder.inbox_unreadable.iterdir()):
            target = folder.inbox / path.name
            if not os.path.lexists(target):
                path.rename(target)


def _names(folder: VaultFolder) -> list[str]:
    # Names that begin with a dot are those file managers leave everywhere.
    if not folder.inbox.exists():
        return []
    with os.scandir(folder.inbox) as found:
        names = (
            each.name
            for each in found
            if not each.name.startswith(".") and each.name != folder.inbox_unreadable.name
        )
        return heapq.nsmallest(MOST_ITEMS, names)
