"""A second place for backups: verified there, thinned there, and never made where it is missing."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backup_notes import BackupProblem, Pin
from journal_app.core.backups import CopyKind, CopyStopped
from journal_app.core.errors import BadInput, CannotKeep
from journal_app.security.passphrase import wrap
from journal_app.services import (
    backup_notes,
    backups,
    checking_backups,
    copies,
    keys,
    restoring,
    second_place,
    thinning,
)
from journal_app.services.second_place import Followed
from journal_app.storage.copying import verify
from tests.services.closed_journal import NOTHING, VAULT_ID, ClosedJournal, make_closed, spoil

WORDS = "ZQXHERON by the water"


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.write(WORDS)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def place(journal: ClosedJournal, stick: Path) -> Path:
    """The journal’s own folder on the stick."""
    second_place.choose(journal.home, stick)
    return stick / f"tideline-backups-{VAULT_ID}"


def follow(journal: ClosedJournal) -> Followed | None:
    with journal.opened() as opened:
        return second_place.follow(opened.vault, opened.folder, clock=journal.clock)


def problem(journal: ClosedJournal) -> BackupProblem | None:
    second = backup_notes.read(journal.folder).second
    assert second is not None
    return None if second.trouble is None else second.trouble.problem


def test_the_newest_backup_comes_there_as_it_is_and_once(
    journal: ClosedJournal, place: Path
) -> None:
    assert follow(journal) is None
    made = journal.back_up()
    followed = follow(journal)
    assert followed is not None
    assert followed.changes.backups
    brought = place / made.name
    assert followed.brought == brought
    assert brought.read_bytes() == made.read_bytes()
    assert verify(brought, journal.secret).entries == 1
    beside = brought.with_suffix(".json")
    assert beside.read_bytes() == made.with_suffix(".json").read_bytes()
    assert {path.name for path in place.iterdir()} == {brought.name, beside.name}
    second = backup_notes.read(journal.folder).second
    assert second is not None
    assert second.good == journal.clock.now()
    assert follow(journal) is None
    (listed,) = second_place.listed(journal.home)
    assert (listed.kind, listed.number) == (CopyKind.SECOND, 1)


def test_the_journal_comes_back_from_there_with_its_pictures(
    journal: ClosedJournal, place: Path
) -> None:
    picture = journal.hang(b"%PDF-1.4 nothing to see")
    journal.back_up()
    follow(journal)
    shutil.rmtree(journal.folder.backups)
    shutil.rmtree(journal.folder.files)
    (copy,) = second_place.listed(journal.home)
    restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    assert journal.bodies() == [WORDS, "Seen."]
    assert journal.contents_of(picture) == b"%PDF-1.4 nothing to see"


def test_pulled_out_it_is_missed_and_never_made_anew(
    journal: ClosedJournal, stick: Path, place: Path
) -> None:
    journal.back_up()
    away = stick.with_name("away")
    stick.rename(away)
    stick.mkdir()
    followed = follow(journal)
    assert followed is not None
    assert followed.brought is None
    assert problem(journal) is BackupProblem.MISSING
    assert list(stick.iterdir()) == []
    assert second_place.listed(journal.home) == ()
    stick.rmdir()
    away.rename(stick)
    assert follow(journal) is not None
    assert problem(journal) is None


def test_there_again_with_everything_the_trouble_is_over(
    journal: ClosedJournal, stick: Path, place: Path
) -> None:
    journal.back_up()
    follow(journal)
    away = stick.with_name("away")
    stick.rename(away)
    follow(journal)
    assert problem(journal) is BackupProblem.MISSING
    away.rename(stick)
    followed = follow(journal)
    assert followed is not None
    assert (followed.brought, problem(journal)) == (None, None)


def test_only_what_was_verified_there_counts_as_such(
    journal: ClosedJournal, stick: Path, place: Path
) -> None:
    made = journal.back_up()
    follow(journal)
    verified = journal.clock.now()
    away = stick.with_name("away")
    stick.rename(away)
    follow(journal)
    away.rename(stick)
    spoil(place / made.name, 6000)
    journal.clock.advance(timedelta(days=9))
    follow(journal)
    second = backup_notes.read(journal.folder).second
    assert second is not None
    assert (second.good, second.trouble) == (verified, None)


def test_another_folder_chosen_meanwhile_is_not_called_verified(
    journal: ClosedJournal, place: Path, tmp_path: Path
) -> None:
    made = journal.back_up()
    other = tmp_path / "other"
    other.mkdir()
    chosen: list[float] = []

    def choosing(far: float) -> bool:
        if not chosen:
            second_place.choose(journal.home, other)
        chosen.append(far)
        return True

    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock, watch=choosing)
    assert (place / made.name).exists()
    second = backup_notes.read(journal.folder).second
    assert second is not None
    assert Path(second.folder).parent == other
    assert second.good is None


def test_what_does_not_arrive_whole_does_not_count(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = journal.back_up()
    spoil(made, 6000)
    follow(journal)
    assert problem(journal) is BackupProblem.DAMAGED
    assert list(place.iterdir()) == []


def test_stopped_it_leaves_nothing(journal: ClosedJournal, place: Path) -> None:
    journal.back_up()
    with journal.opened() as opened, pytest.raises(CopyStopped):
        second_place.follow(
            opened.vault, opened.folder, clock=journal.clock, watch=lambda _far: False
        )
    assert list(place.iterdir()) == []


def test_it_is_thinned_as_at_home_and_pins_hold_there_too(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(8):
        journal.back_up()
        follow(journal)
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(Pin(number=2)))
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    journal.back_up()
    follow(journal)
    assert [copy.number for copy in second_place.listed(journal.home)] == [9, 8, 7, 6, 5, 2]


def test_a_damaged_one_there_takes_the_place_of_no_good_one(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for _each in range(6):
        made.append(journal.back_up())
        follow(journal)
    spoil(place / made[3].name, 6000)
    with journal.opened() as opened:
        checking_backups.check(opened.vault, opened.folder, clock=journal.clock)
    made[3].unlink()
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    journal.back_up()
    follow(journal)
    assert [copy.number for copy in second_place.listed(journal.home)] == [7, 6, 5, 4, 3, 2]


def test_the_newest_of_this_computer_stays_whatever_else_lies_there(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = journal.back_up()
    for number in range(250, 260):
        later = made.name.replace("2026", "2025").replace("000001", f"{number:06}")
        shutil.copyfile(made, place / later)
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    followed = follow(journal)
    assert followed is not None
    assert followed.brought == place / made.name
    assert (place / made.name).exists()
    assert follow(journal) is None


def test_a_file_no_copy_there_names_any_more_goes_with_the_last_that_did(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.hang(b"%PDF-1.4 nothing to see")
    journal.back_up()
    follow(journal)
    beside = place / "tideline-files"
    assert len(list(beside.iterdir())) == 1
    # As one that was sealed with a key of before, whose copies are gone.
    (beside / ("0" * 64)).write_bytes(b"sealed")
    with journal.opened() as opened:
        opened.vault.connection.run("DELETE FROM attachments")
        opened.vault.connection.run("DELETE FROM files")
    for _each in range(5):
        journal.back_up()
        follow(journal)
    assert len(list(beside.iterdir())) == 2
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    journal.back_up()
    follow(journal)
    assert list(beside.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["mine.db", "auto-20260314T092653Z-000001-00000000 (conflicted copy).db"]
)
def test_a_copy_of_ones_own_beside_them_keeps_its_files(
    journal: ClosedJournal, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    picture = journal.hang(b"%PDF-1.4 nothing to see")
    journal.back_up()
    follow(journal)
    with journal.opened() as opened:
        reader = opened.vault.reader()
        backups.make_at(reader, place / name, home=journal.home)
        reader.close()
        opened.vault.connection.run("DELETE FROM attachments")
        opened.vault.connection.run("DELETE FROM files")
    for _each in range(5):
        journal.back_up()
        follow(journal)
    monkeypatch.setattr(thinning, "MOST_BYTES", 0)
    journal.back_up()
    follow(journal)
    assert [copy.number for copy in second_place.listed(journal.home)] == [7, 6, 5, 4, 3]
    shutil.rmtree(journal.folder.files)
    own = restoring.chosen(place / name)
    restoring.restore(journal.home, own, journal.key, clock=journal.clock)
    assert journal.contents_of(picture) == b"%PDF-1.4 nothing to see"


def test_a_new_passphrase_reaches_the_copies_there(journal: ClosedJournal, place: Path) -> None:
    made = journal.back_up()
    follow(journal)
    slot = wrap(journal.root, "another way home", vault_id=VAULT_ID, costs=NOTHING)
    keys.change_record(journal.folder, lambda known: replace(known, passphrase=slot))
    with journal.opened_by_key() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    record = copies.record_beside(place / made.name)
    assert record is not None
    assert record.passphrase == slot


def test_copies_of_a_key_of_before_give_way_to_those_of_the_new_one(
    journal: ClosedJournal, place: Path
) -> None:
    first, second = journal.back_up(), journal.back_up()
    for made in (first, second):
        for path in (made, made.with_suffix(".json")):
            old = path.name.replace(journal.root.key_id, "0" * 8)
            shutil.copyfile(path, place / old)
    stray = place / "tideline-files" / ("0" * 64)
    stray.parent.mkdir()
    stray.write_bytes(b"sealed with that key")
    lost = place / second.name.replace("000002", "000000").replace(journal.root.key_id, "0" * 8)
    shutil.copyfile(second, lost)
    spoil(lost, 20)
    follow(journal)
    names = {path.name for path in place.glob("*.db")}
    # What is not at home under the new key stays: it may be all there is.
    assert names == {first.name, second.name, lost.name}
    # It may name the sealed file.
    assert stray.exists()
    lost.unlink()
    for path in (first, first.with_suffix(".json")):
        old = path.name.replace(journal.root.key_id, "0" * 8)
        (place / path.name).rename(place / old)
    journal.back_up()
    follow(journal)
    assert not stray.exists()


def test_copies_another_computer_brought_there_stay(
    journal: ClosedJournal, place: Path, tmp_path: Path
) -> None:
    journal.back_up()
    follow(journal)
    (theirs,) = second_place.listed(journal.home)
    other = make_closed(tmp_path / "other")
    other.clock.advance(timedelta(days=30))
    other.write(WORDS)
    made = other.back_up()
    second_place.choose(other.home, place)
    # As after new keys on that computer alone: its first copy opens with a key of its own.
    (place / theirs.path.name).rename(place / theirs.path.name.replace(theirs.key_id, "0" * 8))
    follow(other)
    names = {path.name for path in place.glob("*.db")}
    assert names == {made.name, theirs.path.name.replace(theirs.key_id, "0" * 8)}


def test_it_is_chosen_on_a_disk_that_is_there_and_outside_the_journal(
    journal: ClosedJournal, stick: Path
) -> None:
    for refused in (stick / "nothing", journal.home / "vaults"):
        with pytest.raises(BadInput):
            second_place.choose(journal.home, refused)
    (stick / f"tideline-backups-{VAULT_ID}").write_bytes(b"in the way")
    with pytest.raises(CannotKeep):
        second_place.choose(journal.home, stick)
    assert backup_notes.read(journal.folder).second is None


def test_its_own_folder_can_be_chosen_again_and_let_go(journal: ClosedJournal, place: Path) -> None:
    journal.back_up()
    follow(journal)
    second_place.let_go(journal.home)
    assert backup_notes.read(journal.folder).second is None
    assert len(list(place.glob("*.db"))) == 1
    second_place.choose(journal.home, place)
    second = backup_notes.read(journal.folder).second
    assert second is not None
    assert second.folder == str(place)
