"""A moment caught while the journal is closed is of the day it was there and then."""

from datetime import UTC, datetime
from pathlib import Path

from journal_app.core.moments import Capture
from journal_app.security.folder import VaultFolder
from journal_app.services import inbox
from tests.builders import FakeClock
from tests.services.inbox_journal import folder as folder
from tests.services.inbox_journal import kept_in, taken_in


def test_the_day_is_the_one_it_was_there_and_then(tmp_path: Path, folder: VaultFolder) -> None:
    # Half past one at night in New York still belongs to the evening before.
    there = FakeClock(datetime(2026, 3, 14, 5, 30, tzinfo=UTC), zone="America/New_York")
    inbox.drop(tmp_path, Capture(note="late"), clock=there)
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert (kept.when.zone, kept.when.offset) == ("America/New_York", -4 * 60)
    assert kept.when.iso() == "2026-03-14T01:30:00-04:00"
    assert kept.when.day.isoformat() == "2026-03-13"


def test_the_day_ends_for_what_is_caught_when_it_did_there_and_then(
    tmp_path: Path, folder: VaultFolder
) -> None:
    there = FakeClock(datetime(2026, 3, 14, 5, 30, tzinfo=UTC), zone="America/New_York")
    there.day_ends_at = 1
    inbox.drop(tmp_path, Capture(note="early"), clock=there)
    there.day_ends_at = 6
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert kept.when.day.isoformat() == "2026-03-14"
