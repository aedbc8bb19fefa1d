"""A damaged journal brought back: what it held, what its copies held, and what is told of it."""

import json
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.core.ids import PieceId
from journal_app.core.search import parse
from journal_app.security.vault_file import write_vault_file
from journal_app.services import backup_notes, entries, passages, rescue, restoring
from journal_app.services.ways import WayIn
from journal_app.storage.checking import problems
from journal_app.storage.connection import Access, open_connection
from tests.finding import index_found
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of
from tests.services.doomed import LIVED, doomed_process
from tests.storage.damaged import leaf_of, spoil_pages

# `EVERY=1 pytest tests/services/test_rescue.py` for a night.
EVERY = int(os.environ.get("EVERY", "1"))
LONG = "by the water, and then the long way home. " * 60


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """Sixty texts of about two thousand letters."""
    made = make_closed(tmp_path)
    made.write(*(f"Evening {number}: {LONG}" for number in range(1, 61)))
    return made


def lose_texts(journal: ClosedJournal, *texts: int) -> None:
    """Spoil the pages these texts begin on."""
    path, secret = journal.folder.journal, journal.secret
    spoil_pages(path, {leaf_of(path, "entries", text, secret) for text in texts})


def rescued(journal: ClosedJournal) -> rescue.RescueReport:
    return rescue.rescue(journal.home, WAY, clock=journal.clock)


def test_a_journal_comes_back_from_its_file_and_its_newest_copy(journal: ClosedJournal) -> None:
    journal.back_up()
    journal.write("Written after the copy.")
    whole = journal.bodies()
    lose_texts(journal, 20, 40)
    damaged = journal.folder.journal.read_bytes()
    steps: list[tuple[int, int]] = []
    report = rescue.rescue(
        journal.home, WAY, clock=journal.clock, progress=lambda *step: steps.append(step)
    )
    assert journal.bodies() == whole
    (made_at, count) = report.pieces_from_copies[0]
    assert (report.pieces_saved + count, report.pieces_lost_known) == (61, 0)
    assert count >= 2
    assert made_at == restoring.copies(journal.home)[0].made_at
    assert report.is_complete
    assert (report.pages_damaged, report.copies_tried) == (2, 1)
    assert report.set_aside is not None
    assert (report.set_aside / "journal.db").read_bytes() == damaged
    assert rescue.reports(journal.home) == (report,)
    assert steps == sorted(steps)
    assert steps[-1] == (100, 100)


def test_what_was_rescued_is_found_and_passes_every_check(journal: ClosedJournal) -> None:
    lose_texts(journal, 20)
    rescued(journal)
    with journal.opened() as opened:
        assert problems(opened.vault.connection) == []
        # Of one only the beginning is left, and it is found by that.
        assert len(index_found(opened.vault, parse("long way home")).ids) == 60
        assert len(index_found(opened.vault, parse("evening 3")).ids) >= 10


def test_the_note_holds_no_word_and_the_record_knows_the_new_file(journal: ClosedJournal) -> None:
    lose_texts(journal, 7)
    report = rescued(journal)
    assert report.set_aside is not None
    note = (report.set_aside / "done.json").read_text("ascii")
    assert "Evening" not in note
    assert "water" not in note
    assert json.loads(note)["more"]["key_id"] == journal.root.key_id
    record = journal.record()
    assert record.salt[record.active] == journal.folder.journal.read_bytes()[:16].hex()
    assert record.closed is not None
    assert journal.folder.journal.stat().st_mode & 0o077 == 0
    assert not journal.folder.is_unfinished


def test_a_destroyed_header_is_no_loss(journal: ClosedJournal) -> None:
    whole = journal.bodies()
    spoil(journal.folder.journal, 0, 5, 15)
    report = rescued(journal)
    assert journal.bodies() == whole
    assert (report.pieces_saved, report.is_complete, report.copies_tried) == (60, True, 0)


def test_what_nobody_has_is_told_with_its_day(journal: ClosedJournal) -> None:
    path, secret = journal.folder.journal, journal.secret
    pages = {leaf_of(path, table, 30, secret) for table in ("entries", "pieces")}
    spoil_pages(path, pages)
    report = rescued(journal)
    assert report.pieces_lost_known > 0
    assert report.pieces == 60
    assert report.lost_days == (journal.clock.now().date(),)
    assert not report.is_complete


def test_a_file_no_page_of_which_fits_is_refused_and_left(journal: ClosedJournal) -> None:
    path = journal.folder.journal
    path.write_bytes(bytes(range(256)) * 160)
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        rescued(journal)
    assert refused.value.problem is OpenProblem.ANOTHER_FILE
    assert state_of(journal.home) == before


@pytest.mark.parametrize("closed_in_order", [True, False])
def test_a_journal_of_which_nothing_is_left_does_not_become_an_empty_one(
    journal: ClosedJournal, closed_in_order: bool
) -> None:
    if not closed_in_order:
        # As after a first session that crashed, or with a record from the code alone.
        write_vault_file(journal.folder, replace(journal.record(), closed=None))
    path = journal.folder.journal
    count = path.stat().st_size // 4096
    spoil_pages(path, range(2, count + 1))
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        rescued(journal)
    assert refused.value.problem is OpenProblem.DAMAGED
    assert state_of(journal.home) == before


def test_the_key_of_a_journal_that_was_open_is_a_way_in(journal: ClosedJournal) -> None:
    lose_texts(journal, 3)
    report = rescue.rescue(journal.home, journal.key, clock=journal.clock)
    assert report.pieces == 60


def test_a_wrong_passphrase_changes_nothing(journal: ClosedJournal) -> None:
    lose_texts(journal, 3)
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        rescue.rescue(journal.home, WayIn(passphrase="another one"), clock=journal.clock)
    assert refused.value.problem is OpenProblem.WRONG_PASSPHRASE
    assert state_of(journal.home) == before


def test_what_a_crash_left_in_the_log_counts(journal: ClosedJournal) -> None:
    lose = leaf_of(journal.folder.journal, "entries", 5, journal.secret)
    with journal.opened() as opened:
        clock = journal.clock
        entries.add(opened.vault, "In the log alone.", when=when_now(clock), clock=clock)
        files = {
            path.name: path.read_bytes()
            for path in (journal.folder.journal, journal.folder.journal_log)
        }
    for name, data in files.items():
        (journal.folder.path / name).write_bytes(data)
    spoil_pages(journal.folder.journal, [lose])
    damaged = state_of(journal.folder.path)
    report = rescued(journal)
    assert "In the log alone." in journal.bodies()
    assert report.pieces == 61
    assert report.set_aside is not None
    aside = state_of(report.set_aside)
    for name in ("journal.db", "journal.db-wal"):
        assert aside[name] == damaged[name]
        assert (report.set_aside / name).exists()
    assert not journal.folder.journal_log.exists()


def test_a_copy_that_is_damaged_too_is_passed_over(journal: ClosedJournal) -> None:
    journal.back_up()
    newest = journal.back_up()
    spoil(newest, 30 * 4096 + 7)
    lose_texts(journal, 20)
    report = rescued(journal)
    assert (report.copies_tried, report.pieces_beginning) == (1, 0)
    assert report.pieces_from_copies[0][0] == restoring.copies(journal.home)[1].made_at


def test_a_second_rescue_finds_nothing_more_to_do(journal: ClosedJournal) -> None:
    lose_texts(journal, 20)
    first = rescued(journal)
    journal.clock.advance(timedelta(days=1))
    second = rescued(journal)
    assert (second.pieces_saved, second.pages_damaged) == (60, 0)
    assert second.is_complete
    assert rescue.reports(journal.home) == (second, first)
    assert first.set_aside != second.set_aside


def test_a_later_version_is_refused_and_left(journal: ClosedJournal) -> None:
    connection = open_connection(journal.folder.journal, journal.secret, Access.WRITE)
    connection.run("PRAGMA user_version = 99")
    connection.close()
    lose_texts(journal, 20)
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        rescued(journal)
    assert refused.value.problem is OpenProblem.NEWER
    assert state_of(journal.home) == before


def test_a_file_that_lost_its_log_takes_what_is_newer_from_the_copy(
    journal: ClosedJournal,
) -> None:
    behind = journal.folder.journal.read_bytes()
    journal.write("After that.")
    journal.back_up()
    whole = journal.bodies()
    journal.folder.journal.write_bytes(behind)
    report = rescued(journal)
    assert journal.bodies() == whole
    assert [count for _made_at, count in report.pieces_from_copies] == [1]


def test_what_was_undone_by_a_restore_does_not_come_back(journal: ClosedJournal) -> None:
    journal.back_up()
    journal.write("Undone later.")
    journal.clock.advance(timedelta(minutes=1))
    restoring.restore(journal.home, restoring.copies(journal.home)[0], WAY, clock=journal.clock)
    whole = journal.bodies()
    assert "Undone later." not in whole
    lose_texts(journal, 20)
    rescued(journal)
    assert journal.bodies() == whole


def test_marks_on_words_that_are_gone_are_lost_and_never_stand_on_others(
    journal: ClosedJournal,
) -> None:
    ending = "The heron was there again."
    journal.write(f"First light. {LONG}{ending}")
    piece = PieceId(61)
    with journal.opened() as opened:
        vault, clock = opened.vault, journal.clock
        length = len(vault.entries.body(piece) or "")
        for start, end in ((0, 12), (length - len(ending), length)):
            passages.mark(vault, piece, "mk_pull", start, end, clock=clock)
        (first, last) = vault.passages.of(piece)
        assert (first.anchor.quote, last.anchor.quote) == ("First light.", ending)
    lose_texts(journal, piece)
    rescued(journal)
    with journal.opened() as opened:
        (early, late) = opened.vault.passages.of(piece)
        body = opened.vault.entries.body(piece) or ""
    assert ending not in body
    assert body[early.anchor.start : early.anchor.end] == "First light."
    assert not early.lost
    assert late.lost


@pytest.mark.parametrize("until", [0, 40, 60, 90])
def test_whoever_has_had_enough_of_it_finds_everything_as_it_was(
    journal: ClosedJournal, until: int
) -> None:
    lose_texts(journal, 3)
    before = state_of(journal.home)

    class LetGo(Exception):
        """What a progress raises to end a rescue."""

    def told(done: int, _all: int) -> None:
        if done >= until:
            raise LetGo

    with pytest.raises(LetGo):
        rescue.rescue(journal.home, WAY, clock=journal.clock, progress=told)
    assert state_of(journal.home) == before


@pytest.mark.timeout(400)
def test_killed_at_any_instant_one_of_the_two_files_is_there_whole(tmp_path: Path) -> None:
    home, kept = tmp_path / "home", tmp_path / "kept"
    journal = make_closed(home)
    journal.write(*(f"Evening {number}: {LONG}" for number in range(1, 9)))
    journal.back_up()
    whole = journal.bodies()
    lose_texts(journal, 3)
    damaged = journal.folder.journal.read_bytes()
    shutil.copytree(home, kept)
    # That no backup is thinned out is noted before anything else.
    notes = str(backup_notes.path_of(journal.folder).relative_to(home))
    begun = {name: held for name, held in state_of(home).items() if name != notes}
    ends = {"before": 0, "between": 0, "after": 0}
    with doomed_process() as doomed:
        for left in range(0, 1000, EVERY):
            shutil.rmtree(home)
            shutil.copytree(kept, home)
            ended = doomed.run("rescue", home, left, journal.code.code or "")
            end = _end_of(journal)
            ends[end] += 1
            if end == "before":
                # The damaged file is in its place, with all that lay beside it.
                assert begun.items() <= state_of(home).items()
                if left % (8 * EVERY):
                    continue
                rescued(journal)
            elif end == "between" and left // EVERY % 2:
                # Else it is the next opening that goes on where this one ended.
                rescued(journal)
            assert journal.bodies() == whole
            (report,) = rescue.reports(home)
            assert report.set_aside is not None
            assert (report.set_aside / "journal.db").read_bytes() == damaged
            assert not journal.folder.is_unfinished
            if ended == LIVED:
                break
    assert min(ends.values()) >= 1
    assert ends["between"] > 12 // EVERY


def _end_of(journal: ClosedJournal) -> str:
    """At which stage of a rescue a process was killed."""
    if journal.folder.replacing.exists():
        return "between"
    return "after" if rescue.reports(journal.home) else "before"
