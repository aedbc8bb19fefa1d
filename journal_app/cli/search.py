"""`tideline search`: what holds all of these words, newest first."""

import argparse
import os

from journal_app.cli import finding, output
from journal_app.cli.opening import clock_of, home_of, passphrases_of, reading
from journal_app.cli.pieces import say_pieces
from journal_app.cli.telling import Telling
from journal_app.core import search
from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.services import searching
from journal_app.services.reading import Listed

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def run(arguments: argparse.Namespace) -> int:
    """Print what is found, each with the part of its text around the first match."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        clock = clock_of(home_of(arguments))
        wanted = finding.wanted(reader, arguments, arguments.words, clock=clock)
        if wanted.is_empty:
            raise BadInput(_("There is no word in that to look for."))
        query = wanted.query
        ids = searching.found(reader, wanted, clock=clock).ids
        telling = Telling(reader, clock)
        said = say_pieces(
            reader,
            ids,
            limit=arguments.limit,
            telling=None if arguments.json else telling,
            shown=lambda piece: _shown(piece, query, telling),
            finished=lambda line: _tinted(query, line),
        )
    if said < len(ids) and arguments.limit is None:
        hint = _("{said} of {all}; --limit 0 shows everything.")
        output.tell(hint.format(said=said, all=len(ids)))
    if not ids and not arguments.json:
        output.tell(_("Nothing in the journal holds all of that."))
    return 0


def _shown(piece: Listed, query: search.Query, telling: Telling) -> str:
    """The part of a piece around the first match; of a moment also among its labels."""
    if piece.head.moment is None:
        return search.excerpt(query, piece.text)
    return telling.around(piece.head.id, query)


def _tinted(query: search.Query, line: str) -> str:
    """The line with what was looked for in bold, where a terminal shows it."""
    if not output.is_terminal() or os.environ.get("NO_COLOR"):
        return line
    for start, end in reversed(search.matches(query, line)):
        line = f"{line[:start]}{_BOLD}{line[start:end]}{_PLAIN}{line[end:]}"
    return line
