"""The app starts wherever it can: what it cannot note is no reason to keep the journal closed."""

import signal
from pathlib import Path

import pytest

from journal_app.cli.reaching import wish
from journal_app.system.single_instance import ask_running_app
from tests.cli.shell import Shell
from tests.keyring_session import until


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    nobody = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"}
    return Shell(tmp_path, nobody | {"QT_QPA_PLATFORM": "offscreen"})


def test_without_a_place_for_a_log_the_app_starts_all_the_same(shell: Shell) -> None:
    shell.home.mkdir(mode=0o700)
    (shell.home / "logs").write_text("in the way")
    with shell.start() as process:
        until(lambda: process.poll() is not None or ask_running_app(shell.home, wish("raise")))
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, b"")
    assert b"Traceback" not in told
    assert (shell.home / "logs").read_text() == "in the way"
