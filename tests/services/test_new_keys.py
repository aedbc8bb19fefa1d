"""New keys: all there was opens with them and with nothing else, once the new code was kept."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import NEW_KEYS, CopyKind, CopyState
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.core.moments import Capture
from journal_app.security import old_keys as sealed_keys
from journal_app.security.sealed_files import SealedFiles
from journal_app.security.secret import Secret
from journal_app.security.vault_file import read_record_before
from journal_app.services import (
    backups,
    copies,
    following,
    inbox,
    kept_aside,
    new_keys,
    pictures,
    recovery,
    replacing,
    restoring,
    set_aside,
)
from journal_app.services import bin as bin_service
from journal_app.services import vault as vault_service
from journal_app.services.following import Followed
from journal_app.services.new_keys import MadeKeys
from journal_app.services.ways import WayIn
from tests.services.closed_journal import (
    NOTHING,
    WAY,
    ClosedJournal,
    make_closed,
    spoil,
    state_of,
    texts_of,
)


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Two texts and a picture, a backup of them, and a third text after it."""
    made = make_closed(tmp_path / "home")
    made.write("One.", "Two.")
    made.hang(HELD)
    made.back_up()
    made.write("Three.")
    return made


HELD = b"A list, kept as a file.\n" * 9000
ALL = ["One.", "Two.", "Seen.", "Three."]


def make(journal: ClosedJournal, **more: object) -> MadeKeys:
    journal.clock.advance(timedelta(minutes=1))
    return new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING, **more)


def follow(journal: ClosedJournal) -> Followed | None:
    """What the app does after every opening."""
    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=journal.clock)
        return None if asked is None else following.go_on(asked)


def code_now(journal: ClosedJournal) -> WayIn:
    sheet = recovery.show(journal.home, passphrase=WAY.passphrase)
    return WayIn(code="-".join(sheet.groups))


def looked(journal: ClosedJournal, way: WayIn) -> set[CopyState]:
    return {restoring.look(journal.home, each, way).state for each in copies.listed(journal.folder)}


def test_a_copy_begun_before_new_keys_is_not_put_beside_their_record(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    """It would open with neither code: what stands beside it says another key."""
    reader = vault_service.open_reader(journal.home, WAY)
    make(journal)
    with pytest.raises(CannotKeep):
        backups.make_at(reader, tmp_path / "stick.db", home=journal.home)
    reader.close()
    assert list(tmp_path.glob("stick*")) == []
    reader = vault_service.open_reader(journal.home, WAY)
    backups.make_at(reader, tmp_path / "stick.db", home=journal.home)
    reader.close()


def test_what_was_written_opens_with_the_new_key_and_the_old_code_is_told_apart(
    journal: ClosedJournal,
) -> None:
    made = make(journal)
    assert journal.bodies() == ALL
    record = journal.record()
    assert record.active == made.key_id != journal.root.key_id
    assert (record.pending, record.retired) == (None, (journal.root.key_id,))
    assert record.recovery.confirmed is None
    before = read_record_before(journal.folder)
    assert before is not None
    assert before.active == made.key_id
    with pytest.raises(CannotOpen) as refused:
        vault_service.secret(journal.home, journal.code)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    assert code_now(journal) != journal.code


def test_every_word_of_the_new_file_is_what_the_old_one_held(journal: ClosedJournal) -> None:
    dumped = dump(journal, journal.secret)
    make(journal)
    with vault_service.secret(journal.home, WAY) as root, root.database_key() as key:
        now = dump(journal, bytes(key.reveal()))
    names = {row[1] for row in dumped["files"]}
    assert names != {row[1] for row in now["files"]}
    assert {**dumped, "files": None} == {**now, "files": None}


def dump(journal: ClosedJournal, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the journal file."""
    with copies.reading(journal.folder.journal, key) as db:
        tables = [row[0] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: db.rows(f'SELECT * FROM "{table}"') for table in tables}  # noqa: S608


def test_pictures_open_and_are_called_otherwise(journal: ClosedJournal) -> None:
    old = SealedFiles(journal.folder.files, journal.secret).own_names()
    make(journal)
    with journal.opened() as opened:
        hanging = opened.vault.files.names()
        (piece,) = [
            each for each in opened.vault.timeline.index().ids if opened.vault.attachments.of(each)
        ]
        (picture,) = opened.vault.attachments.of(piece)
        assert pictures.open_bytes(pictures.files_of(opened.vault), picture) == HELD
    assert hanging.isdisjoint(old)


def test_a_picture_in_the_bin_comes_back_with_its_file(journal: ClosedJournal) -> None:
    with journal.opened() as opened:
        vault = opened.vault
        (piece,) = [each for each in vault.timeline.index().ids if vault.attachments.of(each)]
        uid = vault.attachments.of(piece)[0].uid
        pictures.remove(vault, uid, clock=journal.clock)
    make(journal)
    with journal.opened() as opened:
        bin_service.bring_back(opened.vault, uid, clock=journal.clock)
        (picture,) = opened.vault.attachments.of(piece)
        assert pictures.open_bytes(pictures.files_of(opened.vault), picture) == HELD


def test_a_damaged_picture_is_counted_and_left_as_it_is(journal: ClosedJournal) -> None:
    (path,) = journal.folder.files.iterdir()
    spoil(path, 60)
    damaged = path.read_bytes()
    made = make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    follow(journal)
    assert (made.files, made.files_left) == (0, 1)
    assert journal.bodies() == ALL
    assert path.read_bytes() == damaged


def test_every_copy_follows_and_keeps_its_date_and_number(journal: ClosedJournal) -> None:
    before = {
        (each.kind, each.reason, each.made_at, each.number)
        for each in copies.listed(journal.folder)
    }
    made = make(journal)
    assert looked(journal, code_now(journal)) == {CopyState.OTHER_KEY}
    recovery.confirm(journal.home, clock=journal.clock)
    followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.left, followed.gone) == (2, 0, True)
    after = copies.listed(journal.folder)
    told = {(each.kind, each.reason, each.made_at, each.number) for each in after}
    assert told > before
    assert {each.key_id for each in after} == {made.key_id}
    assert looked(journal, WAY) == {CopyState.GOOD}
    assert looked(journal, code_now(journal)) == {CopyState.GOOD}
    assert {copies.record_beside(each.path).active for each in after} == {made.key_id}


def test_a_copy_that_followed_is_restored_with_its_pictures(journal: ClosedJournal) -> None:
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    follow(journal)
    backup = next(each for each in copies.listed(journal.folder) if not each.reason)
    restoring.restore(journal.home, backup, WAY, clock=journal.clock)
    with journal.opened() as opened:
        assert texts_of(opened) == ALL[:3]
        piece = opened.vault.timeline.index().ids[0]
        (picture,) = opened.vault.attachments.of(piece)
        assert pictures.open_bytes(pictures.files_of(opened.vault), picture) == HELD


def test_nothing_goes_before_the_new_code_was_kept(journal: ClosedJournal) -> None:
    make(journal)
    follow(journal)
    follow(journal)
    (aside,) = set_aside.listed(journal.home)
    assert aside.reason == NEW_KEYS
    with copies.reading(aside.path / "journal.db", journal.secret) as db:
        assert db.value("SELECT count(*) FROM pieces") == len(ALL)
    assert SealedFiles(journal.folder.files, journal.secret).own_names()


def test_once_it_was_kept_nothing_here_opens_with_the_old_key(journal: ClosedJournal) -> None:
    make(journal)
    follow(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    followed = follow(journal)
    assert followed is not None
    assert followed.gone
    assert "can be destroyed" in followed.words
    assert set_aside.listed(journal.home) == ()
    assert not SealedFiles(journal.folder.files, journal.secret).own_names()
    for path in journal.folder.path.rglob("*.db"):
        with pytest.raises(Exception, match="unreadable"):
            copies.reading(path, journal.secret).__enter__()
    assert sealed_keys.noted(journal.folder) == frozenset()
    assert follow(journal) is None
    assert journal.bodies() == ALL


def test_the_old_key_reads_neither_the_note_nor_the_new_key(journal: ClosedJournal) -> None:
    made = make(journal)
    note = sealed_keys.read(journal.folder, made.key_id)
    assert note is not None
    with pytest.raises(sealed_keys.UnreadableOldKeys), sealed_keys.opened(note, journal.secret):
        pass


def test_what_was_caught_for_the_old_key_is_taken_in(journal: ClosedJournal) -> None:
    inbox.drop(journal.home, Capture(note="By the door."), clock=journal.clock)
    held = {path: path.read_bytes() for path in journal.folder.inbox.iterdir()}
    shutil.rmtree(journal.folder.inbox)
    make(journal)
    # Written by somebody who read the record before the two changed places.
    journal.folder.inbox.mkdir(mode=0o700, exist_ok=True)
    for path, data in held.items():
        path.write_bytes(data)
    with journal.opened() as opened:
        assert opened.inbox.kept == 1
        assert opened.inbox.set_aside == 0


def test_what_is_caught_afterwards_is_for_the_new_key(journal: ClosedJournal) -> None:
    make(journal)
    inbox.drop(journal.home, Capture(note="On the stairs."), clock=journal.clock)
    with journal.opened() as opened:
        assert opened.inbox.kept == 1


def test_new_keys_twice_before_the_first_code_was_kept(journal: ClosedJournal) -> None:
    make(journal)
    second = make(journal)
    followed = follow(journal)
    assert followed is not None
    assert followed.copies == 1
    recovery.confirm(journal.home, clock=journal.clock)
    followed = follow(journal)
    assert followed is not None
    assert followed.copies == 2
    assert followed.gone
    assert {each.key_id for each in copies.listed(journal.folder)} == {second.key_id}
    assert set_aside.listed(journal.home) == ()
    assert len(list(journal.folder.files.iterdir())) == 1
    assert journal.bodies() == ALL


def test_the_undo_of_an_earlier_restore_still_finds_its_copy(journal: ClosedJournal) -> None:
    restoring.restore(journal.home, copies.listed(journal.folder)[0], WAY, clock=journal.clock)
    make(journal)
    follow(journal)
    ended = [each for each in replacing.ended(journal.folder) if each.reason == "restored"]
    assert ended[0].safety is not None
    assert (journal.folder.safety / ended[0].safety).exists()


def test_what_a_restore_set_aside_keeps_its_pictures_while_it_lies_there(
    journal: ClosedJournal,
) -> None:
    restoring.restore(journal.home, copies.listed(journal.folder)[0], WAY, clock=journal.clock)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    for _time in range(2):
        followed = follow(journal)
        assert followed is not None
        assert not followed.gone
        assert SealedFiles(journal.folder.files, journal.secret).own_names()
        journal.clock.advance(timedelta(days=91))
    (aside,) = (each for each in kept_aside.listed(journal.home) if each.kind is CopyKind.ASIDE)
    kept_aside.remove(journal.home, aside)
    followed = follow(journal)
    assert followed is not None
    assert followed.gone
    assert not SealedFiles(journal.folder.files, journal.secret).own_names()


def test_what_was_set_aside_without_pictures_needs_the_old_keys_no_longer_than_is_promised(
    tmp_path: Path,
) -> None:
    journal = make_closed(tmp_path)
    journal.write("One.")
    restoring.restore(journal.home, copies.chosen(journal.back_up()), WAY, clock=journal.clock)
    make(journal)
    recovery.confirm(journal.home, clock=journal.clock)
    followed = follow(journal)
    assert followed is not None
    assert not followed.gone
    journal.clock.advance(timedelta(days=91))
    followed = follow(journal)
    assert followed is not None
    assert followed.gone
    assert "but what was set aside earlier" in followed.words


def test_a_log_that_was_kept_before_goes_with_the_old_journal(journal: ClosedJournal) -> None:
    kept = journal.folder.set_aside / "20200101T000000Z-log"
    later = journal.folder.set_aside / "20990101T000000Z-log"
    make(journal)
    for place in (kept, later):
        place.mkdir()
        (place / "journal.db-wal").write_bytes(b"frames of the old key")
    follow(journal)
    assert kept.exists()
    recovery.confirm(journal.home, clock=journal.clock)
    assert follow(journal).gone
    assert not kept.exists()
    assert later.exists()


def test_a_damaged_copy_stays_and_is_told(journal: ClosedJournal) -> None:
    journal.back_up()
    damaged = copies.listed(journal.folder)[0].path
    spoil(damaged, 5000)
    held = damaged.read_bytes()
    make(journal)
    followed = follow(journal)
    assert followed is not None
    assert (followed.copies, followed.left) == (1, 1)
    assert "One copy could not be written anew" in followed.words
    assert damaged.read_bytes() == held
    recovery.confirm(journal.home, clock=journal.clock)
    followed = follow(journal)
    assert followed is not None
    assert followed.gone
    assert "One copy could not be written anew" in followed.words
    assert "destroyed" not in followed.words


def test_a_copy_of_the_old_key_brought_back_ends_what_was_to_follow(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick" / "copy.db"
    elsewhere.parent.mkdir()
    shutil.copy(copies.listed(journal.folder)[0].path, elsewhere)
    made = make(journal)
    follow(journal)
    restoring.restore(journal.home, copies.chosen(elsewhere), journal.code, clock=journal.clock)
    assert journal.record().active == journal.root.key_id
    held = sorted(path.name for path in journal.folder.files.iterdir())
    with vault_service.secret(journal.home, journal.code) as root, root.database_key() as key:
        today = journal.clock.now().date()
        following.go_on(
            following.Asked(folder=journal.folder, key=Secret(key.reveal()), today=today)
        )
    assert made.key_id in journal.record().retired
    assert sorted(path.name for path in journal.folder.files.iterdir()) == held


def test_without_the_passphrase_nothing_is_begun(journal: ClosedJournal) -> None:
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        new_keys.make(journal.home, journal.code, clock=journal.clock)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED
    with pytest.raises(CannotOpen) as refused:
        new_keys.make(journal.home, WayIn(passphrase="another one"), clock=journal.clock)
    assert refused.value.problem is OpenProblem.WRONG_PASSPHRASE
    assert state_of(journal.home) == before
