"""What noting a moment costs: the small window from a command, keeping, opening with what waits.

Times to a window are taken from outside, from the start of the command to a caret on the screen.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from journal_app.core.moments import BodyMark, Capture
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import inbox, moments, timeline, vocabulary
from journal_app.services import vault as vault_service
from journal_app.storage.vault import Vault
from journal_app.system.clock import SystemClock
from tests.benchmarks.eyes import Spot
from tests.benchmarks.figures import Figure, median, percentile, ratio, took
from tests.benchmarks.journals import CachedJournal, journal
from tests.benchmarks.processes import Running, Stage, stage
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock

ON_A_RUNNING_APP_MS = 150
FROM_NOTHING = 1.5
KEEPING_P95_MS = 20
HEADS_P95_MS = 8
"""What one frame of scrolling may take."""
ON_A_SCREEN = 12
"""Cards."""
CAUGHT = 100
MIDDLE = (700, 450)
APP_STARTS = 3
CAPTURE = Capture(
    note="He put the cups away and did not look up.",
    state="st_edge_up",
    reading="rd_fear",
    pull_away=3,
    terms={"trigger_primary": ("tr_praise",), "wants": ("dx_quiet",), "which_fear": ("ft_seen",)},
    body=(BodyMark(region="br_chest"), BodyMark(region="br_jaw")),
    people=("Mara",),
)
"""What somebody tells in twenty seconds."""


def measure(setting: Setting) -> Iterator[Figure]:
    """The small window, then what stands behind it."""
    made = journal(setting.usual, setting.cache)
    yield from _windows(made, setting)
    yield from _keeping(made, setting)
    yield from _heads(made, setting)
    yield from _opening(made, setting)


# The small window.


def _windows(made: CachedJournal, setting: Setting) -> Iterator[Figure]:
    with stage() as desk:
        home = setting.folder / "journal"
        made.copy_to(home)
        yield from _on_a_running_app(_Looking(desk, home), setting)
        yield from _from_nothing(_Looking(desk, home), setting)


class _Looking:
    """Knows where the caret of the small window appears."""

    def __init__(self, desk: Stage, home: Path) -> None:
        self.desk, self.home = desk, home

    def start(self) -> Running:
        """The app, at rest: what it loads ahead is loaded."""
        running = self.desk.app(self.home)
        self.desk.eyes.until_painted(*MIDDLE)
        self.desk.eyes.until_quiet()
        return running

    def capture(self) -> Running:
        """Only the command."""
        return self.desk.app(self.home, "capture")

    def caret(self) -> Spot:
        """Where it blinks once the small window is there."""
        self.desk.eyes.until_quiet()
        return self.desk.eyes.caret()

    def close(self, covered: Spot) -> None:
        """Esc; wait until what was there before shows again."""
        self.desk.hands.press("Escape")
        self.desk.eyes.until(covered)

    def colour_at(self, spot: Spot) -> Spot:
        """The same place as it looks now."""
        colour = self.desk.eyes.colour(spot.x, spot.y)
        return Spot(x=spot.x, y=spot.y, colour=colour)


def _on_a_running_app(look: _Looking, setting: Setting) -> Iterator[Figure]:
    running = look.start()
    # Once before it counts: what is not compiled is compiled, and the place becomes known.
    ended = look.capture()
    spot = look.caret()
    ended.process.wait()
    look.desk.hands.press("Escape")
    look.desk.eyes.until_quiet()
    later = [_capture(look, spot) for _round in range(setting.rounds)]
    running.end()
    first = []
    for _start in range(min(APP_STARTS, setting.rounds)):
        running = look.start()
        first.append(_capture(look, spot))
        running.end()
    name = "tideline capture on a running app"
    yield Figure(
        name=f"{name} to a focused window, the first", value=median(first),
        limit=ON_A_RUNNING_APP_MS, peer=f"{setting.usual:,} entries and their moments",
    )  # fmt: skip
    yield Figure(
        name=f"{name} to a focused window, each later one", value=median(later),
        limit=ON_A_RUNNING_APP_MS, peer=f"slowest {max(later):.0f} ms",
    )  # fmt: skip


def _capture(look: _Looking, spot: Spot) -> float:
    covered = look.colour_at(spot)
    command = look.capture()
    waited = command.shows(look.desk.eyes, spot)
    command.process.wait()
    look.close(covered)
    look.desk.eyes.until_quiet()
    return waited


def _from_nothing(look: _Looking, setting: Setting) -> Iterator[Figure]:
    running = look.capture()
    spot = look.caret()
    running.end()
    window = _bare_window(look.desk)
    ours, bare, work, least = [], [], [], []
    for _round in range(setting.rounds):
        other = look.desk.bare()
        bare.append(other.shows(look.desk.eyes, window))
        least.append(other.processor())
        _end(look.desk, other)
        running = look.capture()
        ours.append(running.shows(look.desk.eyes, spot))
        work.append(running.processor())
        _end(look.desk, running)
    yield Figure(
        name="tideline capture from nothing to the caret",
        value=ratio(ours, bare),
        unit="×",
        limit=FROM_NOTHING,
        peer=f"{median(ours):.0f} beside {median(bare):.0f} ms of a bare window",
    )
    yield Figure(
        name="  time of the processor for it",
        value=ratio(work, least),
        unit="×",
        peer=f"{median(work):.0f} beside {median(least):.0f} ms",
    )


def _bare_window(desk: Stage) -> Spot:
    running = desk.bare()
    desk.eyes.until_painted(*MIDDLE)
    desk.eyes.until_quiet()
    spot = Spot(x=MIDDLE[0], y=MIDDLE[1], colour=desk.eyes.colour(*MIDDLE))
    _end(desk, running)
    return spot


def _end(desk: Stage, running: Running) -> None:
    running.end()
    desk.eyes.until_empty(*MIDDLE)


# What stands behind it.


def _keeping(made: CachedJournal, setting: Setting) -> Iterator[Figure]:
    """From asking for it to hearing that it is on the disk, as the form does it."""
    app = QCoreApplication.instance() or QCoreApplication([])
    person = _Keeping(made, setting.folder / "keeping.db")
    waits = [person.keep() for _number in range(setting.samples)]
    person.end()
    app.processEvents()
    yield Figure(
        name=f"keeping a moment among {setting.usual:,} entries, p95",
        value=percentile(waits, 95),
        limit=KEEPING_P95_MS,
        peer=f"median {median(waits):.1f} ms",
    )


class _Keeping:
    """Keeps one moment after the other in a journal that is open on its own thread."""

    def __init__(self, made: CachedJournal, path: Path) -> None:
        self._clock = FakeClock()
        self._thread = VaultThread()
        self._thread.start()
        self._jobs = Jobs(self._thread, Hub())
        self._loop = QEventLoop()
        self._vault: list[Vault] = []
        self._words = vocabulary.built_in()
        self._wait(self._jobs.on_vault_thread(lambda: self._vault.append(made.open_at(path))))
        self._jobs.use(self._vault[0])

    def keep(self) -> float:
        """One more; how long the person waits for “Kept”."""

        def ask() -> None:
            job = self._jobs.run(moments.keep, CAPTURE, words=self._words, clock=self._clock)
            job.finished.connect(self._loop.quit)
            job.failed.connect(self._loop.quit)
            self._loop.exec()

        return took(ask)

    def end(self) -> None:
        """Close the journal and end the threads."""
        self._wait(self._jobs.on_vault_thread(self._vault[0].close))
        assert self._jobs.stop(5)

    def _wait(self, job: object) -> None:
        job.finished.connect(self._loop.quit)  # type: ignore[attr-defined]  # any job has it
        self._loop.exec()


def _heads(made: CachedJournal, setting: Setting) -> Iterator[Figure]:
    """The cards of a screen, entries and moments as they come, at places all over the journal."""
    vault = made.open_at(setting.folder / "heads.db")
    ids = timeline.index(vault).ids
    waits = []
    for number in range(setting.samples):
        start = int((number * 0.618) % 1 * (len(ids) - ON_A_SCREEN))
        some = ids[start : start + ON_A_SCREEN]
        waits.append(took(lambda some=some: timeline.heads(vault, some)))
    vault.close()
    yield Figure(
        name=f"heads of {ON_A_SCREEN} cards of {len(ids):,}, moments among them, p95",
        value=percentile(waits, 95),
        limit=HEADS_P95_MS,
        peer=f"median {median(waits):.2f} ms",
    )


def _opening(made: CachedJournal, setting: Setting) -> Iterator[Figure]:
    """Opening with what was caught while the journal was closed, beside opening with nothing."""
    with stage():
        home = setting.folder / "opening"
        made.copy_to(home)
        clock = SystemClock()
        empty, full, dropping = [], [], []
        _open(home)
        for _round in range(min(APP_STARTS, setting.rounds)):
            empty.append(_open(home))
            dropping += [
                took(lambda: inbox.drop(home, CAPTURE, clock=clock)) for _ in range(CAUGHT)
            ]
            full.append(_open(home))
    each = (median(full) - median(empty)) / CAUGHT
    yield Figure(
        name=f"opening with {CAUGHT} moments caught while it was closed",
        value=median(full),
        peer=f"{median(empty):.0f} ms with none, {each:.1f} ms each",
    )
    yield Figure(
        name="sealing a moment beside the closed journal, p95",
        value=percentile(dropping, 95),
        limit=KEEPING_P95_MS,
        peer=f"median {median(dropping):.1f} ms",
    )


def _open(home: Path) -> float:
    opened: list[vault_service.OpenJournal] = []
    clock = SystemClock()

    def work() -> None:
        opened.append(vault_service.open_journal(home, now=clock.stamp))

    waited = took(work)
    assert opened[0].inbox.waiting == 0
    vault_service.close_journal(opened[0])
    return waited
