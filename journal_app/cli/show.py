"""`tideline show`: one entry or moment, whole."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal_app.cli import beside
from journal_app.cli.opening import clock_of, home_of, passphrases_of, reading
from journal_app.cli.output import aligned, harmless, put, say, say_json
from journal_app.cli.pieces import ID_SIGNS, as_object
from journal_app.cli.telling import Telling
from journal_app.core.clock import Clock
from journal_app.core.links import FELT_IN
from journal_app.core.timeline import PieceKind
from journal_app.exchange.instants import utc_or_none
from journal_app.i18n import _
from journal_app.services import links, moments
from journal_app.services.links import Joined
from journal_app.services.reading import Whole, named

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def run(arguments: argparse.Namespace) -> int:
    """Print its facts, an empty line, and the text exactly as it was written."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        whole = named(reader, arguments.id)
        if arguments.json:
            say_json(_object(reader, whole))
            return 0
        piece = whole.listed.head.id
        facts = [*_facts(reader, whole, clock_of(home_of(arguments))), *beside.facts(reader, piece)]
        notes = list(beside.notes(reader, piece))
    for line in [*_head(whole), *facts]:
        say(harmless(line))
    text = harmless(whole.listed.text)
    if text or whole.listed.head.kind is PieceKind.ENTRY:
        say("")
        put(text if text.endswith("\n") else f"{text}\n")
    for line in notes:
        say(harmless(line))
    return 0


def _object(tables: "Tables", whole: Whole) -> dict[str, Any]:
    return as_object(tables, whole.listed) | {
        "links": [
            {
                "id": joined.other.uid,
                "kind": joined.other.kind.value,
                "relation": joined.link.relation,
                "words": joined.link.words,
            }
            for joined in links.of(tables, whole.listed.head.id)
        ],
        **beside.as_fields(tables, whole.listed.head.id),
        "rev": whole.rev,
        "deleted_at": utc_or_none(whole.deleted_at),
    }


def _head(whole: Whole) -> list[str]:
    head = whole.listed.head
    local = head.when.local
    zone = f"  {head.when.zone}" if head.when.zone else ""
    lines = [f"{head.when.told_date}  {local.hour:02}:{local.minute:02}{zone}", head.uid]
    labels = [*head.people, *(f"#{tag}" for tag in head.tags)]
    if labels:
        lines.append("  ".join(labels))
    if whole.deleted_at is not None:
        lines.append(_("In the bin."))
    return lines


def _facts(tables: "Tables", whole: Whole, clock: Clock) -> Iterator[str]:
    """What was said of a moment, and what a piece is joined to, a line each below the head."""
    head = whole.listed.head
    telling = Telling(tables, clock)
    if head.kind is PieceKind.MOMENT:
        yield ""
        rows = dict(telling.rows(moments.get(tables, head.id)))
        width = max(map(len, rows)) + 2
        for line in aligned(rows):
            # What was written in several lines stays in its column.
            yield line.replace("\n", "\n" + " " * width)
    joined = links.of(tables, head.id)
    if joined:
        yield ""
        for each in joined:
            other = each.other
            yield f"{_belongs(each, telling)}: {other.when.day}  {other.uid[:ID_SIGNS]}"


def _belongs(joined: Joined, telling: Telling) -> str:
    link = joined.link
    if link.relation == FELT_IN:
        from_entry = joined.other.kind is PieceKind.ENTRY
        return _("Opened from an entry") if from_entry else _("A moment in it")
    return link.words or telling.words.label(link.relation) or _("Belongs with")
