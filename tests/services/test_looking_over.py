"""The open journal looks itself over: when it is due, what it tells, and what keeps it due."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.backups import CopyStopped, to_the_end
from journal_app.core.clock import when_now
from journal_app.core.errors import OpenProblem
from journal_app.services import backup_notes, entries, looking_over
from journal_app.services import vault as vault_service
from journal_app.services.examining import Examination
from journal_app.services.vault import OpenJournal
from journal_app.storage import checking
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, spoil


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.write(*["word " * 800] * 8)
    return made


@pytest.fixture
def opened(journal: ClosedJournal) -> Iterator[OpenJournal]:
    with journal.opened() as found:
        found.vault.checkpoint()
        yield found


def is_due(journal: ClosedJournal) -> bool:
    return looking_over.due(journal.folder, clock=journal.clock)


def looked(journal: ClosedJournal, opened: OpenJournal) -> Examination | None:
    return looking_over.look_over(
        opened.vault, opened.folder, clock=journal.clock, watch=to_the_end
    )


def crash(journal: ClosedJournal) -> None:
    """Open it as the app does, keep something, and end without closing in order."""
    opened = vault_service.open_journal(journal.home, WAY, now=lambda: "20260314T092653Z")
    vault_service.note_session(opened.vault)
    entries.add(opened.vault, "One more.", when=when_now(journal.clock), clock=journal.clock)
    log = journal.folder.journal_log.read_bytes()
    file = journal.folder.journal.read_bytes()
    opened.vault.close()
    journal.folder.journal.write_bytes(file)
    journal.folder.journal_log.write_bytes(log)


def test_a_sound_one_is_looked_over_weekly(journal: ClosedJournal, opened: OpenJournal) -> None:
    assert is_due(journal)
    assert looked(journal, opened) == Examination()
    assert not is_due(journal)
    journal.clock.advance(timedelta(days=6, hours=23))
    assert not is_due(journal)
    journal.clock.advance(timedelta(hours=1))
    assert is_due(journal)
    journal.clock.advance(timedelta(days=-8))
    assert is_due(journal), "what lies in the future says nothing"


def test_after_a_crash_it_is_due_and_after_an_orderly_end_it_is_not(
    journal: ClosedJournal,
) -> None:
    with journal.opened() as opened:
        looked(journal, opened)
    with journal.opened():
        assert not is_due(journal)
    crash(journal)
    # Whoever opens it first, such as the command line: it stays due until it was done.
    for _each in range(2):
        with journal.opened() as opened:
            assert is_due(journal)
    with journal.opened() as opened:
        opened.vault.checkpoint()
        assert looked(journal, opened) == Examination()
        assert not is_due(journal)


def test_damage_is_told_with_a_way_out(journal: ClosedJournal) -> None:
    journal.back_up()
    with journal.opened() as opened:
        looked(journal, opened)
    assert backup_notes.read(journal.folder).looked_over is not None
    size = journal.folder.journal.stat().st_size
    spoil(journal.folder.journal, size - 2000, size - 6000)
    with journal.opened() as opened:
        found = looked(journal, opened)
    assert found is not None
    assert found.problem is OpenProblem.DAMAGED
    assert found.pages_damaged == 2
    assert "2 of the " in found.words
    assert "One copy of it is kept" in found.words
    assert is_due(journal), "told in every session until it is mended"
    assert backup_notes.read(journal.folder).looked_over is None, "nobody says it was sound"


def test_what_is_found_but_once_is_no_damage(
    journal: ClosedJournal, opened: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems, answers = checking.problems, [["pages"]]
    monkeypatch.setattr(
        checking,
        "problems",
        lambda connection, pages: answers.pop() if answers else problems(connection, pages=pages),
    )
    assert looked(journal, opened) == Examination()
    assert not answers


def test_while_something_stands_in_the_log_alone_it_stays_due(
    journal: ClosedJournal, opened: OpenJournal
) -> None:
    entries.add(opened.vault, "One more.", when=when_now(journal.clock), clock=journal.clock)
    assert looked(journal, opened) is None
    assert is_due(journal)


def test_what_is_written_while_it_looks_leaves_it_due(
    journal: ClosedJournal, opened: OpenJournal
) -> None:
    """Somebody who writes meanwhile: what was looked at is not all there is."""

    def written_meanwhile(_far: float) -> bool:
        if not written:
            written.append(True)
            entries.add(
                opened.vault, "Meanwhile.", when=when_now(journal.clock), clock=journal.clock
            )
        return True

    written: list[bool] = []
    found = looking_over.look_over(
        opened.vault, opened.folder, clock=journal.clock, watch=written_meanwhile
    )
    assert written, "no control"
    assert found is None
    assert is_due(journal)


def test_ended_halfway_it_tells_nothing_and_stays_due(
    journal: ClosedJournal, opened: OpenJournal
) -> None:
    asked: list[float] = []

    def for_a_while(far: float) -> bool:
        asked.append(far)
        return len(asked) < 3

    with pytest.raises(CopyStopped):
        looking_over.look_over(opened.vault, opened.folder, clock=journal.clock, watch=for_a_while)
    assert is_due(journal)
    assert backup_notes.read(journal.folder).looked_over is None
    # Nobody who writes has to wait for what was ended.
    entries.add(opened.vault, "One more.", when=when_now(journal.clock), clock=journal.clock)
    opened.vault.checkpoint()
    assert looked(journal, opened) == Examination()
