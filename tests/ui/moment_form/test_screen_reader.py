"""What a screen reader ticks is told like what a hand ticks: Qt sends no `clicked` for it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journal_app.ui.moment_form.desk import OpenDesk
from journal_app.ui.moment_form.panel import MomentPanel
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground
from tests.ui.moment_form.steps import button, names_seen
from tests.ui.moment_form.steps import panel as row
from tests.ui.widgets.conftest import Shown


def tick_as_a_screen_reader(box: QWidget) -> None:
    actions = QAccessible.queryAccessibleInterface(box).actionInterface()
    actions.doAction(actions.actionNames()[0])


@pytest.fixture
def panel(ground: Ground, shown: Shown) -> MomentPanel:
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
    made = MomentPanel(ground.context.theme, OpenDesk(ground.context), small=True)
    shown(made)
    return made


def test_a_state_an_answer_and_a_place_are_told(panel: MomentPanel) -> None:
    for where, word in (
        ("Right now", "steady"),
        ("Answers", "Fear"),
        ("In the body", "jaw"),
        ("In the body", "chest"),
    ):
        tick_as_a_screen_reader(button(row(panel, where), word))
    told = panel.form.capture()
    assert (told.state, told.reading) == ("st_steady", "rd_fear")
    assert [mark.region for mark in told.body] == ["br_jaw", "br_chest"]
    tick_as_a_screen_reader(button(row(panel, "Answers"), "Fear"))
    tick_as_a_screen_reader(button(row(panel, "In the body"), "jaw"))
    told = panel.form.capture()
    assert told.reading is None
    assert [mark.region for mark in told.body] == ["br_chest"]


def test_of_one_answer_alone_another_takes_the_place(panel: MomentPanel) -> None:
    tick_as_a_screen_reader(button(row(panel, "Right now"), "steady"))
    tick_as_a_screen_reader(button(row(panel, "Right now"), "numb"))
    assert panel.form.capture().state == "st_numb"
    assert not button(row(panel, "Right now"), "steady").isChecked()


def test_what_an_answer_brings_up_comes_up_and_can_be_skipped(panel: MomentPanel) -> None:
    tick_as_a_screen_reader(button(row(panel, "Answers"), "Fear"))
    assert "What was the fear of?" in names_seen(panel)
    tick_as_a_screen_reader(button(row(panel, "What was the fear of?"), "Skip"))
    assert panel.form.capture().skipped == {"which_fear"}
