"""Sealed files that nothing names any more: found beside the journal's thread, and let go of there.

A file goes only when neither the journal, nor its bin, nor any copy beside it, nor a journal that a
restore or a rescue set aside names it. One of those that does not open could name it: then none
goes.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from journal_app.core.clock import Clock
from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security.folder import VaultFolder
from journal_app.security.sealed_files import SealedFiles
from journal_app.security.secret import Secret
from journal_app.services import copies, keys, pictures, replacing
from journal_app.storage import files
from journal_app.storage.connection import FileRefused, StorageBug
from journal_app.storage.vault import Vault

YOUNG: Final = timedelta(hours=1)
"""What was kept so lately is left alone: it may be about to be named."""
_AT_ONCE: Final = 100
"""Removing takes well under a millisecond; the rest waits for the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What looking for them needs to know of the open journal; wipe the key when that is done."""

    folder: VaultFolder
    key: Secret = field(repr=False)
    named: frozenset[str] = field(repr=False)
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Files nothing names, and the copies that were asked about them."""

    names: frozenset[str] = field(default_factory=frozenset, repr=False)
    asked: frozenset[str] = field(default_factory=frozenset, repr=False)


def ask(vault: Vault, *, clock: Clock) -> Asked:
    """Let the journal forget the files that neither a piece nor the bin names. Quick."""
    unnamed = vault.files.unnamed()
    if unnamed:
        with vault.writing():
            for name in unnamed:
                vault.files.forget(name)
    return Asked(
        folder=VaultFolder(path=vault.path.parent),
        key=Secret(vault.key()),
        named=vault.files.names(),
        now=clock.now(),
    )


def look(asked: Asked) -> Found:
    """Hold every old file against the journal and all copies; for a background thread.

    Wipes the key. Raises `OSError`.
    """
    with asked.key:
        secret = bytes(asked.key.reveal())
        sealed = SealedFiles(asked.folder.files, secret)
        try:
            before = (asked.now - YOUNG).timestamp()
            sealed.clear_half_made(before=before)
            # What a bundle was taken apart into when that ended; never while a journal is open.
            shutil.rmtree(asked.folder.arriving, ignore_errors=True)
            names = sealed.others(asked.named, before=before)
        finally:
            sealed.wipe()
        if not names or _may_be_brought_back(asked):
            return Found()
        listed = _copies(asked.folder)
        try:
            for path in _paths(asked.folder):
                with copies.reading(path, secret) as connection:
                    names -= files.named_in(connection)
            names -= _named_aside(asked.folder, secret)
        except (FileRefused, CannotKeep, CannotOpen, StorageBug):
            return Found()
    return Found(names=names, asked=listed)


def let_go(vault: Vault, found: Found, *, clock: Clock) -> int:
    """Remove those that still nothing names; how many. Raises `OSError`.

    On the thread of the journal, where nothing else can be hung meanwhile. While there is a copy
    that was not asked, or one is being made, nothing goes.
    """
    folder = VaultFolder(path=vault.path.parent)
    if not found.names or _copies(folder) != found.asked:
        return 0
    sealed = pictures.files_of(vault)
    try:
        before = (clock.now() - YOUNG).timestamp()
        going = sorted(found.names & sealed.others(vault.files.names(), before=before))[:_AT_ONCE]
        for name in going:
            sealed.remove(name)
    finally:
        sealed.wipe()
    return len(going)


def _copies(folder: VaultFolder) -> frozenset[str]:
    """The copies there are, and those that are being made just now."""
    return frozenset(path.name for path in _paths(folder))


def _paths(folder: VaultFolder) -> list[Path]:
    places = (folder.backups, folder.safety)
    return [path for place in places for path in copies.whatever_called(place)]


def _named_aside(folder: VaultFolder, secret: bytes) -> frozenset[str]:
    """What journals that lie aside name; each can be restored as long as it lies there."""
    found: frozenset[str] = frozenset()
    for path in _journals_aside(folder):
        try:
            with copies.reading(path, secret) as connection:
                found |= files.named_in(connection)
        except FileRefused:
            beside = copies.record_beside(path)
            if beside is None or beside.active == keys.read_record(folder).active:
                raise
            # One of another key names no file that is sealed with this one.
    return found


def _journals_aside(folder: VaultFolder) -> Iterator[Path]:
    """Every journal that lies aside. Raises `OSError`, where nobody can tell."""
    try:
        places = [Path(each.path) for each in os.scandir(folder.set_aside)]
    except FileNotFoundError:
        return
    for path in (place / folder.journal.name for place in places):
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        yield path


def _may_be_brought_back(asked: Asked) -> bool:
    """Whether a journal lies aside that is promised to stay."""
    if any(each.until >= asked.now.date() for each in replacing.ended(asked.folder)):
        return True
    return asked.folder.is_unfinished
