"""How much there is of each day, asked of a real journal."""

from datetime import date, datetime

from journal_app.services import days, margin_notes, sealing
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, keep_moment, moment


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


def test_a_whole_day_knows_what_was_written_beside_other_days_and_its_neighbours(
    vault: Vault, clock: FakeClock
) -> None:
    late = keep_entry(vault, entry("Late.", at=datetime(2019, 3, 14, 22)))
    early = keep_entry(vault, entry("Early.", at=datetime(2019, 3, 14, 7)))
    gone = keep_entry(vault, entry("Sealed.", at=datetime(2019, 3, 20, 7)))
    note = margin_notes.write(vault, late, "Years later.", clock=clock).note
    sealing.seal(vault, gone)
    day = days.whole(vault, date(2019, 3, 14))
    assert list(day.index.ids) == [early, late]
    assert (day.notes, day.before, day.after) == ((), None, date(2026, 3, 14))
    later = days.whole(vault, date(2026, 3, 14))
    assert len(later.index) == 0
    assert [(each.note, each.head.id) for each in later.notes] == [(note, late)]
    assert (later.before, later.after) == (date(2019, 3, 14), None)
