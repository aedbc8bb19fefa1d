"""How much there is of each day: for the tables by which one moves through time."""

from typing import TYPE_CHECKING

from journal_app.core.calendar import Calendar

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def calendar(tables: "Tables") -> Calendar:
    """All days and months that hold something."""
    return Calendar.of(tables.timeline.days())
