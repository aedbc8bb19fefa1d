"""The one quiet line under the date on Today, and the four parts of a day it speaks of."""

from datetime import date
from enum import StrEnum

from journal_app.i18n import _


class PartOfDay(StrEnum):
    """How far along a day is, as a person would say it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"


def part_of_day(hour: int) -> PartOfDay:
    """The part of the day an hour (0-23) belongs to; before four it is still the night before."""
    if 4 <= hour < 12:
        return PartOfDay.MORNING
    if 12 <= hour < 17:
        return PartOfDay.AFTERNOON
    if 17 <= hour < 22:
        return PartOfDay.EVENING
    return PartOfDay.LATE


def greeting(hour: int, day: date) -> str:
    """Say the part of the day and one sentence that asks for nothing, another one each day."""
    hello = {
        PartOfDay.MORNING: _("Morning."),
        PartOfDay.AFTERNOON: _("Afternoon."),
        PartOfDay.EVENING: _("Evening."),
        PartOfDay.LATE: _("Late."),
    }[part_of_day(hour)]
    sentences = (
        _("Nothing here has to be finished."),
        _("One line is enough."),
        _("It can be untidy."),
    )
    return f"{hello} {sentences[day.toordinal() % len(sentences)]}"
