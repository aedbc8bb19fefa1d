"""`tideline add`: keep a text as one entry and print its id."""

import argparse
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal_app.cli.opening import home_of, passphrases_of, wait_for_turn, writing
from journal_app.cli.output import flush, say, say_json, tell
from journal_app.core.clock import Clock, When, when_given, when_now
from journal_app.core.errors import BadInput, JournalError
from journal_app.core.people import clean_label
from journal_app.core.tags import clean_name
from journal_app.core.text import clean
from journal_app.i18n import _
from journal_app.services import backups, entries
from journal_app.system.clock import SystemClock

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal

NOON = time(12)


def run(arguments: argparse.Namespace) -> int:
    """Keep it here, or through the running app."""
    clock = SystemClock()
    home, passphrases = home_of(arguments), passphrases_of(arguments)
    text = _text(arguments.file)
    at = None if arguments.at is None else _given(arguments.at, clock)
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
    when = _when(at, clock)
    lock = wait_for_turn(home, handed_over.attempt)
    if lock is None:
        _report(handed_over.id, as_json=arguments.json)
        return 0
    with writing(home, passphrases, clock, lock) as journal:
        added = entries.add(journal.vault, text, when=when, clock=clock, people=people, tags=tags)
        _report(added.entry.uid, as_json=arguments.json)
        _back_up(journal, clock)
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


def _text(file: str | None) -> str:
    try:
        if file is not None:
            raw = Path(file).read_bytes()
        else:
            if sys.stdin.isatty():
                tell(_("Write, and end with Ctrl+D on a line of its own."))
            raw = sys.stdin.buffer.read()
        text = raw.decode()
    except UnicodeDecodeError:
        # Replacing signs would keep another text than the one that was given.
        raise BadInput(
            _("Nothing was kept: the text is not UTF-8."),
            _("Convert it first, for example with iconv -f latin1 -t utf-8."),
        ) from None
    except OSError:
        raise BadInput(_("Nothing was kept: that file cannot be read.")) from None
    if not clean(text).strip():
        raise BadInput(_("There is nothing to keep."), _("Give the text on standard input."))
    return text


def _given(text: str, clock: Clock) -> datetime:
    """What `--at` says; a date alone is noon of that day, or this time of the clock today."""
    try:
        if len(text) > len("2026-11-22"):
            return datetime.fromisoformat(text)
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            _("That date or time is not in the calendar."), _("Write it like 2026-11-22T21:10.")
        ) from None
    now = when_now(clock).local
    at = now.time() if day == now.date() else NOON
    return datetime.combine(day, at)


def _when(at: datetime | None, clock: Clock) -> When:
    return when_now(clock) if at is None else when_given(at, clock)


def _report(uid: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"id": uid})
    else:
        say(uid)
    flush()


def _back_up(journal: "OpenJournal", clock: Clock) -> None:
    """Once a day, as the window does; the entry is kept whether this comes about or not."""
    try:
        if backups.due(journal.folder, clock=clock, after=backups.DAILY):
            backups.make(journal.vault, journal.folder, clock=clock)
    except JournalError as problem:
        tell(problem.words)
