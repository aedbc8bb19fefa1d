"""A clock of seconds the tests move, the real scripts, and settings that belong to one test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.practices import Practices
from journal_app.core.settings import PAUSE_GUIDE
from journal_app.services.pausing import practices as shipped
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.moment_form.desk import OpenDesk
from journal_app.ui.pause import scene as scene_module
from journal_app.ui.pause.breathe import BreatheStep
from journal_app.ui.pause.journal import OpenJournal
from journal_app.ui.pause.scene import PauseScene
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.ui.conftest import STILL
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground
from tests.ui.pause.steps import Seconds

InWindow = Callable[[QWidget], QMainWindow]
Breathing = Callable[[], BreatheStep]
Pausing = Callable[[], PauseScene]


@pytest.fixture(scope="session")
def practices() -> Practices:
    """The practices as they ship."""
    return shipped()


@pytest.fixture
def seconds() -> Seconds:
    """Seconds that pass when the test says so."""
    return Seconds()


@pytest.fixture
def settings(tmp_path: Path) -> DeviceSettings:
    """Settings of somebody who was asked before and chose the ring."""
    made = DeviceSettings.read(tmp_path / "pause.toml")
    made.put(PAUSE_GUIDE, "ring")
    return made


@pytest.fixture
def in_window(qtbot: QtBot, theme: Theme) -> Iterator[InWindow]:
    """Shows a scene in an active window, as the app does."""
    kept: list[QMainWindow] = []

    def show(scene: QWidget) -> QMainWindow:
        window = QMainWindow()
        qtbot.addWidget(window)
        kept.append(window)
        FocusRing(theme, window)
        window.setCentralWidget(scene)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    kept.clear()


@pytest.fixture
def begin(
    theme: Theme,
    settings: DeviceSettings,
    practices: Practices,
    seconds: Seconds,
    in_window: InWindow,
) -> Iterator[Breathing]:
    """Begins to breathe in a window."""

    def make() -> BreatheStep:
        step = BreatheStep(theme, settings, practices.pause, seconds)
        in_window(step)
        step.begin("Go to the question")
        return step

    yield make
    theme.set_appearance(STILL)


@pytest.fixture
def pausing(
    ground: Ground,
    theme: Theme,
    settings: DeviceSettings,
    practices: Practices,
    seconds: Seconds,
    in_window: InWindow,
) -> Pausing:
    """Begins a pause over the open journal."""

    def start() -> PauseScene:
        context = ground.context
        if not context.known.vocabulary.terms:
            context.known.open()
            ground.wait(lambda: bool(context.known.vocabulary.terms))
        scene = PauseScene(
            theme,
            settings,
            OpenDesk(context),
            context.clock,
            OpenJournal(context),
            practices=practices,
            seconds=seconds,
        )
        in_window(scene)
        scene.enter()
        return scene

    return start


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the scene itself said aloud."""
    said: list[str] = []
    monkeypatch.setattr(scene_module, "announce", lambda _widget, text: said.append(text))
    return said
