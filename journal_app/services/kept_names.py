"""Names in kept searches: they follow a rename or a merge, and stand as they stood once undone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journal_app.core.saved_searches import LONGEST_QUERY, SavedSearch
from journal_app.core.search import word_of
from journal_app.core.search_edits import with_name
from journal_app.core.search_keys import Key
from journal_app.core.text import caseless

if TYPE_CHECKING:
    from journal_app.core.ids import Uid
    from journal_app.core.labels import Label
    from journal_app.storage.vault import Tables, Vault


def rename(
    vault: "Vault", noun: str, name: str, new: str, others: Sequence["Label"]
) -> tuple[SavedSearch, ...]:
    """Let kept searches that name `name` name `new` instead; returns those, as they stood.

    Within a transaction. `others` have the names that stay: a search that finds one of them by
    the same letters, as “Ana” finds “Ána”, is left as it is.
    """
    if any(_sounds(each.label) == _sounds(name) for each in others):
        return ()
    before = []
    for saved in vault.saved_searches.all():
        query = with_name(saved.query, Key(noun), name, new)
        if query != saved.query and len(query) <= LONGEST_QUERY:
            vault.saved_searches.put(replace(saved, query=query))
            before.append(saved)
    return tuple(before)


def turned(noun: str, before: Sequence[SavedSearch], other: str) -> "tuple[Uid, ...]":
    """Which of these, as they stood, said nothing of `other`: what they say of it now was renamed.

    One that named both cannot be told apart any more, and stays as it is.
    """
    return tuple(
        each.uid for each in before if with_name(each.query, Key(noun), other, "") == each.query
    )


def name_back(vault: "Vault", noun: str, uids: "Sequence[Uid]", other: str, name: str) -> bool:
    """Let these name `name` again where they name `other`; whether any does.

    Within a transaction; one that is gone stays gone.
    """
    wanted, changed = set(uids), False
    for saved in vault.saved_searches.all():
        query = with_name(saved.query, Key(noun), other, name)
        if saved.uid in wanted and query != saved.query and len(query) <= LONGEST_QUERY:
            vault.saved_searches.put(replace(saved, query=query))
            changed = True
    return changed


def put_back(vault: "Vault", before: Sequence[SavedSearch]) -> bool:
    """Let these find again what they found, under the names they have by now; whether any does.

    Within a transaction; one that is gone stays gone.
    """
    names = _names(vault)
    there = [each for each in before if each.uid in names]
    for saved in there:
        vault.saved_searches.put(replace(saved, name=names[saved.uid]))
    return bool(there)


def _names(tables: "Tables") -> dict[str, str]:
    return {each.uid: each.name for each in tables.saved_searches.all()}


def _sounds(name: str) -> str:
    """What a search compares of a name; of one that is signs alone, the signs."""
    return word_of(name) or caseless(name)
