"""Join two pieces with a few words, part them, and tell what a piece is joined to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.links import Link
from journal_app.core.text import one_line
from journal_app.core.timeline import PieceHead
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

LONGEST_WORDS = 200
"""In characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A link and what stands at its other end."""

    link: Link
    other: PieceHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A link as it stands now, and as it stood before: `None` where there was none."""

    link: Link
    before: Link | None
    changes: Changes


def join(
    vault: "Vault",
    source: PieceId,
    target: PieceId,
    *,
    relation: str = "",
    words: str = "",
    clock: Clock,
) -> Made:
    """Join two pieces; joined this way already, the link has the new words.

    Raises `BadInput` for a piece with itself, and `NotFound`.
    """
    if source == target:
        raise BadInput(_("A piece cannot be joined with itself."))
    words = one_line(words)[:LONGEST_WORDS]
    with vault.writing():
        if not (vault.pieces.exists(source) and vault.pieces.exists(target)):
            raise NotFound(_("One of the two is no longer in the journal."))
        before = vault.links.between(source, target, relation)
        if before is None:
            uid = new_uid(clock.now())
            link = Link(uid=uid, source=source, target=target, relation=relation, words=words)
            vault.links.add(link, clock.now())
        else:
            link = replace(before, words=words or before.words)
            vault.links.say(link.uid, link.words)
    return Made(link=link, before=before, changes=_ends(link))


def say(vault: "Vault", uid: Uid, words: str) -> Made:
    """Let a link have these words, or none. Raises `NotFound`."""
    words = one_line(words)[:LONGEST_WORDS]
    with vault.writing():
        before = vault.links.get(uid)
        if before is None:
            raise NotFound(_("These two are not joined any more."))
        link = replace(before, words=words)
        if link == before:
            return Made(link=link, before=before, changes=NOTHING)
        vault.links.say(uid, words)
    return Made(link=link, before=before, changes=_ends(link))


def take_back(vault: "Vault", made: Made) -> Changes:
    """Let a link stand as it stood before it was made or got other words."""
    with vault.writing():
        if made.before is None:
            vault.links.remove(made.link.uid)
        else:
            vault.links.say(made.before.uid, made.before.words)
    return _ends(made.link)


def part(vault: "Vault", uid: Uid, *, clock: Clock) -> Changes:
    """Part two pieces; both stay, and what joined them waits in the bin for thirty days."""
    link = vault.links.get(uid)
    if link is None:
        return NOTHING
    label = link.words or _("Joined without words")
    binned = Binned(uid=uid, noun=Noun.LINK, label=label, deleted_at=clock.now())
    body = {
        "piece": vault.pieces.uid_of(link.source),
        "other": vault.pieces.uid_of(link.target),
        "relation": link.relation,
        "words": link.words,
        "created_at": vault.links.made_at(uid).isoformat(),
    }
    with vault.writing():
        vault.bin.put(binned, body)
        vault.links.remove(uid)
    return _ends(link) | Changes(bin=True)


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any]) -> Changes:
    """Join two pieces again as they were, within a transaction.

    Raises `BadInput` where one of them is gone, or where they are joined this way already.
    """
    source, target = vault.pieces.find(body["piece"]), vault.pieces.find(body["other"])
    stays = _("It stays in the bin for its thirty days.")
    if source is None or target is None:
        raise BadInput(_("One of the two is no longer in the journal."), stays)
    if vault.links.between(source, target, body["relation"]) is not None:
        raise BadInput(_("These two are joined again already."), stays)
    link = Link(
        uid=Uid(binned.uid),
        source=source,
        target=target,
        relation=body["relation"],
        words=body["words"],
    )
    vault.links.add(link, datetime.fromisoformat(body["created_at"]))
    return _ends(link)


def of(tables: "Tables", piece: PieceId) -> list[Joined]:
    """What a piece is joined to, in the order of time."""
    links = tables.links.of(piece)
    others = [link.target if link.source == piece else link.source for link in links]
    heads = tables.timeline.heads(others)
    return [
        Joined(link=link, other=heads[other])
        for link, other in zip(links, others, strict=True)
        if other in heads
    ]


def _ends(link: Link) -> Changes:
    return Changes(pieces=frozenset({link.source, link.target}))
