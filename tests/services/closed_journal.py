"""A real journal that is closed, opens with a passphrase that costs nothing, and can be spoiled."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from journal_app.core.clock import when_now
from journal_app.core.pictures import Picture
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import public_key
from journal_app.security.passphrase import Costs, wrap
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.secret import Secret
from journal_app.security.vault_file import read_vault_file, write_vault_file
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import backups, entries, pictures
from journal_app.services import vault as vault_service
from journal_app.services.pictures import Given
from journal_app.services.vault import OpenJournal
from journal_app.services.ways import WayIn
from tests.builders import START, FakeClock, make_vault

PASSPHRASE = "the long way home"
WAY = WayIn(passphrase=PASSPHRASE)
NOTHING = (Costs(memory=8, passes=1, lanes=1),)
VAULT_ID = "0123456789abcdef"


@dataclass(frozen=True)
class ClosedJournal:
    """A data folder with one journal in it, its root secret, and a clock."""

    home: Path
    root: RootSecret
    clock: FakeClock

    @property
    def folder(self) -> VaultFolder:
        return VaultFolder(path=self.home / "vaults" / VAULT_ID)

    @property
    def secret(self) -> bytes:
        with self.root.database_key() as key:
            return bytes(key.reveal())

    @property
    def key(self) -> Secret:
        return self.root.database_key()

    @property
    def code(self) -> WayIn:
        return WayIn(code=recovery_code(self.root))

    @contextmanager
    def opened(self) -> Iterator[OpenJournal]:
        """The journal as the app opens it, closed in order at the end."""
        journal = vault_service.open_journal(
            self.home, WAY, now=lambda: self.clock.now().strftime("%Y%m%dT%H%M%SZ")
        )
        try:
            yield journal
        finally:
            vault_service.close_journal(journal)

    @contextmanager
    def opened_by_key(self) -> Iterator[OpenJournal]:
        """The same with its root secret, whatever its passphrase is now."""
        root = RootSecret(bytes(self.root.reveal()))
        journal = vault_service.open_with(self.home, root, now=lambda: "20260314T092653Z")
        try:
            yield journal
        finally:
            vault_service.close_journal(journal)

    def write(self, *texts: str) -> None:
        """Keep these texts, a minute apart."""
        with self.opened() as journal:
            for text in texts:
                self.clock.advance(timedelta(minutes=1))
                entries.add(journal.vault, text, when=when_now(self.clock), clock=self.clock)

    def back_up(self) -> Path:
        """Make a backup as the app does."""
        with self.opened() as journal:
            self.clock.advance(timedelta(hours=1))
            return backups.make(journal.vault, journal.folder, clock=self.clock).path

    def hang(self, contents: bytes) -> Picture:
        """Keep a text with this file on it."""
        with self.opened() as journal:
            vault = journal.vault
            piece = entries.add(
                vault, "Seen.", when=when_now(self.clock), clock=self.clock
            ).entry.id
            ready = pictures.prepare(
                pictures.files_of(vault), Given(contents=contents), decodes=lambda _d, _m: True
            )
            return pictures.add(vault, piece, [ready], clock=self.clock).pictures[0]

    def contents_of(self, picture: Picture) -> bytes:
        """What the file holds, opened as the app opens it."""
        with self.opened() as journal:
            return pictures.open_bytes(pictures.files_of(journal.vault), picture)

    def bodies(self) -> list[str]:
        """Every text there is, oldest first, opened as the app opens it."""
        with self.opened() as journal:
            return texts_of(journal)

    def record(self) -> VaultRecord:
        return read_vault_file(self.folder)


def texts_of(journal: OpenJournal) -> list[str]:
    ids = list(journal.vault.timeline.index().ids)
    return [journal.vault.entries.body(each) for each in reversed(ids)]


def make_closed(home: Path, number: int = 1) -> ClosedJournal:
    """A new empty journal; another number gives another key."""
    journal = ClosedJournal(home, RootSecret(bytes([number]) * 16), FakeClock())
    folder = journal.folder
    folder.path.mkdir(parents=True, mode=0o700)
    make_vault(folder.journal, journal.secret).close()
    folder.journal.chmod(0o600)
    record = VaultRecord(vault_id=VAULT_ID, created=START, active=journal.root.key_id)
    record = replace(
        record,
        salt={record.active: folder.journal.read_bytes()[:16].hex()},
        mode=Mode.PASSPHRASE,
        passphrase=wrap(journal.root, PASSPHRASE, vault_id=VAULT_ID, costs=NOTHING),
        inbox=public_key(journal.root.inbox_key()).hex(),
    )
    write_vault_file(folder, record)
    return journal


def state_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def spoil(path: Path, *places: int) -> None:
    """Turn one byte around at each of these places."""
    raw = bytearray(path.read_bytes())
    for place in places:
        raw[place] ^= 0xFF
    path.write_bytes(raw)
