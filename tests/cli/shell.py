"""A shell in which the real command runs: a home of its own, a real keyring or none at all."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: bytes
    told: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs `python -m journal_app` as a process without a terminal."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.home = folder / "journal"
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "TIDELINE_HOME": str(self.home),
            "TZ": "Europe/Lisbon",
            **environment,
        }

    def command(self, *words: str) -> list[str]:
        """The whole command line."""
        return [sys.executable, "-m", "journal_app", *words]

    def start(self, *words: str, **more: Any) -> subprocess.Popen[bytes]:
        """Start the command with pipes, and no terminal it could ask on."""
        return subprocess.Popen(
            self.command(*words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=self.folder,
            start_new_session=True,
            **more,
        )

    def run(self, *words: str, given: bytes | str = b"") -> Answer:
        """Run the command to its end, with this on standard input."""
        raw = given.encode() if isinstance(given, str) else given
        with self.start(*words) as process:
            out, told = process.communicate(raw, timeout=SECONDS)
            return Answer(process.returncode, out, told.decode())

    def add(self, text: bytes | str, *words: str) -> str:
        """Keep a text and return its id."""
        answer = self.run("add", *words, given=text)
        assert (answer.code, answer.told) == (0, "")
        return answer.text.strip()

    def listed(self, *words: str) -> list[dict[str, Any]]:
        """What `list --json` prints."""
        answer = self.run("list", "--json", *words)
        assert (answer.code, answer.told) == (0, "")
        found: list[dict[str, Any]] = answer.json
        return found

    def on_terminal_output(self, *words: str) -> str:
        """What the command prints on a terminal."""
        return self.on_terminal(*words, prints_there=True).told

    def on_terminal(
        self, *words: str, typed: Mapping[str, str] | None = None, prints_there: bool = False
    ) -> Answer:
        """Run the command on a terminal of its own; type each answer once its question stands."""
        ours, theirs = os.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *self.command(*words)],
            stdin=theirs,
            stdout=theirs if prints_there else subprocess.PIPE,
            stderr=theirs,
            env=self.environment,
            cwd=self.folder,
            start_new_session=True,
        )
        os.close(theirs)
        told = b""
        for question, answer in (typed or {}).items():
            while question.encode() not in told:
                told += _read(ours)
            os.write(ours, f"{answer}\n".encode())
        while more := _read(ours):
            told += more
        with process:
            out = b"" if process.stdout is None else process.stdout.read()
            code = process.wait(SECONDS)
        os.close(ours)
        return Answer(code, out, told.decode())


_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux says so once the last program on a terminal is gone.
        return b""
