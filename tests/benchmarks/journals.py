"""Journals to measure in, always the same for a size: made once, and kept."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journal_app.content import demo as demo_content
from journal_app.core.resources import resource
from journal_app.security import keyring_entry
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.root_secret import RootSecret
from journal_app.services import demo, first_run, keys
from journal_app.services import vault as vault_service
from journal_app.storage import migrations
from journal_app.storage.connection import Access, open_connection
from journal_app.storage.vault import Vault
from tests.builders import FakeClock
from tests.keyring_session import running_session

SEED = 1
_SECRET = "secret"


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedJournal:
    """A made-up journal on the disk, with the secret that a keyring would hold."""

    home: Path
    secret: bytes

    @property
    def folder(self) -> VaultFolder:
        """Where its files lie."""
        return HomeFolder(path=self.home).journals()[0]

    def key(self) -> bytes:
        """The raw key of its database."""
        with RootSecret(self.secret) as root, root.database_key() as key:
            return bytes(key.reveal())

    def open_at(self, path: Path) -> Vault:
        """A copy of its database at this path, opened for writing."""
        shutil.copyfile(self.folder.journal, path)
        return self.opened(path)

    def opened(self, path: Path) -> Vault:
        """The copy of its database that is at this path, opened for writing."""
        key = self.key()
        return Vault(path, open_connection(path, key, Access.WRITE), key)

    def copy_to(self, home: Path) -> None:
        """Put the whole journal there and its secret into the keyring of this session."""
        shutil.copytree(self.home, home)
        record = keys.read_record(self.folder)
        entry = KeyringEntry(vault_id=self.folder.vault_id, key_id=record.active)
        with RootSecret(self.secret) as root:
            stored = keyring_entry.store_and_read_back(entry, root, record.keyring)
        assert isinstance(stored, Stored), "the keyring did not take the secret"


def journal(count: int, cache: Path) -> CachedJournal:
    """The made-up journal of so many entries; the first time it is made, thousands a second."""
    place = cache / f"{_edition()}-{count}"
    if not (place / _SECRET).exists():
        partial = place.with_name(f"{place.name}.{os.getpid()}")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        secret = _make(partial, count)
        (partial / _SECRET).write_bytes(secret)
        shutil.rmtree(place, ignore_errors=True)
        partial.rename(place)
    return CachedJournal(home=place / "home", secret=(place / _SECRET).read_bytes())


def _make(place: Path, count: int) -> bytes:
    home = place / "home"
    # A path of the system's own, since the path of a socket may have 108 bytes at most.
    with (
        TemporaryDirectory() as short,
        running_session(Path(short)) as session,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in session.environment.items():
            patch.setenv(name, value)
        first_run.create(home, clock=FakeClock())
        opened = vault_service.open_journal(home, now=lambda: "20260314T092653Z")
        demo.fill(opened, count, SEED)
        vault_service.close_journal(opened)
        with keys.from_keyring(opened.folder, keys.read_record(opened.folder), ask=False) as root:
            secret = bytes(root.reveal())
    return secret


def _edition() -> str:
    """Another schema or another way of making up journals gives others."""
    services = sorted(Path(demo.__file__).parent.glob("demo*.py"))
    content = sorted(Path(demo_content.__file__).parent.glob("demo*.py"))
    schema = sorted(Path(migrations.__file__).parent.glob("m0*.py"))
    sources = (resource("demo", "en.toml"), *schema, *services, *content)
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
