"""A closed journal with a key the tests know, and what lies in its inbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from journal_app.core import inbox_item
from journal_app.core.ids import Uid, new_uid
from journal_app.core.inbox_item import InboxItem
from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import public_key, seal
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_record import VaultRecord
from journal_app.services import inbox, moments
from journal_app.services.inbox import InboxReport
from journal_app.storage.vault import Vault
from tests.builders import START, make_vault, open_vault

ROOT = RootSecret(bytes(range(16)))
OTHER = RootSecret(bytes(range(1, 17)))
MARKER = "Seagrass-Überfahrt-Qz9"
CAPTURE = Capture(
    kind="kd_away",
    note=f"I looked at my phone. {MARKER}",
    state="st_numb",
    reading="rd_fear",
    pull_away=0,
    terms={"wants": ("dx_phone", "zz_from_later")},
    texts={"for_fear": MARKER},
    body=(BodyMark(region="br_chest", sensation="sn_tight"),),
    people=(MARKER,),
    tags=("quiet",),
    skipped=frozenset({"seat"}),
)


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    """A real journal with a key this test knows, closed."""
    return made_in(tmp_path)


def made_in(home: Path, root: RootSecret = ROOT) -> VaultFolder:
    path = home / "vaults" / "0123456789abcdef"
    path.mkdir(parents=True)
    folder = VaultFolder(path=path)
    make_vault(folder.journal, database_key(root)).close()
    record = VaultRecord(vault_id=folder.vault_id, created=START, active=root.key_id)
    write_vault_file(folder, replace(record, inbox=public_key(root.inbox_key()).hex()))
    return folder


def database_key(root: RootSecret = ROOT) -> bytes:
    return bytes(root.database_key().reveal())


@contextmanager
def opened(folder: VaultFolder) -> Iterator[Vault]:
    vault = open_vault(folder.journal, database_key())
    try:
        yield vault
    finally:
        vault.close()


def taken_in(folder: VaultFolder) -> InboxReport:
    with opened(folder) as vault:
        return inbox.take_in(vault, folder, ROOT.inbox_key())


def kept_in(folder: VaultFolder) -> list[Moment]:
    with opened(folder) as vault:
        return kept_in_vault(vault)


def kept_in_vault(vault: Vault) -> list[Moment]:
    rows = vault.connection.rows("SELECT id FROM pieces WHERE kind = 'moment' ORDER BY uid")
    return [moments.get(vault, row[0]) for row in rows]


def put_item(folder: VaultFolder, name: str, item: InboxItem) -> None:
    put_bytes(folder, name, seal(public_key(ROOT.inbox_key()), inbox_item.encode(item)))


def put_bytes(folder: VaultFolder, name: str, data: bytes) -> None:
    folder.inbox.mkdir(exist_ok=True)
    (folder.inbox / name).write_bytes(data)


def item(uid: Uid | None = None, capture: Capture = CAPTURE, at: datetime = START) -> InboxItem:
    return InboxItem(
        uid=uid or new_uid(at), caught_at=at, zone="Europe/Lisbon", draft=False, capture=capture
    )


def left_in(folder: VaultFolder) -> list[str]:
    return sorted(path.name for path in folder.inbox.iterdir() if path.name != "unreadable")
