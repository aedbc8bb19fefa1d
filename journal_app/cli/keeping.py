"""What `add` and `moment` have in common: what was given, the id of what was kept, what follows."""

import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.cli.output import flush, say, say_json, tell
from journal_app.core.clock import Clock, WritersClock, when_now
from journal_app.core.errors import BadInput, JournalError
from journal_app.i18n import _
from journal_app.services import backups, which_day

if TYPE_CHECKING:
    from journal_app.services.vault import OpenJournal

NOON = time(12)


def given_text(file: str | None, how_to_end: str) -> str:
    """What stands in the file, or on standard input; a terminal is told how to end."""
    try:
        if file is not None:
            return Path(file).read_bytes().decode()
        if sys.stdin is None:
            # Started by something that gave no input at all, such as a key of the desktop.
            return ""
        if is_typed(file):
            tell(how_to_end)
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        # Replacing signs would keep another text than the one that was given.
        raise BadInput(
            _("Nothing was kept: the text is not UTF-8."),
            _("Convert it first, for example with iconv -f latin1 -t utf-8."),
        ) from None
    except OSError:
        raise BadInput(_("Nothing was kept: that file cannot be read.")) from None


def is_typed(file: str | None) -> bool:
    """Whether somebody is about to type the text on a terminal."""
    return file is None and sys.stdin is not None and sys.stdin.isatty()


def given_time(text: str, clock: Clock) -> datetime:
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


def report(uid: str, *, as_json: bool, **more: bool) -> None:
    """Print the id of what is safe now, before anything else is done."""
    if as_json:
        say_json({"id": uid, **more})
    else:
        say(uid)
    flush()


def tell_if_behind(journal: "OpenJournal", clock: WritersClock) -> None:
    """Say so where the clock stands before the last page, for what is kept without a time.

    Where the window was told which day it is, the clock goes by that from here on.
    """
    behind = which_day.asked(journal.vault, clock=clock)
    if behind is not None:
        told = _(
            "This computer’s clock says {today}, and the last page here is of {last}. "
            "For another day, say it with --at."
        )
        tell(told.format(today=behind.today, last=behind.last))


def finish(journal: "OpenJournal", clock: Clock) -> None:
    """What the window does beside keeping: see to what was caught, and the copy of the day.

    What was kept is kept, whether this comes about or not.
    """
    try:
        _take_in(journal)
        if backups.due(journal.vault, journal.folder, clock=clock, after=backups.DAILY):
            backups.make(journal.vault, journal.folder, clock=clock)
    except JournalError as problem:
        tell(problem.words)


def _take_in(journal: "OpenJournal") -> None:
    """Let what was caught while the journal was closed be found by its labels, and tell of it."""
    found = journal.inbox
    if found.moments:
        # Most of the time nothing waits there, and then nobody waits for the words either.
        from journal_app.services import moments, vocabulary

        words = vocabulary.personal(journal.vault, vocabulary.built_in())
        moments.reindex(journal.vault, found.moments, words=words)
    for sentence in found.sentences:
        tell(sentence)
