"""A journal, a backup or any file looked over: every row of the table of damage, told in words."""

import shutil
from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.recovery_code import recovery_code
from journal_app.security.vault_file import read_vault_file
from journal_app.services import backups, entries, examining, first_run, restoring
from journal_app.services import vault as vault_service
from journal_app.services.sealed_copies import BESIDE, FilesFound
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.storage.connection import PAGE_BYTES, Access, open_connection
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.closed_journal import (
    PASSPHRASE,
    VAULT_ID,
    WAY,
    ClosedJournal,
    make_closed,
    spoil,
    state_of,
)
from tests.services.troubles_made import NOW, TROUBLES, crash

__all__ = ["keyring_session"]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A few texts and one backup."""
    made = make_closed(tmp_path / "home")
    made.write(*(f"{number} words. " * 200 for number in range(8)))
    made.back_up()
    return made


def test_a_journal_that_is_well(journal: ClosedJournal) -> None:
    found = examining.examine(journal.home, WAY)
    assert (found.problem, found.words, found.parts) == (None, "", ())
    assert (found.entries, found.moments, found.pages_damaged) == (8, 0, 0)
    assert found.newest_day == journal.clock.now().date()
    assert [copy.number for copy in found.copies] == [1]


@pytest.mark.parametrize("name", TROUBLES)
def test_a_file_in_trouble_has_its_words_and_is_left_alone(
    journal: ClosedJournal, name: str
) -> None:
    spoiled, problem = TROUBLES[name]
    spoiled(journal.folder.journal)
    before = state_of(journal.home)
    found = examining.examine(journal.home, WAY)
    assert found.problem is problem
    assert found.sentence.endswith(".")
    assert "One copy of it is kept, from 2026-03-14: it can be put back." in found.advice
    assert len(found.copies) == 1
    # What only reads leaves an empty log beside it, since the app may be open.
    assert state_of(journal.home).items() >= before.items()


@pytest.mark.parametrize("place", [0.3, 0.5, 0.7, 0.9])
def test_a_page_that_opening_never_touched_is_found(journal: ClosedJournal, place: float) -> None:
    path = journal.folder.journal
    spoil(path, int(path.stat().st_size * place))
    found = examining.examine(journal.home, WAY)
    assert found.problem is OpenProblem.DAMAGED
    assert found.pages_damaged == 1
    assert found.sentence.startswith("One of the ")


def test_a_moved_page_is_found(journal: ClosedJournal) -> None:
    path = journal.folder.journal
    raw = bytearray(path.read_bytes())
    one, two = (slice(at * PAGE_BYTES, (at + 1) * PAGE_BYTES) for at in (40, 41))
    raw[one], raw[two] = raw[two], raw[one]
    path.write_bytes(raw)
    assert examining.examine(journal.home, WAY).pages_damaged == 2


def test_an_index_that_does_not_fit_is_told_by_its_name(journal: ClosedJournal) -> None:
    connection = open_connection(journal.folder.journal, journal.secret, Access.WRITE)
    connection.run("DELETE FROM words WHERE rowid = 1")
    connection.close()
    found = examining.examine(journal.home, WAY)
    assert (found.problem, found.parts, found.pages_damaged) == (
        OpenProblem.DAMAGED,
        ("words",),
        0,
    )


def test_junk_at_the_end_is_no_damage(journal: ClosedJournal) -> None:
    with journal.folder.journal.open("ab") as file:
        file.write(b"x" * 9000)
    assert examining.examine(journal.home, WAY).problem is None


def test_a_log_that_waits_is_no_false_alarm(journal: ClosedJournal) -> None:
    crash(journal, "Only in the log.")
    before = state_of(journal.home)
    assert examining.examine(journal.home, WAY).entries == 9
    assert state_of(journal.home).items() >= before.items()
    vault_service.settle(journal.home, WAY, now=lambda: NOW)
    assert not journal.folder.journal_log.exists()
    assert examining.examine(journal.home, WAY).entries == 9


def test_what_keeps_the_key_away_is_an_answer_too(journal: ClosedJournal) -> None:
    wrong = examining.examine(journal.home, WayIn(passphrase="the short way home"))
    assert wrong.problem is OpenProblem.WRONG_PASSPHRASE
    none = examining.examine(journal.home, BY_KEYRING)
    assert none.problem is OpenProblem.PASSPHRASE_NEEDED


def test_no_journal_at_all(tmp_path: Path) -> None:
    found = examining.examine(tmp_path / "nothing", BY_KEYRING)
    assert found.problem is OpenProblem.MISSING
    assert not (tmp_path / "nothing").exists()


# Any file.


def test_the_journal_its_folder_and_its_data_folder_say_the_same(journal: ClosedJournal) -> None:
    whole = examining.examine(journal.home, WAY)
    elsewhere = journal.home.with_name("elsewhere")
    for path in (journal.home, journal.folder.path, journal.folder.journal):
        assert examining.opens_with(elsewhere, path) == "passphrase"
        assert examining.examine_file(elsewhere, path, WAY) == whole


def test_a_backup_is_looked_over_without_a_trace(journal: ClosedJournal) -> None:
    backup = restoring.copies(journal.home)[0].path
    before = state_of(journal.home)
    assert examining.opens_with(journal.home, backup) == "passphrase"
    found = examining.examine_file(journal.home, backup, WAY)
    assert (found.problem, found.entries, found.pages_damaged) == (None, 8, 0)
    assert state_of(journal.home) == before


def test_a_backup_on_another_computer_opens_by_the_file_beside_it(journal: ClosedJournal) -> None:
    elsewhere = journal.home.with_name("elsewhere")
    backup = restoring.copies(journal.home)[0].path
    stick = journal.home.with_name("stick")
    stick.mkdir()
    for path in (backup, backup.with_suffix(".json")):
        (stick / path.name).write_bytes(path.read_bytes())
    assert examining.opens_with(elsewhere, stick / backup.name) == "passphrase"
    assert examining.examine_file(elsewhere, stick / backup.name, WAY).entries == 8
    (stick / backup.with_suffix(".json").name).unlink()
    assert examining.opens_with(elsewhere, stick / backup.name) is None


@pytest.mark.parametrize("name", TROUBLES)
def test_a_copy_in_trouble_has_words_of_its_own(journal: ClosedJournal, name: str) -> None:
    backup = restoring.copies(journal.home)[0].path
    spoiled, problem = TROUBLES[name]
    spoiled(backup)
    found = examining.examine_file(journal.home, backup, WAY)
    # Nothing tells the salt of a copy, so a damaged one shows no page that fits.
    if problem is OpenProblem.HEADER_DAMAGED or name in {"salt and page 1"}:
        problem = OpenProblem.ANOTHER_FILE
    assert found.problem is problem
    assert "the journal was not touched" in found.advice


# The small file that says how the journal opens.


def damage_record(journal: ClosedJournal, *, gone: bool = False) -> None:
    for path in (journal.folder.record, journal.folder.record_before):
        if gone:
            path.unlink(missing_ok=True)
        else:
            path.write_text('{"format": 1')


def test_the_record_before_is_used_by_itself(journal: ClosedJournal) -> None:
    journal.folder.record.write_text("{")
    assert len(journal.bodies()) == 8


@pytest.mark.parametrize("gone", [True, False])
def test_both_damaged_is_told_and_written_anew_from_a_copy(
    journal: ClosedJournal, gone: bool
) -> None:
    before = journal.record()
    damage_record(journal, gone=gone)
    found = examining.examine(journal.home, WAY)
    assert found.problem is OpenProblem.RECORD_DAMAGED
    rebuilt = examining.rebuild_record(journal.home, WAY, clock=journal.clock)
    assert (rebuilt.from_copy, rebuilt.opens_with) == (True, "passphrase")
    after = journal.record()
    assert (after.active, after.salt, after.passphrase) == (
        before.active,
        before.salt,
        before.passphrase,
    )
    assert journal.folder.record.read_bytes() == journal.folder.record_before.read_bytes()
    assert len(list(journal.folder.set_aside.glob("*-record/vault.json"))) == (0 if gone else 1)
    assert len(journal.bodies()) == 8


def test_from_the_code_alone_where_no_copy_is_left(journal: ClosedJournal) -> None:
    for path in journal.folder.backups.iterdir():
        path.unlink()
    damage_record(journal)
    with pytest.raises(CannotOpen, match="passphrase"):
        examining.rebuild_record(journal.home, WAY, clock=journal.clock)
    rebuilt = examining.rebuild_record(journal.home, journal.code, clock=journal.clock)
    assert (rebuilt.from_copy, rebuilt.opens_with) == (False, "keyring")
    record = journal.record()
    assert (record.vault_id, record.active) == (VAULT_ID, journal.root.key_id)
    assert record.inbox is not None
    reader = vault_service.open_reader(journal.home, journal.code)
    assert reader.pieces.counts() == (8, 0)
    reader.close()


def test_nothing_is_written_before_the_key_has_proved_itself(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    other = make_closed(tmp_path / "other", number=2)
    for path in journal.folder.backups.iterdir():
        path.unlink()
    damage_record(journal)
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        examining.rebuild_record(journal.home, other.code, clock=journal.clock)
    assert refused.value.problem is OpenProblem.KEY_FOREIGN
    assert state_of(journal.home) == before


def test_a_damaged_journal_still_proves_its_key(journal: ClosedJournal) -> None:
    for path in journal.folder.backups.iterdir():
        path.unlink()
    damage_record(journal)
    spoil(journal.folder.journal, 500)
    examining.rebuild_record(journal.home, journal.code, clock=journal.clock)
    assert examining.examine(journal.home, journal.code).problem is OpenProblem.DAMAGED


def test_a_missing_journal_and_a_missing_record_come_back_from_a_backup(
    journal: ClosedJournal,
) -> None:
    damage_record(journal, gone=True)
    journal.folder.journal.unlink()
    examining.rebuild_record(journal.home, WAY, clock=journal.clock)
    copy = restoring.copies(journal.home)[0]
    restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert len(journal.bodies()) == 8


def test_from_the_keyring_where_nothing_else_is_left(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    (folder,) = HomeFolder(path=tmp_path).journals()
    before = read_vault_file(folder)
    folder.record.unlink()
    folder.record_before.unlink(missing_ok=True)
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(tmp_path, now=lambda: "20260314T092653Z")
    assert refused.value.problem is OpenProblem.RECORD_DAMAGED
    rebuilt = examining.rebuild_record(tmp_path, BY_KEYRING, clock=clock)
    assert (rebuilt.from_copy, rebuilt.opens_with) == (False, "keyring")
    after = read_vault_file(folder)
    assert (after.active, after.salt, after.inbox) == (before.active, before.salt, before.inbox)
    vault_service.close_journal(
        vault_service.open_journal(tmp_path, now=lambda: "20260314T092653Z")
    )


def test_with_an_empty_keyring_the_code_is_what_is_left(
    journal: ClosedJournal, keyring_session: KeyringSession
) -> None:
    for path in journal.folder.backups.iterdir():
        path.unlink()
    damage_record(journal)
    with pytest.raises(CannotOpen) as refused:
        examining.rebuild_record(journal.home, BY_KEYRING, clock=journal.clock)
    assert refused.value.problem is OpenProblem.RECORD_DAMAGED
    assert "recovery code" in refused.value.advice


# Less than at the last close.


def test_going_on_without_what_a_lost_log_held(journal: ClosedJournal) -> None:
    before = journal.folder.journal.read_bytes()
    journal.write("Later.")
    journal.folder.journal.write_bytes(before)
    assert examining.examine(journal.home, WAY).problem is OpenProblem.LOG_LOST
    kept = examining.go_on_without(journal.home, WAY, clock=journal.clock)
    assert restoring.look(journal.home, kept, WAY).entries == 8
    assert len(journal.bodies()) == 8
    record = journal.record()
    assert record.closed is not None
    assert record.closed.entries == 8


def test_going_on_needs_the_key(journal: ClosedJournal) -> None:
    before = state_of(journal.home)
    with pytest.raises(CannotOpen):
        examining.go_on_without(
            journal.home, WayIn(passphrase="the short way home"), clock=journal.clock
        )
    assert state_of(journal.home) == before


def test_the_words_hold_nothing_of_the_writer(journal: ClosedJournal) -> None:
    with journal.opened() as opened:
        entries.add(opened.vault, "Zqx wombat", when=when_now(journal.clock), clock=journal.clock)
    spoil(journal.folder.journal, 500)
    found = examining.examine(journal.home, WAY)
    for secret in ("Zqx", PASSPHRASE, recovery_code(journal.root)):
        assert secret not in f"{found!r} {found.words}"


def test_files_are_looked_over_with_the_journal_and_with_every_copy(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    picture = journal.hang(b"A letter. " * 9000)
    backup = journal.back_up()
    sealed = journal.folder.files / picture.file
    for found in (
        examining.examine(journal.home, WAY),
        examining.examine_file(journal.home, backup, WAY),
    ):
        assert (found.problem, found.files) == (None, FilesFound(count=1))
    spoil(sealed, 70_000)
    for found in (
        examining.examine(journal.home, WAY),
        examining.examine_file(journal.home, backup, WAY),
    ):
        assert (found.problem, found.parts) == (OpenProblem.DAMAGED, (examining.FILES,))
        assert found.files == FilesFound(count=1, damaged=1)
    sealed.unlink()
    found = examining.examine(journal.home, WAY)
    assert found.files == FilesFound(count=1, missing=1)
    assert "1 picture or file: 1 is missing." in found.words
    assert found.entries == 9


def test_a_copy_elsewhere_without_its_folder_of_files_is_told(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    journal.hang(b"A letter.")
    target = tmp_path / "stick" / "copy.db"
    target.parent.mkdir()
    with journal.opened() as opened:
        reader = opened.vault.reader()
        backups.make_at(reader, target, home=journal.home)
        reader.close()
    assert examining.examine_file(journal.home, target, WAY).problem is None
    shutil.rmtree(target.parent / BESIDE)
    assert examining.examine_file(journal.home, target, WAY).files.missing == 1
