"""A damaged journal brought back: what it held, what its copies held, and what is told of it."""

import json
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.core.search import parse
from journal_app.services import rescue, restoring, timeline
from journal_app.storage.checking import problems
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil, state_of
from tests.storage.damaged import leaf_of, spoil_pages

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
        assert len(timeline.found(opened.vault, parse("long way home")).ids) == 60
        assert len(timeline.found(opened.vault, parse("evening 3")).ids) >= 10


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


def test_a_journal_of_which_nothing_is_left_does_not_become_an_empty_one(
    journal: ClosedJournal,
) -> None:
    path = journal.folder.journal
    count = path.stat().st_size // 4096
    spoil_pages(path, range(2, count + 1))
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        rescued(journal)
    assert refused.value.problem is OpenProblem.DAMAGED
    assert state_of(journal.home) == before
