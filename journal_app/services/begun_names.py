"""Names in moments that were begun and not kept: renamed, taken out and put back with the rest."""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_app.core import capture_json
from journal_app.core.labels import Place, PutAway
from journal_app.core.moments import Capture
from journal_app.core.text import caseless
from journal_app.services import drafts
from journal_app.services.drafts import Draft

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def places(tables: "Tables", noun: str, name: str, other: str | None = None) -> tuple[Place, ...]:
    """Where a name stands, and whether `other` stands there as well."""
    found = []
    for draft in drafts.all_begun(tables):
        names = _folded(_names(draft.capture, noun))
        if caseless(name) in names:
            shared = other is not None and caseless(other) in names
            position = names.index(caseless(name))
            found.append(Place(piece=draft.uid, position=position, shared=shared))
    return tuple(found)


def rename(vault: "Vault", noun: str, name: str, new: str | None) -> None:
    """Let another name stand in the place of this one, once, or none; within a transaction."""
    for draft in drafts.all_begun(vault):
        names = _names(draft.capture, noun)
        if caseless(name) not in _folded(names):
            continue
        named = [new if caseless(each) == caseless(name) else each for each in names]
        _put(vault, noun, draft, [each for each in named if each is not None])


def bring_back(vault: "Vault", noun: str, away: PutAway, into: str | None) -> None:
    """Put a name back where it stood, in what is still begun; within a transaction."""
    begun = {draft.uid: draft for draft in drafts.all_begun(vault)}
    for place in away.drafts:
        draft = begun.get(place.piece)
        if draft is None:
            continue
        names = list(_names(draft.capture, noun))
        if into is not None and not place.shared:
            names = [each for each in names if caseless(each) != caseless(into)]
        names.insert(place.position, away.label)
        _put(vault, noun, draft, names)


def _put(vault: "Vault", noun: str, draft: Draft, names: list[str]) -> None:
    once = tuple({caseless(each): each for each in reversed(names)}.values())[::-1]
    if noun == "person":
        capture = replace(draft.capture, people=once)
    else:
        capture = replace(draft.capture, tags=once)
    # Not written by the person now: its time stays.
    vault.drafts.put(draft.uid, capture_json.encode(capture), draft.begun_at)


def _names(capture: Capture, noun: str) -> tuple[str, ...]:
    return capture.people if noun == "person" else capture.tags


def _folded(names: tuple[str, ...]) -> list[str]:
    return [caseless(name) for name in names]
