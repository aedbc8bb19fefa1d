"""A pause by keyboard alone, and how each of its steps is heard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.moments import FEAR
from journal_app.ui.pause.scene import Step
from tests.ui.context_fixture import Ground
from tests.ui.heard import faults
from tests.ui.pause.conftest import Pausing
from tests.ui.pause.steps import kept_moments, key, lefts, step_of

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_pause_by_keyboard_alone_is_heard_at_every_step(ground: Ground, pausing: Pausing) -> None:
    scene = pausing()
    gone = lefts(scene)
    assert (step_of(scene), faults(scene)) == (Step.BREATHE, [])
    key(scene, Qt.Key.Key_Right, CTRL)
    assert (step_of(scene), faults(scene)) == (Step.ASK, [])
    key(scene, Qt.Key.Key_1)
    assert (step_of(scene), faults(scene)) == (Step.NOTE, [])
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "One sentence"
    QTest.keyClicks(focus, "Her hand on mine, in the car.")
    key(scene, Qt.Key.Key_Return, CTRL)
    ground.wait(lambda: step_of(scene) is Step.CLOSE)
    assert faults(scene) == []
    [moment] = kept_moments(ground)
    assert (moment.note, moment.reading) == ("Her hand on mine, in the car.", FEAR)
    key(scene, Qt.Key.Key_Return)
    ground.wait(lambda: bool(gone))
