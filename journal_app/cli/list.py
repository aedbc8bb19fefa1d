"""`tideline list`: what is in the journal, newest first."""

import argparse

from journal_app.cli.finding import wanted
from journal_app.cli.opening import clock_of, home_of, passphrases_of, reading
from journal_app.cli.output import tell
from journal_app.cli.pieces import say_pieces
from journal_app.cli.telling import Telling
from journal_app.core.search_language import Search
from journal_app.i18n import _
from journal_app.services import searching


def run(arguments: argparse.Namespace) -> int:
    """Print it; how many there are beyond the limit is told on standard error."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        clock = clock_of(home_of(arguments))
        search = wanted(reader, arguments, [arguments.search], clock=clock)
        ids = searching.found(reader, search, clock=clock).ids
        telling = None if arguments.json else Telling(reader, clock)
        said = say_pieces(reader, ids, limit=arguments.limit, telling=telling)
    if said < len(ids) and arguments.limit is None:
        hint = _("{said} of {all}; --limit 0 shows everything.")
        tell(hint.format(said=said, all=len(ids)))
    if not ids and not arguments.json:
        tell(_nothing(arguments, search))
    return 0


def _nothing(arguments: argparse.Namespace, search: Search) -> str:
    if len(search.filters) > (arguments.moments or arguments.entries) or search.query:
        return _("Nothing in the journal fits all of that.")
    if arguments.moments:
        return _("There is no moment in the journal yet.")
    if arguments.entries:
        return _("There is no entry in the journal yet.")
    return _("There is nothing in the journal yet.")
