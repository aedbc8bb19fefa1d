"""Copies listed, looked into, shown and put back, and the way back from that."""

from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import CopyKind, CopyState
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.security.secret import Secret
from journal_app.services import copies as copy_service
from journal_app.services import examining, passphrases, replacing, restoring
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from journal_app.storage.connection import Access, open_connection
from tests.builders import key
from tests.services.closed_journal import (
    NOTHING,
    WAY,
    ClosedJournal,
    make_closed,
    spoil,
    state_of,
    texts_of,
)
from tests.services.troubles_made import begun, crash


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts, a backup of them, and a third text after it."""
    made = make_closed(tmp_path)
    made.write("One.", "Two.")
    made.back_up()
    made.write("Three.")
    return made


def newest(journal: ClosedJournal) -> copy_service.Copy:
    return restoring.copies(journal.home)[0]


# Listing and looking.


def test_copies_are_told_by_their_names_newest_first(journal: ClosedJournal) -> None:
    journal.back_up()
    (copy, earlier) = restoring.copies(journal.home)
    assert (copy.kind, copy.number, earlier.number) == (CopyKind.AUTO, 2, 1)
    assert copy.key_id == journal.root.key_id
    assert copy.bytes == copy.path.stat().st_size
    assert copy.made_at > earlier.made_at


def test_numbers_and_not_dates_order_the_backups(journal: ClosedJournal) -> None:
    journal.clock.advance(timedelta(days=-400))
    journal.back_up()
    journal.clock.advance(timedelta(days=800))
    journal.back_up()
    assert [copy.number for copy in restoring.copies(journal.home)] == [3, 2, 1]


def test_names_that_are_not_ours_are_no_copies(journal: ClosedJournal) -> None:
    before = restoring.copies(journal.home)
    for name in (
        "auto-x.db",
        "auto-99999999T000000Z-000001-AAAAAAAA.db",
        "copy.db",
        "a.db.partial",
    ):
        (journal.folder.backups / name).write_bytes(b"x" * 5000)
    assert restoring.copies(journal.home) == before


def test_no_journal_has_no_copies(tmp_path: Path) -> None:
    assert restoring.copies(tmp_path / "nothing") == ()


def test_looking_tells_what_a_copy_holds_and_writes_nothing(journal: ClosedJournal) -> None:
    before = state_of(journal.home)
    looked = restoring.look(journal.home, newest(journal), WAY)
    assert looked.state is CopyState.GOOD
    assert (looked.entries, looked.moments) == (2, 0)
    assert looked.newest_day == journal.clock.now().date()
    assert looked.schema == 3
    assert state_of(journal.home) == before


def test_looking_with_the_key_of_a_journal_that_was_open(journal: ClosedJournal) -> None:
    with journal.opened() as opened:
        key = restoring.key_of(opened.vault)
    assert restoring.look(journal.home, newest(journal), key).state is CopyState.GOOD


def test_a_wrong_passphrase_is_said_and_is_not_a_damaged_copy(journal: ClosedJournal) -> None:
    with pytest.raises(CannotOpen) as refused:
        restoring.look(journal.home, newest(journal), WayIn(passphrase="another one"))
    assert refused.value.problem is OpenProblem.WRONG_PASSPHRASE


@pytest.mark.parametrize(
    ("spoiled", "state"),
    [
        (lambda raw: raw[:5000] + b"x" + raw[5001:], CopyState.DAMAGED),
        (lambda raw: raw[: 20 * 4096], CopyState.DAMAGED),
        (lambda raw: raw[:-100], CopyState.DAMAGED),
        (lambda raw: b"\0" * len(raw), CopyState.DAMAGED),
        (lambda raw: raw[:100], CopyState.UNREADABLE),
        (lambda _raw: b"", CopyState.UNREADABLE),
        (lambda raw: b"SQLite format 3\0" + raw[16:], CopyState.UNREADABLE),
    ],
)
def test_a_copy_in_trouble_is_told(journal: ClosedJournal, spoiled, state: CopyState) -> None:
    copy = newest(journal)
    copy.path.write_bytes(spoiled(copy.path.read_bytes()))
    before = state_of(journal.home)
    assert restoring.look(journal.home, copy, WAY).state is state
    with pytest.raises(CannotOpen) as refused:
        restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert "Nothing was changed" in refused.value.advice
    assert state_of(journal.home) == before


def test_a_copy_of_a_newer_version_is_refused(journal: ClosedJournal) -> None:
    copy = newest(journal)
    connection = open_connection(copy.path, journal.secret, Access.WRITE)
    connection.run("PRAGMA user_version = 999")
    connection.close()
    assert restoring.look(journal.home, copy, WAY).state is CopyState.NEWER
    with pytest.raises(CannotOpen) as refused:
        restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert refused.value.problem is OpenProblem.NEWER


def test_a_preview_shows_heads_newest_first_page_by_page(journal: ClosedJournal) -> None:
    before = state_of(journal.home)
    copy = newest(journal)
    first = restoring.preview(journal.home, copy, WAY, limit=1)
    assert [head.preview for head in first] == ["Two."]
    rest = restoring.preview(journal.home, copy, WAY, limit=5, before=first[0].id)
    assert [head.preview for head in rest] == ["One."]
    assert restoring.preview(journal.home, copy, WAY, before=rest[0].id) == ()
    assert state_of(journal.home) == before


def test_a_copy_from_an_earlier_version_is_looked_into_as_it_is(journal: ClosedJournal) -> None:
    frozen = Path(__file__).parents[1] / "fixtures" / "journals" / "schema-1.db"
    copy, secret = copy_service.chosen(frozen), Secret(key())
    looked = restoring.look(journal.home, copy, secret)
    assert (looked.state, looked.schema) == (CopyState.GOOD, 1)
    assert len(restoring.preview(journal.home, copy, secret)) == looked.entries + looked.moments
    assert list(frozen.parent.glob(f"{frozen.name}?*")) == []


# Restoring.


def test_a_restore_brings_the_copy_back_and_keeps_what_was_there(journal: ClosedJournal) -> None:
    looked = newest(journal)
    restored = restoring.restore(journal.home, looked, WAY, clock=journal.clock)
    assert (restored.entries, restored.moments) == (2, 0)
    assert restored.until == (journal.clock.now() + timedelta(days=90)).date()
    assert journal.bodies() == ["One.", "Two."]
    assert restored.safety is not None
    assert restored.safety.reason == "before-restored"
    assert restoring.look(journal.home, restored.safety, WAY).entries == 3
    assert restored.set_aside is not None
    assert (restored.set_aside / "journal.db").exists()
    assert looked.path.exists()
    assert not journal.folder.is_unfinished


def test_a_restored_journal_holds_less_and_that_is_no_loss(journal: ClosedJournal) -> None:
    restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    journal.write("Four.")
    assert journal.bodies() == ["One.", "Two.", "Four."]
    record = journal.record()
    assert record.salt[record.active] == journal.folder.journal.read_bytes()[:16].hex()


def test_undo_goes_back_and_keeps_what_was_written_since(journal: ClosedJournal) -> None:
    restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    journal.write("Four.")
    restored = restoring.last_restored(journal.home, clock=journal.clock)
    assert restored is not None
    undone = restoring.undo(journal.home, restored, WAY, clock=journal.clock)
    assert undone.entries == 3
    assert journal.bodies() == ["One.", "Two.", "Three."]
    assert undone.safety is not None
    assert restoring.look(journal.home, undone.safety, WAY).entries == 3
    assert restoring.last_restored(journal.home, clock=journal.clock) is None


def test_undo_is_offered_for_ninety_days(journal: ClosedJournal) -> None:
    assert restoring.last_restored(journal.home, clock=journal.clock) is None
    restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    journal.clock.advance(timedelta(days=90))
    assert restoring.last_restored(journal.home, clock=journal.clock) is not None
    journal.clock.advance(timedelta(days=1))
    assert restoring.last_restored(journal.home, clock=journal.clock) is None


def test_a_damaged_journal_is_set_aside_as_it_is(journal: ClosedJournal) -> None:
    spoil(journal.folder.journal, 500, 9000, 90_000)
    damaged = journal.folder.journal.read_bytes()
    restored = restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    assert restored.safety is None
    assert not restored.can_be_undone
    assert restored.set_aside is not None
    assert (restored.set_aside / "journal.db").read_bytes() == damaged
    assert journal.bodies() == ["One.", "Two."]
    with pytest.raises(CannotOpen, match="did not open"):
        restoring.undo(journal.home, restored, WAY, clock=journal.clock)


def test_a_missing_journal_comes_back(journal: ClosedJournal) -> None:
    journal.folder.journal.unlink()
    restored = restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    assert restored.safety is None
    assert journal.bodies() == ["One.", "Two."]


def test_what_stands_in_a_log_alone_is_in_the_safety_copy(journal: ClosedJournal) -> None:
    crash(journal, "Only in the log.")
    restored = restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    assert restored.set_aside is not None
    assert (restored.set_aside / "journal.db-wal").stat().st_size > 0
    assert not journal.folder.journal_log.exists()
    undone = restoring.undo(journal.home, restored, WAY, clock=journal.clock)
    assert undone.entries == 4
    assert journal.bodies()[-1] == "Only in the log."


def test_a_copy_of_another_key_is_refused_and_opens_with_its_own_code(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    other = make_closed(tmp_path / "other", number=2)
    other.write("Elsewhere.")
    other.back_up()
    copy = copy_service.chosen(newest(other).path)
    before = state_of(journal.home)
    assert restoring.look(journal.home, copy, journal.key).state is CopyState.OTHER_KEY
    with pytest.raises(CannotOpen) as refused:
        restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    assert state_of(journal.home) == before


def test_with_its_own_code_a_copy_of_another_key_takes_the_place(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    other = make_closed(tmp_path / "other", number=2)
    other.write("Elsewhere.")
    other.back_up()
    copy = copy_service.chosen(newest(other).path)
    assert restoring.look(journal.home, copy, other.code).entries == 1
    assert restoring.look(journal.home, copy, journal.code).state is CopyState.OTHER_KEY
    restored = restoring.restore(journal.home, copy, other.code, clock=journal.clock)
    assert restored.set_aside is not None
    record = journal.record()
    assert (record.active, record.retired) == (other.root.key_id, (journal.root.key_id,))
    assert record.inbox == other.record().inbox
    opened = vault_service.open_journal(journal.home, other.code, now=lambda: "20260314T092653Z")
    assert texts_of(opened) == ["Elsewhere."]
    vault_service.close_journal(opened)
    # What was there before opens with its own code, where it lies.
    before = examining.examine_file(journal.home, restored.set_aside, journal.code)
    assert (before.problem, before.entries) == (None, 3)


def test_a_file_the_person_chose_is_a_copy_too(journal: ClosedJournal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "on a stick.db"
    elsewhere.write_bytes(newest(journal).path.read_bytes())
    copy = copy_service.chosen(elsewhere)
    assert copy.kind is CopyKind.CHOSEN
    assert restoring.look(journal.home, copy, WAY).entries == 2
    restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert journal.bodies() == ["One.", "Two."]
    assert [path.name for path in tmp_path.iterdir() if "stick" in path.name] == ["on a stick.db"]


def test_a_chosen_file_that_is_not_there_is_told(journal: ClosedJournal, tmp_path: Path) -> None:
    copy = copy_service.chosen(tmp_path / "gone.db")
    assert restoring.look(journal.home, copy, WAY).state is CopyState.UNREADABLE


def test_a_restore_twice_in_a_second_keeps_both_states(journal: ClosedJournal) -> None:
    first = restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    backup = next(copy for copy in restoring.copies(journal.home) if copy.kind is CopyKind.AUTO)
    second = restoring.restore(journal.home, backup, WAY, clock=journal.clock)
    assert first.set_aside != second.set_aside


def test_a_folder_that_cannot_be_written_to_is_told_in_words(journal: ClosedJournal) -> None:
    copy = newest(journal)
    journal.folder.set_aside.write_text("a file where the folder should be")
    with pytest.raises(CannotKeep) as refused:
        restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert "lost" in refused.value.advice
    assert not journal.folder.is_unfinished
    assert journal.bodies() == ["One.", "Two.", "Three."]
    journal.folder.set_aside.unlink()
    restoring.restore(journal.home, copy, WAY, clock=journal.clock)
    assert journal.bodies() == ["One.", "Two."]


def test_what_cannot_be_ended_and_moved_nothing_keeps_no_journal_closed(
    journal: ClosedJournal,
) -> None:
    begun(journal)
    journal.folder.set_aside.write_text("a file where the folder should be")
    assert journal.bodies() == ["One.", "Two.", "Three."]
    assert not journal.folder.is_unfinished


def test_where_what_was_made_ready_is_gone_the_journal_stands_in_its_place_again(
    journal: ClosedJournal,
) -> None:
    aside = begun(journal)
    aside.mkdir(parents=True)
    journal.folder.journal.rename(aside / "journal.db")
    journal.folder.ready.unlink()
    record = journal.record()
    assert journal.bodies() == ["One.", "Two.", "Three."]
    assert journal.record().salt == record.salt
    assert replacing.ended(journal.folder) == ()


def test_a_second_attempt_ends_the_first_before_it_begins(journal: ClosedJournal) -> None:
    aside = begun(journal)
    aside.mkdir(parents=True)
    journal.folder.journal.rename(aside / "journal.db")
    journal.clock.advance(timedelta(minutes=1))
    restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    assert journal.bodies() == ["One.", "Two."]
    assert (aside / "journal.db").exists()
    assert len(replacing.ended(journal.folder)) == 2


def test_after_a_new_passphrase_nothing_that_was_kept_opens_with_the_old_one(
    journal: ClosedJournal,
) -> None:
    restoring.restore(journal.home, newest(journal), WAY, clock=journal.clock)
    slot = journal.record().passphrase
    assert slot is not None
    passphrases.change(journal.home, WAY, "another way home", clock=journal.clock, costs=NOTHING)
    assert journal.record().passphrase != slot
    sealed = slot.sealed.hex().encode()
    holding = [path for path in journal.home.rglob("*.json*") if sealed in path.read_bytes()]
    assert holding == []
