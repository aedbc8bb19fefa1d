"""The line to a running app: a second start raises its window, the command line hands it text.

A Unix socket in a folder only its owner can enter (a loopback port where there are no such
sockets would be open to everybody, so Windows uses a named pipe). One JSON object each way.
"""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Connection

Message = dict[str, Any]

_LONGEST_SOCKET = 100
"""Unix socket paths end at 108 bytes (unix(7))."""
_ANSWER_SECONDS = 10.0
_LENGTH_BYTES = 4
"""Before each message stands its length, as `multiprocessing.connection` writes it."""


class RunningApp:
    """Listens for other starts of the app and answers each of them."""

    def __init__(self, home: Path, answer: Callable[[Message], Message]) -> None:
        """`answer` is called on a thread of its own and may take its time."""
        from multiprocessing.connection import Listener

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
        ask = _ask_pipe if os.name == "nt" else _ask_socket
        answer = ask(_address(home), json.dumps(message).encode(), seconds)
    except (EOFError, OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _ask_socket(address: str, message: bytes, seconds: float) -> Any:
    """What `multiprocessing` does too, without the third of a start that importing it costs."""
    import socket

    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(seconds)
        line.connect(address)
        line.sendall(len(message).to_bytes(_LENGTH_BYTES, "big", signed=True) + message)
        length = int.from_bytes(_received(line, _LENGTH_BYTES), "big", signed=True)
        return json.loads(_received(line, length))


def _received(line: "socket.socket", length: int) -> bytes:
    received = bytearray()
    while len(received) < length:
        part = line.recv(length - len(received))
        if not part:
            raise EOFError
        received += part
    return bytes(received)


def _ask_pipe(address: str, message: bytes, seconds: float) -> Any:
    from multiprocessing.connection import Client

    with Client(address) as line:
        line.send_bytes(message)
        return json.loads(line.recv_bytes()) if line.poll(seconds) else None


def _address(home: Path) -> str:
    beside = home / "line"
    if os.name != "nt" and len(os.fsencode(beside)) <= _LONGEST_SOCKET:
        return str(beside)
    import hashlib
    import tempfile  # noqa: TID251 - only its folder's name, for a socket that outlives nothing

    name = hashlib.sha256(str(home).encode()).hexdigest()[:16]
    if os.name == "nt":
        return rf"\\.\pipe\tideline-{name}"
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    folder /= f"tideline-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError("somebody else owns the folder of the socket")
    return str(folder / name)
