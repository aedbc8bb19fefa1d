"""Erasing: the key and all files go; interrupted, nothing half-erased is ever a journal."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_entry import (
    KeyringEntry,
    entry_exists,
    remove_entry,
    store_and_read_back,
)
from journal_app.security.keyring_outcomes import Exists, NotFound, Stored
from journal_app.security.recovery_code import root_from_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_file import change_vault_file
from journal_app.services import erasing, first_run, recovery, staying
from journal_app.services import vault as vault_service
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doomed import LIVED, Doomed, doomed_process
from tests.services.doors_journal import (
    entry_of,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    set_passphrase,
)

__all__ = ["keyring_session"]

MOST = 2000
a_walk_of_many_processes = pytest.mark.timeout(600)


@pytest.fixture
def doomed(keyring_session: KeyringSession) -> Iterator[Doomed]:
    with doomed_process() as process:
        yield process


def is_there(entry: KeyringEntry) -> bool:
    return isinstance(entry_exists(entry, None), Exists)


def left_in(home: Path) -> list[Path]:
    return list((home / "vaults").iterdir())


def is_erased_by_the_next_start(home: Path, entry: KeyringEntry) -> None:
    assert left_in(home) or not is_there(entry), "an entry is never left without a note of it"
    erasing.finish(home)
    assert left_in(home) == []
    assert not is_there(entry)


def test_the_journal_its_backups_and_every_key_it_had_are_gone(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    folder = folder_of(tmp_path)
    for name in ("set-aside/20260314T092653Z-damaged", "safety", "inbox"):
        (folder.path / name).mkdir(parents=True)
        (folder.path / name / "file.json").touch()
    others = [RootSecret.new(), RootSecret.new(), RootSecret.new()]
    entries = [KeyringEntry(vault_id=folder.vault_id, key_id=each.key_id) for each in others]
    for entry, root in zip(entries, others, strict=True):
        assert isinstance(store_and_read_back(entry, root, None), Stored)
    pending, retired, only_beside = (each.key_id for each in others)
    change_vault_file(
        folder,
        lambda record: type(record)(
            vault_id=record.vault_id,
            created=record.created,
            active=record.active,
            pending=pending,
            retired=(retired,),
            keyring=record.keyring,
        ),
    )
    (folder.backups / f"auto-20260314T092653Z-000009-{only_beside}.db").touch()
    entries.append(entry_of(tmp_path))
    stranger = KeyringEntry(vault_id="0" * 16, key_id=others[0].key_id)
    store_and_read_back(stranger, others[0], None)

    erased = erasing.erase(tmp_path)
    assert (erased.entry_left, erased.files_left) == (False, False)
    assert "erased" in erased.words
    assert "still in the keyring" not in erased.words
    assert left_in(tmp_path) == []
    assert not any(is_there(entry) for entry in entries)
    assert is_there(stranger)
    assert not vault_service.facts(tmp_path).exists
    # What comes now is a first run, and another journal.
    first_run.create(tmp_path, clock=clock)
    assert folder_of(tmp_path).vault_id != folder.vault_id


def test_where_there_is_no_journal_nothing_is_erased(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as refused:
        erasing.erase(tmp_path)
    assert refused.value.problem is OpenProblem.MISSING


@a_walk_of_many_processes
@pytest.mark.parametrize("way", ["keyring", "passphrase", "no record"])
def test_killed_at_any_instant_it_is_a_whole_journal_or_none_and_the_next_start_finishes(
    tmp_path: Path, doomed: Doomed, clock: FakeClock, way: str
) -> None:
    home, kept = tmp_path / "home", tmp_path / "away" / "kept"
    code = make_journal(home, clock, backed_up=True)
    entry = entry_of(home)
    if way == "passphrase":
        set_passphrase(home, clock)
    elif way == "no record":
        for path in (folder_of(home).record, folder_of(home).record_before):
            path.unlink()
    shutil.copytree(home, kept)
    alive = []
    for left in range(MOST):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        if way != "passphrase":
            store_and_read_back(entry, root_from_code(code), None)
        ended = doomed.run("erase", home, left)
        alive.append(bool(HomeFolder(path=home).journals()))
        if alive[-1]:
            assert is_there(entry) == (way != "passphrase")
        else:
            is_erased_by_the_next_start(home, entry)
        if ended == LIVED:
            break
    assert ended == LIVED
    assert len(alive) > 20
    assert (alive[0], alive[-1]) == (True, False)
    assert alive == sorted(alive, reverse=True)


@a_walk_of_many_processes
def test_finishing_is_killed_at_any_instant_too(
    tmp_path: Path, doomed: Doomed, clock: FakeClock
) -> None:
    home, kept = tmp_path / "home", tmp_path / "away" / "kept"
    code = make_journal(home, clock, backed_up=True)
    entry = entry_of(home)
    folder_of(home).path.rename(folder_of(home).path.with_suffix(".erasing"))
    shutil.copytree(home, kept)
    for left in range(MOST):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        store_and_read_back(entry, root_from_code(code), None)
        ended = doomed.run("finish-erasing", home, left)
        assert not HomeFolder(path=home).journals()
        is_erased_by_the_next_start(home, entry)
        if ended == LIVED:
            break
    assert ended == LIVED


def test_a_keyring_that_cannot_be_reached_is_told_and_its_entry_goes_at_a_later_start(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    entry = entry_of(tmp_path)
    keyring_session.freeze_keyring()
    erased = erasing.erase(tmp_path, seconds=0.2)
    keyring_session.thaw_keyring()
    # What was given up ends before this has its turn.
    assert isinstance(remove_entry(entry, None), NotFound)
    keyring_session.stop_keyring()
    assert (erased.entry_left, erased.files_left) == (True, False)
    assert "still in the keyring" in erased.words
    assert not vault_service.facts(tmp_path).exists
    (going,) = HomeFolder(path=tmp_path).erasing()
    assert [path.name for path in going.path.iterdir()] == ["erasing.json"]

    erasing.finish(tmp_path)
    assert HomeFolder(path=tmp_path).erasing()
    keyring_session.start_keyring()
    store_and_read_back(entry, RootSecret.new(), None)
    assert is_there(entry)
    # A first run clears it away as well.
    first_run.create(tmp_path, clock=clock)
    assert not HomeFolder(path=tmp_path).erasing()
    assert isinstance(entry_exists(entry, None), NotFound)


def test_a_note_that_cannot_be_written_keeps_no_key_and_no_file(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    entry = entry_of(tmp_path)
    (folder_of(tmp_path).path / "erasing.json.partial").mkdir()
    erased = erasing.erase(tmp_path)
    assert (erased.entry_left, erased.files_left, erased.opens_still) == (False, False, False)
    assert left_in(tmp_path) == []
    assert not is_there(entry)


def test_without_a_note_and_a_keyring_the_record_stays_until_the_entry_is_gone(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    entry = entry_of(tmp_path)
    folder = folder_of(tmp_path)
    # Not even once there is room: a note of that name cannot take its place.
    (folder.path / "erasing.json").mkdir()
    (folder.path / "erasing.json" / "in the way").touch()
    keyring_session.lock_keyring()
    erased = erasing.erase(tmp_path)
    assert erased.entry_left
    assert not erased.opens_still, "no database is left"
    (going,) = HomeFolder(path=tmp_path).erasing()
    assert not going.journal.exists()
    assert going.record.exists() or (going.path / "erasing.json").is_file()
    keyring_session.unlock_keyring()
    assert is_there(entry)
    is_erased_by_the_next_start(tmp_path, entry)


def test_it_is_not_called_erased_while_it_could_still_be_read() -> None:
    words = erasing.Erased(entry_left=True, files_left=True, opens_still=True).words
    assert "not erased yet" in words
    assert "opens nothing" not in words
    assert "is erased" in erasing.Erased(entry_left=True, files_left=True).words


@pytest.mark.parametrize("slot", [True, False])
def test_files_that_cannot_be_removed_are_erased_only_without_what_opens_them(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock, slot: bool
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    if slot:
        set_passphrase(tmp_path, clock)
    assert told_by_a_process_that_cannot_remove_copies(tmp_path) == [False, True, slot]


def told_by_a_process_that_cannot_remove_copies(home: Path) -> list[bool]:
    """What erasing tells where the disk lets nothing of the backups go."""
    script = (
        "import json, sys; from pathlib import Path; from journal_app.services import erasing;"
        "told = erasing.erase(Path(sys.argv[1]));"
        "print(json.dumps([told.entry_left, told.files_left, told.opens_still]))"
    )
    erase = (sys.executable, "-c", script, home)
    mounted = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    space = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["-r"])]
    told = subprocess.run(
        [*space, "sh", "-c", mounted, "sh", folder_of(home).backups, *erase],
        capture_output=True,
        text=True,
        check=True,
    )
    flags: list[bool] = json.loads(told.stdout)
    return flags


def test_with_a_passphrase_no_keyring_is_waited_for(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    keyring_session.stop_keyring()
    erased = erasing.erase(tmp_path)
    assert not erased.entry_left
    assert left_in(tmp_path) == []


def test_a_folder_somebody_put_back_keeps_its_key(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    home = tmp_path / "home"
    make_journal(home, clock)
    folder = folder_of(home)
    shutil.copytree(folder.path, folder.path.with_suffix(".erasing"))
    erasing.finish(home)
    assert HomeFolder(path=home).erasing() == ()
    assert in_keyring(home)
    assert opens(home)
    shutil.copytree(folder.path, folder.path.with_suffix(".erasing"))
    erasing.erase(home)
    assert left_in(home) == []


@pytest.mark.parametrize("known", ["beside", "told"])
def test_another_folder_of_the_same_journal_keeps_its_key_until_it_goes_too(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock, known: str
) -> None:
    old = tmp_path / "old"
    make_journal(old, clock)
    entry = entry_of(old)
    new = tmp_path / "new" if known == "beside" else tmp_path / "far" / "away"
    shutil.copytree(old, new)
    others = () if known == "beside" else (new,)
    assert staying.of(old, others).other == new
    erased = erasing.erase(old, others=others)
    assert (erased.key_shared, erased.entry_left, left_in(old)) == (True, False, [])
    assert "another folder on this computer holds this journal too" in erased.words
    assert opens(new)
    assert not erasing.erase(new, others=(old,)).key_shared
    assert not is_there(entry)


def test_a_folder_that_a_passphrase_opens_keeps_no_key(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    make_journal(old, clock)
    entry = entry_of(old)
    code = recovery.show(old).groups
    shutil.copytree(old, new)
    set_passphrase(new, clock)
    store_and_read_back(entry, root_from_code("-".join(code)), None)
    assert staying.of(old).other is None
    assert not erasing.erase(old).key_shared
    assert not is_there(entry)


def test_where_the_code_was_never_kept_it_is_said_that_nothing_opens_a_copy(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    kept, unkept = tmp_path / "a" / "kept", tmp_path / "b" / "unkept"
    make_journal(kept, clock)
    first_run.create(unkept, clock=clock)
    assert not staying.of(kept).copies_shut
    assert staying.of(unkept).copies_shut
    assert "open with the recovery code or with a passphrase" in erasing.erase(kept).words
    assert "Nothing opens copies taken elsewhere" in erasing.erase(unkept).words


def test_what_cannot_be_begun_is_told_and_nothing_is_gone(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    folder_of(tmp_path).path.with_suffix(".erasing").write_text("a file in the way")
    with pytest.raises(CannotKeep) as refused:
        erasing.erase(tmp_path)
    assert "nothing was erased" in refused.value.sentence
    assert opens(tmp_path)


def test_what_lies_behind_a_link_is_not_erased(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    make_journal(home, clock)
    elsewhere.mkdir()
    (elsewhere / "letter.json").write_text("kept")
    (folder_of(home).path / "link").symlink_to(elsewhere)
    (folder_of(home).path / "broken").symlink_to(tmp_path / "nowhere")
    erasing.erase(home)
    assert left_in(home) == []
    assert (elsewhere / "letter.json").read_text() == "kept"
