"""Pages stand by the day that was said, also those of before and after it, and can come back."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.services import entries, which_day
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import begin_anew, enter, named, settle, write
from tests.ui.today.which_day_steps import (
    BACK,
    LAST,
    answer,
    ask_again,
    kept,
    last,
    menu_of,
    only_read,
    take_back,
    undo,
    write_after_answer,
    write_and_answer,
)

__all__ = ["last"]


@pytest.mark.usefixtures("last")
def test_what_was_typed_before_moves_to_the_day_answered_and_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    write(ground, page, "First.")
    first = kept(ground, page)
    begin_anew(ground, page)
    write(ground, page, "Second")
    assert page.which_day.isVisible()
    answer(ground, page, "The day of the last page")
    assert ground.notices.said[-1][0] == "You are writing for 14 March 2026."
    assert not page.which_day.isVisible()
    assert page.editor.hasFocus()
    write(ground, page, " and on.")
    second = kept(ground, page)
    assert (second.body, second.when.day) == ("Second and on.", LAST)
    assert second.when.instant == second.created_at == BACK
    assert ground.ask(entries.get, first.id).when.day == LAST
    assert page.header.date_label.text() == "Saturday, 14 March"
    undo(ground, page)
    assert kept(ground, page).when == first.when
    assert ground.ask(entries.get, first.id).when == first.when
    assert page.editor.text() == "Second and on."
    assert ground.clock.days_ahead == 0


@pytest.mark.usefixtures("last")
def test_what_is_written_after_the_answer_is_taken_back_as_well(
    ground: Ground, page: TodayPage
) -> None:
    write_after_answer(ground, page, "After the answer.")
    after = kept(ground, page)
    assert after.when.day == LAST
    begin_anew(ground, page)
    write(ground, page, "On the page")
    undo(ground, page)
    assert ground.ask(entries.get, after.id).when.day == BACK.date()
    assert kept(ground, page).when.day == BACK.date()
    assert page.editor.text() == "On the page"
    write(ground, page, " and on")
    assert kept(ground, page).when.day == BACK.date()


@pytest.mark.usefixtures("last")
@pytest.mark.parametrize("given", [datetime(2026, 3, 13, 12), datetime(2019, 5, 5, 12)])
def test_a_page_dated_by_hand_is_not_asked_about_nor_moved(
    ground: Ground, page: TodayPage, given: datetime
) -> None:
    enter(ground, page)
    write(ground, page, "By hand")
    page._on_time_chosen(given)
    settle(ground, page)
    by_hand = kept(ground, page)
    ground.wait(lambda: not page.which_day.isVisible())
    page.new_entry()
    ground.wait(page.which_day.isVisible)
    write(ground, page, "By itself")
    answer(ground, page, "The day of the last page")
    assert ground.ask(entries.get, by_hand.id).when.day == given.date()
    assert kept(ground, page).when.day == LAST


@pytest.mark.usefixtures("last")
def test_coming_back_one_goes_on_with_what_was_begun_since(ground: Ground, page: TodayPage) -> None:
    """By that clock it was written a year before the last page of the day."""
    enter(ground, page)
    QTest.keyClicks(page.editor, "Of now")
    settle(ground, page)
    answer(ground, page, "The day of the last page")
    page.leave()
    enter(ground, page)
    assert page.editor.text() == "Of now"
    undo(ground, page)
    assert page.editor.text() == "Of now"


@pytest.mark.usefixtures("last")
def test_an_undo_after_the_clock_was_put_right_takes_nothing_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "Words")
    settle(ground, page)
    first = kept(ground, page)
    answer(ground, page, "The day of the last page")
    page.new_entry()
    ground.wait(lambda: page._loading is None)
    ground.clock.begin_anew()
    ground.clock.set(builders.START)
    _words, _action, act = ground.notices.said[-1]
    assert act is not None
    act()
    assert ground.ask(entries.get, first.id).when.day == LAST


@pytest.mark.usefixtures("last")
def test_what_the_clock_says_stands_under_the_day_until_it_is_taken_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    begin_anew(ground, page)
    assert page.header._line.text() == "This computer’s clock says 3 March 2025."
    undo(ground, page)
    assert "clock" not in page.header._line.text()


@pytest.mark.usefixtures("last")
def test_a_page_that_is_dated_by_hand_just_now_is_not_meant_by_the_answer(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    write(ground, page, "Words")
    page._on_time_chosen(datetime(2026, 3, 13, 12))
    answer(ground, page, "The day of the last page")
    assert kept(ground, page).when.day == date(2026, 3, 13)


def answer_anew(ground: Ground, page: TodayPage, day: str) -> None:
    popover = ask_again(page)
    popover.day.setText(day)
    said = len(ground.notices.said)
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    ground.wait(lambda: len(ground.notices.said) > said and page._loading is None)
    settle(ground, page)


@pytest.mark.usefixtures("last")
def test_another_answer_can_be_given_from_the_menu_and_taken_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    assert "Write for another day…" not in menu_of(page)
    write(ground, page, "First")
    first = kept(ground, page)
    answer(ground, page, "The day of the last page")
    begin_anew(ground, page)
    write(ground, page, "Second")
    answer_anew(ground, page, "20 March 2026")
    assert ground.notices.said[-1][0] == "You are writing for 20 March 2026."
    days = [ground.ask(entries.get, piece).when.day for piece in (first.id, kept(ground, page).id)]
    assert days == [date(2026, 3, 20)] * 2
    assert page.header.date_label.text() == "Friday, 20 March"
    undo(ground, page)
    days = [ground.ask(entries.get, piece).when.day for piece in (first.id, kept(ground, page).id)]
    assert days == [BACK.date()] * 2


@pytest.mark.usefixtures("last")
def test_the_menu_can_say_that_the_clock_is_right_after_all(
    ground: Ground, page: TodayPage
) -> None:
    write_after_answer(ground, page, "Words")
    popover = ask_again(page)
    # The day there is stands in the field, and to leave it there changes nothing.
    said = len(ground.notices.said)
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    assert not popover.isVisible()
    ground.ask(which_day.asked, clock=ground.clock)
    assert len(ground.notices.said) == said
    answer_anew(ground, page, "2025-03-03")
    assert len(ground.notices.said) == said + 1
    assert (kept(ground, page).when.day, ground.clock.days_ahead) == (BACK.date(), 0)
    page.leave()
    enter(ground, page)
    assert not page.which_day.isVisible()


@pytest.mark.usefixtures("last")
def test_undo_of_an_answer_takes_back_the_one_after_it_too(ground: Ground, page: TodayPage) -> None:
    write_and_answer(ground, page, "Words")
    _words, _action, first_undo = ground.notices.said[-1]
    assert first_undo is not None
    answer_anew(ground, page, "20 March 2026")
    first_undo()
    ground.wait(page.which_day.isVisible)
    settle(ground, page)
    assert kept(ground, page).when.day == BACK.date()


@pytest.mark.usefixtures("last")
def test_a_page_dated_by_hand_since_stays_whatever_is_answered_then(
    ground: Ground, page: TodayPage
) -> None:
    write_and_answer(ground, page, "Words")
    page._on_time_chosen(datetime(2026, 3, 12, 12))
    settle(ground, page)
    dated = kept(ground, page)
    answer_anew(ground, page, "20 March 2026")
    assert kept(ground, page).when == dated.when
    take_back(ground)
    assert ground.clock.days_ahead == 0
    settle(ground, page)
    assert kept(ground, page).when == dated.when


@pytest.mark.usefixtures("last")
def test_a_day_typed_while_the_clock_was_put_right_is_no_answer_any_more(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    popover = ask_again(page)
    ground.clock.be_ahead(0)
    ground.clock.set(builders.START)
    said = len(ground.notices.said)
    popover.day.setText("20 March 2026")
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    assert not popover.isVisible()
    ground.ask(which_day.asked, clock=ground.clock)
    assert (ground.clock.days_ahead, len(ground.notices.said)) == (0, said)


@pytest.mark.usefixtures("last")
def test_an_answer_that_cannot_be_kept_holds_for_nothing(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "Words")
    only_read(ground, on=True)
    said = len(ground.notices.said)
    named(page, "The day of the last page").click()
    ground.wait(lambda: len(ground.notices.said) > said and ground.clock.days_ahead == 0)
    ground.wait(page.which_day.isVisible)
    only_read(ground, on=False)
    settle(ground, page)
    assert all(action != "Undo" for _words, action, _act in ground.notices.said)
    assert kept(ground, page).when.day == BACK.date()
    assert page.session.when == kept(ground, page).when


@pytest.mark.usefixtures("last")
def test_an_undo_that_cannot_be_kept_leaves_the_answer(ground: Ground, page: TodayPage) -> None:
    write_and_answer(ground, page, "Words")
    ahead = ground.clock.days_ahead
    only_read(ground, on=True)
    take_back(ground)
    assert ground.clock.days_ahead == 0
    ground.wait(lambda: ground.clock.days_ahead == ahead)
    only_read(ground, on=False)
    settle(ground, page)
    assert kept(ground, page).when.day == LAST
    assert page.session.when == kept(ground, page).when


@pytest.mark.usefixtures("last")
def test_a_look_that_was_on_its_way_does_not_undo_what_is_taken_back(
    ground: Ground, page: TodayPage
) -> None:
    write_and_answer(ground, page, "Words")
    gate = ground.hold()
    page._which_day.look()
    # One that another page asked for: nobody here can call it off.
    ground.context.jobs.run(which_day.asked, clock=ground.clock)
    take_back(ground)
    gate.set()
    ground.wait(page.which_day.isVisible)
    assert ground.clock.days_ahead == 0


@pytest.mark.usefixtures("last")
def test_what_cannot_be_kept_yet_moves_as_well(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    gate = ground.hold()
    QTest.keyClicks(page.editor, "slow")
    page.session.flush()
    named(page, "The day of the last page").click()
    gate.set()
    settle(ground, page)
    assert kept(ground, page).when.day == LAST
    assert kept(ground, page).body == "slow"


@pytest.mark.usefixtures("last")
def test_what_comes_in_by_the_clock_alone_follows(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    ahead, ground.clock.days_ahead = ground.clock.days_ahead, 0
    caught = ground.keep(builders.entry("caught", at=BACK))
    ground.clock.days_ahead = ahead
    page.leave()
    enter(ground, page)
    ground.wait(lambda: ground.ask(entries.get, caught).when.day == LAST)


@pytest.mark.usefixtures("last")
def test_the_page_one_looks_at_follows_too_and_stands_by_the_answer(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    ahead, ground.clock.days_ahead = ground.clock.days_ahead, 0
    caught = ground.keep(builders.entry("caught", at=BACK))
    ground.clock.days_ahead = ahead
    page.leave()
    enter(ground, page, Place(page=PageId.TODAY, piece=caught))
    ground.wait(lambda: page.header.date_label.text() == "Saturday, 14 March")
    write(ground, page, " and on")
    answer_anew(ground, page, "20 March 2026")
    assert (kept(ground, page).body, kept(ground, page).when.day) == (
        "caught and on",
        date(2026, 3, 20),
    )
