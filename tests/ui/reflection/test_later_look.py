"""The one later look: the same words, the first answer covered, then both side by side."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.moments import Moment
from journal_app.services import moments
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reflection.later_look import LaterLook
from tests.ui.context_fixture import Ground


@pytest.fixture
def look(qtbot: QtBot, ground: Ground, known: None, moment: Moment) -> LaterLook:
    ground.clock.advance(timedelta(hours=20))
    made = LaterLook(ground.context, moment)
    qtbot.addWidget(made)
    made.show()
    return made


def told(widget: QWidget) -> str:
    """Everything it says to eyes and to screen readers, answers to choose from left out."""
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    parts = [f"{each.accessibleName()} {each.accessibleDescription()}" for each in shown]
    parts += [each.text() for each in shown if isinstance(each, QLabel)]
    return " ".join(parts)


def press(look: LaterLook, name: str) -> None:
    chip = next(
        each for each in look.answers.stops() if isinstance(each, QWidget)
        and each.accessibleName() == name
    )  # fmt: skip
    chip.click()  # type: ignore[attr-defined]  # the stops of the answers are chips


def test_it_asks_in_the_same_words_with_nothing_chosen(look: LaterLook) -> None:
    words = told(look)
    assert "Is my distance coming from fear, or from preference?" in words
    assert "Her hand on mine." in words
    assert not any(each.isChecked() for each in look.answers.stops())  # type: ignore[attr-defined]  # chips
    assert "At first" not in words


def test_once_answered_both_stand_side_by_side(
    ground: Ground, look: LaterLook, moment: Moment
) -> None:
    answered = QSignalSpy(look.answered)
    press(look, "Preference")
    ground.wait(lambda: answered.count() == 1)
    kept = ground.ask(moments.get, moment.id)
    assert (kept.reading, kept.reading_later) == ("rd_fear", "rd_preference")
    words = told(look)
    assert "At first" in words
    assert "Looking again" in words
    assert words.index("Fear") < words.index("Preference")


def test_not_now_passes_over_it_for_good(ground: Ground, look: LaterLook, moment: Moment) -> None:
    passed = QSignalSpy(look.passed_over)
    look.not_now.click()
    ground.wait(lambda: passed.count() == 1)
    assert ground.ask(moments.get, moment.id).later_passed_at == ground.clock.now()
    assert ground.ask(moments.later_look, clock=ground.clock) is None


def test_the_quiet_link_is_there_and_keeps_nothing(
    ground: Ground, look: LaterLook, moment: Moment
) -> None:
    went = QSignalSpy(ground.context.navigator.went)
    look.not_ok.click()
    assert went.at(0) == [Place(page=PageId.FORK)]
    assert ground.ask(moments.get, moment.id).reading_later is None


def test_a_second_look_from_elsewhere_is_a_sentence(
    ground: Ground, look: LaterLook, moment: Moment
) -> None:
    words = ground.context.known.vocabulary
    ground.ask(moments.answer_later, moment.id, "rd_both", words=words, clock=ground.clock)
    press(look, "Fear")
    ground.wait(lambda: bool(ground.notices.said))
    assert "kept already" in ground.notices.said[0][0]


def test_both_times_are_those_of_the_clock_on_the_wall(
    ground: Ground, look: LaterLook, moment: Moment
) -> None:
    ground.clock.travel("Asia/Kathmandu")
    answered = QSignalSpy(look.answered)
    press(look, "Preference")
    ground.wait(lambda: answered.count() == 1)
    words = told(look)
    assert "14 March, 15:11" in words
    assert "15 March, 11:11" in words
