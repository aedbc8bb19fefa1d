"""Copies that were verified, and files that must not pass for one."""

import os
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.backups import CopyStopped
from journal_app.core.errors import CannotKeep
from journal_app.storage import connection, copying
from journal_app.storage.connection import (
    PAGE_BYTES,
    Access,
    Connection,
    FileRefused,
    NotOurs,
    open_connection,
)
from journal_app.storage.copying import verified_copy, verify
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, keep_moment, key, make_vault, moment, open_vault


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good copy with a few dozen pages."""
    folder = tmp_path_factory.mktemp("whole")
    vault = make_vault(folder / "journal.db")
    for number in range(20):
        keep_entry(vault, entry(f"{number} words " * 200, tags=[f"tag {number}"]))
    verified_copy(vault.connection, folder / "copy.db", key())
    vault.close()
    return (folder / "copy.db").read_bytes()


def verdict_on(path: Path, content: bytes | bytearray, secret: bytes | None = None) -> NotOurs:
    """Why this content is refused as a copy."""
    path.write_bytes(content)
    with pytest.raises(FileRefused) as caught:
        verify(path, key() if secret is None else secret)
    return caught.value.verdict


def test_a_copy_holds_what_the_journal_holds(vault: Vault, tmp_path: Path) -> None:
    piece = keep_entry(vault, entry("kept", tags=["quiet"]))
    keep_moment(vault, moment())
    copy = tmp_path / "copy.db"
    facts = verified_copy(vault.connection, copy, key())
    assert (facts.entries, facts.moments) == (1, 1)
    assert facts == verify(copy, key())
    assert facts.fingerprint == vault.pieces.fingerprint()
    assert copy.stat().st_mode & 0o777 == 0o600
    opened = open_vault(copy)
    assert opened.entries.body(piece) == "kept"
    assert opened.tags.of([piece]) == {piece: ("quiet",)}
    opened.search.check()
    opened.close()


def test_a_copy_can_be_read_without_writing_beside_it(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    verified_copy(vault.connection, folder / "copy.db", key())
    before = (folder / "copy.db").read_bytes()
    opened = open_connection(folder / "copy.db", key(), Access.READ)
    assert opened.value("PRAGMA journal_mode") == "delete"
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    opened.close()
    assert (folder / "copy.db").read_bytes() == before


ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a name has to be text, and may hold fewer signs"
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"Caf\xe9", marks=ON_LINUX),
        pytest.param(b"a?b#c%41 d", marks=ON_LINUX),
        b"b#c%41 d",
        "Zürich ’26".encode(),
    ],
)
def test_a_copy_can_lie_in_a_folder_of_any_name(vault: Vault, tmp_path: Path, name: bytes) -> None:
    keep_entry(vault, entry("One."))
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    facts = verified_copy(vault.connection, folder / "copy.db", key())
    assert facts == verify(folder / "copy.db", key())
    assert [each.name for each in folder.iterdir()] == ["copy.db"]


def test_an_existing_file_is_never_written_over(vault: Vault, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"somebody's")
    with pytest.raises(FileExistsError):
        verified_copy(vault.connection, target, key())
    assert target.read_bytes() == b"somebody's"


def test_a_reader_can_make_a_copy_too(vault: Vault, tmp_path: Path) -> None:
    keep_entry(vault, entry("kept"))
    reader = vault.reader()
    assert verified_copy(reader.connection, tmp_path / "copy.db", reader.key()).entries == 1
    reader.close()


def test_a_copy_that_cannot_be_verified_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(FileRefused):
        verified_copy(vault.connection, folder / "copy.db", key(2))
    assert list(folder.iterdir()) == []
    with pytest.raises(CannotKeep):
        verified_copy(vault.connection, tmp_path / "missing" / "copy.db", key())


def test_a_half_made_copy_of_before_is_no_obstacle(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "copy.db.partial").write_bytes(b"half")
    assert verified_copy(vault.connection, tmp_path / "copy.db", key()).entries == 0
    assert not (tmp_path / "copy.db.partial").exists()


def test_a_copy_made_while_somebody_writes_is_whole(vault: Vault, tmp_path: Path) -> None:
    for number in range(30):
        keep_entry(vault, entry(f"{number}"))
    facts: list[copying.CopyFacts] = []

    def copy() -> None:
        reader = vault.reader()
        facts.append(verified_copy(reader.connection, tmp_path / "copy.db", reader.key()))
        reader.close()

    thread = threading.Thread(target=copy)
    thread.start()
    for number in range(5):
        keep_entry(vault, entry(f"meanwhile {number}"))
    thread.join()
    assert 30 <= facts[0].entries <= 35
    assert facts[0] == verify(tmp_path / "copy.db", key())


def test_a_copy_tells_how_far_it_is(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_STEPS", 50)
    for number in range(200):
        keep_entry(vault, entry(f"{number} words " * 200))
    told: list[float] = []
    verified_copy(
        vault.connection, tmp_path / "copy.db", key(), lambda far: told.append(far) is None
    )
    assert told == sorted(told)
    assert told[0] < 0.6 < 0.8 == told[-2]
    assert told[-1] == 1


@pytest.mark.parametrize("from_on", [0.0, 0.8, 1.0])
def test_a_copy_that_is_stopped_leaves_nothing_and_the_next_is_whole(
    vault: Vault, tmp_path: Path, from_on: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_STEPS", 50)
    for number in range(200):
        keep_entry(vault, entry(f"{number} words " * 200))
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(CopyStopped):
        verified_copy(vault.connection, folder / "copy.db", key(), lambda far: far < from_on)
    assert list(folder.iterdir()) == []
    assert verified_copy(vault.connection, folder / "copy.db", key()).entries == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_flipped_bit_anywhere_is_noticed(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[place] ^= 1 << data.draw(st.integers(0, 7))
    verdict_on(tmp_path / "copy.db", damaged)


def test_a_flipped_bit_in_every_page_in_turn_is_noticed(tmp_path: Path, whole: bytes) -> None:
    for page in range(0, len(whole), PAGE_BYTES):
        for place in (page, page + 20, page + PAGE_BYTES - 1):
            damaged = bytearray(whole)
            damaged[place] ^= 0x80
            verdict_on(tmp_path / "copy.db", damaged)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_copy_cut_short_anywhere_is_noticed(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    pages = len(whole) // PAGE_BYTES
    length = data.draw(
        st.integers(0, len(whole) - 1) | st.integers(0, pages - 1).map(lambda n: n * PAGE_BYTES)
    )
    verdict_on(tmp_path / "copy.db", whole[:length])


@pytest.mark.parametrize("more", [1, 1000, PAGE_BYTES])
def test_a_copy_with_something_behind_it_is_noticed(
    tmp_path: Path, whole: bytes, more: int
) -> None:
    verdict_on(tmp_path / "copy.db", whole + bytes(more))


def test_two_pages_changed_for_one_another_are_noticed(tmp_path: Path, whole: bytes) -> None:
    pages = [whole[at : at + PAGE_BYTES] for at in range(0, len(whole), PAGE_BYTES)]
    pages[2], pages[3] = pages[3], pages[2]
    verdict_on(tmp_path / "copy.db", b"".join(pages))


def test_another_key_is_refused(tmp_path: Path, whole: bytes) -> None:
    assert verdict_on(tmp_path / "copy.db", whole, key(2)) is NotOurs.UNREADABLE


def test_an_encrypted_file_without_our_tables_is_refused(tmp_path: Path) -> None:
    bare = open_connection(tmp_path / "bare.db", key(), Access.CREATE)
    bare.run("CREATE TABLE somebody_elses (x)")
    bare.close()
    with pytest.raises(FileRefused):
        verify(tmp_path / "bare.db", key())


def test_a_plain_or_missing_file_is_refused(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE pieces (id, rev)")
    plain.close()
    for name in ("plain.db", "missing.db"):
        with pytest.raises(FileRefused):
            verify(tmp_path / name, key())


def test_a_journal_damaged_inside_is_not_copied_as_if_it_were_whole(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    vault = make_vault(path)
    for _ in range(20):
        keep_entry(vault, entry("words " * 500))
    vault.close()
    damaged = bytearray(path.read_bytes())
    # Towards the end, where the texts lie: pages nobody uses are not copied at all.
    damaged[len(damaged) * 9 // 10] ^= 1
    path.write_bytes(damaged)
    opened: Connection = open_connection(path, key(), Access.WRITE)
    with pytest.raises(CannotKeep):
        verified_copy(opened, tmp_path / "copy.db", key())
    opened.close()
    assert not (tmp_path / "copy.db").exists()
    assert not (tmp_path / "copy.db.partial").exists()
