"""The open journal looks itself over: after a session that did not end in order, and weekly.

Only what the pages, tables and indexes say; pictures are read where backups are checked, and by
``tideline check``.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from journal_app.core.backups import CopyStopped, Watch
from journal_app.core.clock import Clock
from journal_app.security.folder import VaultFolder
from journal_app.services import backup_notes, examining, unclean
from journal_app.services.examining import Examination
from journal_app.storage import checking, page_tags
from journal_app.storage.vault import Vault

EVERY: Final = timedelta(days=7)


def due(folder: VaultFolder, *, clock: Clock) -> bool:
    """Whether it was not looked over since a crash, or for a week; one of the future is none."""
    last = backup_notes.known(folder).looked_over
    return last is None or not timedelta(0) <= clock.now() - last < EVERY


def look_over(
    vault: Vault, folder: VaultFolder, *, clock: Clock, watch: Watch
) -> Examination | None:
    """Look at every page, table and index with a connection of its own; 100 MB take two seconds.

    For a background thread; nobody who writes waits for it, if `watch` ends it as soon as
    somebody does. `None` where nothing can be told now, as while something stands in the log
    alone: then it stays due. Raises `CopyStopped`.
    """
    if vault.connection.exclusive or unclean.is_unclean(folder):
        return None
    found = _looked(vault, folder, watch)
    if found.problem is not None:
        # A page that is just being written reads like one that is damaged, but once.
        found = _looked(vault, folder, watch)
    if unclean.is_unclean(folder):
        return None
    # Damage is told again by every session, until it is mended.
    _note(folder, clock.now() if found.problem is None else None)
    return found


def _looked(vault: Vault, folder: VaultFolder, watch: Watch) -> Examination:
    def goes_on() -> bool:
        return watch(0.0)

    reader = vault.reader()
    try:
        with reader.connection.asking(goes_on):
            parts = checking.problems(reader.connection, pages=False)
            pages = int(reader.connection.value("PRAGMA page_count"))
        # By hand, as the pragma for it goes on to the last page, seconds after somebody locked.
        if not page_tags.all_fit(reader.path, reader.key(), pages, goes_on):
            parts = [checking.PAGES, *parts]
        if not goes_on():
            # What was ended halfway says nothing.
            raise CopyStopped
        return examining.told_of(parts, reader, folder) if parts else Examination()
    finally:
        reader.close()


def _note(folder: VaultFolder, at: datetime | None) -> None:
    with suppress(OSError, backup_notes.NotesDamaged):
        backup_notes.change(folder, lambda notes: replace(notes, looked_over=at))
