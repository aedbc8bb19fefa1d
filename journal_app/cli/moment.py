"""`tideline moment`: keep one moment and print its id; sealed where the journal is closed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.cli import chosen, keeping
from journal_app.cli.chosen import Chosen
from journal_app.cli.opening import clock_of, home_of, passphrases_of, wait_for_turn, writing
from journal_app.cli.output import harmless, say, say_json_array, tell
from journal_app.cli.passphrases import Passphrases
from journal_app.core import capture_json
from journal_app.core.clock import Clock, WritersClock, when_given
from journal_app.core.errors import (
    CannotKeep,
    CannotOpen,
    JournalError,
    KeepProblem,
    OpenProblem,
)
from journal_app.core.moments import NOTICED, BodyMark, Capture
from journal_app.core.people import clean_label
from journal_app.core.tags import clean_name
from journal_app.i18n import _
from journal_app.services import vault, vocabulary

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal

_OPENS_LATER = frozenset(
    {
        OpenProblem.NO_KEYRING,
        OpenProblem.KEYRING_FAILED,
        OpenProblem.KEYRING_HUNG,
        OpenProblem.KEY_LOCKED,
        OpenProblem.PASSPHRASE_NEEDED,
        OpenProblem.BUSY,
    }
)
"""The journal is well and does not open now: what was caught waits for when it does."""


def run(arguments: argparse.Namespace) -> int:
    """Keep it here, through the running app, or sealed for the next opening."""
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    if arguments.vocabulary:
        _say_words(home, passphrases, as_json=arguments.json)
        return 0
    clock = clock_of(home)
    how_to_end = _("Write a sentence or nothing, and end with Ctrl+D on a line of its own.")
    note = keeping.given_text(arguments.file, how_to_end).strip()
    caught = _Caught(home, _capture(arguments, note, clock, Chosen(home, passphrases)), clock)
    try:
        _keep(caught, home, passphrases, as_json=arguments.json)
    except (CannotOpen, CannotKeep) as problem:
        if caught.uid or not _waits(problem) or not vault.facts(home).exists:
            raise
        caught.seal()
        caught.report(as_json=arguments.json)
    return 0


class _Caught:
    """A moment on its way into the journal, and where it has got to."""

    def __init__(self, home: Path, capture: Capture, clock: WritersClock) -> None:
        """Raises `BadInput` for more than a moment can hold."""
        self.clock = clock
        self.uid = ""
        self._sealed = False
        self._home = home
        self._capture = capture
        self._text = capture_json.encode(capture)
        self.timeless = capture.at is None

    def hand_over(self) -> bool:
        """Whether the running app took it, or it is sealed since that one is locked."""
        from journal_app.system.single_instance import ask_running_app

        answer = ask_running_app(self._home, {"do": "moment", "capture": self._text})
        if answer is None:
            return False
        if answer.get("locked"):
            self.seal()
        elif "id" in answer:
            self.uid = str(answer["id"])
        else:
            raise JournalError(str(answer.get("error", _("The running app did not keep it."))))
        return True

    def keep(self, journal: "OpenJournal") -> None:
        """Keep it in the journal that was opened here."""
        from journal_app.services import moments

        words = vocabulary.personal(journal.vault, vocabulary.built_in())
        kept = moments.keep(journal.vault, self._capture, words=words, clock=self.clock)
        self.uid = kept.moment.uid

    def seal(self) -> None:
        """Let it wait, sealed, for the next opening."""
        from journal_app.services import inbox

        self.uid = inbox.drop(self._home, self._capture, clock=self.clock)
        self._sealed = True

    def report(self, *, as_json: bool) -> None:
        """Print its id, and tell where it waits."""
        keeping.report(self.uid, as_json=as_json, sealed=self._sealed)
        if self._sealed:
            tell(_("Sealed; it is kept at the next opening."))


def _keep(caught: _Caught, home: Path, passphrases: Passphrases, *, as_json: bool) -> None:
    lock = wait_for_turn(home, caught.hand_over)
    if lock is None:
        caught.report(as_json=as_json)
        return
    with writing(home, passphrases, caught.clock, lock) as journal:
        if caught.timeless:
            keeping.tell_if_behind(journal, caught.clock)
        caught.keep(journal)
        caught.report(as_json=as_json)
        keeping.finish(journal, caught.clock)


def _waits(problem: CannotOpen | CannotKeep) -> bool:
    if isinstance(problem, CannotOpen):
        return problem.problem in _OPENS_LATER
    return problem.problem is KeepProblem.BUSY


def _capture(arguments: argparse.Namespace, note: str, clock: Clock, words: Chosen) -> Capture:
    before = words.one("tr", arguments.before)
    terms = {
        "trigger_primary": () if before is None else (before,),
        "wants": words.some("dx", arguments.want),
    }
    at = None if arguments.at is None else keeping.given_time(arguments.at, clock)
    return Capture(
        kind=words.one("kd", arguments.kind) or NOTICED,
        at=None if at is None else when_given(at, clock).local,
        note=note,
        state=words.one("st", arguments.state),
        reading=words.one("rd", arguments.reading),
        pull_away=arguments.pull,
        pull_toward=arguments.toward,
        terms={name: ids for name, ids in terms.items() if ids},
        body=tuple(BodyMark(region=place) for place in words.some("br", arguments.body)),
        people=tuple(map(clean_label, arguments.person)),
        tags=tuple(map(clean_name, arguments.tag)),
    )


def _say_words(home: Path, passphrases: Passphrases, *, as_json: bool) -> None:
    rows = list(chosen.rows(Chosen(home, passphrases).own))
    if as_json:
        say_json_array(rows)
        return
    width = max(len(row["id"]) for row in rows)
    for option in chosen.OPTIONS.values():
        say(option)
        for row in rows:
            if row["option"] == option:
                short = f" ({row['short']})" if row["short"] else ""
                say(harmless(f"  {row['id']:<{width}}  {row['label']}{short}"))
