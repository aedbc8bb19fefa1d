"""With the clock a year back one is asked for which day one writes, and may write on."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from journal_app.core.ids import PieceId
from journal_app.ui.editor.typed_time import written_day
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today import asking_which_day as asking_module
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import begin_anew, enter, named, settle, write
from tests.ui.today.which_day_steps import BACK, LAST, answer, asked_for_another, kept, last, undo

__all__ = ["last"]

QUESTION = (
    "This computer’s clock says 3 March 2025. The last page here is of 14 March 2026. "
    "Which day are you writing for?"
)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(asking_module, "announce", lambda _widget, text: said.append(text))
    return said


def test_nothing_is_asked_while_the_clock_can_be_right(ground: Ground, page: TodayPage) -> None:
    ground.keep(builders.entry("the last page"))
    ground.clock.advance(-timedelta(days=2))
    enter(ground, page)
    assert not page.which_day.isVisible()


@pytest.mark.usefixtures("last")
def test_the_page_is_empty_and_asks_once_aloud(
    ground: Ground, page: TodayPage, heard: list[str]
) -> None:
    enter(ground, page)
    assert page.which_day.isVisible()
    assert page.which_day.words.text() == QUESTION
    # Not the one of a year ago: nobody means to go on with that.
    assert page.editor.text() == ""
    assert page.editor.hasFocus()
    assert named(page, "The day the clock says").text() == "3 March 2025"
    assert named(page, "The day of the last page").text() == "14 March 2026"
    page.leave()
    page.forget()
    assert not page.which_day.isVisible()
    enter(ground, page)
    assert page.which_day.isVisible()
    assert heard == [QUESTION]
    # Asked anew, it is said anew.
    QTest.keyClicks(page.editor, "Words")
    settle(ground, page)
    answer(ground, page, "The day of the last page")
    undo(ground, page)
    assert heard == [QUESTION, QUESTION]


def test_an_empty_page_goes_on_with_the_day_answered(
    ground: Ground, page: TodayPage, last: PieceId
) -> None:
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    assert page.session.piece == last
    # And the next day by that clock is the next one of hers.
    page.leave()
    ground.clock.advance(timedelta(days=1))
    enter(ground, page)
    assert not page.which_day.isVisible()
    write(ground, page, "The next day.")
    assert kept(ground, page).when.day == LAST + timedelta(days=1)


@pytest.mark.usefixtures("last")
def test_the_clock_may_be_right(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "It is")
    answer(ground, page, "The day the clock says")
    assert kept(ground, page).when.day == BACK.date()
    page.leave()
    enter(ground, page)
    assert not page.which_day.isVisible()
    undo(ground, page)


@pytest.mark.usefixtures("last")
def test_any_other_day_can_be_typed(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "words")
    named(page, "Another day…").click()
    popover = asked_for_another(page)
    assert popover.day.text() == written_day(LAST + timedelta(days=1), QLocale())
    popover.day.setText("no day")
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    assert popover.isVisible()
    popover.day.setText("20 March")
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    ground.wait(lambda: bool(ground.notices.said))
    settle(ground, page)
    assert kept(ground, page).when.day == date(2026, 3, 20)
    assert ground.clock.days_ahead == (date(2026, 3, 20) - BACK.date()).days


def test_a_page_of_before_is_asked_about_by_nobody(
    ground: Ground, page: TodayPage, last: PieceId
) -> None:
    place = Place(page=PageId.TODAY, piece=last)
    enter(ground, page, place)
    assert page.editor.text() == "the last page"
    assert not page.which_day.isVisible()
    page.new_entry()
    ground.wait(lambda: page.which_day.isVisible())


@pytest.mark.usefixtures("last")
def test_the_clock_put_right_ends_it_by_itself(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    assert page._which_day._again.isActive()
    ground.clock.set(builders.START)
    page._which_day._again.timeout.emit()
    ground.wait(lambda: not page.which_day.isVisible())
    assert not page._which_day._again.isActive()


@pytest.mark.usefixtures("last")
def test_an_answer_about_another_clock_moves_nothing(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "words")
    ground.clock.set(builders.START)
    named(page, "The day of the last page").click()
    ground.wait(lambda: not page.which_day.isVisible())
    assert kept(ground, page).when.day == BACK.date()
    assert ground.clock.days_ahead == 0
    assert ground.notices.said == []


def test_a_clock_set_back_while_one_looks_is_asked_about_with_the_first_key(
    ground: Ground, page: TodayPage
) -> None:
    ground.keep(builders.entry("the last page"))
    begin_anew(ground, page)
    ground.clock.set(BACK)
    write(ground, page, "words")
    ground.wait(page.which_day.isVisible)
    answer(ground, page, "The day of the last page")
    assert kept(ground, page).when.day == LAST
