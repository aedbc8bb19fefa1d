"""The names in the journal, for completion while writing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def labels(tables: "Tables") -> list[str]:
    """Everybody who was ever named, most often named first."""
    return [row.label for row in tables.people.all()]
