"""The beginning and the end of every run: private, in order, and silent about what was written."""

import fcntl
import resource
import signal
import subprocess
import sys
import termios
from array import array
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from tests.cli.shell import Shell
from tests.keyring_session import until

MARK = "zqxwombat"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"})


def run_python(shell: Shell, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], env=shell.environment, capture_output=True, text=True
    )


def test_it_says_what_it_is(shell: Shell) -> None:
    answer = shell.run("--version")
    assert (answer.code, answer.text, answer.told) == (0, "Tideline 0.1.0\n", "")


def test_help_is_told_on_standard_output(shell: Shell) -> None:
    answer = shell.run("--help")
    assert (answer.code, answer.told) == (0, "")
    assert "export" in answer.text


def test_wrong_usage_is_2(shell: Shell) -> None:
    answer = shell.run("no-such-command")
    assert (answer.code, answer.out) == (2, b"")
    assert answer.told.count("\n") == 1


def test_its_memory_and_its_files_belong_to_its_owner(shell: Shell) -> None:
    done = run_python(
        shell,
        "import os, resource\n"
        "from journal_app.main import main\n"
        "main(['status', '--json'])\n"
        "print(os.umask(0), resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
        "print(int(open('/proc/self/coredump_filter').read(), 16))\n",
    )
    most = 0 if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0 else 1
    assert done.stdout.splitlines()[-2:] == [f"{0o077} {most}", "0"]


def test_a_fault_tells_nothing_of_what_was_written(shell: Shell) -> None:
    shell.home.mkdir()
    done = run_python(
        shell,
        "import sys, types\n"
        "from journal_app.main import main\n"
        "def run(arguments):\n"
        f"    raise KeyError('{MARK}')\n"
        "broken = types.ModuleType('broken')\n"
        "broken.run = run\n"
        "sys.modules['journal_app.cli.status'] = broken\n"
        "sys.exit(main(['status']))\n",
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "Something went wrong in the app. What was kept before is safe.\n"
    noted = (shell.home / "logs" / "app.log").read_text()
    assert "KeyError" in noted
    assert "main.py:" in noted
    assert MARK not in noted


def test_a_fault_makes_no_folder(shell: Shell) -> None:
    done = run_python(
        shell,
        "import sys\n"
        "sys.modules['journal_app.cli.status'] = None\n"
        "from journal_app.main import main\n"
        "sys.exit(main(['status']))\n",
    )
    assert done.returncode == 1
    assert not shell.home.exists()


def test_interrupted_it_ends_quietly(shell: Shell) -> None:
    with shell.start("add") as process:
        assert process.stdin is not None
        process.stdin.write(b"Half of ")
        process.stdin.flush()
        until(partial(is_empty, process.stdin))
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=30)
    assert (process.returncode, out, told) == (130, b"", b"")
    assert not shell.home.exists()


def test_without_any_output_to_write_to_it_still_works(shell: Shell) -> None:
    command = " ".join(f"'{word}'" for word in shell.command("status"))
    for closed in (">&-", "2>&-", ">&- 2>&- <&-"):
        done = subprocess.run(["sh", "-c", f"{command} {closed}"], env=shell.environment)
        assert done.returncode in {0, 1}, closed


def test_a_language_without_translation_is_english(shell: Shell) -> None:
    answers = {
        shell.run("--lang", "xx", "status").text,
        shell.run("status", "--lang=en").text,
        shell.run("status").text,
    }
    assert len(answers) == 1


def test_nothing_of_qt_is_loaded_for_a_command(shell: Shell) -> None:
    done = run_python(
        shell,
        "import sys\n"
        "from journal_app.main import main\n"
        "main(['status'])\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))])\n",
    )
    assert done.stdout.splitlines()[-1] == "[]"


def is_empty(pipe: IO[bytes]) -> bool:
    """Whether everything written into this pipe was taken out at its other end."""
    waiting = array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, waiting)
    return waiting[0] == 0


def test_a_start_collects_nothing_meanwhile_and_loads_nothing_that_is_rare(shell: Shell) -> None:
    rare = ("safety_copies", "thinning", "replacing", "pictures", "preparing", "troubles")
    done = run_python(
        shell,
        "import gc, os, sys\n"
        "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'):\n"
        "    os.environ.pop(name, None)\n"
        "from journal_app.main import main\n"
        "before = gc.isenabled()\n"
        "main([])\n"
        "print(before, gc.isenabled())\n"
        "import journal_app.app.coordinator, journal_app.app.pages, journal_app.ui.today.page\n"
        f"print([name for name in {rare} if 'journal_app.services.' + name in sys.modules])\n"
        "print('journal_app.services.vault' in sys.modules)\n",
    )
    assert done.stdout.splitlines()[-3:] == ["True False", "[]", "True"]
