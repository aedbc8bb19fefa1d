"""Start Tideline from a checkout, first bringing whatever this machine still lacks."""

import os
import subprocess
import sys
from typing import List

import environment

HELP = """\
Usage: python3 packaging/run.py [--yes] [--prepare-only | --install | --uninstall]
                                [what Tideline itself understands]

Starts Tideline. The first time, it makes the folder .venv in this checkout and puts Tideline's
libraries there, each one checked against a known fingerprint; on Debian, Ubuntu and Fedora it also
offers to install the system libraries that are missing. Later starts go straight to Tideline and
need no network.

  --yes           answer yes to installing system packages (so does the variable CI=true)
  --prepare-only  make everything ready, but do not start Tideline
  --install       make everything ready and put Tideline into your applications menu, with its icon
                  and two actions, one to pause and one to note a moment; does not start it
  --uninstall     take Tideline out of your applications menu again; touches nothing else
  --help          show this text; for Tideline's own, use: python3 packaging/run.py -- --help

Examples:
  python3 packaging/run.py
  python3 packaging/run.py --home ~/another-journal
  python3 packaging/run.py list --json
  python3 packaging/run.py --install
"""

OWN = ("--yes", "--prepare-only", "--install", "--uninstall", "--help")


def main(arguments: List[str]) -> int:
    """Prepare the environment and become Tideline."""
    rest = list(arguments)
    own = set()
    while rest and rest[0] in OWN:
        own.add(rest.pop(0))
    if rest[:1] == ["--"]:
        rest.pop(0)
    if "--help" in own:
        print(HELP, end="")
        return 0
    environment.require_python()
    ways = own & {"--prepare-only", "--install", "--uninstall"}
    if len(ways) > 1:
        raise environment.Trouble(f"Choose one of {' and '.join(sorted(ways))}.")
    if "--uninstall" in ways:
        return _uninstall(rest)
    if not ways and _wants_window(rest):
        _require_display()
    environment.prepare(environment.START, yes="--yes" in own)
    if "--prepare-only" in ways:
        return 0
    return _start(["desktop", "--install", *rest] if "--install" in ways else rest)


def _uninstall(arguments: List[str]) -> int:
    """Take the menu entry away; needs no library, so it works where the environment is gone."""
    line = ["desktop", "--remove", *arguments]
    return _start(line, sys.executable, PYTHONPATH=str(environment.ROOT))


def _wants_window(arguments: List[str]) -> bool:
    """A bare start opens the window, wherever the journal lives, and so do two of the commands."""
    left = list(arguments)
    if left[:1] == ["--home"]:
        left = left[2:]
    elif left[:1] and left[0].startswith("--home="):
        left = left[1:]
    return not left or left[0] in ("pause", "capture")


def _require_display() -> None:
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in known):
        raise environment.Trouble(
            "There is no screen here to open a window on; start Tideline from a desktop session, "
            "or use its command line, for example: python3 packaging/run.py list"
        )


def _start(
    arguments: List[str], interpreter: str = str(environment.INTERPRETER), **more: str
) -> int:
    line = [interpreter, "-m", "journal_app", *arguments]
    # The folder one happens to stand in must not lend Tideline any code.
    surroundings = dict(os.environ, PYTHONSAFEPATH="1", **more)
    if os.name == "nt":
        return subprocess.call(line, env=surroundings)
    sys.stdout.flush()
    return os.execve(line[0], line, surroundings)  # noqa: S606 - Tideline takes this process over


if __name__ == "__main__":
    environment.command(main)
