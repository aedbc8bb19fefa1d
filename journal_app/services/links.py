"""Join two pieces with a few words, part them, and tell what a piece is joined to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput
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


def join(
    vault: "Vault",
    source: PieceId,
    target: PieceId,
    *,
    relation: str = "",
    words: str = "",
    clock: Clock,
) -> Changes:
    """Join two pieces. Raises `BadInput` for a piece with itself."""
    if source == target:
        raise BadInput(_("A piece cannot be joined with itself."))
    words = one_line(words)[:LONGEST_WORDS]
    link = Link(
        uid=new_uid(clock.now()), source=source, target=target, relation=relation, words=words
    )
    with vault.writing():
        vault.links.add(link, clock.now())
    return Changes(pieces=frozenset({source, target}))


def part(vault: "Vault", uid: Uid) -> Changes:
    """Part two pieces; both stay."""
    with vault.writing():
        link = vault.links.remove(uid)
    return NOTHING if link is None else Changes(pieces=frozenset({link.source, link.target}))


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
