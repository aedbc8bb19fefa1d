"""Until the code of new keys is kept, the one before still brings the journal back, and safely."""

import errno
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import NEW_KEYS, Copy
from journal_app.core.errors import CannotKeep, CannotOpen, CodeRefused, OpenProblem
from journal_app.core.moments import Capture
from journal_app.security import inbox_folder, keyring_entry
from journal_app.security import old_keys as sealed_keys
from journal_app.security.folder import VaultFolder
from journal_app.security.keyring_entry import KeyringEntry
from journal_app.security.keyring_outcomes import Exists, Removed
from journal_app.services import (
    begun_exports,
    copies,
    following,
    inbox,
    kept_aside,
    new_keys,
    old_keys,
    recovery,
    replacing,
    restoring,
)
from journal_app.services import vault as vault_service
from journal_app.services.following import Followed
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.storage.connection import Connection
from journal_app.storage.copying import CopyFacts
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import entry_of, folder_of, make_journal, opened, opens, record_of

__all__ = ["keyring_session"]


@pytest.fixture
def code(tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock) -> WayIn:
    """The code of before: new keys were made since, and their own was not kept."""
    typed = make_journal(tmp_path / "home", clock)
    clock.advance(timedelta(minutes=1))
    new_keys.make(tmp_path / "home", clock=clock)
    follow(tmp_path / "home", clock)
    return WayIn(code=typed)


@pytest.fixture
def home(tmp_path: Path, code: WayIn) -> Path:
    """Where it lies."""
    return tmp_path / "home"


def follow(home: Path, clock: FakeClock, way: WayIn = BY_KEYRING) -> Followed:
    """What the app does after every opening."""
    journal = opened(home, way)
    try:
        asked = following.ask(journal.vault, clock=clock)
        assert asked is not None
        return following.go_on(asked)
    finally:
        vault_service.close_journal(journal)


def before(home: Path) -> Copy:
    """The copy from before new keys."""
    found = (each for each in copies.copies(home) if each.reason == old_keys.BEFORE)
    return next(found)


def lose_the_keyring(home: Path) -> None:
    outcome = keyring_entry.remove_entry(entry_of(home), record_of(home).keyring)
    assert isinstance(outcome, Removed)


def caught_then(home: Path, way: WayIn = BY_KEYRING) -> int:
    """How many moments an opening takes in, and that it opens."""
    journal = opened(home, way)
    try:
        return journal.inbox.kept
    finally:
        vault_service.close_journal(journal)


def test_the_code_says_that_it_opens_copies(home: Path, code: WayIn) -> None:
    with pytest.raises(CodeRefused) as refused:
        vault_service.secret(home, code)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    assert refused.value.opens_copies


def test_once_the_new_code_was_kept_and_no_copy_is_left_it_opens_none(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    recovery.confirm(home, clock=clock)
    before(home).path.unlink()
    with pytest.raises(CodeRefused) as refused:
        vault_service.secret(home, code)
    assert not refused.value.opens_copies


def test_what_the_keyring_still_opens_is_copied_first_and_comes_back(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    now = record_of(home).active
    inbox.drop(home, Capture(note="By the door."), clock=clock)
    restored = restoring.restore(home, before(home), code, clock=clock)
    assert restored.safety is not None
    assert (restored.safety.key_id, restored.locked) == (now, False)
    assert record_of(home).active != now
    journal = opened(home, code)
    assert (journal.inbox.kept, journal.inbox.set_aside) == (1, 0)
    vault_service.close_journal(journal)
    undone = restoring.undo(home, restored, code, clock=clock)
    assert undone.entries == 1
    assert record_of(home).active == now
    assert opens(home, BY_KEYRING)


def test_what_a_killed_export_left_is_found_with_the_older_key_too(
    home: Path, code: WayIn, clock: FakeClock, tmp_path: Path
) -> None:
    half = tmp_path / "letters.json.0123abcd.partial"
    half.write_text("half of it")
    journal = opened(home, BY_KEYRING)
    begun = begun_exports.begin(journal.vault)
    begun.note([half])
    begun.leave()
    vault_service.close_journal(journal)
    restoring.restore(home, before(home), code, clock=clock)
    journal = opened(home, code)
    asked = begun_exports.ask(journal.vault)
    vault_service.close_journal(journal)
    assert asked is not None
    assert begun_exports.clear(asked) == 1
    assert not half.exists()


def test_a_restore_that_fails_leaves_what_was_caught_to_the_journal_that_is_there(
    home: Path, code: WayIn, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also once the keys of the copy are gone from it for good."""
    copy = tmp_path / "stick.db"
    shutil.copy(before(home).path, copy)
    shutil.copy(before(home).path.with_suffix(".json"), copy.with_suffix(".json"))
    recovery.confirm(home, clock=clock)
    assert follow(home, clock).gone
    inbox.drop(home, Capture(note="By the door."), clock=clock)

    def full(*_args: object) -> CopyFacts:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(replacing, "make_ready", full)
        with pytest.raises(CannotKeep):
            restoring.restore(home, copies.chosen(copy), code, clock=clock)
    assert caught_then(home) == 1


def test_what_is_caught_while_a_copy_is_made_ready_is_taken_in_as_well(
    home: Path, code: WayIn, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready = replacing.make_ready

    def meanwhile(folder: VaultFolder, source: Connection, secret: bytes) -> CopyFacts:
        inbox.drop(home, Capture(note="Meanwhile."), clock=clock)
        return make_ready(folder, source, secret)

    monkeypatch.setattr(replacing, "make_ready", meanwhile)
    restoring.restore(home, before(home), code, clock=clock)
    assert caught_then(home, code) == 1


def test_cut_short_before_that_it_waits_and_comes_back_with_its_journal(
    home: Path, code: WayIn, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.drop(home, Capture(note="By the door."), clock=clock)

    def killed(_folder: VaultFolder) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(inbox_folder, "wait_again", killed)
        with pytest.raises(Killed):
            restoring.restore(home, before(home), code, clock=clock)
    journal = opened(home, code)
    assert (journal.inbox.waiting, journal.inbox.set_aside) == (1, 0)
    vault_service.close_journal(journal)
    last = restoring.last_restored(home, clock=clock)
    assert last is not None
    restoring.undo(home, last, code, clock=clock)
    assert caught_then(home) == 1


def test_taken_back_after_an_opening_the_newer_keys_are_followed_as_ever(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    newer, older = record_of(home).active, before(home).key_id
    restored = restoring.restore(home, before(home), code, clock=clock)
    assert not follow(home, clock, code).gone
    restoring.undo(home, restored, code, clock=clock)
    assert sealed_keys.noted(folder_of(home)) == {newer}
    recovery.confirm(home, clock=clock)
    follow(home, clock)
    assert {each.key_id for each in copies.copies(home)} == {newer}
    entry = KeyringEntry(vault_id=folder_of(home).vault_id, key_id=older)
    assert not isinstance(keyring_entry.entry_exists(entry, None), Exists)
    assert not list(folder_of(home).set_aside.glob(f"*-{NEW_KEYS}"))
    clock.advance(timedelta(days=91))  # what was set aside was promised to stay that long
    assert follow(home, clock).gone
    assert sealed_keys.noted(folder_of(home)) == frozenset()


def test_once_the_older_keys_are_gone_no_note_holds_them(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    between = record_of(home).active
    restoring.restore(home, before(home), code, clock=clock)
    clock.advance(timedelta(minutes=1))
    new_keys.make(home, clock=clock)
    recovery.confirm(home, clock=clock)
    assert between in sealed_keys.noted(folder_of(home))
    assert follow(home, clock).gone
    assert sealed_keys.noted(folder_of(home)) == frozenset()


class Killed(BaseException):
    """The process ended here."""


def test_without_the_keyring_what_was_there_is_kept_and_that_is_said(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    later = WayIn(code="-".join(recovery.show(home).groups))
    lose_the_keyring(home)
    inbox.drop(home, Capture(note="By the door."), clock=clock)
    restored = restoring.restore(home, before(home), code, clock=clock)
    assert (restored.safety, restored.locked) == (None, True)
    last = restoring.last_ended(home, clock=clock)
    assert last is not None
    assert last.locked
    with pytest.raises(CannotOpen, match="opens with newer keys"):
        restoring.undo(home, restored, code, clock=clock)
    for waiting, foreign in ((1, 0), (0, 1)):
        journal = opened(home, code)
        assert (journal.inbox.waiting, journal.inbox.foreign) == (waiting, foreign)
        vault_service.close_journal(journal)

    # The newer code turned up: its journal comes back, and with it what was caught for it.
    assert restored.set_aside is not None
    aside = copies.chosen(restored.set_aside / "journal.db")
    restoring.restore(home, aside, later, clock=clock)
    (listed,) = (each for each in kept_aside.listed(home) if each.path == aside.path)
    kept_aside.remove(home, listed)
    with pytest.raises(CannotOpen, match="was deleted, so there is no way back"):
        restoring.undo(home, restored, code, clock=clock)
    journal = opened(home, later)
    assert (journal.inbox.kept, journal.inbox.foreign) == (1, 0)
    vault_service.close_journal(journal)
    assert not list(folder_of(home).inbox_unreadable.iterdir())


def test_one_that_really_did_not_open_is_told_apart(
    home: Path, code: WayIn, clock: FakeClock
) -> None:
    folder_of(home).journal.write_bytes(b"not much")
    restored = restoring.restore(home, before(home), code, clock=clock)
    assert (restored.safety, restored.locked) == (None, False)
    with pytest.raises(CannotOpen, match="did not open, so there is no way back"):
        restoring.undo(home, restored, code, clock=clock)
