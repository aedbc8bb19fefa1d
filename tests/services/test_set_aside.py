"""What was set aside is told with its reason, its size and how long it is promised to stay."""

from datetime import timedelta
from pathlib import Path

from journal_app.services import rescue, restoring, set_aside
from tests.services.closed_journal import WAY, make_closed, spoil


def test_what_was_set_aside_is_told_newest_first(tmp_path: Path) -> None:
    journal = make_closed(tmp_path)
    journal.write("One.")
    journal.back_up()
    spoil(journal.folder.journal, 0)
    damaged = journal.folder.journal.stat().st_size
    rescue.rescue(journal.home, WAY, clock=journal.clock)
    journal.clock.advance(timedelta(days=40))
    restoring.restore(journal.home, restoring.copies(journal.home)[0], WAY, clock=journal.clock)
    (restored, rescued) = set_aside.listed(journal.home)
    assert (restored.reason, rescued.reason) == ("restored", "rescued")
    assert rescued.bytes >= damaged
    assert (restored.until - rescued.until).days == 40


def test_what_is_not_ours_is_left(tmp_path: Path) -> None:
    journal = make_closed(tmp_path)
    assert set_aside.listed(journal.home) == ()
    folder = journal.folder.set_aside
    (folder / "of mine").mkdir(parents=True)
    (folder / "20200101T000000Z-note").write_text("a file")
    (folder / "20200101T000000Z-link").symlink_to(tmp_path)
    assert set_aside.listed(journal.home) == ()
    assert len(list(folder.iterdir())) == 3


def test_no_journal_has_nothing_set_aside(tmp_path: Path) -> None:
    assert set_aside.listed(tmp_path / "nothing") == ()
