"""What can be done to a name, a person's or a tag's: rename, merge, look, forget, and undo.

What was typed stays as it was typed: a name is something beside the text. Whatever is found by a
name is found by the new one a little later, in slices between which the writer's saves go first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.exact_json import MalformedJson, NewerJson
from journal_app.core.ids import PieceId, Uid
from journal_app.core.labels import Label, PutAway, best_first, decode, encode
from journal_app.core.saved_searches import SavedSearch
from journal_app.i18n import _
from journal_app.services import begun_names, kept_names, owed_words

if TYPE_CHECKING:
    from journal_app.storage.labels import Labels
    from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True)
class Kind:
    """What sets people apart from tags; `people.KIND` and `tags.KIND` are the two."""

    noun: Noun
    """A person or a tag."""
    table: "Callable[[Tables], Labels]"
    cleaned: Callable[[str], str]
    """A name as it is kept. Raises `BadInput`."""
    changed: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What came of another name: `taken` is somebody who has it already; then nothing changed."""

    changes: Changes = NOTHING
    taken: Label | None = None
    searches: tuple[SavedSearch, ...] = ()
    """Kept searches that named it, as they stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A name that was merged or forgotten, and what brings it back."""

    changes: Changes
    away: PutAway
    searches: tuple[SavedSearch, ...] = ()
    """Kept searches that named what was merged, as they stood."""


def every(tables: "Tables", kind: Kind) -> list[Label]:
    """All names of a kind, most used first, hidden ones included."""
    return kind.table(tables).all()


def offered(tables: "Tables", kind: Kind) -> list[Label]:
    """The names of a kind in the order in which they are offered, hidden ones left out.

    What was used of late is told from the newest day of the journal: after a year away the names
    of the last time come first, as they should.
    """
    return best_first(every(tables, kind), newest_day(tables))


def newest_day(tables: "Tables") -> date:
    """The day from which “of late” is told."""
    return tables.pieces.newest_day() or date.min


def get(tables: "Tables", kind: Kind, uid: Uid) -> Label:
    """One name. Raises `NotFound`."""
    found = kind.table(tables).get(uid)
    if found is None:
        raise NotFound(_("This name is no longer in the journal."))
    return found


def find(tables: "Tables", kind: Kind, name: str) -> Label | None:
    """The name that is spelled so, however its letters are cased."""
    return kind.table(tables).named(name)


def on(tables: "Tables", piece: PieceId) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the tags on a piece, in their order; a point read."""
    return tables.people.of([piece]).get(piece, ()), tables.tags.of([piece]).get(piece, ())


def rename(
    vault: "Vault",
    kind: Kind,
    uid: Uid,
    name: str,
    *,
    searches: Sequence[SavedSearch] | None = None,
) -> Renamed:
    """Call it something else, everywhere, in kept searches as well.

    A name somebody else has is told and changes nothing. To undo a rename, give the `searches` it
    told: they stand again as they stood.

    Raises `BadInput` for what cannot be a name, and `NotFound`.
    """
    name = kind.cleaned(name)
    with vault.writing():
        label = get(vault, kind, uid)
        found = find(vault, kind, name)
        if found is not None and found.uid != uid:
            return Renamed(taken=found)
        if name == label.label:
            return Renamed()
        kind.table(vault).rename(label.id, name)
        begun_names.rename(vault, kind.noun, label.label, name)
        if searches is None:
            kept = _in_searches(vault, kind, label, name)
        else:
            kept_names.put_back(vault, searches)
            kept = tuple(searches)
        touched = kind.table(vault).pieces(label.id)
        owed_words.owe(vault, touched)
    return Renamed(changes=_changes(kind, touched, kept), searches=kept)


def merge(vault: "Vault", kind: Kind, uid: Uid, into: Uid, *, clock: Clock) -> Gone:
    """Let `into` stand wherever this name stood, and the name itself be in the bin.

    Raises `NotFound`; a name merged with itself is left as it is found, which is a bug.
    """
    if uid == into:
        raise ValueError("a name cannot be merged with itself")
    with vault.writing():
        label, other = get(vault, kind, uid), get(vault, kind, into)
        table = kind.table(vault)
        touched = table.pieces(label.id)
        begun = begun_names.places(vault, kind.noun, label.label, other.label)
        begun_names.rename(vault, kind.noun, label.label, other.label)
        kept = _in_searches(vault, kind, label, other.label)
        turned = kept_names.turned(kind.noun, kept, other.label)
        away = replace(table.put_away(label.id, other), drafts=begun, searches=turned)
        _bin(vault, kind, away, clock)
        owed_words.owe(vault, touched)
    return Gone(changes=_changes(kind, touched, kept), away=away, searches=kept)


def forget(vault: "Vault", kind: Kind, uid: Uid, *, clock: Clock) -> Gone:
    """Take a name off every piece and into the bin; no text loses a letter by it.

    Pieces in the bin and sealed ones lose it as well. Raises `NotFound`.
    """
    with vault.writing():
        label = get(vault, kind, uid)
        table = kind.table(vault)
        touched = table.pieces(label.id)
        begun = begun_names.places(vault, kind.noun, label.label)
        begun_names.rename(vault, kind.noun, label.label, None)
        away = replace(table.put_away(label.id), drafts=begun)
        _bin(vault, kind, away, clock)
        owed_words.owe(vault, touched)
    return Gone(changes=_changes(kind, touched), away=away)


def bring_back(
    vault: "Vault", kind: Kind, away: PutAway, searches: Sequence[SavedSearch] = ()
) -> Changes:
    """Have a forgotten or merged name again where it stood; pieces that are gone stay gone.

    Kept `searches` stand again as they stood.
    """
    with vault.writing():
        vault.bin.remove(away.uid)
        changes = _bring_back(vault, kind, away)
        # What is known to the letter stands over what was only named back.
        return changes | Changes(searches=kept_names.put_back(vault, searches))


def out_of_the_bin(vault: "Vault", kind: Kind, body: Mapping[str, Any]) -> Changes:
    """The same for what the bin kept, within a transaction. Raises `BadInput` if unreadable."""
    try:
        away = decode(body)
    except (MalformedJson, NewerJson):
        raise BadInput(
            _("This name cannot be brought back."),
            _("A later version of the app put it away, or what was kept of it cannot be read."),
        ) from None
    return _bring_back(vault, kind, away)


def _bring_back(vault: "Vault", kind: Kind, away: PutAway) -> Changes:
    table = kind.table(vault)
    into = None if away.into is None else table.get(away.into)
    label = table.bring_back(away, None if into is None else into.id)
    begun_names.bring_back(vault, kind.noun, away, None if into is None else into.label)
    searches = into is not None and kept_names.name_back(
        vault, kind.noun, away.searches, into.label, away.label
    )
    touched = table.pieces(label)
    owed_words.owe(vault, touched)
    return _changes(kind, touched) | Changes(searches=searches)


def show(
    vault: "Vault",
    kind: Kind,
    uid: Uid,
    *,
    hidden: bool | None = None,
    kept_out: bool | None = None,
) -> Changes:
    """Hide a name or offer it again; keep what carries it out of On this day, or let it in."""
    label = get(vault, kind, uid)
    hidden = label.hidden if hidden is None else hidden
    kept_out = label.kept_out if kept_out is None else kept_out
    return _look(vault, kind, label, replace(label, hidden=hidden, kept_out=kept_out))


def colour(vault: "Vault", kind: Kind, uid: Uid, tint: str | None) -> Changes:
    """Give a name one of `core.marks.TINTS`, or none."""
    label = get(vault, kind, uid)
    return _look(vault, kind, label, replace(label, tint=tint))


def _look(vault: "Vault", kind: Kind, before: Label, label: Label) -> Changes:
    if label == before:
        return NOTHING
    with vault.writing():
        kind.table(vault).look(label)
    return kind.changed


def _in_searches(vault: "Vault", kind: Kind, label: Label, name: str) -> tuple[SavedSearch, ...]:
    others = [each for each in every(vault, kind) if each.uid != label.uid]
    return kept_names.rename(vault, kind.noun, label.label, name, others)


def _changes(kind: Kind, touched: Sequence[PieceId], kept: Sequence[SavedSearch] = ()) -> Changes:
    pieces = frozenset(touched)
    return kind.changed | Changes(pieces=pieces, drafts=True, bin=True, searches=bool(kept))


def _bin(vault: "Vault", kind: Kind, away: PutAway, clock: Clock) -> None:
    binned = Binned(uid=away.uid, noun=kind.noun, label=away.label, deleted_at=clock.now())
    vault.bin.put(binned, encode(away))
