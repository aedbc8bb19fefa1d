"""``vault.json`` survives crashes, damage and later versions."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal_app.security.folder import VaultFolder
from journal_app.security.vault_file import (
    HalfChanged,
    MissingVaultFile,
    change_vault_file,
    read_vault_file,
    write_vault_file,
)
from journal_app.security.vault_json import (
    DamagedVaultFile,
    NewerVaultFile,
    record_from_json,
    record_to_json,
)
from journal_app.security.vault_record import CleanClose, VaultRecord

FIRST = VaultRecord(
    vault_id="0123456789abcdef",
    created=datetime(2026, 11, 22, 14, 30, tzinfo=UTC),
    active="K7M2Q9XD",
)
SECOND = replace(FIRST, closed=CleanClose(highest_rev=1, entries=1))
THIRD = replace(FIRST, closed=CleanClose(highest_rev=2, entries=2))
DAMAGE = [b"", b"\x00" * 500, record_to_json(FIRST)[:100]]


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return VaultFolder(path=tmp_path)


def test_what_is_written_is_read(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    assert read_vault_file(folder) == FIRST
    assert not folder.record_before.exists()
    assert folder.record.stat().st_mode & 0o777 == 0o600


def test_the_one_before_is_kept(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    write_vault_file(folder, SECOND)
    assert read_vault_file(folder) == SECOND
    assert record_from_json(folder.record_before.read_bytes()) == FIRST
    assert folder.record_before.stat().st_mode & 0o777 == 0o600


def test_writing_twice_forgets_the_one_before(folder: VaultFolder) -> None:
    for record in (FIRST, SECOND, SECOND):
        write_vault_file(folder, record)
    assert record_from_json(folder.record_before.read_bytes()) == SECOND


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_one_before_stands_in_for_a_damaged_one(folder: VaultFolder, damage: bytes) -> None:
    write_vault_file(folder, FIRST)
    write_vault_file(folder, SECOND)
    folder.record.write_bytes(damage)
    assert read_vault_file(folder) == FIRST


def test_the_one_before_stands_in_for_a_missing_one(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    write_vault_file(folder, SECOND)
    folder.record.unlink()
    assert read_vault_file(folder) == FIRST


def test_damage_never_replaces_a_good_one_before(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    write_vault_file(folder, SECOND)
    folder.record.write_bytes(b"damaged")
    write_vault_file(folder, THIRD)
    assert read_vault_file(folder) == THIRD
    assert record_from_json(folder.record_before.read_bytes()) == FIRST


@pytest.mark.parametrize("damage", DAMAGE)
def test_two_damaged_ones_are_damage(folder: VaultFolder, damage: bytes) -> None:
    folder.record.write_bytes(damage)
    with pytest.raises(DamagedVaultFile):
        read_vault_file(folder)
    folder.record_before.write_bytes(damage)
    with pytest.raises(DamagedVaultFile):
        read_vault_file(folder)


def test_none_at_all_is_missing(folder: VaultFolder) -> None:
    with pytest.raises(MissingVaultFile):
        read_vault_file(folder)


def test_a_later_version_s_record_is_neither_passed_over_nor_replaced(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    write_vault_file(folder, SECOND)
    folder.record.write_bytes(b'{"format": 2}')
    with pytest.raises(NewerVaultFile):
        read_vault_file(folder)
    with pytest.raises(NewerVaultFile):
        write_vault_file(folder, THIRD)
    assert folder.record.read_bytes() == b'{"format": 2}'


def test_a_huge_file_is_not_read_whole(folder: VaultFolder) -> None:
    with folder.record.open("wb") as file:
        os.truncate(file.fileno(), 2**40)
    with pytest.raises(DamagedVaultFile):
        read_vault_file(folder)
    folder.record_before.write_bytes(record_to_json(FIRST))
    write_vault_file(folder, SECOND)
    assert read_vault_file(folder) == SECOND


class InTheWay(Mapping[str, object]):
    """What a later version wrote; writing it the second time, a folder stands in a file's way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = 0

    def __getitem__(self, name: str) -> object:
        raise KeyError(name)

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[str]:
        self._written += 1
        if self._written == 2:
            self._path.mkdir()
        return iter(())


def test_a_change_the_disk_refuses_halfway_is_taken_back(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    in_the_way = InTheWay(folder.path / "vault.json.bak.partial")
    with pytest.raises(OSError, match="partial"):
        change_vault_file(folder, lambda _: replace(SECOND, extra=in_the_way), times=2)
    assert read_vault_file(folder) == FIRST
    # The same once there is a way again.
    (folder.path / "vault.json.bak.partial").rmdir()
    change_vault_file(folder, lambda _: SECOND, times=2)
    for path in (folder.record, folder.record_before):
        assert record_from_json(path.read_bytes()) == SECOND


def test_a_change_that_cannot_be_taken_back_either_is_told_apart(folder: VaultFolder) -> None:
    write_vault_file(folder, FIRST)
    in_the_way = InTheWay(folder.path / "vault.json.partial")
    with pytest.raises(HalfChanged):
        change_vault_file(folder, lambda _: replace(SECOND, extra=in_the_way), times=2)
    assert read_vault_file(folder) == SECOND


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_file import read_vault_file, write_vault_file
from journal_app.security.vault_record import CleanClose
folder = VaultFolder(path=Path(sys.argv[1]))
record = read_vault_file(folder)
rev = record.closed.highest_rev
while True:
    rev += 1
    write_vault_file(folder, replace(record, closed=CleanClose(highest_rev=rev, entries=rev)))
    print(rev, flush=True)
"""


def test_killed_at_any_moment_it_is_the_old_one_or_the_new_one(folder: VaultFolder) -> None:
    write_vault_file(folder, SECOND)
    moments = random.Random(20261122)
    for _ in range(25):
        acknowledged = _kill_a_writer(
            folder, after_writes=moments.randrange(6), and_seconds=moments.uniform(0, 0.004)
        )
        for path in (folder.record, folder.record_before):
            kept = record_from_json(path.read_bytes())
            assert kept.closed is not None
            assert acknowledged - 1 <= kept.closed.highest_rev <= acknowledged + 1
        read = read_vault_file(folder).closed
        assert read is not None
        assert read.highest_rev >= acknowledged


def _kill_a_writer(folder: VaultFolder, *, after_writes: int, and_seconds: float) -> int:
    """Kill a process amid rewriting the record; gives the last revision it reported written."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder.path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(after_writes + 1)]
        threading.Event().wait(and_seconds)
        writer.kill()
        # What it had still said before it died counts as promised too.
        said += [int(line) for line in writer.stdout.read().splitlines() if line]
    return said[-1]
