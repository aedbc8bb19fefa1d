"""Ten more seconds: chosen first, left at any second, never again at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal_app.core.practices import Practices, TenSecondsOf
from journal_app.core.safety import Safety, SafetyState
from journal_app.core.sessions import HowEnded, Practice
from journal_app.services.pausing import PauseStanding
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pause.journal import OpenJournal, PauseJournal
from journal_app.ui.pause.ten_more_seconds import TenMoreSecondsScene
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.made_pictures import encoded
from tests.ui.conftest import STILL
from tests.ui.context_fixture import Ground, came_true
from tests.ui.pause.conftest import InWindow
from tests.ui.pause.steps import PlainJournal, Seconds, button, buttons, key, names, press

Begin = Callable[[PauseJournal | None], TenMoreSecondsScene]
RESTS = PauseStanding(question_rests=False, ten_seconds_rest=True, cant_tells=0)


@pytest.fixture
def begin(
    theme: Theme, clock: FakeClock, practices: Practices, seconds: Seconds, in_window: InWindow
) -> Begin:
    """Opens the scene over this journal."""

    def make(journal: PauseJournal | None) -> TenMoreSecondsScene:
        scene = TenMoreSecondsScene(theme, clock, journal, practices=practices, seconds=seconds)
        in_window(scene)
        scene.enter()
        return scene

    return make


def allowed(scene: TenMoreSecondsScene) -> bool:
    """Whether it may be shown now."""
    return scene.allowed


def lefts(scene: TenMoreSecondsScene) -> list[bool]:
    """Fills when it is left."""
    found: list[bool] = []
    scene.left.connect(lambda: found.append(True))
    return found


def test_it_asks_first_of_what_and_only_for_contact_one_wants(begin: Begin) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    assert {"Ten seconds of what?", "Only for contact you want."} <= names(scene)
    assert {
        "In the room", "On the call", "With this look", "With this hug I want",
        "With the feeling", "Something isn’t OK",
    } <= buttons(scene)  # fmt: skip
    assert len({each.size().toTuple() for each in scene.choices.buttons}) == 1
    scene.leave()
    assert journal.kept == [], "nothing was done"


@pytest.mark.parametrize("of", TenSecondsOf)
def test_ten_seconds_pass_and_three_equal_ways_are_left(
    begin: Begin, seconds: Seconds, practices: Practices, of: TenSecondsOf
) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    press(scene, practices.ten_seconds.choices[of])
    said = [scene.line.text()]
    for _second in range(9):
        seconds.pass_by(1, scene.frame)
        said.append(scene.line.text())
    assert said == [
        "You can leave at any second.", "You can leave at any second.",
        "You can leave at any second.", "Feet. Floor.", "Feet. Floor.", "Feet. Floor.",
        "Nothing has to be said.", "Nothing has to be said.", "Nothing has to be said.",
        "Nearly there, or gone already.\nBoth are fine.",
    ]  # fmt: skip
    seconds.pass_by(1, scene.frame)
    assert {"Stay", "Leave", "Ask for room"} <= buttons(scene)
    assert len({each.size().toTuple() for each in scene.ends.buttons}) == 1
    assert "again" not in " ".join(names(scene)).lower()
    left = lefts(scene)
    press(scene.ends, "Stay")
    assert left == [True]
    assert journal.kept[-1].about == of.value
    assert journal.kept[-1].practice is Practice.TEN_MORE_SECONDS


@pytest.mark.parametrize("how", ["button", "s", "space", "esc", "leave"])
@pytest.mark.parametrize("after", [0, 3, 9.5])
def test_stopping_at_any_second_is_kept_as_the_same(
    begin: Begin, seconds: Seconds, how: str, after: float
) -> None:
    journal = PlainJournal()
    scene = begin(journal)
    left = lefts(scene)
    press(scene, "In the room")
    seconds.pass_by(after, scene.frame)
    if how in ("esc", "leave"):
        if how == "esc":
            key(scene, Qt.Key.Key_Escape)
        else:
            press(scene, "Leave the ten seconds")
        assert left == [True]
    else:
        if how == "button":
            press(scene, "Stop")
        else:
            key(scene, Qt.Key.Key_S if how == "s" else Qt.Key.Key_Space)
        assert "You were here for a bit." in names(scene)
        assert "Stay" not in buttons(scene)
        key(scene, Qt.Key.Key_Return)
        assert left == [True]
    assert {each.how_ended for each in journal.kept} == {HowEnded.DONE}
    assert len({each.uid for each in journal.kept}) == 1


@pytest.mark.parametrize(
    "journal",
    [
        None,
        PlainJournal(Safety(state=SafetyState.FLAGGED)),
        PlainJournal(Safety(state=SafetyState.UNSURE)),
        PlainJournal(standing=RESTS),
    ],
    ids=["locked", "flagged", "unsure", "within ten minutes"],
)
def test_where_it_may_not_be_it_goes_back_without_a_word(
    begin: Begin, journal: PlainJournal | None
) -> None:
    scene = begin(journal)
    left = lefts(scene)
    assert came_true(lambda: left == [True], 1000)


def test_it_rests_for_ten_minutes_in_the_real_journal(ground: Ground, begin: Begin) -> None:
    ground.context.known.open()
    journal = OpenJournal(ground.context)
    scene = begin(journal)
    scene._clock = ground.clock
    assert allowed(scene)
    press(scene, "On the call")
    press(scene, "Stop")
    ground.ask(lambda _vault: None)
    assert not allowed(scene)
    ground.clock.advance(timedelta(minutes=9, seconds=59))
    assert not allowed(scene)
    ground.clock.advance(timedelta(seconds=2))
    assert allowed(scene)


def test_something_is_not_ok_leads_away(begin: Begin) -> None:
    scene = begin(PlainJournal())
    asked: list[Place] = []
    scene.place_requested.connect(asked.append)
    press(scene, "Something isn’t OK")
    assert asked == [Place(page=PageId.FORK)]


def test_a_line_fills_and_where_nothing_may_move_words_say_the_same(
    qtbot: QtBot, theme: Theme, begin: Begin, seconds: Seconds
) -> None:
    scene = begin(PlainJournal())
    press(scene, "In the room")
    assert not scene.filling.isVisible()
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT))
    assert scene.filling.isVisible()
    pictures = set()
    for _second in range(4):
        pictures.add(encoded(b"PNG", scene.filling.grab().toImage()))
        seconds.pass_by(1, scene.frame)
    assert len(pictures) == 4
    theme.set_appearance(STILL)


def test_unseen_it_stands_still(begin: Begin, seconds: Seconds) -> None:
    scene = begin(PlainJournal())
    press(scene, "In the room")
    seconds.pass_by(4, scene.frame)
    scene.hide()
    assert not scene._timer.isActive()
    seconds.now += 60
    scene.show()
    scene.frame()
    assert scene.line.text() == "Feet. Floor."


def test_stop_is_under_the_hands(begin: Begin) -> None:
    scene = begin(PlainJournal())
    key(scene, Qt.Key.Key_Return)
    assert button(scene, "Stop").hasFocus()
