"""A scripted hour with twenty errors: no word of the writer is in any file, log or message."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell
from tests.e2e import leaks
from tests.proof.hour import MARK, SENTENCE
from tests.proof.profile import Figures, times
from tests.services.closed_journal import ClosedJournal, make_closed

PROVOKED = 20
TIMES = times(1, 25)
"""How often all of it is lived through."""


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    for name in ("config", "cache", "data", "temporary"):
        (tmp_path / name).mkdir()
    return make_closed(tmp_path / "home")


def begun(journal: ClosedJournal, folder: Path) -> subprocess.Popen[bytes]:
    """The hour under way in a process of its own, whose whole surroundings lie in the folder."""
    surroundings = {
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(folder / "temporary"),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/nobody",
    }
    for name in ("CONFIG", "CACHE", "DATA"):
        surroundings[f"XDG_{name}_HOME"] = str(folder / name.lower())
    return subprocess.Popen(
        [sys.executable, "-m", "tests.proof.hour", str(journal.home), str(TIMES)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=Shell(folder, surroundings).environment,
        cwd=Path(__file__).parents[2],
    )


def seen_by(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What the hour tells when it is lived."""
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told, process.communicate()[1].decode()
    seen: dict[str, Any] = json.loads(told)
    return seen


def test_an_hour_with_twenty_errors_leaves_no_word_outside(
    journal: ClosedJournal, tmp_path: Path, figures: Figures
) -> None:
    with begun(journal, tmp_path) as process:
        seen = seen_by(process)
        assert leaks.in_memory(process.pid, [MARK]) == {MARK}, "the search itself works"
        around = leaks.around_process(process.pid)
        while_open = leaks.in_files([tmp_path], [MARK])
        out, told = process.communicate(b"\n", timeout=60)
    assert process.returncode == 0, told.decode()
    assert seen["provoked"] >= PROVOKED * TIMES
    assert seen["failed"] == 14 * TIMES, "what was to go wrong did not"
    assert seen["said"] > TIMES
    assert (seen["told"], seen["goes_on"]) == (0, TIMES)
    assert leaks.in_text(f"{around}{out.decode()}{told.decode()}", [MARK]) == set()
    assert while_open == {}
    assert leaks.in_files([tmp_path], [MARK]) == {}
    noted = (journal.home / "logs" / "app.log").read_text()
    for kind in ("KeyError", "RuntimeError", "FileNotFoundError", "UnicodeDecodeError", "Qt said"):
        assert kind in noted, "the errors were really noted"
    assert journal.bodies().count(SENTENCE) == 4 * TIMES
    figures.tell(
        "words of the writer outside the journal after a scripted hour",
        f"0 in files, logs, messages and the process after {seen['provoked']} provoked errors",
    )


def test_killed_in_that_hour_no_file_holds_a_word(journal: ClosedJournal, tmp_path: Path) -> None:
    with begun(journal, tmp_path) as process:
        seen_by(process)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
    assert leaks.in_files([tmp_path], [MARK]) == {}
    assert journal.bodies().count(SENTENCE) == 4 * TIMES
