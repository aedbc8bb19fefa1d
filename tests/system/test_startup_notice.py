"""A launcher on X11 that waits for a window is told that somebody else shows it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib import X, display
from Xlib.protocol.event import ClientMessage

from journal_app.system.single_instance import RunningApp
from journal_app.system.startup_notice import end_startup_notice

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen with nothing on it."""
    read, write = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        name = f":{number.readline().strip()}"
    yield name
    process.terminate()
    process.wait(10)


@pytest.fixture
def launcher(screen: str) -> Iterator[display.Display]:
    """Whoever waits for the window, listening where everybody may."""
    connection = display.Display(screen)
    connection.screen().root.change_attributes(event_mask=X.PropertyChangeMask)
    connection.sync()
    yield connection
    connection.close()


def heard(launcher: display.Display) -> tuple[list[str], str]:
    """The kinds of the messages, and what they say together."""
    kinds, text = [], b""
    launcher.sync()
    while launcher.pending_events():
        event = launcher.next_event()
        assert isinstance(event, ClientMessage)
        form, data = event.data
        assert form == 8
        kinds.append(launcher.get_atom_name(event.client_type))
        text += bytes(data)
    return kinds, text.partition(b"\0")[0].decode()


@pytest.mark.parametrize(
    ("startup", "told"),
    [
        ("a", "remove: ID=a"),
        ("launcher/app/1-2-host_TIME3", "remove: ID=launcher/app/1-2-host_TIME3"),
        ('a "b" \\c', 'remove: ID=a\\ \\"b\\"\\ \\\\c'),
        # With its zero byte it fills two messages to the last byte.
        ("x" * 27, "remove: ID=" + "x" * 27),
    ],
)
def test_it_is_said_whole(
    launcher: display.Display, monkeypatch: pytest.MonkeyPatch, startup: str, told: str
) -> None:
    monkeypatch.setenv("DISPLAY", launcher.get_display_name())
    monkeypatch.setenv("DESKTOP_STARTUP_ID", startup)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert end_startup_notice()
    kinds, text = heard(launcher)
    assert text == told
    length = len(told) + 1
    rest = ["_NET_STARTUP_INFO"] * ((length - 1) // 20)
    assert kinds == ["_NET_STARTUP_INFO_BEGIN", *rest]
    # Once is enough.
    assert not end_startup_notice()
    assert heard(launcher) == ([], "")


@pytest.mark.parametrize(
    ("name", "value"),
    [("DESKTOP_STARTUP_ID", ""), ("DISPLAY", ""), ("DISPLAY", ":4711"), ("WAYLAND_DISPLAY", "w")],
)
def test_where_nobody_waits_nothing_is_said(
    launcher: display.Display, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("DISPLAY", launcher.get_display_name())
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "a")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv(name, value)
    assert not end_startup_notice()
    assert heard(launcher) == ([], "")


def test_a_wish_that_was_taken_over_ends_the_waiting(
    launcher: display.Display, tmp_path: Path
) -> None:
    code = (
        "import sys; from journal_app.cli.parser import parse;"
        "from journal_app.cli.reaching import reach_running_app;"
        "print(reach_running_app(parse(sys.argv[1:])))"
    )
    line = [sys.executable, "-c", code, "--home", str(tmp_path), "capture"]
    surroundings = {
        "PATH": os.environ["PATH"],
        "DISPLAY": launcher.get_display_name(),
        "DESKTOP_STARTUP_ID": "launcher-1_TIME2",
    }

    def run() -> str:
        return subprocess.check_output(line, cwd=ROOT, env=surroundings, text=True).strip()

    # Nobody runs: the window will be shown by the same process, which then says it itself.
    assert run() == "False"
    assert heard(launcher) == ([], "")
    app = RunningApp(tmp_path, lambda _message: {"shown": True})
    app.start()
    assert run() == "True"
    app.stop()
    assert heard(launcher)[1] == "remove: ID=launcher-1_TIME2"
