"""The tags in the journal, for completion while writing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def names(tables: "Tables") -> list[str]:
    """Every tag there is, most used first."""
    return [row.label for row in tables.tags.all()]
