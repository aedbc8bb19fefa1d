"""`tideline list`: what is in the journal, newest first."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import tell
from journal_app.cli.pieces import say_pieces
from journal_app.cli.telling import Telling
from journal_app.core.ids import PieceId
from journal_app.core.search import Query
from journal_app.core.timeline import Filter
from journal_app.i18n import _
from journal_app.services import timeline
from journal_app.system.clock import SystemClock

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables


def run(arguments: argparse.Namespace) -> int:
    """Print it; how many there are beyond the limit is told on standard error."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        ids = _ids(reader, arguments)
        telling = None if arguments.json else Telling(reader, SystemClock())
        said = say_pieces(reader, ids, limit=arguments.limit, telling=telling)
    if said < len(ids) and arguments.limit is None:
        hint = _("{said} of {all}; --limit 0 shows everything.")
        tell(hint.format(said=said, all=len(ids)))
    if not ids and not arguments.json:
        tell(_nothing(arguments))
    return 0


def _ids(tables: "Tables", arguments: argparse.Namespace) -> Sequence[PieceId]:
    everything: Sequence[PieceId] = timeline.index(tables).ids
    if not (arguments.moments or arguments.entries):
        return everything
    caught: Sequence[PieceId] = timeline.found(tables, Query(()), Filter(moments_only=True)).ids
    if arguments.moments:
        return caught
    left_out = set(caught)
    return [piece for piece in everything if piece not in left_out]


def _nothing(arguments: argparse.Namespace) -> str:
    if arguments.moments:
        return _("There is no moment in the journal yet.")
    if arguments.entries:
        return _("There is no entry in the journal yet.")
    return _("There is nothing in the journal yet.")
