"""`tideline backup`: an encrypted copy where the person says, verified before it counts."""

import argparse
from pathlib import Path

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import counted, say, say_json
from journal_app.i18n import _
from journal_app.services import backups


def run(arguments: argparse.Namespace) -> int:
    """Make it and say what it holds."""
    target = Path(arguments.out).expanduser().absolute()
    home = home_of(arguments)
    with reading(home, passphrases_of(arguments), as_it_is=True) as reader:
        made = backups.make_at(reader, target, home=home)
    if arguments.json:
        counts = {"entries": made.facts.entries, "moments": made.facts.moments}
        say_json({"path": str(made.path), **counts})
    else:
        holds = counted(made.facts.entries, made.facts.moments)
        done = _("{path}: {holds}, encrypted and verified.")
        say(done.format(path=made.path, holds=holds))
    return 0
