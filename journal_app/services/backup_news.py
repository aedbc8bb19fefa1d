"""What is said of backups unasked, once: that the journal shrank, that none come about."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from journal_app.core.backup_notes import BackupNotes, Pin, SecondPlace, Trouble
from journal_app.core.backups import Copy
from journal_app.core.clock import Clock
from journal_app.services import backup_notes, backups, keys, synced_folders

_WITHOUT: Final = timedelta(days=3)
"""So long without a backup at home deserves a word; a stick may be away for longer."""
_WITHOUT_SECOND: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupNews:
    """At most one thing; the first there is, in this order."""

    trouble: Trouble | None = None
    shrank: tuple[Copy, Pin] | None = None
    second: SecondPlace | None = None
    synced: str | None = None
    """The service that keeps the folder the journal lies in alike on several computers."""


def take(home: Path, *, clock: Clock) -> BackupNews | None:
    """What is to be said now; it counts as told from then on. Raises `CannotOpen`."""
    folder = keys.folder_of(home)
    if folder is None:
        return None
    notes = backup_notes.known(folder)
    made = backups.listed(folder)
    news = _news(notes, made, clock.now()) or _of_the_folder(notes, folder.path)
    if news is not None:
        with suppress(OSError, backup_notes.NotesDamaged):
            backup_notes.change(folder, lambda known: _told(known, news))
    return news


def _news(notes: BackupNotes, made: list[Copy], now: datetime) -> BackupNews | None:
    trouble = notes.trouble
    last = made[0].made_at if made else None
    if trouble is not None and not trouble.told and _long_ago(last, now, _WITHOUT):
        return BackupNews(trouble=trouble)
    for copy in made:
        pin = notes.pin(copy.number)
        if pin is not None and pin.until is not None and pin.fewer and not pin.told:
            return BackupNews(shrank=(copy, pin))
    second = notes.second
    if second is None or second.trouble is None or second.trouble.told:
        return None
    return BackupNews(second=second) if _long_ago(second.good, now, _WITHOUT_SECOND) else None


def _of_the_folder(notes: BackupNotes, folder: Path) -> BackupNews | None:
    service = synced_folders.synced_by(folder)
    told = service is None or service == notes.synced_told
    return None if told else BackupNews(synced=service)


def _told(notes: BackupNotes, news: BackupNews) -> BackupNotes:
    if news.trouble is not None and notes.trouble is not None:
        return replace(notes, trouble=replace(notes.trouble, told=True))
    if news.shrank is not None:
        pin = notes.pin(news.shrank[1].number)
        return notes if pin is None else notes.with_pin(replace(pin, told=True))
    if news.synced is not None:
        return replace(notes, synced_told=news.synced)
    second = notes.second
    if second is None or second.trouble is None:
        return notes
    return replace(notes, second=replace(second, trouble=replace(second.trouble, told=True)))


def _long_ago(last: datetime | None, now: datetime, span: timedelta) -> bool:
    return last is None or abs(now - last) >= span
