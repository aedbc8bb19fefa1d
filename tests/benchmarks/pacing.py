"""What the breath costs: each picture of the ring with its tide, and how many come in a second.

The whole pause in a window of its own, on the offscreen platform, which paints into memory as X11
without a compositor does. By the clock: it is what one sees.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from journal_app.core.resources import resource
from journal_app.core.settings import PAUSE_GUIDE
from journal_app.services import pausing
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.pause.scene import PauseScene
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, median, percentile, took
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock

SIZES = ((1280, 800), (1920, 1080), (2560, 1440))
PICTURE_MS = 10.0
"""Three fifths of what one of sixty a second may take; the rest is left for all else."""
A_SECOND = 58.0
"""Of sixty; a timer of whole milliseconds gives 62.5 at best."""
STEP = 1 / 60
REAL_SECONDS = 4
SPARE = 0.5
"""Share of one core that pacing may take."""


def measure(setting: Setting) -> Iterator[Figure]:
    """Each guide in a window of the usual size, then the ring in larger ones."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT))
    theme.apply(app)
    yield Figure(name="reading the practices", value=took(pausing.practices))
    for guide in ("words", "bar", "ring"):
        yield from _pictures(theme, guide, SIZES[0], setting.samples)
    for size in SIZES[1:]:
        yield from _pictures(theme, "ring", size, setting.samples)
    yield from _real(theme)


class _Clock:
    """A clock the measuring moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The reading."""
        return self.now


class _Stage:
    """A pause that breathes in a window."""

    def __init__(self, theme: Theme, guide: str, size: tuple[int, int], *, real: bool) -> None:
        settings = DeviceSettings(Path("nowhere.toml"))
        settings.put(PAUSE_GUIDE, guide)
        self.clock = _Clock()
        seconds = time.monotonic if real else self.clock
        clock = FakeClock()
        desk = MomentDesk(clock)
        self.scene = PauseScene(theme, settings, desk, clock, None, seconds=seconds)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.scene)
        self.window.resize(*size)
        self.window.show()
        self.scene.enter()
        _turn()

    def close(self) -> None:
        """Put it away."""
        self.scene.forget()
        self.window.close()
        self.window.deleteLater()
        _turn()


class _Counter(QObject):
    """Counts how often a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[float] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        """Only look."""
        if event.type() == QEvent.Type.Paint:
            self.painted.append(time.perf_counter())
        return False


def _pictures(theme: Theme, guide: str, size: tuple[int, int], samples: int) -> Iterator[Figure]:
    stage = _Stage(theme, guide, size, real=False)
    stage.scene.breathe._timer.stop()
    waits = []
    for _sample in range(samples):
        stage.clock.now += STEP
        waits.append(took(lambda: _picture(stage)))
    stage.close()
    yield Figure(
        name=f"pacer, {guide}, {size[0]} × {size[1]}, a picture, p95",
        value=percentile(waits, 95),
        limit=PICTURE_MS,
        peer=f"median {median(waits):.1f} ms",
    )


def _picture(stage: _Stage) -> None:
    stage.scene.breathe.frame()
    _turn()


def _real(theme: Theme) -> Iterator[Figure]:
    """The ring as it really runs, by its own timer."""
    stage = _Stage(theme, "ring", SIZES[0], real=True)
    counter = _Counter()
    stage.scene.breathe.ring.installEventFilter(counter)
    loop = QEventLoop()
    QTimer.singleShot(REAL_SECONDS * 1000, loop.quit)
    began = time.process_time()
    loop.exec()
    busy = time.process_time() - began
    stage.close()
    pictures = counter.painted
    span = pictures[-1] - pictures[0]
    yield Figure(
        name="pacer frames, ring, by its own timer",
        value=(len(pictures) - 1) / span,
        unit="a second",
        limit=A_SECOND,
        at_least=True,
    )
    yield Figure(
        name="  the share of a core that takes", value=busy / REAL_SECONDS, unit="", limit=SPARE
    )


def _turn() -> None:
    QEventLoop().processEvents()
