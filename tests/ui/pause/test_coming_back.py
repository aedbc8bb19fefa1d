"""Coming back gently: one step at a time, another way for each, any answer ends well."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from journal_app.core.practices import Practices
from journal_app.core.sessions import HowEnded, Practice
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pause.coming_back import ComingBackScene
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.ui.pause.conftest import InWindow
from tests.ui.pause.steps import PlainJournal, button, buttons, key, names, press

Begin = Callable[[PlainJournal | None], ComingBackScene]


@pytest.fixture
def begin(theme: Theme, clock: FakeClock, practices: Practices, in_window: InWindow) -> Begin:
    """Opens the scene over this journal."""

    def make(journal: PlainJournal | None) -> ComingBackScene:
        scene = ComingBackScene(theme, clock, journal, practices=practices)
        in_window(scene)
        scene.enter()
        return scene

    return make


def words(scene: ComingBackScene) -> str:
    """What stands there now, in one line."""
    return scene.line.text().replace("\n", " ")


def test_ten_steps_by_keyboard_alone(begin: Begin, practices: Practices) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    left: list[bool] = []
    scene.left.connect(lambda: left.append(True))
    said = []
    for _step in range(9):
        said.append(words(scene))
        key(scene, Qt.Key.Key_Return)
    expected = [step.on("Saturday, 14 March 2026").text for step in practices.coming_back.steps]
    assert said == expected[:9]
    assert words(scene) == "How here are you?"
    assert button(scene, "Far").hasFocus()
    key(scene, Qt.Key.Key_3)
    assert "You can stop here." in names(scene)
    key(scene, Qt.Key.Key_Return)
    assert left == [True]
    session = journal.kept[-1]
    assert (session.practice, session.hereness) == (Practice.COMING_BACK, "mostly")
    assert session.how_ended is HowEnded.DONE


def test_whoever_said_which_day_it_is_is_told_that_day(
    begin: Begin, clock: FakeClock, practices: Practices
) -> None:
    clock.be_ahead(365)
    scene = begin(PlainJournal())
    expected = [step.on("Sunday, 14 March 2027").text for step in practices.coming_back.steps]
    told = next(at for at, text in enumerate(expected) if "2027" in text)
    for _step in range(told):
        key(scene, Qt.Key.Key_Return)
    assert words(scene) == expected[told]


def test_by_mouse_every_step_has_another_way_and_a_way_back(
    begin: Begin, practices: Practices
) -> None:
    scene = begin(PlainJournal())
    assert "Back" not in buttons(scene)
    for at, step in enumerate(practices.coming_back.steps[:-1]):
        first = words(scene)
        press(scene, "Another way")
        assert words(scene) == step.instead
        press(scene, "Another way")
        assert words(scene) == first
        stop, go_on = button(scene, "Stop"), button(scene, "Continue")
        assert stop.size() == go_on.size(), "stopping is as large as going on"
        assert at == 0 or "Back" in buttons(scene)
        press(scene, "Continue")
    press(scene, "Back")
    assert words(scene) == "Inside, if it fits: “I can stay in the picture.”"


def test_what_stands_below_never_moves_from_step_to_step(begin: Begin) -> None:
    scene = begin(PlainJournal())
    places = set()
    for _step in range(9):
        places.add(scene.ways.mapTo(scene, scene.ways.rect().topLeft()).toTuple())
        scene._go(scene._at + 1)
        scene.repaint()
    assert len({top for _left, top in places}) == 1


def test_digits_and_arrows_walk(begin: Begin, practices: Practices) -> None:
    scene = begin(PlainJournal())
    key(scene, Qt.Key.Key_7)
    assert scene._at == 6
    scene.setFocus()
    scene.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    scene.setFocus()
    key(scene, Qt.Key.Key_Left)
    assert scene._at == 5
    scene.setFocus()
    key(scene, Qt.Key.Key_Right)
    assert scene._at == 6
    key(scene, Qt.Key.Key_0)
    assert words(scene) == "How here are you?"


def test_far_away_is_offered_support_and_never_asked_to_work_it_out(begin: Begin) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    asked: list[Place] = []
    scene.place_requested.connect(asked.append)
    key(scene, Qt.Key.Key_0)
    press(scene, "Far")
    said = " ".join(names(scene))
    assert "Keep the screen dim" in said
    assert "Is there a person or a place that helps?" in said
    assert not scene.note.isVisible()
    press(scene, "If you need someone now")
    assert asked == [Place(page=PageId.SUPPORT)]
    assert journal.kept[-1].hereness == "far"


@pytest.mark.parametrize("answer", ["Partly", "Mostly"])
def test_any_other_answer_ends_without_an_offer(begin: Begin, answer: str) -> None:
    scene = begin(PlainJournal())
    key(scene, Qt.Key.Key_0)
    press(scene, answer)
    assert buttons(scene) == {"Leave coming back", "Quick cover", "Done"}


def test_help_outside_is_named_where_it_is_due_and_only_to_somebody_far_away(
    begin: Begin, practices: Practices
) -> None:
    journal = PlainJournal()
    journal.note_due = True
    scene = begin(journal)
    key(scene, Qt.Key.Key_0)
    press(scene, "Far")
    assert practices.coming_back.help_note in names(scene)
    scene = begin(journal)
    key(scene, Qt.Key.Key_0)
    press(scene, "Partly")
    assert practices.coming_back.help_note not in names(scene)


@pytest.mark.parametrize("how", ["s", "button"])
def test_stopping_says_that_one_was_there(begin: Begin, how: str) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    key(scene, Qt.Key.Key_4)
    if how == "s":
        key(scene, Qt.Key.Key_S)
    else:
        press(scene, "Stop")
    assert "You were here for a bit." in names(scene)
    assert journal.kept[-1].how_ended is HowEnded.DONE
    assert journal.kept[-1].hereness is None


def test_it_works_over_a_locked_journal(begin: Begin) -> None:
    scene = begin(None)
    left: list[bool] = []
    scene.left.connect(lambda: left.append(True))
    key(scene, Qt.Key.Key_0)
    press(scene, "Far")
    press(scene, "Done")
    assert left == [True]


def test_there_is_no_clock_anywhere(begin: Begin) -> None:
    scene = begin(PlainJournal())
    assert not [each for each in scene.findChildren(type(scene._timer)) if each.isActive()]
