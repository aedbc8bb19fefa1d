"""What the tests of the pause do again and again."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from journal_app.core.moments import Moment
from journal_app.core.safety import Safety
from journal_app.core.sessions import PracticeSession
from journal_app.services import moments
from journal_app.services.pausing import PauseStanding
from journal_app.storage.vault import Vault
from journal_app.ui.navigation import Place
from journal_app.ui.pause.scene import PauseScene, Step
from tests.builders import START
from tests.ui.context_fixture import Ground

QUIET = PauseStanding(question_rests=False, ten_seconds_rest=False, cant_tells=0)


class Seconds:
    """A clock of seconds that goes only when it is told to; `ui` takes it for `time.monotonic`."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        """The reading of the clock."""
        return self.now

    def pass_by(self, seconds: float, frame: Callable[[], None], each: float = 0.25) -> None:
        """Let time pass in steps, with a frame after each, as a timer does."""
        steps = round(seconds / each)
        for _step in range(steps):
            self.now += each
            frame()


class PlainJournal:
    """An open journal that says what a test wants it to, and remembers what it was given."""

    def __init__(self, safety: Safety | None = None, standing: PauseStanding = QUIET) -> None:
        self._safety = safety or Safety()
        self._standing = standing
        self.kept: list[PracticeSession] = []
        self.note_due = False

    @property
    def safety(self) -> Safety:
        """What the person said."""
        return self._safety

    def standing(self) -> PauseStanding:
        """What rests."""
        return self._standing

    def help_note_due(self) -> bool:
        """Whether help may be named."""
        return self.note_due

    def keep_session(self, session: PracticeSession) -> None:
        """Take note."""
        self.kept.append(session)


def button(within: QWidget, name: str) -> QAbstractButton:
    """The one visible button of this name."""
    found = [
        each
        for each in within.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def buttons(within: QWidget) -> set[str]:
    """The names of all visible buttons."""
    found = within.findChildren(QAbstractButton)
    return {each.accessibleName() for each in found if each.isVisible()}


def names(within: QWidget) -> set[str]:
    """Every accessible name in sight."""
    return {each.accessibleName() for each in within.findChildren(QWidget) if each.isVisible()}


def press(within: QWidget, name: str) -> None:
    """Press a button with the mouse, where it really is."""
    target = button(within, name)
    for scroll in within.findChildren(QScrollArea):
        if scroll.isAncestorOf(target):
            # As the wheel does.
            scroll.ensureWidgetVisible(target)
    window = target.window()
    handle = window.windowHandle()
    assert handle is not None
    at = target.mapTo(window, target.rect().center())
    assert QRect(QPoint(0, 0), window.size()).contains(at), f"{name} lies outside of the window"
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(handle, left, Qt.KeyboardModifier.NoModifier, at)


def key(window: QWidget, pressed: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key, on its real way through the window."""
    handle = window.window().windowHandle()
    assert handle is not None
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(handle, pressed, held)


def step_of(scene: PauseScene) -> Step:
    """Where in the pause one is now."""
    return scene.step


def turn() -> None:
    """Let what waits in the event loop happen."""
    QEventLoop().processEvents()


def kept_moments(ground: Ground) -> list[Moment]:
    """Every moment in the journal."""

    def read(vault: Vault) -> list[Moment]:
        found = vault.connection.rows("SELECT id FROM moments ORDER BY id")
        return [moments.get(vault, row[0]) for row in found]

    return ground.ask(read)


def sessions(ground: Ground) -> list[PracticeSession]:
    """Every session in the journal."""
    return ground.ask(lambda vault: vault.sessions.since(START - timedelta(days=400)))


def places(scene: PauseScene) -> list[Place]:
    """Fills with the places asked for."""
    found: list[Place] = []
    scene.place_requested.connect(found.append)
    return found


def lefts(scene: PauseScene) -> list[bool]:
    """Fills when the scene is left."""
    found: list[bool] = []
    scene.left.connect(lambda: found.append(True))
    return found


def to_question(scene: PauseScene) -> None:
    """Skip the minute."""
    press(scene, "Go to the question")
    assert step_of(scene) is Step.ASK


def keep(ground: Ground, scene: PauseScene) -> None:
    """Keep what is told."""
    press(scene, "Keep this moment")
    ground.wait(lambda: step_of(scene) is Step.CLOSE)
