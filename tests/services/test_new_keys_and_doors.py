"""New keys, and what opens the journal and the copies of before: a passphrase, a code, a record."""

from contextlib import suppress

import pytest

from journal_app.core.backups import CopyState
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.services import copies, kept_aside, passphrases, rebuilding, restoring
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.closed_journal import NOTHING, WAY, ClosedJournal, state_of, texts_of
from tests.services.test_new_keys import ALL, code_now, follow, journal, make

__all__ = ["journal", "keyring_session"]

LATER = "the long way back"


@pytest.mark.parametrize("by", ["another", "none"])
def test_a_passphrase_that_was_changed_opens_nothing_of_before_the_new_keys(
    journal: ClosedJournal, keyring_session: KeyringSession, by: str
) -> None:
    before = journal.code
    make(journal)
    follow(journal)
    if by == "another":
        passphrases.change(journal.home, WAY, LATER, clock=journal.clock, costs=NOTHING)
    else:
        passphrases.turn_off(journal.home, WAY, clock=journal.clock)
    older = [
        each
        for each in [*copies.copies(journal.home), *kept_aside.listed(journal.home)]
        if each.key_id == journal.root.key_id
    ]
    assert older
    for each in older:
        for passphrase in (WAY.passphrase, LATER):
            with suppress(CannotOpen):
                way = WayIn(passphrase=passphrase)
                assert restoring.look(journal.home, each, way).state is not CopyState.GOOD
        assert restoring.look(journal.home, each, before).state is CopyState.GOOD


def lose_the_record(journal: ClosedJournal) -> None:
    journal.folder.record.unlink()
    journal.folder.record_before.unlink(missing_ok=True)


def opened(journal: ClosedJournal, way: WayIn) -> list[str]:
    found = vault_service.open_journal(
        journal.home, way, now=lambda: "20260314T092653Z", clock=journal.clock
    )
    try:
        return texts_of(found)
    finally:
        vault_service.close_journal(found)


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_lost_record_is_written_anew_for_the_new_keys(journal: ClosedJournal, by: str) -> None:
    make(journal)
    follow(journal)
    code = code_now(journal)
    active = journal.record().active
    lose_the_record(journal)
    way = WAY if by == "passphrase" else code
    assert rebuilding.rebuild_record(journal.home, way, clock=journal.clock).from_copy
    assert journal.record().active == active
    assert opened(journal, WAY) == ALL
    assert opened(journal, code) == ALL


def test_a_key_of_before_writes_no_record_over_a_journal_it_does_not_open(
    journal: ClosedJournal,
) -> None:
    before = journal.code
    make(journal)
    code = code_now(journal)
    lose_the_record(journal)
    left = state_of(journal.home)
    for way in (WAY, before):
        with pytest.raises(CannotOpen) as refused:
            rebuilding.rebuild_record(journal.home, way, clock=journal.clock)
        assert refused.value.problem is OpenProblem.KEY_FOREIGN
        assert state_of(journal.home) == left
    assert opened(journal, code) == ALL


def test_a_lost_record_and_a_damaged_beginning_are_both_got_over(journal: ClosedJournal) -> None:
    journal.back_up()
    salt = journal.record().salt
    lose_the_record(journal)
    with journal.folder.journal.open("r+b") as file:
        file.write(bytes(4096))
    assert rebuilding.rebuild_record(journal.home, WAY, clock=journal.clock).from_copy
    assert journal.record().salt == salt


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_lost_record_and_a_journal_that_is_no_more_come_back_from_a_copy(
    journal: ClosedJournal, by: str
) -> None:
    journal.back_up()
    lose_the_record(journal)
    size = journal.folder.journal.stat().st_size
    journal.folder.journal.write_bytes(bytes(range(1, 256)) * (size // 255))
    way = WAY if by == "passphrase" else journal.code
    assert rebuilding.rebuild_record(journal.home, way, clock=journal.clock).from_copy
    newest = copies.copies(journal.home)[0]
    restoring.restore(journal.home, newest, way, clock=journal.clock)
    assert opened(journal, WAY) == ALL
