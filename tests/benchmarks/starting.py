"""What starting, opening and locking cost, and how much memory, beside a bare PySide6 window.

Each time is taken from outside: from the start of the process, or from a key, to a pixel on the
screen. The app must show its caret in Today; the window beside it need only be painted.
"""

import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from journal_app.core.settings import REDUCED_MOTION
from journal_app.system.device_settings import DeviceSettings
from tests.benchmarks.eyes import Spot
from tests.benchmarks.figures import Figure, median, ratio
from tests.benchmarks.journals import journal
from tests.benchmarks.processes import Running, Stage, stage
from tests.benchmarks.setting import Setting

START, LARGE_START, LOCK = 1.4, 1.05, 1.5
UNLOCK_MS = 250
MEMORY_AT_START, MEMORY_LATER = 1.5, 2.2
MIDDLE = (700, 450)
PAGES = 40
SETTLE_SECONDS = 0.3
LOCK_PAGE_SECONDS = 1.0
"""Its water moves for ever, so it never comes to rest."""
LEAST_BUTTON = 30
"""Pixels of one colour from top to bottom."""
BESIDE_THE_LABEL = 120
SEARCHES = ("canal", "the", "ha")


def measure(setting: Setting) -> Iterator[Figure]:
    """Everything is started once before it counts, then in turn."""
    with stage() as desk:
        homes = {}
        for count in sorted({setting.small, *setting.sizes}):
            homes[count] = setting.folder / f"journal-{count}"
            journal(count, setting.cache).copy_to(homes[count])
        bench = _Bench(desk)
        yield from _starts(bench, homes, setting)
        yield from _opening_and_locking(bench, homes[setting.usual], setting.rounds)
        yield from _memory(bench, homes[max(homes)], max(homes))


class _Bench:
    """Knows where to look for each thing that may appear."""

    def __init__(self, desk: Stage) -> None:
        self.desk = desk
        self.window = Spot(x=MIDDLE[0], y=MIDDLE[1], colour=self._colour_of_bare())

    def caret_of(self, home: Path) -> Spot:
        """Where the caret of Today is; the first start of all compiles what is not compiled."""
        running = self.desk.app(home)
        self.desk.eyes.until_painted(*MIDDLE)
        self.desk.eyes.until_quiet()
        found = self.desk.eyes.caret()
        self.end(running)
        return found

    def open_button_of(self, home: Path) -> Spot:
        """A pixel of the button on the lock page: the darkest of all that is that high."""
        running = self.desk.app(home, "--locked")
        self.desk.eyes.until_painted(*MIDDLE)
        self.desk.rest(LOCK_PAGE_SECONDS)
        x = MIDDLE[0] + BESIDE_THE_LABEL
        row, runs = 0, []
        for colour, equal in groupby(self.desk.eyes.column(x)):
            height = len(list(equal))
            if height >= LEAST_BUTTON and colour != self.desk.eyes.empty:
                runs.append(Spot(x=x, y=row + height // 2, colour=colour))
            row += height
        self.end(running)
        return min(runs, key=lambda spot: sum(spot.colour))

    def end(self, running: Running) -> None:
        """End it and let the screen become empty."""
        running.end()
        self.desk.eyes.until_empty(*MIDDLE)
        self.desk.rest(SETTLE_SECONDS)

    def _colour_of_bare(self) -> bytes:
        running = self.desk.bare()
        eyes = self.desk.eyes
        eyes.until_painted(*MIDDLE)
        eyes.until_quiet()
        colour = eyes.colour(*MIDDLE)
        self.end(running)
        return colour


def _starts(bench: _Bench, homes: dict[int, Path], setting: Setting) -> Iterator[Figure]:
    carets = {count: bench.caret_of(home) for count, home in homes.items()}
    bare = _Starts()
    ours = {count: _Starts() for count in homes}
    for _round in range(setting.rounds):
        bare.add(bench, bench.desk.bare(), bench.window)
        for count, home in homes.items():
            ours[count].add(bench, bench.desk.app(home), carets[count])
    for count, starts in ours.items():
        large = count == setting.large
        peer = ours[setting.small] if large else bare
        words = "of the smallest" if large else "of a bare window"
        yield Figure(
            name=f"cold start to the caret, {count:,} entries",
            value=ratio(starts.waits, peer.waits),
            unit="×",
            limit=LARGE_START if large else START,
            peer=f"{median(starts.waits):.0f} beside {median(peer.waits):.0f} ms {words}",
        )
    yield Figure(
        name="  time of the processor for it",
        value=ratio(ours[setting.usual].processor, bare.processor),
        unit="×",
        peer=f"{median(ours[setting.usual].processor):.0f} beside {median(bare.processor):.0f} ms",
    )


class _Starts:
    """How long the starts of one program took, by the clock and of the processor."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.processor: list[float] = []

    def add(self, bench: "_Bench", running: Running, spot: Spot) -> None:
        """Wait until it shows this, then end it."""
        self.waits.append(running.shows(bench.desk.eyes, spot))
        self.processor.append(running.processor())
        bench.end(running)


def _opening_and_locking(bench: _Bench, home: Path, rounds: int) -> Iterator[Figure]:
    eyes, hands = bench.desk.eyes, bench.desk.hands
    _keep_still(home)
    caret = bench.caret_of(home)
    button = bench.open_button_of(home)
    bare: list[float] = []
    opening: list[float] = []
    locking: list[float] = []
    worked: dict[str, list[float]] = {"unlock": [], "lock": [], "bare": []}
    for _round in range(rounds):
        running = bench.desk.app(home, "--locked")
        eyes.until(button)
        bench.desk.rest(SETTLE_SECONDS)
        before, pressed = running.used(), time.perf_counter()
        hands.press("space")
        opening.append((eyes.until(caret) - pressed) * 1000)
        worked["unlock"].append(running.used() - before)
        bench.desk.rest(SETTLE_SECONDS)
        before, pressed = running.used(), time.perf_counter()
        hands.press("Ctrl+l")
        # The window of the open journal goes; what comes after it is the fresh process.
        eyes.until_empty(*MIDDLE)
        locking.append((eyes.until(button) - pressed) * 1000)
        worked["lock"].append(running.used() - before)
        bench.end(running)
        peer = bench.desk.bare()
        bare.append(peer.shows(eyes, bench.window))
        worked["bare"].append(peer.used())
        bench.end(peer)
    yield Figure(
        name="unlock: Open pressed to the caret",
        value=median(opening),
        limit=UNLOCK_MS,
        peer="without the fade of a scene",
    )
    yield Figure(name="  time of the processor for it", value=median(worked["unlock"]))
    yield Figure(
        name="lock: Ctrl+L to the locked page of a fresh process",
        value=ratio(locking, bare),
        unit="×",
        limit=LOCK,
        peer=f"{median(locking):.0f} beside {median(bare):.0f} ms of a bare window",
    )
    yield Figure(
        name="  time of the processor for it",
        value=ratio(worked["lock"], worked["bare"]),
        unit="×",
        peer=f"{median(worked['lock']):.0f} beside {median(worked['bare']):.0f} ms",
    )


def _keep_still(home: Path) -> None:
    """The lock page fades for 600 ms on purpose, over a page that is there already."""
    settings = DeviceSettings.read(home / "settings.toml")
    settings.put(REDUCED_MOTION, True)
    settings.save()


def _memory(bench: _Bench, home: Path, count: int) -> Iterator[Figure]:
    eyes, hands = bench.desk.eyes, bench.desk.hands
    bare = bench.desk.bare()
    eyes.until_painted(*MIDDLE)
    eyes.until_quiet()
    least = bare.memory()
    bench.end(bare)
    running = bench.desk.app(home)
    eyes.until_painted(*MIDDLE)
    eyes.until_quiet()
    at_start = running.memory()
    hands.press("Ctrl+2")
    eyes.until_quiet()
    hands.press(*["Next"] * PAGES, "End", *["Prior"] * PAGES, "Home")
    for words in SEARCHES:
        hands.press("Ctrl+f", "Ctrl+a")
        hands.type(words, seconds_between=0.05)
        eyes.until_quiet()
    later = running.memory()
    bench.end(running)
    for name, value, limit in (
        ("at start", at_start, MEMORY_AT_START),
        ("after scrolling and searching", later, MEMORY_LATER),
    ):
        yield Figure(
            name=f"memory {name}, {count:,} entries",
            value=value / least,
            unit="×",
            limit=limit,
            peer=f"{value:.0f} beside {least:.0f} MB of a bare window",
        )
