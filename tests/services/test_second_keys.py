"""Copies in the second folder follow new keys: those long gone at home too, and nobody else’s."""

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.core.backup_notes import REMEMBERED, BackupNotes, SecondPlace
from journal_app.core.backups import CopyState
from journal_app.core.errors import CannotOpen
from journal_app.security import old_keys as sealed_keys
from journal_app.security.sealed_files import SealedFiles
from journal_app.services import (
    backup_notes,
    following,
    passphrases,
    pictures,
    recovery,
    restoring,
    second_place,
)
from journal_app.services import vault as vault_service
from journal_app.services.following import Followed
from journal_app.services.ways import WayIn
from journal_app.storage.copying import verify
from journal_app.ui.copies.wording import advice
from tests.services.closed_journal import NOTHING, VAULT_ID, WAY, ClosedJournal, spoil, texts_of
from tests.services.test_new_keys import ALL, HELD, follow, journal, make
from tests.services.unread_disk import list_nothing_in, tell_nothing_of

__all__ = ["journal"]


@pytest.fixture
def place(journal: ClosedJournal, tmp_path: Path) -> Path:
    """A second folder with two backups; only the newer of them is still beside the journal."""
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(journal.home, stick)
    bring(journal)
    journal.back_up()
    bring(journal)
    (_newer, older) = second_place.listed(journal.home)
    thinned = journal.folder.backups / older.path.name
    thinned.unlink()
    thinned.with_suffix(".json").unlink()
    return stick / f"tideline-backups-{VAULT_ID}"


def bring(journal: ClosedJournal) -> None:
    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)


def followed(journal: ClosedJournal) -> Followed:
    found = follow(journal)
    assert found is not None
    return found


def states(journal: ClosedJournal) -> list[CopyState]:
    found = second_place.listed(journal.home)
    return [restoring.look(journal.home, each, WAY).state for each in found]


def test_one_that_is_long_gone_at_home_is_written_anew_with_its_pictures(
    journal: ClosedJournal, place: Path
) -> None:
    before = {copy.made: copy.path.name for copy in second_place.listed(journal.home)}
    key_id = make(journal).key_id
    told = followed(journal)
    assert (told.second_copies, told.second_left, told.gone) == (2, 0, False)
    assert "The new code opens 2 copies in the second folder as well." in told.words
    now = second_place.listed(journal.home)
    assert {copy.made for copy in now} == before.keys()
    assert {copy.key_id for copy in now} == {key_id}
    assert {path.name for path in place.glob("*.db*")} == {copy.path.name for copy in now}
    assert {path.stem for path in place.glob("*.json")} == {copy.path.stem for copy in now}
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.second_copies, told.gone) == (0, True)
    assert "opens nothing here or in the second folder any more" in told.words
    shutil.rmtree(journal.folder.files)
    restoring.restore(journal.home, now[-1], WAY, clock=journal.clock)
    with journal.opened() as opened:
        assert texts_of(opened) == ALL[:3]
        piece = opened.vault.timeline.index().ids[0]
        (picture,) = opened.vault.attachments.of(piece)
        assert pictures.open_bytes(pictures.files_of(opened.vault), picture) == HELD


def test_chosen_again_it_is_still_known_what_was_brought(
    journal: ClosedJournal, place: Path
) -> None:
    second_place.choose(journal.home, place.parent)
    bring(journal)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.second_copies, told.second_left, told.gone) == (2, 0, True)
    assert states(journal) == [CopyState.GOOD] * 2


@pytest.mark.parametrize("exchanged", [True, False])
def test_back_in_a_folder_of_before_it_is_still_known_what_was_brought(
    journal: ClosedJournal, place: Path, tmp_path: Path, exchanged: bool
) -> None:
    bring(journal)
    if exchanged:
        other = tmp_path / "other"
        other.mkdir()
        second_place.choose(journal.home, other)
        bring(journal)
    else:
        second_place.let_go(journal.home)
    second_place.choose(journal.home, place.parent)
    bring(journal)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.second_copies, told.second_left) == (2, 0)
    assert states(journal) == [CopyState.GOOD] * 2


def test_of_what_was_brought_to_folders_of_before_the_newest_stays_known() -> None:
    notes = BackupNotes()
    for number in range(REMEMBERED + 10):
        there = SecondPlace(folder="/media/a", brought=("always", f"copy {number}"))
        notes = replace(notes, second=there).with_second(None)
    assert len(notes.brought_before) == REMEMBERED
    assert notes.brought_before[-2:] == ("always", f"copy {REMEMBERED + 9}")


def test_nothing_there_is_sealed_with_the_old_key_any_more(
    journal: ClosedJournal, place: Path
) -> None:
    sealed = SealedFiles(place / "tideline-files", journal.secret)
    assert len(sealed.own_names()) == 1
    make(journal)
    followed(journal)
    assert sealed.own_names() == frozenset()
    assert len(list((place / "tideline-files").iterdir())) == 1


def test_a_stick_that_is_away_is_waited_for(journal: ClosedJournal, place: Path) -> None:
    away = place.with_name("away")
    place.rename(away)
    key_id = make(journal).key_id
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.gone, told.second_waits) == (False, True)
    assert "follow once it is there" in told.words
    assert "destroyed" not in told.words
    assert sealed_keys.noted(journal.folder) == {key_id}
    assert followed(journal).words == ""
    away.rename(place)
    told = followed(journal)
    assert (told.second_copies, told.gone) == (2, True)
    assert sealed_keys.noted(journal.folder) == frozenset()
    assert states(journal) == [CopyState.GOOD] * 2


def test_one_copy_the_disk_does_not_tell_of_is_waited_for(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_newer, older) = second_place.listed(journal.home)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with monkeypatch.context() as patched:
        tell_nothing_of(patched, {older.path})
        told = followed(journal)
    assert (told.second_copies, told.second_left) == (1, 0)
    assert (told.second_waits, told.gone) == (True, False)
    assert "destroyed" not in told.words
    told = followed(journal)
    assert (told.second_copies, told.gone) == (1, True)
    assert states(journal) == [CopyState.GOOD] * 2


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_a_folder_that_is_not_listed_is_waited_for(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    with monkeypatch.context() as patched:
        list_nothing_in(patched, place, error)
        told = followed(journal)
    assert (told.second_copies, told.second_waits, told.gone) == (0, True, False)
    told = followed(journal)
    assert (told.second_copies, told.gone) == (2, True)


def test_one_that_is_used_no_more_is_not_waited_for(journal: ClosedJournal, place: Path) -> None:
    shutil.rmtree(place)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    assert not followed(journal).gone
    second_place.let_go(journal.home)
    told = followed(journal)
    assert told.gone
    assert "opens nothing here any more. Copies in a folder used before may still" in told.words
    assert "destroyed" not in told.words


def test_who_chose_another_folder_keeps_the_sheet_for_the_one_before(
    journal: ClosedJournal, place: Path, tmp_path: Path
) -> None:
    place.rename(place.with_name("away"))
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    assert not followed(journal).gone
    another = tmp_path / "another"
    another.mkdir()
    second_place.choose(journal.home, another)
    bring(journal)
    told = followed(journal)
    assert told.gone
    assert "in the second folder any more. Copies in a folder used before may" in told.words
    assert "keep the sheet as long as you keep them." in told.words
    assert "destroyed" not in told.words


def test_one_that_is_used_again_and_one_that_got_nothing_ask_for_no_old_sheet(
    journal: ClosedJournal, place: Path, tmp_path: Path
) -> None:
    another = tmp_path / "another"
    another.mkdir()
    second_place.let_go(journal.home)
    assert backup_notes.known(journal.folder).left_elsewhere
    second_place.choose(journal.home, another)
    second_place.choose(journal.home, place.parent)
    assert not backup_notes.known(journal.folder).left_elsewhere
    second_place.let_go(journal.home)
    assert backup_notes.known(journal.folder).left_elsewhere


def test_copies_of_another_computer_stay_as_they_are_and_are_told(
    journal: ClosedJournal, place: Path
) -> None:
    (_newer, older) = second_place.listed(journal.home)
    theirs = older.path.with_name(older.path.name.replace("-000001-", "-000900-"))
    shutil.copyfile(older.path, theirs)
    foreign = older.path.with_name(older.path.name.replace("-000001-", "-000901-"))
    shutil.copyfile(older.path, foreign)
    beside = older.path.with_suffix(".json").read_text().replace(VAULT_ID, "f" * 16)
    foreign.with_suffix(".json").write_text(beside)
    kept = theirs.read_bytes()
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.second_copies, told.second_left, told.gone) == (2, 1, True)
    assert "One copy in the second folder still opens with the old code alone." in told.words
    assert "Keep the old sheet" in told.words
    assert "destroyed" not in told.words
    assert (theirs.read_bytes(), foreign.read_bytes()) == (kept, kept)
    # Their pictures are still there for them.
    with journal.root.database_key() as key:
        assert len(SealedFiles(place / "tideline-files", key.reveal()).own_names()) == 1


def test_the_list_of_copies_says_which_code_such_a_one_needs(
    journal: ClosedJournal, place: Path
) -> None:
    make(journal)
    with journal.opened() as opened:
        key = restoring.key_of(opened.vault)
    found = [restoring.look(journal.home, each, key) for each in second_place.listed(journal.home)]
    assert [each.state for each in found] == [CopyState.OTHER_KEY] * 2
    assert {advice(each) for each in found} == {
        "It was made before your journal got new keys, and opens with the recovery code of then "
        "alone."
    }


def test_a_damaged_one_stays_and_is_told(journal: ClosedJournal, place: Path) -> None:
    (_newer, older) = second_place.listed(journal.home)
    spoil(older.path, 6000)
    kept = older.path.read_bytes()
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    told = followed(journal)
    assert (told.second_copies, told.second_left, told.gone) == (1, 1, True)
    assert "Keep the old sheet" in told.words
    assert older.path.read_bytes() == kept


def test_one_that_is_damaged_at_home_is_written_anew_there(
    journal: ClosedJournal, place: Path
) -> None:
    make(journal)
    (newest,) = journal.folder.backups.glob("auto-*.db")

    def spoiling(step: str) -> None:
        """Once it was written anew at home, before it is brought."""
        now = next(iter(journal.folder.backups.glob("auto-*.db")))
        if step == newest.name:
            spoil(now, 6000)

    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=journal.clock)
        assert asked is not None
        assert following.go_on(asked, on_step=spoiling).second_copies == 2
    assert states(journal) == [CopyState.GOOD] * 2


def test_a_full_stick_keeps_what_it_has_until_there_is_room(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {path.name for path in place.glob("*.db")}
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    sync = os.fsync

    def full(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").readlink().is_relative_to(place):
            raise OSError(errno.ENOSPC, "full")
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        told = followed(journal)
    assert (told.second_copies, told.second_waits, told.gone) == (0, True, False)
    assert {path.name for path in place.glob("*.db*")} == kept
    told = followed(journal)
    assert (told.second_copies, told.gone) == (2, True)


def test_cut_short_anywhere_it_goes_on(journal: ClosedJournal, place: Path) -> None:
    class _Cut(Exception):
        pass

    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    made = {copy.made for copy in second_place.listed(journal.home)}
    cuts = 0
    while True:
        left = [cuts]

        def step(_step: str, left: list[int] = left) -> None:
            if not left[0]:
                raise _Cut
            left[0] -= 1

        with journal.opened() as opened:
            asked = following.ask(opened.vault, clock=journal.clock)
            assert asked is not None
            try:
                gone = following.go_on(asked, on_step=step).gone
            except _Cut:
                gone = False
        assert {copy.made for copy in second_place.listed(journal.home)} == made
        if gone:
            break
        cuts += 1
    assert cuts > 3
    assert states(journal) == [CopyState.GOOD] * 2
    with journal.opened() as opened:
        key = opened.vault.key()
    for copy in second_place.listed(journal.home):
        assert verify(copy.path, key)
    assert not list(journal.folder.path.glob("rekeyed*"))


def test_a_changed_passphrase_opens_nothing_there_either_of_before_the_new_keys(
    journal: ClosedJournal, place: Path, tmp_path: Path
) -> None:
    def opens(passphrase: str) -> bool:
        way = WayIn(passphrase=passphrase)
        looked = []
        for copy in second_place.listed(journal.home):
            with suppress(CannotOpen):
                looked.append(restoring.look(journal.home, copy, way).state)
        return CopyState.GOOD in looked

    make(journal)
    away = place.parent.rename(tmp_path / "away")
    later = "another way home"
    passphrases.change(journal.home, WAY, later, clock=journal.clock, costs=NOTHING)
    away.rename(place.parent)
    assert opens(str(WAY.passphrase))
    opened = vault_service.open_journal(
        journal.home, WayIn(passphrase=later), now=lambda: "20260314T092653Z"
    )
    second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    vault_service.close_journal(opened)
    assert not opens(str(WAY.passphrase))
