"""How much there is of each day, asked of a real journal."""

from datetime import date, datetime

from journal_app.services import days, sealing
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, keep_moment, moment


def test_days_and_months_follow_what_is_written(vault: Vault) -> None:
    assert not days.calendar(vault)
    keep_entry(vault, entry("Four words are here.", at=datetime(2019, 3, 14, 12)))
    keep_moment(vault, moment("Small.", at=datetime(2019, 3, 14, 13)))
    longer = keep_entry(vault, entry("More words than that. " * 9, at=datetime(2021, 1, 2, 12)))
    calendar = days.calendar(vault)
    assert calendar.days[date(2019, 3, 14)].entries == 1
    assert calendar.days[date(2019, 3, 14)].moments == 1
    assert calendar.months[date(2019, 3, 1)].pieces == 2
    assert calendar.tone_of_day(date(2021, 1, 2)) > calendar.tone_of_day(date(2019, 3, 14))
    sealing.seal(vault, longer)
    assert list(days.calendar(vault).days) == [date(2019, 3, 14)]
