"""The app starts wherever it can: what it cannot note is no reason to keep the journal closed."""

import signal
from pathlib import Path

import pytest

from journal_app.cli.reaching import wish
from journal_app.security.folder import HomeFolder
from journal_app.system.single_instance import ask_running_app
from tests.cli.shell import Shell
from tests.keyring_session import until
from tests.own_process import run_alone

FIRST_THREAD = """
import os, sys, threading

def begun(_thread):
    print("shiboken6.Shiboken" in sys.modules, flush=True)
    os._exit(0)

threading.Thread.start = begun
from journal_app.main import main
main(["--home", sys.argv[1]])
"""


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


@pytest.mark.parametrize("erasing", [False, True])
def test_no_thread_imports_anything_while_the_bindings_set_themselves_up(
    tmp_path: Path, erasing: bool
) -> None:
    """They walk through the modules there are, and a module more ended the process."""
    home = tmp_path / "home"
    if erasing:
        (home / "vaults" / f"{'0' * 16}.erasing").mkdir(parents=True)
        assert HomeFolder(path=home).erasing()
    done = run_alone(FIRST_THREAD, str(home))
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")
