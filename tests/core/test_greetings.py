"""The line under the date changes with the hour and the day, and with nothing else."""

from datetime import date, timedelta

import pytest

from journal_app.core.greetings import PartOfDay, greeting, part_of_day

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("hours", "part"),
    [
        (range(4, 12), PartOfDay.MORNING),
        (range(12, 17), PartOfDay.AFTERNOON),
        (range(17, 22), PartOfDay.EVENING),
        ((22, 23, 0, 1, 2, 3), PartOfDay.LATE),
    ],
)
def test_every_hour_has_its_part_of_the_day(hours: range, part: PartOfDay) -> None:
    assert {part_of_day(hour) for hour in hours} == {part}


def test_the_greeting_is_a_time_and_one_sentence() -> None:
    first_words = {greeting(hour, DAY).split()[0] for hour in range(24)}
    assert first_words == {"Morning.", "Afternoon.", "Evening.", "Late."}
    assert len({greeting(hour, DAY).split(" ", 1)[1] for hour in range(24)}) == 1


def test_three_days_bring_three_sentences_and_the_fourth_the_first_again() -> None:
    lines = [greeting(20, DAY + timedelta(days=n)) for n in range(4)]
    assert set(lines) == {
        "Evening. Nothing here has to be finished.",
        "Evening. One line is enough.",
        "Evening. It can be untidy.",
    }
    assert lines[3] == lines[0]
