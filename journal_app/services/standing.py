"""How a journal stands: what is known of it closed, and what it holds."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from journal_app.core.errors import CannotOpen
from journal_app.security.folder import VaultFolder
from journal_app.services import backups
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known about a journal; `None` is what cannot be known while it is closed."""

    exists: bool
    opens_with: str | None = None
    """``keyring`` or ``passphrase``."""
    entries: int | None = None
    moments: int | None = None
    schema: int | None = None
    last_backup: datetime | None = None
    problem: CannotOpen | None = None
    """Why it did not open, if that was tried."""


def closed(home: Path) -> Standing:
    """What the folder tells without any key. Makes nothing, raises nothing."""
    try:
        facts = vault_service.facts(home)
    except CannotOpen as problem:
        return Standing(exists=True, problem=problem)
    if not facts.exists:
        return Standing(exists=False, entries=0, moments=0)
    last = None
    if facts.backups is not None:
        made = backups.listed(VaultFolder(path=facts.backups.parent))
        last = made[0].made_at if made else None
    return Standing(exists=True, opens_with=facts.opens_with, last_backup=last)


def opened(home: Path, known: Standing, passphrase: str | None) -> Standing:
    """The same and what the journal holds; `problem` says why when it does not open."""
    try:
        reader = vault_service.open_reader(home, WayIn(passphrase=passphrase))
    except CannotOpen as problem:
        return replace(known, problem=problem)
    try:
        entries, moments = reader.pieces.counts()
        schema: int = reader.connection.value("PRAGMA user_version")
    finally:
        reader.close()
    return replace(known, entries=entries, moments=moments, schema=schema)
