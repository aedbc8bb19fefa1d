"""Copies that follow new keys where the disk, or the passphrase, does not stay as it was."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from journal_app.core.backups import NEW_KEYS, CopyState
from journal_app.core.errors import CannotKeep, CodeRefused, OpenProblem
from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture
from journal_app.core.pictures import Picture
from journal_app.security import old_keys as sealed_keys
from journal_app.security.passphrase import unwrap
from journal_app.services import (
    copies,
    following,
    inbox,
    kept_aside,
    old_keys,
    passphrases,
    pictures,
    recovery,
    restoring,
)
from journal_app.services.vault import OpenJournal
from tests.services.closed_journal import NOTHING, WAY, ClosedJournal, make_closed, spoil, texts_of
from tests.services.test_new_keys import ALL, HELD, follow, journal, looked, make
from tests.services.unread_disk import list_nothing_in, tell_nothing_of

__all__ = ["journal"]


def forgetting(at: int, sync: object = os.fsync) -> object:
    """A disk that says it kept a half-made file, and did not keep this byte of it."""

    def synced(descriptor: int) -> None:
        sync(descriptor)  # type: ignore[operator]
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.name.endswith(".partial") and path.stat().st_size > at:
            spoil(path, at)

    return synced


def test_a_disk_that_keeps_no_new_copy_lets_nothing_of_the_old_key_go(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", forgetting(5000))
        followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.left, followed.gone) == (0, 2, False)
    assert "destroyed" not in followed.words
    assert sealed_keys.noted(journal.folder) == {made.key_id}
    followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.left, followed.gone) == (2, 0, True)
    assert looked(journal, WAY) == {CopyState.GOOD}


def test_a_copy_the_disk_does_not_tell_of_keeps_the_old_key(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with monkeypatch.context() as patched:
        tell_nothing_of(patched, set(journal.folder.backups.glob("*.db")))
        followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.left, followed.gone) == (1, 1, False)
    assert sealed_keys.noted(journal.folder) == {made.key_id}
    followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.gone) == (1, True)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_a_folder_of_copies_that_is_not_listed_keeps_the_old_key(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    made = make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with monkeypatch.context() as patched:
        list_nothing_in(patched, journal.folder.backups, error)
        followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.gone) == (0, False)
    assert sealed_keys.noted(journal.folder) == {made.key_id}
    followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.gone) == (2, True)


def test_a_passphrase_changed_on_the_way_opens_every_copy(journal: ClosedJournal) -> None:
    journal.back_up()
    made = make(journal)
    new = "another way home"

    def change(step: str) -> None:
        if step.endswith(".db") and journal.record().passphrase == before:
            passphrases.change(journal.home, WAY, new, clock=journal.clock, costs=NOTHING)

    with journal.opened() as opened:
        before = journal.record().passphrase
        asked = following.ask(opened.vault, clock=journal.clock)
        assert asked is not None
        assert following.go_on(asked, on_step=change).copies == 2
    for copy in copies.listed(journal.folder):
        if copy.key_id != made.key_id:
            continue
        record = copies.record_beside(copy.path)
        assert record is not None
        assert record.passphrase is not None
        unwrap(record.passphrase, new, vault_id=record.vault_id, key_id=made.key_id).wipe()


def test_who_asked_before_later_keys_leaves_what_was_noted_of_those(
    journal: ClosedJournal,
) -> None:
    make(journal)
    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=journal.clock)
    assert asked is not None
    second = make(journal)
    assert following.go_on(asked).copies == 0
    assert sealed_keys.noted(journal.folder) == {second.key_id}
    followed = follow(journal)
    assert followed is not None
    assert followed.copies == 1


def caught_before(journal: ClosedJournal, *notes: str) -> list[Path]:
    """New keys, and then moments by somebody who read the record before; where they lie."""
    for note in notes:
        inbox.drop(journal.home, Capture(note=note), clock=journal.clock)
    held = {path: path.read_bytes() for path in journal.folder.inbox.iterdir()}
    shutil.rmtree(journal.folder.inbox)
    make(journal)
    journal.folder.inbox.mkdir(mode=0o700, exist_ok=True)
    for path, data in held.items():
        path.write_bytes(data)
    return sorted(held)


def test_moments_caught_meanwhile_wait_for_a_disk_that_has_room(
    journal: ClosedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = caught_before(journal, "A.", "B.", "C.")[0]
    opens = os.open

    def full(path: object, *more: int) -> int:
        if path == first.with_name(f"{first.name}.partial"):
            raise OSError(errno.ENOSPC, "full")
        return opens(path, *more)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", full)
        with journal.opened() as opened:
            assert (opened.inbox.kept, opened.inbox.waiting) == (2, 1)
    with journal.opened() as opened:
        assert (opened.inbox.kept, opened.inbox.set_aside) == (1, 0)


def test_old_keys_stay_while_a_moment_waits_for_them(journal: ClosedJournal) -> None:
    made = make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with journal.opened() as opened:
        # Caught just now by somebody who read the record before.
        (journal.folder.inbox / "late.sealed").parent.mkdir(mode=0o700, exist_ok=True)
        (journal.folder.inbox / "late.sealed").write_bytes(late(journal))
        asked = following.ask(opened.vault, clock=journal.clock)
        assert asked is not None
        assert not following.go_on(asked).gone
    assert sealed_keys.noted(journal.folder) == {made.key_id}
    with journal.opened() as opened:
        assert opened.inbox.kept == 1
    followed = follow(journal)
    assert followed is not None
    assert followed.gone


def late(journal: ClosedJournal) -> bytes:
    """A moment sealed for the key of before, as another journal of the same key catches it."""
    other = make_closed(journal.home.parent / "before")
    inbox.drop(other.home, Capture(note="Late."), clock=journal.clock)
    (path,) = other.folder.inbox.iterdir()
    return path.read_bytes()


def test_until_the_new_code_is_kept_the_old_one_brings_the_journal_back(
    journal: ClosedJournal,
) -> None:
    make(journal)
    follow(journal)
    (copy,) = [each for each in copies.listed(journal.folder) if each.reason == old_keys.BEFORE]
    assert restoring.look(journal.home, copy, journal.code).state is CopyState.GOOD
    with pytest.raises(CodeRefused) as refused:
        restoring.key_by(journal.home, journal.code)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    assert "still opens with this one" in refused.value.words
    restoring.restore(journal.home, copy, journal.code, clock=journal.clock)
    with journal.opened_by_key() as opened:
        assert texts_of(opened) == ALL
        (piece,) = [each for each in opened.vault.timeline.index().ids if hanging(opened, each)]
        (picture,) = hanging(opened, piece)
        assert pictures.open_bytes(pictures.files_of(opened.vault), picture) == HELD


def test_a_code_kept_on_the_way_leaves_no_copy_behind(journal: ClosedJournal) -> None:
    made = make(journal)

    def confirm(_step: str) -> None:
        if journal.record().recovery.confirmed is None:
            recovery.confirm(journal.home, clock=journal.clock)

    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=journal.clock)
        assert asked is not None
        assert not following.go_on(asked, on_step=confirm).gone
    followed = follow(journal)
    assert followed is not None
    assert followed.gone
    assert {each.key_id for each in copies.listed(journal.folder)} == {made.key_id}


def hanging(opened: OpenJournal, piece: PieceId) -> tuple[Picture, ...]:
    return opened.vault.attachments.of(piece)


def test_what_the_last_kept_code_opens_is_not_deleted(journal: ClosedJournal) -> None:
    make(journal)
    kept = kept_aside.listed(journal.home)
    assert {copy.reason for copy in kept} == {NEW_KEYS, old_keys.BEFORE}
    for copy in kept:
        with pytest.raises(CannotKeep, match="stays for now"):
            kept_aside.remove(journal.home, copy)
    recovery.confirm(journal.home, clock=journal.clock)
    for copy in kept:
        kept_aside.remove(journal.home, copy)
    assert kept_aside.listed(journal.home) == ()
