"""The whole app works where there is no network at all, and never asks for any."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import desktop, person, place
from tests.proof.profile import Figures
from tests.robots.person import Person

__all__ = ["desktop", "person", "place"]

pytestmark = pytest.mark.e2e
WROTE = "Where no network is."
TOLD = "By the door, without a word."
_FAMILY = re.compile(r"socket\(([A-Z0-9_]+)")
_LOCAL = {"AF_UNIX"}


class NoNetwork:
    """What starts a program in a network namespace of its own, and notes each socket it makes."""

    def __init__(self, folder: Path) -> None:
        self._trace = folder / "sockets"
        as_somebody = ["--user", "--map-current-user"]
        space = ["unshare", "--net", *([] if os.geteuid() == 0 else as_somebody)]
        # -D: the watcher stands aside, so that the app is the process that was started.
        self.through = [
            *("strace", "-D", "-f", "-A", "-e", "trace=socket", "-o", str(self._trace)),
            *space,
        ]

    def families(self) -> list[str]:
        """Of every socket so far."""
        return _FAMILY.findall(self._trace.read_text())


def test_a_whole_evening_without_a_network(
    person: Person, tmp_path: Path, figures: Figures
) -> None:
    no_network = NoNetwork(tmp_path)
    person.app.start(through=no_network.through)
    person.first_run.begin()
    person.today.wait_for()
    person.today.write(WROTE)
    person.today.saved()
    person.capture.call_by_key()
    person.capture.note.write(TOLD)
    person.capture.note.keep()
    person.capture.kept()
    person.capture.done()
    person.window.go("Timeline")
    person.timeline.search("door")
    person.timeline.end_search()
    person.timeline.shows(TOLD, WROTE)
    person.window.go("Settings")
    person.settings.open_backups()
    person.settings.back_up()
    person.window.lock()
    person.lock.open()
    person.settings.wait_for()
    person.window.go("Today")
    person.today.shows(WROTE)
    assert person.window.quit() == 0
    noted = no_network.families()
    assert len(noted) > 1, "not even the desktop was spoken with"
    assert set(noted) == _LOCAL
    figures.tell(
        "network sockets, in a network namespace of its own",
        f"0 of the {len(noted)} sockets of an evening, from the first start to leaving",
    )


def test_a_socket_would_be_noticed(tmp_path: Path) -> None:
    no_network = NoNetwork(tmp_path)
    asks = "import socket; socket.socket(); print(socket.if_nameindex())"
    told = subprocess.run(
        [*no_network.through, sys.executable, "-c", asks],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "[(1, 'lo')]\n"
    assert "AF_INET" in no_network.families()
