"""Keep an entry as it is typed, find it, move it in time, bin it and bring it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_app.core import people as people_rules
from journal_app.core import tags as tag_rules
from journal_app.core.bin import Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, When
from journal_app.core.entries import Entry, Revision, removes_much
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, new_uid
from journal_app.core.text import MAX_ENTRY_CHARACTERS, clean
from journal_app.i18n import _
from journal_app.services import indexing, labelling, passages
from journal_app.services.passages import Marked
from journal_app.storage.labels import Labels
from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a save left: the entry, the number of this save, and what changed."""

    id: PieceId
    rev: int
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A finished text that was kept as an entry."""

    entry: Entry
    changes: Changes


def begin(
    vault: Vault,
    body: str,
    *,
    when: When,
    clock: Clock,
    prompt_id: str | None = None,
    marked: Marked | None = None,
) -> Kept:
    """Keep a new entry from its first letters on."""
    with vault.writing():
        return begin_within(vault, body, when=when, clock=clock, prompt_id=prompt_id, marked=marked)


def begin_within(
    vault: Vault,
    body: str,
    *,
    when: When,
    clock: Clock,
    prompt_id: str | None = None,
    marked: Marked | None = None,
) -> Kept:
    """The same inside a transaction that keeps more than the entry."""
    body = _bounded(clean(body))
    piece = vault.entries.add(new_uid(clock.now()), when, body, clock.now(), prompt_id)
    moved = passages.settle(vault, piece, marked, before=None, after=body, clock=clock)
    vault.search.put(piece, body, (), ())
    changes = Changes(pieces=frozenset({piece}), order=True) | moved
    return Kept(id=piece, rev=1, changes=changes)


def save(
    vault: Vault,
    piece: PieceId,
    base_rev: int,
    body: str,
    *,
    clock: Clock,
    new_sitting: bool,
    marked: Marked | None = None,
) -> Kept:
    """Keep the text typed so far, and where its marks are now; without `marked` words decide.

    The text before is kept beside it at the first save of a sitting, when much of it goes, and
    when it was changed elsewhere meanwhile. An entry that went into the bin meanwhile comes back.
    """
    body = _bounded(clean(body))
    now = clock.now()
    with vault.writing():
        before = vault.entries.get(piece)
        if before is None:
            raise NotFound(_("This entry is no longer in the journal."))
        returned = before.deleted_at is not None and vault.pieces.bring_back(piece)
        elsewhere = before.rev != base_rev
        if new_sitting or elsewhere or removes_much(before.body, body):
            vault.entries.keep_revision(piece, now)
        vault.entries.save(piece, before.rev, body, now)
        moved = passages.settle(vault, piece, marked, before=before.body, after=body, clock=clock)
        indexing.entry(vault, piece, body)
    changes = Changes(pieces=frozenset({piece}), order=returned) | moved
    return Kept(id=piece, rev=before.rev + 1, changes=changes)


def add(
    vault: Vault,
    text: str,
    *,
    when: When,
    clock: Clock,
    people: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> Added:
    """Keep a finished text as one entry, as the command line does."""
    if not clean(text).strip():
        raise BadInput(_("There is nothing to keep."), _("Give the text on standard input."))
    labels = [people_rules.clean_label(label) for label in people]
    names = [tag_rules.clean_name(name) for name in tags]
    body = _bounded(clean(text))
    with vault.writing():
        piece = vault.entries.add(new_uid(clock.now()), when, body, clock.now())
        labelling.put(vault.people, piece, labels, clock)
        labelling.put(vault.tags, piece, names, clock)
        indexing.entry(vault, piece, body)
    changes = Changes(pieces=frozenset({piece}), order=True, people=bool(labels), tags=bool(names))
    return Added(entry=get(vault, piece), changes=changes)


def leave(vault: Vault, piece: PieceId) -> Changes:
    """End a sitting; an empty entry vanishes, unless it held, names, shows or is joined to any.

    Also unless something of it is in the bin.
    """
    if vault.entries.get(piece) is None:
        return NOTHING
    entry = get(vault, piece)
    if entry.body.strip() or entry.people or entry.tags or vault.entries.revisions(piece):
        return NOTHING
    if vault.links.of(piece) or vault.margin_notes.of(piece) or vault.attachments.of(piece):
        return NOTHING
    if vault.bin.nouns_of_piece(entry.uid) - {Noun.PASSAGE}:
        # What was put away from it has thirty days, and nowhere else to come back to.
        return NOTHING
    with vault.writing():
        vault.search.forget(piece)
        # A mark that was taken off while it still had words.
        in_bin = vault.bin.remove_of_piece(entry.uid)
        vault.pieces.remove(piece)
    return Changes(pieces=frozenset({piece}), order=True, bin=in_bin)


def change_time(vault: Vault, piece: PieceId, when: When, *, clock: Clock) -> Kept:
    """Give an entry another date and time."""
    with vault.writing():
        vault.pieces.move(piece, when, clock.now())
        entry = get(vault, piece)
    return Kept(id=piece, rev=entry.rev, changes=Changes(pieces=frozenset({piece}), order=True))


def set_people(vault: Vault, piece: PieceId, labels: Sequence[str], *, clock: Clock) -> Changes:
    """Let exactly these people be named on an entry."""
    cleaned = [people_rules.clean_label(label) for label in labels]
    return _relabel(vault, piece, vault.people, cleaned, clock) | Changes(people=True)


def set_tags(vault: Vault, piece: PieceId, names: Sequence[str], *, clock: Clock) -> Changes:
    """Let exactly these tags stand on an entry."""
    cleaned = [tag_rules.clean_name(name) for name in names]
    return _relabel(vault, piece, vault.tags, cleaned, clock) | Changes(tags=True)


def move_to_bin(vault: Vault, piece: PieceId, *, clock: Clock) -> Changes:
    """Put an entry into the bin; it stays there whole."""
    return _binning(vault, piece, lambda: vault.pieces.bin(piece, clock.now()))


def bring_back(vault: Vault, piece: PieceId) -> Changes:
    """Take an entry out of the bin, as it was."""
    return _binning(vault, piece, lambda: vault.pieces.bring_back(piece))


def get(tables: Tables, piece: PieceId) -> Entry:
    """The entry with its people and tags. Raises `NotFound`."""
    entry = tables.entries.get(piece)
    if entry is None:
        raise NotFound(_("This entry is no longer in the journal."))
    return replace(
        entry,
        people=tables.people.of([piece]).get(piece, ()),
        tags=tables.tags.of([piece]).get(piece, ()),
    )


def written_last_on(tables: Tables, day: date, since: int = 0) -> Entry | None:
    """The entry of this day to go on with, or `None` when the day is still empty.

    Of those begun after the id `since` if there are any: by a clock that was set back, what is
    written now was written long before all else.
    """
    piece = tables.entries.newest_of(day.toordinal(), since)
    return None if piece is None else get(tables, piece)


def binned(tables: Tables) -> list[Entry]:
    """What is in the bin, last put in first."""
    return [
        replace(
            entry,
            people=tables.people.of([entry.id]).get(entry.id, ()),
            tags=tables.tags.of([entry.id]).get(entry.id, ()),
        )
        for entry in tables.entries.binned()
    ]


def revisions(tables: Tables, piece: PieceId) -> list[Revision]:
    """Earlier texts of an entry, newest first."""
    return tables.entries.revisions(piece)


def _binning(vault: Vault, piece: PieceId, act: Callable[[], bool]) -> Changes:
    with vault.writing():
        acted = act()
    return Changes(pieces=frozenset({piece}), order=True) if acted else NOTHING


def _relabel(
    vault: Vault, piece: PieceId, labels: Labels, names: Sequence[str], clock: Clock
) -> Changes:
    with vault.writing():
        labelling.put(labels, piece, names, clock)
        indexing.entry(vault, piece, vault.entries.body(piece) or "")
    return Changes(pieces=frozenset({piece}))


def _bounded(body: str) -> str:
    if len(body) > MAX_ENTRY_CHARACTERS:
        raise BadInput(
            _("This text is longer than one entry can hold."),
            _("Five million characters fit; the rest can go into a second entry."),
        )
    return body
