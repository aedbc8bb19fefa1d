"""What a journal finds by words alone, for tests that ask nothing else of a search."""

from journal_app.core.search import Query
from journal_app.core.search_language import Search
from journal_app.core.timeline import TimelineIndex
from journal_app.services import searching
from journal_app.storage.vault import Tables


def index_found(tables: Tables, query: Query) -> TimelineIndex:
    """What holds all the words of the query, newest first."""
    return searching.found(tables, Search(query=query), clock=None)
