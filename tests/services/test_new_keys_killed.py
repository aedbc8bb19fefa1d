"""Killed at any instant of new keys, the journal opens with all there was, and the rest follows."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal_app.core.backups import CopyState
from journal_app.security import old_keys as sealed_keys
from journal_app.security.sealed_files import SealedFiles
from journal_app.services import copies, following, old_keys, pictures, recovery, restoring
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock
from tests.services.closed_journal import (
    PASSPHRASE,
    ClosedJournal,
    make_closed,
    texts_of,
)
from tests.services.doomed import LIVED, Doomed, doomed_process

MOST = 2000
TEXTS = ["One.", "Two.", "Seen.", "Three."]
HELD = b"A list, kept as a file.\n" * 4000


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    with doomed_process() as process:
        yield process


@dataclass(frozen=True)
class Walk:
    """One journal, taken back to the same beginning before each run."""

    journal: ClosedJournal
    kept: Path

    def begin_here(self) -> None:
        """From now on every run begins as the journal is now."""
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.journal.home, self.kept)

    def begin_again(self) -> None:
        shutil.rmtree(self.journal.home)
        shutil.copytree(self.kept, self.journal.home)

    def ends(self, doomed: Doomed, case: str, *, every: int = 1) -> Iterator[int]:
        """Every so many instants at which it can end, each from the same beginning."""
        for left in range(0, MOST, every):
            self.begin_again()
            ended = doomed.run(case, self.journal.home, left, PASSPHRASE)
            yield left
            if ended == LIVED:
                return
        raise AssertionError("it never came to its end")


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    """Two texts and a file on one, a backup of them, and a text after it."""
    journal = make_closed(tmp_path / "home")
    journal.write("One.", "Two.")
    journal.hang(HELD)
    journal.back_up()
    journal.write("Three.")
    walk = Walk(journal, tmp_path / "kept")
    walk.begin_here()
    return walk


def assert_all_is_there(journal: ClosedJournal) -> None:
    """Every text, and the file opened."""
    with journal.opened() as opened:
        vault = opened.vault
        assert texts_of(opened) == TEXTS
        hanging = [
            each for piece in vault.timeline.index().ids for each in vault.attachments.of(piece)
        ]
        files = pictures.files_of(vault)
        assert [pictures.open_bytes(files, each) for each in hanging] == [HELD]


def follow(journal: ClosedJournal) -> None:
    """What the app does after the next opening."""
    with journal.opened() as opened:
        asked = following.ask(opened.vault, clock=SystemClock())
        if asked is not None:
            following.go_on(asked)


def assert_settled(journal: ClosedJournal, *, turned: bool) -> None:
    """Nothing is left of what was begun, and every copy opens as the journal does."""
    record = journal.record()
    assert record.pending is None
    assert (record.active != journal.root.key_id) is turned
    assert not journal.folder.is_unfinished
    code = WayIn(code="-".join(recovery.show(journal.home, passphrase=PASSPHRASE).groups))
    for copy in copies.listed(journal.folder):
        if turned and copy.reason == old_keys.BEFORE and record.recovery.confirmed is None:
            # The last that the only code that was kept opens.
            assert copy.key_id == journal.root.key_id
            assert restoring.look(journal.home, copy, journal.code).state is CopyState.GOOD
            continue
        assert copy.key_id == record.active
        assert restoring.look(journal.home, copy, code).state is CopyState.GOOD
    if not turned:
        assert sealed_keys.noted(journal.folder) == frozenset()
        assert len(sealed(journal)) == 1


def sealed(journal: ClosedJournal) -> list[Path]:
    """The sealed files there are; half-made ones are cleared away later."""
    return [each for each in journal.folder.files.iterdir() if not each.suffix]


def test_making_them_killed_at_any_instant(walk: Walk, doomed: Doomed) -> None:
    journal = walk.journal
    seen = []
    for _left in walk.ends(doomed, "new-keys-typed"):
        assert_all_is_there(journal)
        seen.append(journal.record().active != journal.root.key_id)
        follow(journal)
        assert_settled(journal, turned=seen[-1])
    assert seen == sorted(seen), "once turned it stays"
    assert seen.count(True) > 5
    assert seen.count(False) > 40


def test_copies_follow_however_often_that_is_killed(walk: Walk, doomed: Doomed) -> None:
    journal = walk.journal
    assert doomed.run("new-keys-typed", journal.home, MOST, PASSPHRASE) == LIVED
    walk.begin_here()
    for _left in walk.ends(doomed, "follow-typed"):
        assert_all_is_there(journal)
        follow(journal)
        assert_settled(journal, turned=True)
        assert len(copies.listed(journal.folder)) == 2


def test_the_old_keys_go_however_often_that_is_killed(walk: Walk, doomed: Doomed) -> None:
    journal = walk.journal
    assert doomed.run("new-keys-typed", journal.home, MOST, PASSPHRASE) == LIVED
    follow(journal)
    recovery.confirm(journal.home, clock=SystemClock())
    walk.begin_here()
    for _left in walk.ends(doomed, "follow-typed"):
        follow(journal)
        assert_all_is_there(journal)
        assert_settled(journal, turned=True)
        assert not list(journal.folder.set_aside.glob("*"))
        assert not SealedFiles(journal.folder.files, journal.secret).own_names()
        assert sealed_keys.noted(journal.folder) == frozenset()
