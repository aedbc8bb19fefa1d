"""New keys where the keyring or the disk does not play along: the journal opens as before."""

from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.security import old_keys as sealed_keys
from journal_app.security.keyring_entry import KeyringEntry, entry_exists
from journal_app.security.keyring_outcomes import Exists
from journal_app.services import copies, following, new_keys, old_keys, recovery
from journal_app.services import vault as vault_service
from journal_app.services.following import Followed
from journal_app.services.new_keys import Step
from journal_app.services.ways import BY_KEYRING, WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session, until
from tests.services.doomed import LIVED, doomed_process
from tests.services.doors_journal import (
    folder_of,
    in_keyring,
    make_journal,
    opened,
    opens,
    record_of,
)

__all__ = ["keyring_session"]

STRIDE = 7
"""Every seventh instant: each of them is a process with a true keyring."""


def holds(home: Path, key_id: str) -> bool:
    """Whether the keyring has an entry for this key."""
    entry = KeyringEntry(vault_id=folder_of(home).vault_id, key_id=key_id)
    return isinstance(entry_exists(entry, None), Exists)


def follow(home: Path, clock: FakeClock) -> Followed | None:
    """What the app does after every opening."""
    journal = opened(home)
    asked = following.ask(journal.vault, clock=clock)
    followed = None if asked is None else following.go_on(asked)
    vault_service.close_journal(journal)
    return followed


def test_the_keyring_holds_the_new_key_and_lets_go_of_the_old_once_its_code_was_kept(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock, backed_up=True)
    made = new_keys.make(tmp_path, clock=clock)
    assert opens(tmp_path)
    assert "-".join(recovery.show(tmp_path).groups) != code
    assert (holds(tmp_path, made.key_id), holds(tmp_path, made.replaced)) == (True, True)
    assert not follow(tmp_path, clock).gone
    recovery.confirm(tmp_path, clock=clock)
    assert follow(tmp_path, clock).gone
    assert (holds(tmp_path, made.key_id), holds(tmp_path, made.replaced)) == (True, False)
    assert opens(tmp_path)


def test_a_locked_keyring_keeps_the_old_key_until_it_can_be_asked(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    made = new_keys.make(tmp_path, clock=clock)
    recovery.confirm(tmp_path, clock=clock)
    journal = opened(tmp_path)
    asked = following.ask(journal.vault, clock=clock)
    assert asked is not None
    keyring_session.lock_keyring()
    assert not following.go_on(asked).gone
    keyring_session.unlock_keyring()
    vault_service.close_journal(journal)
    assert holds(tmp_path, made.replaced)
    assert follow(tmp_path, clock).gone
    assert not holds(tmp_path, made.replaced)


def test_a_keyring_that_hangs_changes_nothing_and_what_it_keeps_late_is_removed(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    before = record_of(tmp_path)

    def freeze(step: Step) -> None:
        if step is Step.NOTED:
            keyring_session.freeze_keyring()

    with pytest.raises(CannotKeep) as refused:
        new_keys.make(tmp_path, WayIn(seconds=0.2), clock=clock, on_step=freeze)
    assert "did not answer" in refused.value.words
    pending = record_of(tmp_path).pending
    assert pending is not None
    keyring_session.thaw_keyring()
    until(lambda: holds(tmp_path, pending))
    assert record_of(tmp_path).active == before.active
    follow(tmp_path, clock)
    assert not holds(tmp_path, pending)
    assert record_of(tmp_path).pending is None
    assert opens(tmp_path)


def test_a_keyring_that_is_gone_changes_nothing(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    before = record_of(tmp_path)

    def leave(step: Step) -> None:
        if step is Step.NOTED:
            keyring_session.stop_keyring()

    with pytest.raises(CannotKeep):
        new_keys.make(tmp_path, clock=clock, on_step=leave)
    assert record_of(tmp_path).active == before.active
    assert sealed_keys.noted(folder_of(tmp_path)) == frozenset()
    assert opens(tmp_path, WayIn(code=code))


@pytest.mark.timeout(300)
def test_killed_on_the_way_the_keyring_holds_what_the_record_says(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    seen = []
    with doomed_process() as doomed:
        for left in range(0, 2000, STRIDE):
            home = tmp_path / str(left)
            make_journal(home, clock, backed_up=True)
            first = record_of(home).active
            ended = doomed.run("new-keys", home, left)
            assert opens(home, BY_KEYRING)
            follow(home, clock)
            record = record_of(home)
            assert record.pending is None
            assert in_keyring(home)
            beside = copies.listed(folder_of(home))
            followed = {each.key_id for each in beside if each.reason != old_keys.BEFORE}
            assert followed == {record.active}
            seen.append(record.active != first)
            if ended == LIVED:
                break
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (False, True)
