"""What the Reader tells of times: as the clock on the wall showed them where one is now."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.reader.telling import MomentTelling
from tests.builders import FakeClock


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Lisbon", "Saturday, 14 March, 23:30"),
        ("Asia/Kathmandu", "Sunday, 15 March, 05:15"),
        ("America/New_York", "Saturday, 14 March, 19:30"),
    ],
)
def test_a_kept_instant_is_told_in_the_zone_one_is_in(zone: str, said: str) -> None:
    telling = MomentTelling(
        vocabulary=Vocabulary(), clock=FakeClock(zone=zone), locale=QLocale("en_GB")
    )
    assert telling.time(datetime(2026, 3, 14, 23, 30, tzinfo=UTC)) == said
