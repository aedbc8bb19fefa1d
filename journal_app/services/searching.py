"""Find what fits a search; nothing is remembered of it."""

from typing import TYPE_CHECKING

from journal_app.core.clock import Clock
from journal_app.core.moments import LATER_FROM, LATER_UNTIL
from journal_app.core.search_language import Search
from journal_app.core.timeline import TimelineIndex

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def found(tables: "Tables", search: Search, *, clock: Clock | None) -> TimelineIndex:
    """What fits all of it: newest first, or what fits best first where the search says so.

    With a `clock`, moments whose later look may be open are found by no answer. What is in the
    bin or sealed is never found.
    """
    if search.is_empty:
        return tables.timeline.index()
    covered = None
    if clock is not None:
        now = clock.now()
        covered = (now - LATER_UNTIL, now - LATER_FROM)
    return tables.timeline.index_found(search, covered)
