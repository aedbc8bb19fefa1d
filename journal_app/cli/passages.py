"""`tideline passages`: what is marked, in the order it was lived."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from journal_app.cli import output
from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.pieces import ID_SIGNS, USUAL_LIMIT, cells, cut
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId, Uid
from journal_app.core.marks import Marks
from journal_app.core.passages import PassageFilter, ReadPassage
from journal_app.core.text import caseless, plain
from journal_app.exchange.instants import utc
from journal_app.i18n import _
from journal_app.services import marks, passages, timeline

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

_SLICE = 500
_LEAST_WORDS = 24


def run(arguments: argparse.Namespace) -> int:
    """Print them; how many there are beyond the limit is told on standard error."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        known = marks.own_set(reader)
        uids = passages.found(reader, _filter(arguments, known)).uids
        usual = 0 if arguments.json else USUAL_LIMIT
        most = usual if arguments.limit is None else arguments.limit
        chosen = uids[:most] if most else uids
        if arguments.json:
            output.say_json_array(_objects(reader, chosen, known))
        else:
            for read in _read(reader, chosen):
                output.say(_line(read, known, _piece_uids(reader, [read])))
    if len(chosen) < len(uids) and arguments.limit is None:
        hint = _("{said} of {all}; --limit 0 shows everything.")
        output.tell(hint.format(said=len(chosen), all=len(uids)))
    if not uids and not arguments.json:
        output.tell(_("No passage in the journal fits that."))
    return 0


def _filter(arguments: argparse.Namespace, known: Marks) -> PassageFilter:
    first, last = arguments.first, arguments.last
    if first is not None and last is not None and first > last:
        raise BadInput(_("The last day comes before the first one."))
    return PassageFilter(
        marks=frozenset(_mark(name, known) for name in arguments.mark),
        person=arguments.person or "",
        first=first,
        last=last,
    )


def _mark(name: str, known: Marks) -> str:
    """The id of the mark of this name, in whatever case; an id is as good."""
    wanted = caseless(" ".join(name.split()))
    for mark in known:
        if wanted in (caseless(mark.label), mark.id):
            return mark.id
    raise BadInput(_("There is no mark of that name."), _("The settings list all of them."))


def _read(tables: "Tables", uids: Sequence[Uid]) -> Iterator[ReadPassage]:
    for start in range(0, len(uids), _SLICE):
        some = uids[start : start + _SLICE]
        rows = passages.rows(tables, some)
        yield from (rows[uid] for uid in some if uid in rows)


def _piece_uids(tables: "Tables", read: Sequence[ReadPassage]) -> dict[PieceId, Uid]:
    pieces = {each.passage.piece for each in read}
    pieces |= {each.passage.moment for each in read if each.passage.moment is not None}
    return {piece: head.uid for piece, head in timeline.heads(tables, list(pieces)).items()}


def _objects(tables: "Tables", uids: Sequence[Uid], known: Marks) -> Iterator[dict[str, Any]]:
    for read in _read(tables, uids):
        uid_of = _piece_uids(tables, [read])
        passage = read.passage
        yield {
            "id": passage.uid,
            "mark": passage.mark,
            "name": known.label(passage.mark),
            "text": passage.anchor.quote,
            "lost": passage.lost,
            "piece": uid_of.get(passage.piece),
            "start": passage.anchor.start,
            "length": passage.anchor.length,
            "when": read.when.iso(),
            "day": read.when.day.isoformat(),
            "people": list(read.people),
            "tags": list(read.tags),
            "moment": None if passage.moment is None else uid_of.get(passage.moment),
            "marked_at": utc(read.created_at),
        }


def _line(read: ReadPassage, known: Marks, uid_of: dict[PieceId, Uid]) -> str:
    """Day, time, the id of the entry, the mark, as many words as fit, then people."""
    passage, local = read.passage, read.when.local
    uid = uid_of.get(passage.piece, "")[:ID_SIGNS]
    start = f"{read.when.told_date}  {local.hour:02}:{local.minute:02}  {uid}  "
    start += f"{known.label(passage.mark)}: "
    words = " ".join(plain(passage.anchor.quote).split())
    if passage.lost:
        words = f"{words} ({_('no longer in the entry')})"
    labels = "  ".join(read.people)
    after = cells(labels) + 2 if labels else 0
    room = max(_LEAST_WORDS, output.columns() - cells(start) - after)
    line = start + cut(words, room)
    return output.harmless(f"{line}  {labels}" if labels else line)
