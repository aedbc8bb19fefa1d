"""New keys that were interrupted, let go of, or noted wrongly: what was there opens."""

import io
from dataclasses import replace

import pytest

from journal_app.core.errors import CannotKeep, CannotOpen
from journal_app.security import old_keys as sealed_keys
from journal_app.security.root_secret import RootSecret
from journal_app.security.sealed_files import SealedFiles
from journal_app.security.vault_file import change_vault_file
from journal_app.services import vault as vault_service
from journal_app.services.new_keys import Step
from tests.services.closed_journal import ClosedJournal, spoil
from tests.services.test_new_keys import ALL, HELD, code_now, journal, make

__all__ = ["journal"]


def test_what_an_interrupted_run_left_is_removed_by_the_next(journal: ClosedJournal) -> None:
    def end(step: Step) -> None:
        if step is Step.RESEALED:
            raise KeyboardInterrupt

    lost = RootSecret.new()
    change_vault_file(journal.folder, lambda now: replace(now, pending=lost.key_id))
    with lost, lost.database_key() as key:
        other = SealedFiles(journal.folder.files, key.reveal())
        other.keep(other.seal(io.BytesIO(HELD)))
        note = sealed_keys.seal(lost, (journal.root,), files_key=other.key_name)
        sealed_keys.write(journal.folder, note)
    with pytest.raises(KeyboardInterrupt):
        make(journal, on_step=end)
    assert journal.record().pending is None
    assert sealed_keys.noted(journal.folder) == frozenset()
    assert len(list(journal.folder.files.iterdir())) == 1


def test_let_go_of_halfway_all_is_as_it_was(journal: ClosedJournal) -> None:
    class LetGo(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done > 60:
            raise LetGo

    with pytest.raises(LetGo):
        make(journal, progress=stop)
    assert journal.record().active == journal.root.key_id
    assert journal.record().pending is None
    assert not journal.folder.is_unfinished
    assert sealed_keys.noted(journal.folder) == frozenset()
    assert len(list(journal.folder.files.iterdir())) == 1
    assert journal.bodies() == ALL


def test_how_far_it_is_grows_until_they_change_places(
    journal: ClosedJournal,
) -> None:
    told: list[tuple[int, int]] = []
    make(journal, progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1] == (95, 100)


def test_a_journal_file_in_trouble_is_told_and_left(journal: ClosedJournal) -> None:
    spoil(journal.folder.journal, *range(4096 * 3 + 10, 4096 * 3 + 40))
    held = journal.folder.journal.read_bytes()
    with pytest.raises((CannotOpen, CannotKeep)):
        make(journal)
    assert journal.folder.journal.read_bytes() == held
    assert journal.record().pending is None


def test_the_key_that_opens_the_file_is_the_one_in_use(journal: ClosedJournal) -> None:
    """A change of places whose note somebody altered: the record says one, the file is another."""
    before = journal.record()
    make(journal)
    after = journal.record()
    typed = code_now(journal)
    stale = replace(before, pending=after.active, closed=after.closed)
    change_vault_file(journal.folder, lambda _now: stale)
    with vault_service.secret(journal.home, typed) as root:
        assert root.key_id == after.active
    assert journal.record().active == after.active
    assert journal.record().pending is None
    assert journal.record().retired == (before.active,)


def test_a_picture_that_cannot_be_read_just_now_ends_it_and_is_not_left_behind(
    journal: ClosedJournal,
) -> None:
    (path,) = journal.folder.files.iterdir()
    away = path.rename(journal.home / "away")
    # Whoever opens it meets an error of the disk’s, though the name is there.
    path.symlink_to(path)
    with pytest.raises(CannotKeep):
        make(journal)
    assert journal.record().active == journal.root.key_id
    away.replace(path)
    made = make(journal)
    assert (made.files, made.files_left) == (1, 0)
