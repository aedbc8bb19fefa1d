"""Every way through the fork: what it sets, where it leads, and that nothing is chosen for one."""

import logging

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.safety import SWITCHED_OFF, Answer, Feature, SafetyState
from journal_app.services import safety
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.fork_page import ForkPage
from journal_app.ui.support.fork_steps import ForkStep
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named

ANSWERS = {
    Answer.AFRAID: "I’m afraid of what they might do.",
    Answer.CONTROLLED: "I’m controlled, watched or cut off, or my no is punished.",
    Answer.HURT: "Something hurtful happened, or a betrayal.",
    Answer.MISMATCH: "We may not fit.",
    Answer.NOT_SURE: "I’m not sure.",
}
AFTER = {answer: Place(page=PageId.SUPPORT, part=f"after-{answer.value}") for answer in Answer}


def press(page: ForkPage, name: str) -> None:
    named(page, QPushButton, name).click()


def here(ground: Ground) -> Place | None:
    return ground.context.navigator.here


def allowed(ground: Ground) -> set[Feature]:
    said = ground.context.known.safety
    return {feature for feature in Feature if said.allows(feature)}


def settled(ground: Ground, state: SafetyState) -> None:
    """What is known, what is kept, and every probe agree."""
    assert ground.context.known.safety.state is state
    assert ground.ask(safety.get).state is state
    assert allowed(ground) == set(Feature) - SWITCHED_OFF[state]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer.AFRAID, SafetyState.FLAGGED),
        (Answer.CONTROLLED, SafetyState.FLAGGED),
        (Answer.NOT_SURE, SafetyState.UNSURE),
    ],
)
def test_an_answer_that_sets_something_sets_it_at_once_and_leads_to_support(
    ground: Ground, fork: ForkPage, answer: Answer, state: SafetyState
) -> None:
    settled(ground, SafetyState.NONE)
    press(fork, ANSWERS[answer])
    ground.wait(lambda: here(ground) == AFTER[answer])
    settled(ground, state)


@pytest.mark.parametrize(
    ("fear", "state"), [("Yes", SafetyState.FLAGGED), ("I’m not sure", SafetyState.UNSURE)]
)
def test_after_something_hurtful_one_thing_is_asked(
    ground: Ground, fork: ForkPage, fear: str, state: SafetyState
) -> None:
    press(fork, ANSWERS[Answer.HURT])
    assert fork.step == "fear"
    settled(ground, SafetyState.NONE)
    press(fork, fear)
    ground.wait(lambda: here(ground) == AFTER[Answer.HURT])
    settled(ground, state)


def test_without_fear_nothing_changes_and_it_may_be_written_down(
    ground: Ground, fork: ForkPage
) -> None:
    press(fork, ANSWERS[Answer.HURT])
    press(fork, "No")
    assert fork.step == "nothing"
    press(fork, "Write it down")
    assert here(ground) == Place(page=PageId.SUPPORT, part="record")
    settled(ground, SafetyState.NONE)


def test_without_fear_it_may_be_left(ground: Ground, fork: ForkPage) -> None:
    press(fork, ANSWERS[Answer.HURT])
    press(fork, "No")
    press(fork, "Leave it")
    assert here(ground) == Place(page=PageId.TIMELINE)
    settled(ground, SafetyState.NONE)


def test_two_who_may_not_fit_change_nothing(ground: Ground, fork: ForkPage) -> None:
    press(fork, ANSWERS[Answer.MISMATCH])
    assert here(ground) == Place(page=PageId.SUPPORT, part="decision")
    settled(ground, SafetyState.NONE)


def test_what_was_said_before_is_not_undone_by_an_answer_that_changes_nothing(
    ground: Ground, fork: ForkPage
) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    press(fork, ANSWERS[Answer.MISMATCH])
    settled(ground, SafetyState.FLAGGED)


def test_nothing_is_chosen_before_and_no_key_chooses_by_itself(
    ground: Ground, fork: ForkPage
) -> None:
    rows = fork.findChildren(QPushButton)
    assert not any(row.isChecked() or row.isDefault() for row in rows)
    focus = fork.focusWidget()
    assert focus is not None
    assert not isinstance(focus, QPushButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_A):
        QTest.keyClick(focus, key)
    assert here(ground) == Place(page=PageId.FORK)
    settled(ground, SafetyState.NONE)


def test_all_rows_weigh_the_same(fork: ForkPage) -> None:
    rows = [named(fork, QPushButton, words) for words in ANSWERS.values()]
    assert len({(row.width(), row.height(), row.x()) for row in rows}) == 1
    assert [row.y() for row in rows] == sorted(row.y() for row in rows)
    fork.resize(420, 900)
    rows = [named(fork, QPushButton, words) for words in ANSWERS.values()]
    assert len({(row.width(), row.height()) for row in rows}) == 1


def test_the_keyboard_alone_suffices(ground: Ground, fork: ForkPage) -> None:
    def press_key(key: Qt.Key) -> None:
        focus = fork.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    for _step in range(3):
        press_key(Qt.Key.Key_Down)
    press_key(Qt.Key.Key_Return)
    assert fork.step == "fear"
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Space)
    ground.wait(lambda: here(ground) == AFTER[Answer.HURT])
    settled(ground, SafetyState.FLAGGED)


def test_esc_goes_back_one_step_at_a_time(ground: Ground, fork: ForkPage) -> None:
    press(fork, ANSWERS[Answer.HURT])
    QTest.keyClick(fork, Qt.Key.Key_Escape)
    assert fork.step == "first"
    QTest.keyClick(fork, Qt.Key.Key_Escape)
    assert here(ground) == Place(page=PageId.TIMELINE)


def test_where_there_is_no_way_back_today_is(qtbot: QtBot, ground: Ground) -> None:
    page = ForkPage(ground.context)
    qtbot.addWidget(page)
    page.show()
    ground.context.navigator.go(Place(page=PageId.FORK))
    page.enter(Place(page=PageId.FORK))
    press(page, "Back")
    assert here(ground) == Place(page=PageId.TODAY)


def test_pressing_twice_says_it_once(ground: Ground, fork: ForkPage) -> None:
    before = ground.ask(lambda vault: vault.saves())
    gate = ground.hold()
    press(fork, ANSWERS[Answer.AFRAID])
    press(fork, ANSWERS[Answer.CONTROLLED])
    gate.set()
    ground.wait(lambda: here(ground) == AFTER[Answer.AFRAID])
    assert ground.ask(lambda vault: vault.saves()) == before + 1


def test_what_cannot_be_kept_is_said_and_can_be_said_again(ground: Ground, fork: ForkPage) -> None:
    ground.take_file_away()
    press(fork, ANSWERS[Answer.AFRAID])
    ground.wait(lambda: bool(ground.notices.said))
    assert here(ground) == Place(page=PageId.FORK)
    ground.put_file_back()
    press(fork, ANSWERS[Answer.AFRAID])
    ground.wait(lambda: here(ground) == AFTER[Answer.AFRAID])
    settled(ground, SafetyState.FLAGGED)


def test_the_way_to_clear_it_is_on_the_page(ground: Ground, fork: ForkPage) -> None:
    press(fork, "What is put away can be brought back in Settings")
    assert here(ground) == Place(page=PageId.SETTINGS, part="privacy")


def test_no_answer_stays_on_the_page_in_the_log_or_across_a_lock(
    ground: Ground, fork: ForkPage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        press(fork, ANSWERS[Answer.HURT])
        press(fork, "Yes")
        ground.wait(lambda: here(ground) == AFTER[Answer.HURT])
        fork.leave()
    assert not [row for row in fork.findChildren(ForkStep) if row.isVisible()]
    assert fork.place() == Place(page=PageId.TODAY)
    assert caplog.records == []
    fork.enter(Place(page=PageId.FORK))
    assert fork.step == "first"


class TestTheOneGentleQuestion:
    @pytest.fixture
    def again(self, ground: Ground, fork: ForkPage) -> ForkPage:
        ground.ask(safety.say, SafetyState.UNSURE, clock=ground.clock)
        fork.enter(Place(page=PageId.FORK, part="again"))
        assert fork.step == "again"
        return fork

    def test_it_may_stay_as_it_is(self, ground: Ground, again: ForkPage) -> None:
        press(again, "Keep them put away")
        assert here(ground) == Place(page=PageId.TIMELINE)
        settled(ground, SafetyState.UNSURE)

    def test_it_may_be_brought_back_and_that_undone(self, ground: Ground, again: ForkPage) -> None:
        press(again, "Bring them back")
        ground.wait(lambda: bool(ground.notices.said))
        settled(ground, SafetyState.NONE)
        words, action, undo = ground.notices.said[0]
        assert (words, action) == ("Closeness exercises are shown again.", "Undo")
        assert undo is not None
        undo()
        ground.wait(lambda: ground.context.known.safety.put_away)
        settled(ground, SafetyState.UNSURE)

    def test_it_may_be_said_more_plainly(self, ground: Ground, again: ForkPage) -> None:
        press(again, "Say more")
        assert again.step == "first"
        press(again, ANSWERS[Answer.AFRAID])
        ground.wait(lambda: here(ground) == AFTER[Answer.AFRAID])
        settled(ground, SafetyState.FLAGGED)


@pytest.mark.parametrize("width", [560, 740])
def test_the_way_back_begins_where_what_is_asked_begins(
    ground: Ground, fork: ForkPage, width: int
) -> None:
    ground.context.theme.set_zoom(2.0)
    fork.resize(width, 560)
    frame = fork._scroll._frame
    ground.wait(lambda: frame.width() > 0 and fork.back.x() == frame.mapTo(fork, QPoint(0, 0)).x())
