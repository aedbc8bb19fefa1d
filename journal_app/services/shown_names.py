"""How names are shown: everything about it at once, and the choice to show initials."""

from typing import TYPE_CHECKING

from journal_app.core.changes import Changes
from journal_app.core.labels import best_first
from journal_app.core.settings import NAMES_AS_INITIALS
from journal_app.core.shown_names import ShownNames, tints
from journal_app.services import labels, people, tags

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def as_initials(tables: "Tables") -> bool:
    """Whether people stand as their initials; a point read, for before anything is shown."""
    return NAMES_AS_INITIALS.read(tables.settings.get(NAMES_AS_INITIALS.key)) or False


def get(tables: "Tables") -> ShownNames:
    """Every name and how it is shown."""
    everybody, every_tag = labels.every(tables, people.KIND), labels.every(tables, tags.KIND)
    today = labels.newest_day(tables)
    return ShownNames(
        as_initials=as_initials(tables),
        people=tuple(best_first(everybody, today)),
        tags=tuple(best_first(every_tag, today)),
        tints_of_people=tints(everybody),
        tints_of_tags=tints(every_tag),
    )


def show_initials(vault: "Vault", wanted: bool) -> Changes:
    """Let people stand as their initials, or with their whole names."""
    with vault.writing():
        vault.settings.put(NAMES_AS_INITIALS.key, wanted)
    return Changes(people=True, settings=frozenset({NAMES_AS_INITIALS.key}))
