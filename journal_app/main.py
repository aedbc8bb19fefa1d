"""Begin: keep what is private private, then run a command or the window, and end calmly."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from journal_app.cli.output import flush, tell
from journal_app.cli.parser import parse
from journal_app.cli.reaching import WISHES, reach_running_app
from journal_app.core.errors import JournalError
from journal_app.core.resources import resource
from journal_app.i18n import _, choose_language
from journal_app.system.crashes import show_no_crash

FAILED = 1
INTERRUPTED = 130

_CORE_FILTER = Path("/proc/self/coredump_filter")


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code and lets no error through.

    Nothing that an error says is printed or logged unless it is one a person may meet: what
    Python and SQLite say can quote what somebody wrote.
    """
    given = sys.argv[1:] if words is None else words
    _keep_private()
    _speak_utf8()
    try:
        code = _begin(given)
        # Here and not at the very end, where nobody could say that it did not arrive.
        flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read this has read enough.
        return 0
    except JournalError as error:
        tell(error.words)
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last barrier: every other error is a bug
        tell(_("Something went wrong in the app. What was kept before is safe."))
        _note(error, given)
        return FAILED


def _begin(words: Sequence[str]) -> int:
    choose_language(_languages(words), resource("locale"))
    try:
        arguments = parse(words)
    except SystemExit as end:
        # Help and version, or wrong usage, which has been told already.
        return end.code if isinstance(end.code, int) else FAILED
    if arguments.command in WISHES and reach_running_app(arguments):
        return 0
    if arguments.command is None or arguments.command in WISHES:
        # Nothing is thrown away before the first paint; looking for it would only cost time, and
        # most of all while hundreds of modules are imported.
        gc.disable()
    if arguments.command == "capture":
        from journal_app.app.caught import run_capture

        code = run_capture(arguments)
        if code is not None:
            return code
    if arguments.command is None or arguments.command in WISHES:
        from journal_app.app.start import run_app

        return run_app(arguments)
    return _command(arguments)


def _command(arguments: argparse.Namespace) -> int:
    from journal_app.cli.run import run

    if arguments.command == "export" and arguments.format == "pdf":
        from journal_app.app.paper import onto_paper

        arguments.to_paper = onto_paper
    for end in _ENDINGS:
        signal.signal(end, _stop)
    try:
        return run(arguments)
    except _Ended as ended:
        return 128 + ended.number


def _keep_private() -> None:
    """What this process makes belongs to its owner alone, and its memory never lands on a disk."""
    os.umask(0o077)
    if sys.platform == "win32":
        show_no_crash()
        return
    import resource as limits

    _soft, hard = limits.getrlimit(limits.RLIMIT_CORE)
    # One byte, which no file of a core fits in; and unlike 0 it also holds where the system hands
    # cores to another program, which Linux leaves out at 1 alone (fs/coredump.c).
    limits.setrlimit(limits.RLIMIT_CORE, (min(1, hard) if hard >= 0 else 1, hard))
    try:
        _CORE_FILTER.write_text("0", encoding="ascii")
    except OSError:
        # Another system, or a sandbox without /proc: the limit above stands by itself.
        return


def _speak_utf8() -> None:
    """UTF-8 and plain line ends, whatever the session says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _languages(words: Sequence[str]) -> list[str]:
    """The language that was asked for on the command line, else those of the session.

    Looked for before the command line is read, since its own help speaks a language already.
    """
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return [words[place + 1]]
        if word.startswith("--lang="):
            return [word.partition("=")[2]]
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].split(":")
    return []


_ENDINGS = (signal.SIGTERM,) if sys.platform == "win32" else (signal.SIGTERM, signal.SIGHUP)


class _Ended(BaseException):
    """The process was asked to end; on the way out what is half made is taken away."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Ended(number)


def _note(error: Exception, words: Sequence[str]) -> None:
    """Log the type of an error and the places it passed, where there is a folder for that."""
    from journal_app.cli.parser import build
    from journal_app.system.logs import log_failure, start_log
    from journal_app.system.paths import data_folder

    arguments, _unknown = build().parse_known_args(words)
    home = data_folder(arguments.home)
    if not home.is_dir():
        return
    try:
        start_log(home / "logs")
        log_failure("start", error)
    except OSError:
        # The same fault may be a disk that takes nothing more.
        tell(_("Nothing could be noted in the log either."))
