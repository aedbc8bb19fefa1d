"""Days, contents and reports in words that tell the truth and no more."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from journal_app.core.backups import Copy, CopyKind, CopyState, Looked, Restored
from journal_app.core.rescue_report import RescueReport
from journal_app.ui.copies.report import of_rescue, of_restore, of_undo
from journal_app.ui.copies.wording import Saying, advice

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SAYING = Saying(locale=QLocale("en_GB"), today=NOW.date())
SAFETY = Copy(path=Path("/nowhere.db"), made_at=NOW, number=1, kind=CopyKind.SAFETY)


@pytest.mark.parametrize(
    ("entries", "moments", "words"),
    [
        (0, 0, "Nothing written"),
        (1, 0, "1 entry"),
        (0, 2, "2 moments"),
        (1, 1, "1 entry and 1 moment"),
        (12000, 3, "12,000 entries and 3 moments"),
    ],
)
def test_how_much_there_is(entries: int, moments: int, words: str) -> None:
    assert SAYING.held(entries, moments) == words


def test_the_year_is_said_where_it_is_another() -> None:
    assert SAYING.day(date(2026, 11, 28)) == "Saturday, 28 November"
    assert SAYING.day(date(2016, 11, 28)) == "Monday, 28 November 2016"
    assert SAYING.short_day(date(2016, 11, 28)) == "28 November 2016"


@pytest.mark.parametrize(
    ("kind", "reason", "words"),
    [
        (CopyKind.AUTO, "", "Made by itself"),
        (CopyKind.CHOSEN, "", "The file you chose"),
        (CopyKind.SAFETY, "before-0002", "Kept before an update"),
        (CopyKind.SAFETY, "before-restored", "Kept before a restore"),
        (CopyKind.SAFETY, "before-undone", "Kept before a restore was undone"),
        (CopyKind.SAFETY, "before-going-on", "Kept as it was opened without its newest words"),
        (CopyKind.SAFETY, "before-anything", "Kept before a change"),
    ],
)
def test_where_a_copy_comes_from(kind: CopyKind, reason: str, words: str) -> None:
    copy = Copy(path=Path("/nowhere.db"), made_at=NOW, number=1, kind=kind, reason=reason)
    assert SAYING.origin(copy) == words


def test_every_state_of_a_copy_has_words_and_only_a_good_one_needs_no_advice() -> None:
    for state in CopyState:
        looked = Looked(copy=SAFETY, state=state)
        assert SAYING.contents(looked)
        assert bool(advice(looked)) is (state is not CopyState.GOOD)


def restored(**more: object) -> Restored:
    return Restored(at=NOW, until=date(2027, 2, 28), entries=3, moments=0, **more)  # type: ignore[arg-type]


def test_a_restore_tells_what_is_kept_and_only_offers_an_undo_there_is() -> None:
    report = of_restore(restored(set_aside=Path("/aside"), safety=SAFETY), SAYING)
    told = " ".join(line.words for line in report.lines)
    assert "3 entries." in told
    assert "stays until you delete it" in told
    assert "Until Sunday, 28 February 2027 the restore can be undone" in told
    assert report.can_be_undone
    assert report.folder == Path("/aside")

    report = of_restore(restored(set_aside=Path("/aside")), SAYING)
    assert not report.can_be_undone
    assert "undone" not in " ".join(line.words for line in report.lines)


def test_where_nothing_lay_nothing_is_said_to_be_kept() -> None:
    report = of_restore(restored(set_aside=Path("/aside")), SAYING, was_there=False)
    assert [line.heading for line in report.lines] == ["What is in it"]
    assert report.folder is None


def test_files_that_were_whole_nowhere_are_told_after_what_is_there() -> None:
    for report in (
        of_restore(restored(files_lost=2), SAYING),
        of_undo(restored(files_lost=2), SAYING),
    ):
        assert [line.heading for line in report.lines[:2]] == ["What is in it", "What is missing"]
        assert "2 pictures and files beside it are missing or not whole." in report.lines[1].words


def test_an_undo_tells_that_what_was_restored_is_kept_too() -> None:
    report = of_undo(restored(set_aside=Path("/aside"), safety=SAFETY), SAYING)
    assert not report.can_be_undone
    assert "What the restore had put there stays until you delete it" in report.lines[1].words


def test_a_rescue_tells_what_came_from_where_and_what_is_missing() -> None:
    rescued = RescueReport(
        at=NOW,
        key_id="AAAA",
        pieces_saved=7,
        pieces_from_copies=((datetime(2026, 11, 28, 9, tzinfo=UTC), 2),),
        pieces_lost_known=1,
        lost_days=(date(2026, 11, 29),),
        until=date(2027, 2, 28),
        set_aside=Path("/aside"),
    )
    report = of_rescue(rescued, SAYING)
    lines = {line.heading: line.words for line in report.lines}
    assert lines["From the damaged file"] == "7 of 10 pieces were read from the damaged file."
    assert lines["From earlier copies"] == "2 came from the copy of 28 November."
    assert "One piece could not be read anywhere." in lines["What is missing"]
    assert "Its date: 29 November." in lines["What is missing"]
    assert "The damaged file was not changed." in lines["What is kept"]
    assert report.kept
    assert report.folder == Path("/aside")


def test_a_rescue_without_copies_says_nothing_of_them() -> None:
    rescued = RescueReport(at=NOW, key_id="AAAA", pieces_saved=2)
    headings = [line.heading for line in of_rescue(rescued, SAYING).lines]
    assert headings == ["From the damaged file", "What is missing"]
