"""The people named in the journal."""

from typing import TYPE_CHECKING, Final

from journal_app.core.changes import Changes
from journal_app.core.people import clean_label
from journal_app.services.labels import Kind, offered

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

KIND: Final = Kind(
    noun="person",
    table=lambda tables: tables.people,
    cleaned=clean_label,
    changed=Changes(people=True),
)


def labels(tables: "Tables") -> list[str]:
    """Who is offered while writing, those named often and of late first."""
    return [each.label for each in offered(tables, KIND)]
