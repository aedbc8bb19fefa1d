"""The tags in the journal."""

from typing import TYPE_CHECKING, Final

from journal_app.core.changes import Changes
from journal_app.core.tags import clean_name
from journal_app.services.labels import Kind, offered

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

KIND: Final = Kind(
    noun="tag",
    table=lambda tables: tables.tags,
    cleaned=clean_name,
    changed=Changes(tags=True),
)


def names(tables: "Tables") -> list[str]:
    """What is offered while writing, tags used often and of late first."""
    return [each.label for each in offered(tables, KIND)]
