"""`tideline check`: open a journal or a copy with its key and look at every page of it."""

import argparse
from pathlib import Path

from journal_app.cli.copy_lines import copy_object
from journal_app.cli.opening import home_of, passphrases_of
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.i18n import _
from journal_app.services import examining, instance, restoring, vault
from journal_app.services.examining import Examination
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock

FAILED = 1
DAMAGED = 3

EXIT_CODES = {
    OpenProblem.NOT_ENCRYPTED: DAMAGED,
    OpenProblem.ANOTHER_FILE: DAMAGED,
    OpenProblem.HEADER_DAMAGED: DAMAGED,
    OpenProblem.TRUNCATED: DAMAGED,
    OpenProblem.DAMAGED: DAMAGED,
    OpenProblem.LOG_LOST: DAMAGED,
    OpenProblem.RECORD_DAMAGED: DAMAGED,
    OpenProblem.KEY_NOT_FOUND: 4,
    OpenProblem.KEY_FOREIGN: 4,
    OpenProblem.NO_KEYRING: 4,
    OpenProblem.CODE_OLDER: 4,
    OpenProblem.CODE_FOREIGN: 4,
    OpenProblem.NEWER: 5,
    OpenProblem.MISSING: 6,
    OpenProblem.AWAY: 6,
    OpenProblem.EMPTY: 6,
}
"""A keyring that is locked or slow, or a passphrase mistyped, says nothing about the journal: 1."""


def run(arguments: argparse.Namespace) -> int:
    """Say whether all is well; the exit code says the same."""
    home = home_of(arguments)
    path = None if arguments.path is None else Path(arguments.path).expanduser().absolute()
    passphrases = passphrases_of(arguments)
    protected = examining.opens_with(home, path) == "passphrase"
    way = WayIn(passphrase=passphrases.to_open() if protected else None, ask=True)
    found = _examined(home, way) if path is None else examining.examine_file(home, path, way)
    if arguments.json:
        say_json(_object(found))
    if found.problem is not None:
        tell(found.words)
        return EXIT_CODES.get(found.problem, FAILED)
    if not arguments.json:
        holds = counted(found.entries, found.moments)
        say(_("All is well: {holds}, every page as it was written.").format(holds=holds))
    return 0


def _examined(home: Path, way: WayIn) -> Examination:
    """The journal itself; what a crash left in the log is brought into the file before."""
    if not home.is_dir():
        return examining.examine(home, way)
    lock = instance.hold(home)
    if lock is None:
        return examining.examine(home, way)
    with lock:
        try:
            with restoring.key_by(home, way) as key:
                vault.settle(home, key, now=SystemClock().stamp)
                return examining.examine(home, key)
        except (CannotOpen, CannotKeep):
            # The examination tells the same, and more.
            return examining.examine(home, way)


def _object(found: Examination) -> dict[str, object]:
    problems = () if found.problem is None else (found.parts or (found.problem.value,))
    return {
        "well": found.problem is None,
        "problem": None if found.problem is None else found.problem.value,
        "problems": list(problems),
        "pages_damaged": found.pages_damaged,
        "entries": found.entries,
        "moments": found.moments,
        "newest_day": None if found.newest_day is None else found.newest_day.isoformat(),
        "files": found.files.count,
        "files_missing": found.files.missing,
        "files_damaged": found.files.damaged,
        "copies": [copy_object(copy) for copy in found.copies],
    }
