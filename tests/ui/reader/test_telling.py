"""What the Reader tells of times: as the clock on the wall showed them where one is now."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from journal_app.content.vocabulary import load_vocabulary
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_telling import MomentTelling
from tests.builders import FakeClock, moment


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


def test_what_was_only_wanted_is_not_told_as_done() -> None:
    words = load_vocabulary("en")
    telling = MomentTelling(vocabulary=words, clock=FakeClock(), locale=QLocale("en_GB"))
    lived = replace(
        moment(), terms={"wants": ("dx_left_room",), "strategies_away": ("dx_left_room",)}
    )
    told = [line for group in telling.groups(lived) for line in group.lines]
    said = " / ".join(line.words for line in told)
    assert words.chip("dx_left_room") in said
    assert words.label("dx_left_room") in said
    assert words.chip("dx_left_room") != words.label("dx_left_room")
