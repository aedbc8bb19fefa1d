"""A long command says on a terminal how far it is, and Ctrl+C leaves nothing half made."""

import io
import os
import signal

import pytest

from journal_app.cli.progress import Progress, on_its_way
from journal_app.services.exchange import Stopped
from tests.cli.shell import Shell
from tests.keyring_session import KeyringSession


class Terminal(io.StringIO):
    """A terminal that remembers what was written."""

    def isatty(self) -> bool:
        return True


class Watch:
    """A clock that is moved by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_is_told_only_once_it_takes_a_while_and_now_and_then() -> None:
    to, watch = Terminal(), Watch()
    progress = Progress(to, watch)
    for done in range(100):
        progress.step(done, 100)
        watch.now += 0.01
    assert to.getvalue().split("\r\x1b[K") == ["", "50 % is done.", "75 % is done."]
    progress.clear()
    assert to.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("to", [io.StringIO(), None])
def test_where_there_is_no_terminal_nothing_is_told(to: io.StringIO | None) -> None:
    watch = Watch()
    progress = Progress(to, watch)
    watch.now += 10
    progress.step(1, 2)
    progress.clear()
    assert to is None or to.getvalue() == ""


def test_the_wish_to_end_is_heard_at_the_next_step_and_only_within() -> None:
    before = signal.getsignal(signal.SIGINT)
    with on_its_way() as progress:
        progress.step(0, 0)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Stopped):
            progress.step(1, 2)
        assert progress.wish == signal.SIGINT
    assert signal.getsignal(signal.SIGINT) is before


def test_what_the_shell_had_it_ignore_ends_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with on_its_way() as progress:
            os.kill(os.getpid(), signal.SIGHUP)
            progress.step(1, 2)
        assert progress.wish == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_ctrl_c_on_a_terminal_ends_an_export_without_a_trace(
    tmp_path_factory: pytest.TempPathFactory, keyring: KeyringSession
) -> None:
    shell = Shell(tmp_path_factory.mktemp("long"), keyring.environment)
    assert shell.run("demo", "--entries", "1200", "--home", str(shell.home)).code == 0
    target = shell.folder / "out"
    target.mkdir()
    answer = shell.on_terminal(
        "export",
        "--format",
        "pdf",
        "--out",
        str(target / "a.pdf"),
        typed={"% is done.": "\x03"},
        prints_there=True,
    )
    assert answer.code == 128 + signal.SIGINT
    assert answer.told.endswith("Stopped. Nothing was left behind.\r\n")
    assert list(target.iterdir()) == []
