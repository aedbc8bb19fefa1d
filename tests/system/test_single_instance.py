"""The line to a running app: its own framing, and a peer that is none of ours."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.system.single_instance import Message, RunningApp, ask_running_app

ROOT = Path(__file__).parents[2]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[list[Message]]:
    """What an app that says back whatever it hears has heard."""
    heard: list[Message] = []

    def answer(message: Message) -> Message:
        heard.append(message)
        return {"heard": message}

    app = RunningApp(tmp_path, answer)
    app.start()
    yield heard
    app.stop()


@contextmanager
def stranger(home: Path, reply: bytes) -> Iterator[None]:
    """Somebody else behind the same socket, who says this and leaves."""

    def serve() -> None:
        line, _peer = listener.accept()
        with line:
            line.recv(1 << 16)
            line.sendall(reply)

    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(home / "line"))
        listener.listen(1)
        serving = threading.Thread(target=serve)
        serving.start()
        yield
        serving.join()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_arrives_and_comes_back(running: list[Message], tmp_path: Path, text: str) -> None:
    message = {"do": "add", "text": text}
    assert ask_running_app(tmp_path, message) == {"heard": message}
    assert running[-1] == message


@pytest.mark.parametrize("length", [16_384, 1_000_000])
def test_a_long_text_arrives_whole(running: list[Message], tmp_path: Path, length: int) -> None:
    message = {"do": "add", "text": "ö" * length}
    assert ask_running_app(tmp_path, message) == {"heard": message}


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\x00",
        b"\x00\x00\x00\x02{",
        b"\xff\xff\xff\xff{}",
        b"\x00\x00\x00\x02no",
        b"\x00\x00\x00\x02\xff\xfe",
        b"\x00\x00\x00\x02[]",
    ],
)
def test_a_stranger_is_no_answer(tmp_path: Path, reply: bytes) -> None:
    with stranger(tmp_path, reply):
        assert ask_running_app(tmp_path, {"do": "raise"}) is None


def test_one_that_hangs_is_given_up_on(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "line"))
        listener.listen(1)
        assert ask_running_app(tmp_path, {"do": "raise"}, seconds=0.05) is None


def test_a_home_too_deep_for_a_socket_has_it_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As short as the real one is: the folder of a test may be too deep itself.
    with tempfile.TemporaryDirectory() as short:
        runtime = Path(short)
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        home = tmp_path / ("deep" * 30)
        app = RunningApp(home, lambda message: message)
        app.start()
        assert ask_running_app(home, {"do": "raise"}) == {"do": "raise"}
        (folder,) = runtime.iterdir()
        assert (folder.name, folder.stat().st_mode & 0o777) == (f"tideline-{os.getuid()}", 0o700)
        app.stop()
        assert list(folder.iterdir()) == []


def test_asking_loads_little(tmp_path: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path;"
        "from journal_app.system.single_instance import ask_running_app;"
        "ask_running_app(Path(sys.argv[1]), {}); print(json.dumps(sorted(sys.modules)))"
    )
    line = [sys.executable, "-c", code, str(tmp_path)]
    loaded = json.loads(subprocess.run(line, capture_output=True, check=True, cwd=ROOT).stdout)
    costly = {"multiprocessing", "tempfile", "hashlib", "random", "PySide6", "keyring", "msgspec"}
    assert costly.isdisjoint(loaded)
