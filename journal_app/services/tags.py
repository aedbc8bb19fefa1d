"""The tags in the journal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import Changes
from journal_app.core.tags import clean_name
from journal_app.services.labels import Kind, offered, out_of_the_bin

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

KIND: Final = Kind(
    noun=Noun.TAG,
    table=lambda tables: tables.tags,
    cleaned=clean_name,
    changed=Changes(tags=True),
)


def names(tables: "Tables") -> list[str]:
    """What is offered while writing, tags used often and of late first."""
    return [each.label for each in offered(tables, KIND)]


def bring_back(vault: "Vault", _binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Have a tag again that was forgotten or merged; within a transaction."""
    return out_of_the_bin(vault, KIND, body)
