"""The people named in the journal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import Changes
from journal_app.core.people import clean_label
from journal_app.services.labels import Kind, offered, out_of_the_bin

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

KIND: Final = Kind(
    noun=Noun.PERSON,
    table=lambda tables: tables.people,
    cleaned=clean_label,
    changed=Changes(people=True),
)


def labels(tables: "Tables") -> list[str]:
    """Who is offered while writing, those named often and of late first."""
    return [each.label for each in offered(tables, KIND)]


def bring_back(vault: "Vault", _binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Have somebody again who was forgotten or merged; within a transaction."""
    return out_of_the_bin(vault, KIND, body)
