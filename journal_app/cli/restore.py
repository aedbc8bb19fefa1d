"""`tideline restore`: put a copy in the journal's place, and keep what is there now."""

import argparse
import sys
from pathlib import Path

from journal_app.cli.copy_lines import copy_line, copy_object, name_of
from journal_app.cli.opening import home_of, nothing_here, passphrases_of
from journal_app.cli.output import counted, say, say_json, say_json_array, tell
from journal_app.cli.typed_code import asked_code, given_code
from journal_app.core.backups import Copy, CopyKind, CopyState, Looked, Restored
from journal_app.core.errors import BadInput, CannotKeep, KeepProblem, NotFound
from journal_app.core.rescue_report import files_lost
from journal_app.exchange.instants import utc_or_none
from journal_app.i18n import _
from journal_app.services import examining, instance, kept_aside, keys, restoring, second_place
from journal_app.services.ways import Key, WayIn
from journal_app.system.clock import SystemClock

_YES = {"y", "yes"}
_BACKUPS = {CopyKind.AUTO, CopyKind.SECOND}


def run(arguments: argparse.Namespace) -> int:
    """List, restore or undo."""
    home = home_of(arguments)
    if arguments.list:
        return _list(home, arguments)
    # Looked for first: holding the lock makes the folder.
    if keys.folder_of(home) is None:
        raise nothing_here()
    lock = instance.hold(home)
    if lock is None:
        raise CannotKeep(
            KeepProblem.BUSY,
            _("Tideline is open, or another command is using the journal."),
            _("Nothing was changed. Close it, then try again."),
        )
    with lock:
        restoring.finish(home)
        restored = _by_code(home, arguments) if _has_code(arguments) else _by_key(home, arguments)
    if restored is None:
        tell(_("Nothing was changed."))
        return 1
    _say(restored, arguments)
    return 0


def _has_code(arguments: argparse.Namespace) -> bool:
    return bool(arguments.code or arguments.code_stdin)


def _by_code(home: Path, arguments: argparse.Namespace) -> Restored | None:
    given = given_code(arguments)
    way = WayIn(code=asked_code() if given is None else given)
    return (_undone if arguments.undo else _restored)(home, arguments, way)


def _by_key(home: Path, arguments: argparse.Namespace) -> Restored | None:
    passphrases = passphrases_of(arguments)
    protected = examining.opens_with(home) == "passphrase"
    way = WayIn(passphrase=passphrases.to_open() if protected else None, ask=True)
    with restoring.key_by(home, way) as key:
        return (_undone if arguments.undo else _restored)(home, arguments, key)


def _list(home: Path, arguments: argparse.Namespace) -> int:
    found = _all(home)
    if arguments.json:
        say_json_array(copy_object(copy) for copy in found)
        return 0
    for copy in found:
        say(copy_line(copy))
    if not found:
        tell(_("There is no copy of the journal in its folder."))
    return 0


def _all(home: Path) -> tuple[Copy, ...]:
    """Those in the journal's folder first: a name that is there twice means these."""
    aside = (copy for copy in kept_aside.listed(home) if copy.kind is CopyKind.ASIDE)
    return (*restoring.copies(home), *aside, *second_place.listed(home))


def _restored(home: Path, arguments: argparse.Namespace, key: Key) -> Restored | None:
    code = key.code if isinstance(key, WayIn) else None
    copy = _chosen(home, arguments.copy, code)
    looked = restoring.look(home, copy, key)
    if looked.state is CopyState.GOOD and not _agreed(arguments, _question(looked)):
        return None
    # One that is not good is refused there, in words.
    return restoring.restore(home, copy, key, clock=SystemClock())


def _undone(home: Path, arguments: argparse.Namespace, key: Key) -> Restored | None:
    clock = SystemClock()
    last = restoring.last_restored(home, clock=clock)
    if last is None:
        raise NotFound(_("There is no restore to take back."))
    question = _("Put back what was there before the restore of {when} UTC?")
    if not _agreed(arguments, question.format(when=f"{last.at:%Y-%m-%d %H:%M}")):
        return None
    return restoring.undo(home, last, key, clock=clock)


def _chosen(home: Path, named: str | None, code: str | None) -> Copy:
    found = _all(home)
    if named is None:
        fitting = () if code is None else restoring.fitting(found, code)
        if fitting:
            return max(fitting, key=lambda copy: copy.made_at)
        backups = [copy for copy in found if copy.kind in _BACKUPS]
        if not backups:
            raise NotFound(
                _("There is no backup in the journal’s folder."), _("Name a file to restore from.")
            )
        return backups[0]
    for copy in found:
        if name_of(copy) == named:
            return copy
    path = Path(named).expanduser().absolute()
    if not path.is_file():
        raise NotFound(_("There is no such copy."), _("See --list for those there are."))
    return restoring.chosen(path)


def _question(looked: Looked) -> str:
    holds = counted(looked.entries, looked.moments)
    when = f"{looked.copy.made_at:%Y-%m-%d %H:%M}"
    return _("Put back the copy of {when} UTC with {holds}? What is there now is kept.").format(
        when=when, holds=holds
    )


def _agreed(arguments: argparse.Namespace, question: str) -> bool:
    if arguments.yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInput(_("Nobody is there to be asked."), _("Say --yes to go ahead."))
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in _YES


def _say(restored: Restored, arguments: argparse.Namespace) -> None:
    if arguments.json:
        say_json(
            {
                "entries": restored.entries,
                "moments": restored.moments,
                "at": utc_or_none(restored.at),
                "kept_until": restored.until.isoformat(),
                "set_aside": None if restored.set_aside is None else str(restored.set_aside),
                "files_lost": restored.files_lost,
                "safety": None if restored.safety is None else str(restored.safety.path),
            }
        )
        return
    holds = counted(restored.entries, restored.moments)
    say(_("Restored: {holds}.").format(holds=holds))
    if restored.files_lost:
        tell(files_lost(restored.files_lost))
    if restored.set_aside is not None:
        tell(
            _("What was there before stays until you delete it: {path}").format(
                path=restored.set_aside
            )
        )
        if restored.locked:
            tell(
                _(
                    "That opens with newer keys. With their code: tideline restore {path} --code"
                ).format(path=restored.set_aside / "journal.db")
            )
    if restored.can_be_undone and not arguments.undo:
        words = _("To put that back, until {day}: tideline restore --undo")
        tell(words.format(day=restored.until.isoformat()))
