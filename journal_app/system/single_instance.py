"""The line to a running app: a second start raises its window, the command line hands it text.

A Unix socket in a folder only its owner can enter (a loopback port where there are no such
sockets would be open to everybody, so Windows uses a named pipe). One JSON object each way.
"""

import hashlib
import json
import os
import tempfile  # noqa: TID251 - only its folder's name, for a socket that outlives nothing
import threading
from collections.abc import Callable
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

Message = dict[str, Any]

_LONGEST_SOCKET = 100
"""Unix socket paths end at 108 bytes (unix(7))."""
_ANSWER_SECONDS = 10.0


class RunningApp:
    """Listens for other starts of the app and answers each of them."""

    def __init__(self, home: Path, answer: Callable[[Message], Message]) -> None:
        """`answer` is called on a thread of its own and may take its time."""
        self._answer = answer
        self._address = _address(home)
        if os.name != "nt":
            Path(self._address).unlink(missing_ok=True)
        self._listener = Listener(self._address, backlog=8)
        if os.name != "nt":
            Path(self._address).chmod(0o600)
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._listener.close()
        if os.name != "nt":
            Path(self._address).unlink(missing_ok=True)

    def _run(self) -> None:
        while True:
            try:
                line = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: "Connection[Any, Any]") -> None:
        with line:
            try:
                message = json.loads(line.recv_bytes())
                line.send_bytes(json.dumps(self._answer(message)).encode())
            except (EOFError, OSError, ValueError):
                # Whoever called is gone, or is none of ours.
                return


def ask_running_app(
    home: Path, message: Message, seconds: float = _ANSWER_SECONDS
) -> Message | None:
    """What the running app answers, or `None` when no app listens or none answers in time."""
    try:
        line = Client(_address(home))
    except (OSError, EOFError):
        return None
    with line:
        try:
            line.send_bytes(json.dumps(message).encode())
            if not line.poll(seconds):
                return None
            answer = json.loads(line.recv_bytes())
        except (EOFError, OSError, ValueError):
            return None
    return answer if isinstance(answer, dict) else None


def _address(home: Path) -> str:
    name = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    if os.name == "nt":
        return rf"\\.\pipe\tideline-{name}"
    beside = home / "line"
    if len(os.fsencode(beside)) <= _LONGEST_SOCKET:
        return str(beside)
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    folder /= f"tideline-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError("somebody else owns the folder of the socket")
    return str(folder / name)
