"""`tideline list`: what is in the journal, newest first."""

import argparse

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import tell
from journal_app.cli.pieces import say_pieces
from journal_app.i18n import _
from journal_app.services import timeline


def run(arguments: argparse.Namespace) -> int:
    """Print it; how many there are beyond the limit is told on standard error."""
    with reading(home_of(arguments), passphrases_of(arguments)) as reader:
        ids = timeline.index(reader).ids
        said = say_pieces(reader, ids, limit=arguments.limit, as_json=arguments.json)
    if said < len(ids) and arguments.limit is None:
        hint = _("{said} of {all}; --limit 0 shows everything.")
        tell(hint.format(said=said, all=len(ids)))
    if not ids and not arguments.json:
        tell(_("There is nothing in the journal yet."))
    return 0
