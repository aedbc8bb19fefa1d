"""Tab comes by everything, in either direction, and never turns in a loop of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app.ui.moment_form.desk import OpenDesk
from journal_app.ui.moment_form.panel import MomentPanel
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground
from tests.ui.moment_form.steps import walk
from tests.ui.widgets.conftest import Shown, press_key

INSIDE = {"steady", "Someone else", "Kind of moment", "Something isn’t OK"}
END = ["One sentence", "Keep this moment", "Let it go"]


@pytest.mark.parametrize("small", [False, True])
def test_tab_reaches_the_rows_from_the_end_and_the_end_from_the_rows(
    ground: Ground, shown: Shown, *, small: bool
) -> None:
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
    panel = MomentPanel(ground.context.theme, OpenDesk(ground.context), small=small)
    window = shown(panel)
    panel.setFocus()
    first = QApplication.focusWidget()
    assert first is panel.form.sentence
    forward = walk(window)
    assert set(forward) >= INSIDE
    assert set(forward) >= set(END)
    assert len(forward) == len(set(forward))
    backward = [first.accessibleName()]
    for _stop in forward[1:]:
        press_key(window, Qt.Key.Key_Backtab)
        focus = QApplication.focusWidget()
        assert focus is not None
        backward.append(focus.accessibleName())
    assert backward[1:] == forward[:0:-1]
