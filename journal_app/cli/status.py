"""`tideline status`: where the journal is, how it opens, how much there is."""

import argparse

from journal_app import VERSION
from journal_app.cli.opening import home_of, passphrases_of
from journal_app.cli.output import aligned, say, say_json, tell
from journal_app.exchange.instants import utc_or_none
from journal_app.i18n import _
from journal_app.services import standing
from journal_app.services.standing import Standing


def run(arguments: argparse.Namespace) -> int:
    """Print what is known; nobody is asked for a passphrase, and nothing is made."""
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    known = standing.closed(home)
    if known.opens_with == "keyring" or (known.opens_with and passphrases.given is not None):
        known = standing.opened(home, known, passphrases.given)
    if arguments.json:
        say_json(_object(str(home), known))
    else:
        for line in aligned(_lines(str(home), known)):
            say(line)
    if known.problem is not None:
        tell(known.problem.words)
    return 0


def _object(home: str, known: Standing) -> dict[str, object]:
    return {
        "home": home,
        "exists": known.exists,
        "opens_with": known.opens_with,
        "entries": known.entries,
        "moments": known.moments,
        "schema": known.schema,
        "version": VERSION,
        "last_backup": utc_or_none(known.last_backup),
        "problem": None if known.problem is None else known.problem.problem.value,
    }


def _lines(home: str, known: Standing) -> dict[str, str]:
    lines = {_("Folder"): home}
    if not known.exists:
        return lines | {_("Journal"): _("none yet"), _("Version"): VERSION}
    opens_with = {
        "keyring": _("the system keyring"),
        "passphrase": _("a passphrase"),
        None: _("not known"),
    }
    closed = _("not known while it is closed")
    backup = (
        _("none yet") if known.last_backup is None else f"{known.last_backup:%Y-%m-%d %H:%M} UTC"
    )
    return lines | {
        _("Opens with"): opens_with[known.opens_with],
        _("Entries"): closed if known.entries is None else str(known.entries),
        _("Moments"): closed if known.moments is None else str(known.moments),
        _("Last backup"): backup,
        _("Version"): VERSION,
    }
