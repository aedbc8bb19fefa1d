"""`tideline demo`: a made-up journal in a folder of its own."""

import argparse
import sys
from collections.abc import Callable

from journal_app.cli.opening import home_of, passphrases_of, writing
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.services import demo, instance, vault
from journal_app.system.clock import SystemClock


def run(arguments: argparse.Namespace) -> int:
    """Make it; a journal that is there already is left alone."""
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    lock = instance.hold(home)
    if lock is None or vault.facts(home).exists:
        raise BadInput(
            _("There is a journal in that folder already."),
            _("It was left as it is. Choose another folder."),
        )
    with writing(home, passphrases, SystemClock(), lock) as journal:
        told = _told(arguments.entries)
        made = demo.fill(journal, arguments.entries, arguments.seed, told, years=arguments.years)
    if arguments.json:
        counts = {"entries": made.entries, "moments": made.moments}
        say_json({"home": str(home), **counts, "seed": arguments.seed})
    else:
        holds = counted(made.entries, made.moments)
        say(_("{home}: {holds}, all made up.").format(home=home, holds=holds))
    return 0


def _told(entries: int) -> Callable[[int], None]:
    if not sys.stderr.isatty():
        return lambda _done: None
    return lambda done: tell(_("{done} of {all}").format(done=done, all=entries))
