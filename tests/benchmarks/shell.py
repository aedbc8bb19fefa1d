"""What the command line costs, keyring included, beside a minimal script and beside grep.

The limits were set beside jrnl, encrypted, with 10,000 entries: 20 times as fast at adding, four
times at searching. On the machine where jrnl was measured it took 287 times as long as the script
for an addition and 68 times for a search, so the limits here are 14.4 and 17 times the script.
"""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from journal_app.services import timeline
from journal_app.storage.vault import Vault
from tests.benchmarks.figures import Figure, median, ratio, took
from tests.benchmarks.journals import journal
from tests.benchmarks.processes import Stage, stage
from tests.benchmarks.setting import ROOT, Setting
from tests.builders import key

ADD, SEARCH = 14.4, 17
DEMO_A_SECOND = 100_000 / 120
WORD = "dessert"
TEXT = "Went quiet at dinner, and came back before dessert. " * 12
SCRIPT = ROOT / "tests" / "benchmarks" / "minimal_script.py"


def measure(setting: Setting) -> Iterator[Figure]:
    """Each command in turn with what it is measured beside."""
    with stage() as desk:
        home = setting.folder / "journal"
        made = journal(setting.usual, setting.cache)
        made.copy_to(home)
        vault = made.open_at(setting.folder / "source.db")
        bodies = _bodies(vault)
        vault.close()
        peers = _Peers(desk, setting.folder, bodies)
        yield from _beside(desk, home, peers, setting)
        yield _demo(desk, setting)


class _Peers:
    """The same texts for the script and for grep."""

    def __init__(self, desk: Stage, folder: Path, bodies: list[str]) -> None:
        self._desk = desk
        self._file = folder / "minimal.db"
        self._plain = folder / "plain"
        self._plain.mkdir()
        for number, body in enumerate(bodies):
            (self._plain / f"{number}.txt").write_text(body, encoding="utf-8")
        self.script("make", text="\0".join(bodies))

    def script(self, *words: str, text: str = "") -> float:
        """How long the script takes."""
        command = [sys.executable, str(SCRIPT), str(self._file), key().hex(), *words]
        return took(partial(self._desk.run, command, text))

    def grep(self) -> float:
        """How long grep takes over plain files."""
        command = ["grep", "-r", "-i", "-l", "-w", WORD, str(self._plain)]
        return took(partial(self._desk.run, command))


def _beside(desk: Stage, home: Path, peers: _Peers, setting: Setting) -> Iterator[Figure]:
    add, search = desk.command(home, "add"), desk.command(home, "search", WORD)
    waits: dict[str, list[float]] = {name: [] for name in ("add", "search", "+", "?", "grep")}
    for number in range(setting.rounds + 1):
        each = {
            "add": took(partial(desk.run, add, TEXT)),
            "+": peers.script("add", text=TEXT),
            "search": took(partial(desk.run, search)),
            "?": peers.script("search", WORD),
            "grep": peers.grep(),
        }
        if number:
            # The first time compiles what is not compiled.
            for name, waited in each.items():
                waits[name].append(waited)
    for name, peer, limit in (("add", "+", ADD), ("search", "?", SEARCH)):
        yield Figure(
            name=f"tideline {name}, {setting.usual:,} entries",
            value=ratio(waits[name], waits[peer]),
            unit="×",
            limit=limit,
            peer=f"{median(waits[name]):.0f} beside {median(waits[peer]):.0f} ms of a script",
        )
    yield Figure(
        name="  the search beside grep over plain files",
        value=ratio(waits["search"], waits["grep"]),
        unit="×",
        peer=f"{median(waits['search']):.0f} beside {median(waits['grep']):.0f} ms",
    )


def _demo(desk: Stage, setting: Setting) -> Figure:
    count = setting.usual
    command = desk.command(setting.folder / "demo", "demo", "--entries", str(count))
    waited = took(partial(desk.run, command))
    return Figure(
        name=f"tideline demo --entries {count:,}",
        value=count / (waited / 1000),
        unit="entries/s",
        limit=DEMO_A_SECOND,
        at_least=True,
        peer=f"{waited / 1000:.1f} s",
    )


def _bodies(vault: Vault) -> list[str]:
    return [vault.entries.body(piece) or "" for piece in timeline.index(vault).ids]
