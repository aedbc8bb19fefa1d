"""`SavedSearch`: a search somebody kept under a name."""

from dataclasses import dataclass
from typing import Final

from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid
from journal_app.core.search import MAX_CHARACTERS
from journal_app.core.text import one_line
from journal_app.i18n import _

LONGEST_NAME: Final = 60
"""In characters."""
LONGEST_QUERY: Final = MAX_CHARACTERS
"""In characters; of more than this nothing is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """One kept search; what it finds is asked for anew each time."""

    uid: Uid
    name: str
    query: str
    """In the language of the search field."""


def clean_name(name: str) -> str:
    """The name as it is kept. Raises `BadInput` for one that is empty or longer than 60 signs."""
    name = one_line(name)
    if not name:
        raise BadInput(_("That name is empty."), _("Any word or sign will do."))
    if len(name) > LONGEST_NAME:
        raise BadInput(_("That name is very long."), _("Up to 60 characters fit."))
    return name


def clean_query(query: str) -> str:
    """The search as it is kept. Raises `BadInput` where nothing is looked for, or too much."""
    query = one_line(query)
    if not query:
        raise BadInput(_("Nothing is looked for yet."))
    if len(query) > LONGEST_QUERY:
        raise BadInput(_("That search is very long."), _("Up to 1,000 characters fit."))
    return query
