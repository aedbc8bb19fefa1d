"""`tideline add`: keep a text as one entry and print its id."""

import argparse
from pathlib import Path
from typing import Any

from journal_app.cli.keeping import finish, given_text, given_time, is_typed, report, tell_if_behind
from journal_app.cli.opening import clock_of, home_of, passphrases_of, wait_for_turn, writing
from journal_app.core.clock import when_given, when_now
from journal_app.core.errors import BadInput, JournalError
from journal_app.core.people import clean_label
from journal_app.core.tags import clean_name
from journal_app.core.text import clean
from journal_app.i18n import _
from journal_app.services import entries


def run(arguments: argparse.Namespace) -> int:
    """Keep it here, or through the running app."""
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    clock = clock_of(home)
    if is_typed(arguments.file):
        _refuse_locked(home)
    text = _text(arguments.file)
    at = None if arguments.at is None else given_time(arguments.at, clock)
    people = [clean_label(label) for label in arguments.person]
    tags = [clean_name(name) for name in arguments.tag]
    handed_over = _HandedOver(
        home,
        {
            "do": "add",
            "text": text,
            "at": None if at is None else at.isoformat(),
            "tags": tags,
            "people": people,
        },
    )
    when = None if at is None else when_given(at, clock)
    lock = wait_for_turn(home, handed_over.attempt)
    if lock is None:
        report(handed_over.id, as_json=arguments.json)
        return 0
    with writing(home, passphrases, clock, lock) as journal:
        if when is None:
            tell_if_behind(journal, clock)
            when = when_now(clock)
        added = entries.add(journal.vault, text, when=when, clock=clock, people=people, tags=tags)
        report(added.entry.uid, as_json=arguments.json)
        finish(journal, clock)
    return 0


class _HandedOver:
    """An entry on its way through the running app."""

    def __init__(self, home: Path, message: dict[str, Any]) -> None:
        self._home = home
        self._message = message
        self.id = ""

    def attempt(self) -> bool:
        """Whether the running app kept it; raises what it said when it could not."""
        from journal_app.system.single_instance import ask_running_app

        answer = ask_running_app(self._home, self._message)
        if answer is None:
            return False
        if "id" not in answer:
            raise JournalError(str(answer.get("error", _("The running app did not keep it."))))
        self.id = str(answer["id"])
        return True


def _refuse_locked(home: Path) -> None:
    """Before somebody types what a running app could not keep. Raises `JournalError`."""
    from journal_app.system.single_instance import ask_running_app

    answer = ask_running_app(home, {"do": "look"})
    if answer is not None and answer.get("locked"):
        raise JournalError(str(answer.get("error", _("The journal is locked."))))


def _text(file: str | None) -> str:
    text = given_text(file, _("Write, and end with Ctrl+D on a line of its own."))
    if not clean(text).strip():
        raise BadInput(_("There is nothing to keep."), _("Give the text on standard input."))
    return text
