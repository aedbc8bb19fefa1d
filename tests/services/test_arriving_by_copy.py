"""A copy on a stick, or in a second folder, opens with the code where there is nothing yet."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.core.backups import CopyState
from journal_app.core.errors import CannotOpen, CodeRefused, OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_entry import KeyringEntry, store_and_read_back
from journal_app.security.keyring_outcomes import Stored
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_json import record_from_json, record_to_json
from journal_app.security.vault_record import Mode, VaultRecord
from journal_app.services import arriving, backups, copies, examining, restoring, second_place
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.closed_journal import (
    VAULT_ID,
    WAY,
    ClosedJournal,
    spoil,
    state_of,
)
from tests.services.doomed import LIVED, Doomed
from tests.services.test_moving import (
    assert_whole,
    by_keyring,
    doomed,
    journal,
    reader_of,
    there,
)

__all__ = ["doomed", "journal", "keyring_session", "there"]


def on_stick(journal: ClosedJournal) -> Path:
    """A copy made with `backup --out`, its pictures and record beside it."""
    stick = journal.home.parent / "stick"
    stick.mkdir()
    reader = reader_of(journal)
    try:
        return backups.make_at(reader, stick / "usb.db", home=journal.home).path
    finally:
        reader.close()


def code_alone(journal: ClosedJournal) -> Path:
    """The same without the small file beside it."""
    path = on_stick(journal)
    path.with_name("usb.db.vault.json").unlink()
    return path


def in_second_folder(journal: ClosedJournal) -> Path:
    """A backup that the app brought to a second folder."""
    stick = journal.home.parent / "second"
    stick.mkdir()
    journal.back_up()
    second_place.choose(journal.home, stick)
    with journal.opened() as opened:
        followed = second_place.follow(opened.vault, journal.folder, clock=journal.clock)
    assert followed is not None
    assert followed.brought is not None
    return followed.brought


def whole_folder(journal: ClosedJournal) -> Path:
    """The journal's own file, in a folder that was copied as it is."""
    return shutil.copytree(journal.folder.path, journal.home.parent / "folder") / "journal.db"


def backup_in_folder(journal: ClosedJournal) -> Path:
    """A backup within such a folder."""
    journal.back_up()
    (backup,) = (whole_folder(journal).parent / "backups").glob("*.db")
    return backup


@pytest.mark.parametrize(
    "made", [on_stick, code_alone, in_second_folder, whole_folder, backup_in_folder]
)
def test_a_copy_and_the_code_are_enough_on_a_computer_that_has_nothing(
    journal: ClosedJournal, there: Path, made: Callable[[ClosedJournal], Path]
) -> None:
    copy = made(journal)
    before = state_of(copy.parent)
    shutil.rmtree(journal.home)
    told = arriving.look(there, copy)
    assert (told.here, told.is_bundle) == (False, False)
    assert told.key_id == (None if made is code_alone else journal.root.key_id)
    arrived = arriving.arrive(there, copy, journal.code, clock=journal.clock)
    assert (arrived.entries, arrived.carried.there, arrived.carried.missing) == (3, 1, 0)
    assert arrived.copy is None
    assert_whole(there, journal.code)
    assert state_of(copy.parent) == before
    assert HomeFolder(path=there).unfinished() == ()
    assert examining.examine(there, journal.code).problem is None


def test_a_passphrase_opens_it_where_the_record_lies_beside(
    journal: ClosedJournal, there: Path
) -> None:
    copy = on_stick(journal)
    assert arriving.look(there, copy).passphrase
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, WayIn(passphrase="another one"), clock=journal.clock)
    assert refused.value.problem is OpenProblem.WRONG_PASSPHRASE
    assert arriving.arrive(there, copy, WAY, clock=journal.clock).passphrase
    assert HomeFolder(path=there).journals()[0].vault_id == VAULT_ID
    assert_whole(there, WAY)


def test_without_the_record_only_the_code_is_asked(journal: ClosedJournal, there: Path) -> None:
    copy = code_alone(journal)
    assert not arriving.look(there, copy).passphrase
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, WAY, clock=journal.clock)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED
    assert refused.value.sentence == "It opens with its recovery code."


def test_its_key_is_in_the_keyring_of_this_computer_then(
    journal: ClosedJournal, there: Path, keyring_session: KeyringSession
) -> None:
    by_keyring(journal)
    journal_copy = whole_folder(journal)
    arrived = arriving.arrive(there, journal_copy, journal.code, clock=journal.clock)
    assert arrived.in_keyring
    assert_whole(there, WayIn())


def test_where_it_is_already_a_copy_lies_beside_it_and_nothing_is_merged(
    journal: ClosedJournal,
) -> None:
    copy = on_stick(journal)
    journal.write("Later.")
    before = state_of(journal.home)
    assert arriving.look(journal.home, copy).here
    arrived = arriving.arrive(journal.home, copy, journal.code, clock=journal.clock)
    assert before.items() <= state_of(journal.home).items()
    assert arrived.copy in restoring.copies(journal.home)
    assert restoring.look(journal.home, arrived.copy, WAY).state is CopyState.GOOD
    assert len(journal.bodies()) == 4
    restoring.restore(journal.home, arrived.copy, WAY, clock=journal.clock)
    assert_whole(journal.home, WAY)


def test_the_same_journal_is_known_by_its_key_where_nothing_else_tells(
    journal: ClosedJournal,
) -> None:
    copy = code_alone(journal)
    arrived = arriving.arrive(journal.home, copy, journal.code, clock=journal.clock)
    assert arrived.copy is not None
    assert len(HomeFolder(path=journal.home).journals()) == 1
    record = copies.record_beside(arrived.copy.path)
    assert record is not None
    assert record.vault_id == VAULT_ID


def test_known_by_the_names_of_its_copies_where_its_record_is_damaged(
    journal: ClosedJournal,
) -> None:
    copy = code_alone(journal)
    journal.back_up()
    for path in (journal.folder.record, journal.folder.record_before):
        path.write_bytes(b"{")
    assert arriving.arrive(journal.home, copy, journal.code, clock=journal.clock).copy is not None


def test_what_stands_beside_it_may_be_of_newer_keys_the_file_decides(
    journal: ClosedJournal, there: Path
) -> None:
    copy = on_stick(journal)
    beside = copy.with_name("usb.db.vault.json")
    newer = RootSecret(bytes([9]) * 16)
    record = replace(
        record_from_json(beside.read_bytes()), active=newer.key_id, retired=(), salt={}
    )
    beside.write_bytes(record_to_json(record))
    arriving.arrive(there, copy, journal.code, clock=journal.clock)
    assert_whole(there, journal.code)
    known = record_from_json(HomeFolder(path=there).journals()[0].record.read_bytes())
    assert (known.active, known.retired) == (journal.root.key_id, (newer.key_id,))
    assert known.passphrase is None


@pytest.mark.parametrize("made", [on_stick, code_alone, in_second_folder])
def test_another_code_makes_nothing(
    journal: ClosedJournal, there: Path, made: Callable[[ClosedJournal], Path]
) -> None:
    other = WayIn(code=recovery_code(RootSecret(bytes([7]) * 16)))
    with pytest.raises(CodeRefused) as refused:
        arriving.arrive(there, made(journal), other, clock=journal.clock)
    assert refused.value.problem is OpenProblem.CODE_FOREIGN
    assert HomeFolder(path=there).journals() == ()
    assert HomeFolder(path=there).unfinished() == ()


@pytest.mark.parametrize("made", [on_stick, code_alone])
def test_a_misread_group_is_told(
    journal: ClosedJournal, there: Path, made: Callable[[ClosedJournal], Path]
) -> None:
    groups = (journal.code.code or "").split("-")
    misread = "-".join((*groups[:3], f"{(int(groups[3]) + 1) % 1_000_000:06}", *groups[4:]))
    with pytest.raises(CodeRefused) as refused:
        arriving.arrive(there, made(journal), WayIn(code=misread), clock=journal.clock)
    assert refused.value.group == 4


def test_its_name_says_which_sheet_to_look_for(journal: ClosedJournal, there: Path) -> None:
    copy = in_second_folder(journal)
    copy.with_suffix(".json").unlink()
    assert arriving.look(there, copy).key_id == journal.root.key_id
    other = WayIn(code=recovery_code(RootSecret(bytes([7]) * 16)))
    with pytest.raises(CodeRefused, match=f"This one has key {journal.root.key_id}"):
        arriving.arrive(there, copy, other, clock=journal.clock)


@pytest.mark.parametrize("made", [on_stick, code_alone])
def test_a_damaged_copy_makes_nothing(
    journal: ClosedJournal, there: Path, made: Callable[[ClosedJournal], Path]
) -> None:
    copy = made(journal)
    spoil(copy, 4096 * 3 + 60)
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, journal.code, clock=journal.clock)
    assert refused.value.problem is OpenProblem.DAMAGED
    assert HomeFolder(path=there).journals() == ()
    assert HomeFolder(path=there).unfinished() == ()


def test_a_picture_that_is_gone_is_counted_and_keeps_nothing_away(
    journal: ClosedJournal, there: Path
) -> None:
    copy = on_stick(journal)
    shutil.rmtree(copy.parent / "tideline-files")
    arrived = arriving.arrive(there, copy, journal.code, clock=journal.clock)
    assert (arrived.entries, arrived.carried.there, arrived.carried.missing) == (3, 0, 1)


@pytest.mark.parametrize("held", [b"", b"a few words", b"SQLite format 3\0" + bytes(9000)])
def test_what_is_neither_is_told_before_anything_is_typed(there: Path, held: bytes) -> None:
    there.parent.mkdir(parents=True)
    path = there.parent / "some.db"
    path.write_bytes(held)
    with pytest.raises(CannotOpen, match="neither a bundle nor a copy"):
        arriving.look(there, path)


def test_killed_at_any_instant_it_is_here_whole_or_not_at_all(
    journal: ClosedJournal, there: Path, doomed: Doomed
) -> None:
    copy = code_alone(journal)
    there.parent.mkdir()
    shutil.copy(copy, there.parent / "bundle")
    shutil.copytree(copy.parent / "tideline-files", there.parent / "tideline-files")
    code = journal.code.code or ""
    seen = []
    for left in range(0, 2000, 4):
        shutil.rmtree(there, ignore_errors=True)
        there.mkdir()
        ended = doomed.run("arrive", there, left, code)
        seen.append(vault_service.facts(there).exists)
        if not seen[-1]:
            arriving.arrive(there, there.parent / "bundle", journal.code, clock=journal.clock)
        assert_whole(there, journal.code)
        assert HomeFolder(path=there).unfinished() == ()
        if ended == LIVED:
            break
    assert ended == LIVED
    assert seen == sorted(seen)
    assert seen.count(False) > 5


def held_here(journal: ClosedJournal) -> None:
    """The keyring of this computer has the key."""
    entry = KeyringEntry(vault_id=VAULT_ID, key_id=journal.root.key_id)
    assert isinstance(store_and_read_back(entry, journal.root, None), Stored)


def as_by_keyring(copy: Path) -> None:
    """As if it had been made while the keyring opened the journal."""
    beside = copy.with_suffix(".json")
    beside = beside if beside.exists() else copy.with_name(f"{copy.name}.vault.json")
    told = record_from_json(beside.read_bytes())
    beside.write_bytes(record_to_json(replace(told, mode=Mode.KEYRING, passphrase=None)))


@pytest.mark.parametrize("made", [on_stick, in_second_folder, backup_in_folder])
def test_where_the_keyring_still_has_its_key_nothing_is_typed(
    journal: ClosedJournal,
    there: Path,
    keyring_session: KeyringSession,
    made: Callable[[ClosedJournal], Path],
) -> None:
    copy = made(journal)
    held_here(journal)
    as_by_keyring(copy)
    shutil.rmtree(journal.home)
    assert arriving.look(there, copy).keyring
    arrived = arriving.arrive(there, copy, WayIn(ask=True), clock=journal.clock)
    assert (arrived.entries, arrived.in_keyring, arrived.copy) == (3, True, None)
    assert_whole(there, WayIn())


def test_on_another_computer_the_code_is_asked(
    journal: ClosedJournal, there: Path, keyring_session: KeyringSession
) -> None:
    copy = on_stick(journal)
    as_by_keyring(copy)
    assert not arriving.look(there, copy).keyring
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, WayIn(ask=True), clock=journal.clock)
    assert refused.value.sentence == "It opens with its recovery code."


def test_a_passphrase_is_not_gone_round_by_what_a_keyring_has(
    journal: ClosedJournal, there: Path, keyring_session: KeyringSession
) -> None:
    copy = on_stick(journal)
    held_here(journal)
    assert not arriving.look(there, copy).keyring
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, WayIn(ask=True), clock=journal.clock)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED


def test_the_key_of_another_journal_whose_record_lies_there_opens_nothing(
    journal: ClosedJournal, there: Path, keyring_session: KeyringSession
) -> None:
    copy = code_alone(journal)
    another = RootSecret.new()
    entry = KeyringEntry(vault_id="0" * 16, key_id=another.key_id)
    assert isinstance(store_and_read_back(entry, another, None), Stored)
    told = VaultRecord(vault_id="0" * 16, created=journal.clock.now(), active=another.key_id)
    copy.with_name("vault.json").write_bytes(record_to_json(told))
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(there, copy, WayIn(ask=True), clock=journal.clock)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED
    assert not vault_service.facts(there).exists
