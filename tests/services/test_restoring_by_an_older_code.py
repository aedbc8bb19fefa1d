"""Until the code of new keys is kept, the one before still brings the journal back, and safely."""

from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import Copy
from journal_app.core.errors import CannotOpen, CodeRefused, OpenProblem
from journal_app.core.moments import Capture
from journal_app.security import keyring_entry
from journal_app.security.keyring_outcomes import Removed
from journal_app.services import copies, following, inbox, new_keys, old_keys, recovery, restoring
from journal_app.services import vault as vault_service
from journal_app.services.ways import BY_KEYRING, WayIn
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
    journal = opened(tmp_path / "home")
    asked = following.ask(journal.vault, clock=clock)
    assert asked is not None
    following.go_on(asked)
    vault_service.close_journal(journal)
    return WayIn(code=typed)


@pytest.fixture
def home(tmp_path: Path, code: WayIn) -> Path:
    """Where it lies."""
    return tmp_path / "home"


def before(home: Path) -> Copy:
    """The copy from before new keys."""
    found = (each for each in copies.copies(home) if each.reason == old_keys.BEFORE)
    return next(found)


def lose_the_keyring(home: Path) -> None:
    outcome = keyring_entry.remove_entry(entry_of(home), record_of(home).keyring)
    assert isinstance(outcome, Removed)


def caught_then(home: Path) -> int:
    """How many moments an opening takes in, and that it opens."""
    journal = opened(home)
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
    journal = opened(home, code)
    assert journal.inbox.foreign == 1
    vault_service.close_journal(journal)

    # The newer code turned up: its journal comes back, and with it what was caught for it.
    assert restored.set_aside is not None
    aside = copies.chosen(restored.set_aside / "journal.db")
    restoring.restore(home, aside, later, clock=clock)
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
