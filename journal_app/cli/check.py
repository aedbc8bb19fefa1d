"""`tideline check`: open the journal with its key and look at every page of it."""

import argparse

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.services import standing

FAILED = 1
DAMAGED = 3

EXIT_CODES = {
    **dict.fromkeys(
        (
            OpenProblem.NOT_ENCRYPTED,
            OpenProblem.ANOTHER_FILE,
            OpenProblem.HEADER_DAMAGED,
            OpenProblem.TRUNCATED,
            OpenProblem.DAMAGED,
            OpenProblem.LOG_LOST,
            OpenProblem.RECORD_DAMAGED,
        ),
        DAMAGED,
    ),
    OpenProblem.KEY_NOT_FOUND: 4,
    OpenProblem.KEY_FOREIGN: 4,
    OpenProblem.NO_KEYRING: 4,
    OpenProblem.NEWER: 5,
    OpenProblem.MISSING: 6,
    OpenProblem.EMPTY: 6,
}
"""A keyring that is locked or slow, or a passphrase mistyped, says nothing about the journal: 1."""


def run(arguments: argparse.Namespace) -> int:
    """Say whether all is well; the exit code says the same."""
    try:
        with reading(home_of(arguments), passphrases_of(arguments), as_it_is=True) as reader:
            checked = standing.check(reader)
    except CannotOpen as problem:
        if arguments.json:
            say_json({"well": False, "problems": [problem.problem.value]})
        tell(problem.words)
        return EXIT_CODES.get(problem.problem, FAILED)
    if checked.problems:
        if arguments.json:
            say_json({"well": False, "problems": list(checked.problems)})
        parts = ", ".join(checked.problems)
        tell(_("The journal file is damaged ({parts}).").format(parts=parts))
        tell(_("It was left as it is. The backups folder holds earlier copies."))
        return DAMAGED
    if arguments.json:
        counts = {"entries": checked.entries, "moments": checked.moments}
        say_json({"well": True, "problems": [], **counts})
    else:
        holds = counted(checked.entries, checked.moments)
        say(_("All is well: {holds}, every page as it was written.").format(holds=holds))
    return 0
