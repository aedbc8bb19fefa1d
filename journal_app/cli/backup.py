"""`tideline backup`: an encrypted copy where the person says, verified before it counts."""

import argparse
from pathlib import Path

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.i18n import _, ngettext
from journal_app.services import backup_standing, backups, sealed_copies


def run(arguments: argparse.Namespace) -> int:
    """Make it and say what it holds."""
    target = Path(arguments.out).expanduser().absolute()
    home = home_of(arguments)
    with reading(home, passphrases_of(arguments), as_it_is=True) as reader:
        made = backups.make_at(reader, target, home=home)
    if arguments.json:
        counts = {"entries": made.facts.entries, "moments": made.facts.moments}
        files = {"files": made.carried.there, "files_missing": made.carried.missing}
        say_json({"path": str(made.path), **counts, **files})
    else:
        holds = counted(made.facts.entries, made.facts.moments)
        done = _("{path}: {holds}, encrypted and verified.")
        say(done.format(path=made.path, holds=holds))
        if made.carried.there:
            say(_beside(made.path, made.carried.there))
    if made.carried.missing:
        tell(_missing(made.carried.missing))
    if backup_standing.opens_only_here(home):
        tell(
            _(
                "The recovery code was not kept yet: without it this copy opens on no other"
                " computer. The app shows it in Settings, under Privacy and lock."
            )
        )
    return 0


def _beside(path: Path, count: int) -> str:
    said = ngettext(
        "{count} picture or file that belongs to it is in {folder}; take both along.",
        "{count} pictures and files that belong to it are in {folder}; take both along.",
        count,
    )
    return said.format(count=count, folder=path.parent / sealed_copies.BESIDE)


def _missing(count: int) -> str:
    said = ngettext(
        "{count} picture or file is missing or not whole in the journal, so it is not in the copy.",
        "{count} pictures and files are missing or not whole in the journal, so they are not in the"
        " copy.",
        count,
    )
    return said.format(count=count)
