"""Searches that were kept: name, open, rename, move, put away and bring back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import NotFound
from journal_app.core.ids import Uid, new_uid
from journal_app.core.saved_searches import SavedSearch, clean_name, clean_query
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_CHANGED = Changes(searches=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The search that was kept, and what changed."""

    search: SavedSearch
    changes: Changes


def all_of(tables: "Tables") -> tuple[SavedSearch, ...]:
    """Every kept search, in the person's order."""
    return tables.saved_searches.all()


def save(vault: "Vault", name: str, query: str, *, clock: Clock) -> Saved:
    """Keep a search behind the others; one of this very text is renamed instead.

    Raises `BadInput`.
    """
    name, query = clean_name(name), clean_query(query)
    known = next((each for each in all_of(vault) if each.query == query), None)
    saved = SavedSearch(uid=known.uid if known else new_uid(clock.now()), name=name, query=query)
    with vault.writing():
        if known is None:
            vault.saved_searches.add(saved, clock.now())
        else:
            vault.saved_searches.put(saved)
    return Saved(search=saved, changes=_CHANGED)


def rename(vault: "Vault", saved: SavedSearch, name: str) -> Changes:
    """Call it something else. Raises `BadInput`, or `NotFound` when it is gone."""
    renamed = replace(saved, name=clean_name(name))
    with vault.writing():
        if not vault.saved_searches.put(renamed):
            raise NotFound(_("This search is no longer in the journal."))
    return _CHANGED


def order(vault: "Vault", uids: Sequence[str]) -> Changes:
    """Let them stand in this order."""
    with vault.writing():
        vault.saved_searches.order(uids)
    return _CHANGED


def put_away(vault: "Vault", saved: SavedSearch, *, clock: Clock) -> Changes:
    """Put it into the bin; what it found stays where it is."""
    if saved not in all_of(vault):
        return NOTHING
    with vault.writing():
        binned = Binned(uid=saved.uid, noun=Noun.SEARCH, label=saved.name, deleted_at=clock.now())
        vault.bin.put(binned, {"query": saved.query})
        vault.saved_searches.remove(saved.uid)
    return _CHANGED | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Take one out of the bin, behind the others; within a transaction."""
    saved = SavedSearch(uid=Uid(binned.uid), name=binned.label, query=body["query"])
    vault.saved_searches.add(saved, binned.deleted_at)
    return _CHANGED


def put_back(vault: "Vault", saved: SavedSearch, uids: Sequence[str], *, clock: Clock) -> Changes:
    """Undo that it was put away: as it was, in this order."""
    with vault.writing():
        if not vault.saved_searches.put(saved):
            vault.saved_searches.add(saved, clock.now())
        vault.bin.remove(saved.uid)
        vault.saved_searches.order(uids)
    return _CHANGED | Changes(bin=True)
