"""A page that began with a question ends in three equal ways, and never louder than the text."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journal_app.core.pacing import CLOSE_AFTER, LEAVE_IT_AFTER
from journal_app.core.prompts import Family
from journal_app.core.safety import SafetyState
from journal_app.services import (
    entries,
    prompt_library,
    prompt_wishes,
    safety,
    seals,
    writings,
)
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.seal_popover import SealPopover
from journal_app.ui.today.small_thing import SmallThingPopover, body_act
from journal_app.ui.today.ways_popover import WaysPopover
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.questions import SENTENCES, answer, answered, rest, shown
from tests.ui.today.steps import enter, named, names, write

THREE = {"One small thing next", "Seal it", "Done"}


def test_it_is_there_once_an_answer_has_a_sentence(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "She reached")
    assert not THREE & names(page)
    write(ground, page, " for my hand.")
    assert names(page) >= THREE
    buttons = page.ending.three.buttons
    assert len({(each.width(), each.height(), each.kind) for each in buttons}) == 1


def test_notices_are_told_how_much_of_the_foot_it_takes(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    assert page.foot_height() == 0
    moved = QSignalSpy(page.foot_moved)
    answer(ground, page)
    assert moved.count() > 0
    assert page.foot_height() == page.ending.height() > 0


def test_no_question_no_foot(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    named(page, "Write freely").click()
    answer(ground, page)
    assert not THREE & names(page)


def test_an_answer_gone_on_with_has_it_too(ground: Ground, page: TodayPage) -> None:
    piece = answered(ground, "p02_minute_before")
    enter(ground, page, Place(page=PageId.TODAY, piece=piece))
    assert names(page) >= THREE
    page.forget()
    assert not THREE & names(page)


def test_done_keeps_and_leaves_an_empty_calm_page(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    piece = answer(ground, page)
    page.ending.three.buttons[2].click()
    rest(ground, page)
    assert page.editor.text() == ""
    assert page.session.piece is None
    assert page.prompt_card.prompt is None
    assert ground.ask(entries.get, piece).body == SENTENCES
    assert ground.notices.said == []
    assert not THREE & names(page)


def seal(page: TodayPage) -> SealPopover:
    named(page, "Seal it").click()
    return next(at for at in page.window().findChildren(SealPopover) if at.isVisible())


def test_sealing_for_a_week_puts_it_away_and_undo_brings_it_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    piece = answer(ground, page)
    popover = seal(page)
    assert "comes back by itself" in popover._told.text()
    assert popover.week.label == "A week, until Saturday, 21 March"
    popover.week.click()
    rest(ground, page)
    (waiting,) = ground.ask(seals.waiting)
    assert (waiting.piece, waiting.until) == (piece, date(2026, 3, 21))
    assert page.editor.text() == ""
    words, action, undo = ground.notices.said[-1]
    assert (words, action) == ("Put away until Saturday, 21 March.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: page.editor.text() == SENTENCES)
    assert ground.ask(seals.waiting) == []


def test_a_sealed_one_counts_as_written_at(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    piece = answer(ground, page)
    ground.clock.advance(timedelta(minutes=2))
    seal(page).month.click()
    rest(ground, page)
    span = (builders.START - timedelta(days=1), builders.START + timedelta(days=1))
    assert [at.piece for at in ground.ask(lambda vault: vault.writings.between(*span))] == [piece]


def test_while_closeness_is_put_away_the_small_thing_keeps_to_the_ground(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    answer(ground, page)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    safe = {each.text for each in prompt_library.shipped() if each.safety_ok} | {body_act()}
    for _again in range(6):
        named(page, "One small thing next").click()
        rest(ground, page)
        popover = next(at for at in page.window().findChildren(SmallThingPopover))
        assert popover.words.text() in safe
        popover.dismiss()


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("2 May", date(2026, 5, 2)),
        ("2 February", date(2027, 2, 2)),
        ("2026-12-24", date(2026, 12, 24)),
    ],
)
def test_a_day_can_be_typed(ground: Ground, page: TodayPage, typed: str, until: date) -> None:
    enter(ground, page)
    answer(ground, page)
    popover = seal(page)
    popover.other.click()
    assert popover.focusWidget() is popover.day
    popover.day.setText(typed)
    popover.seal.click()
    rest(ground, page)
    assert [each.until for each in ground.ask(seals.waiting)] == [until]


@pytest.mark.parametrize("typed", ["yesterday", "2026-03-14", "2026-03-13", "14 March 2026"])
def test_a_day_that_is_none_or_has_come_is_refused(
    ground: Ground, page: TodayPage, typed: str
) -> None:
    enter(ground, page)
    answer(ground, page)
    popover = seal(page)
    popover.other.click()
    popover.day.setText(typed)
    popover.seal.click()
    assert popover.isVisible()
    assert popover._error.isVisible()
    assert ground.ask(seals.waiting) == []


def test_one_small_thing_can_be_left_or_written_to(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    piece = answer(ground, page)
    named(page, "One small thing next").click()
    rest(ground, page)
    popover = next(at for at in page.window().findChildren(SmallThingPopover))
    assert popover.isVisible()
    tiny = {
        each.text
        for each in prompt_library.shipped()
        if each.family in (Family.TINY, Family.CLOSING)
    }
    assert popover.words.text() in tiny
    first = popover.words.text()
    popover.another.click()
    ground.wait(lambda: popover.words.text() != first)
    assert popover.words.text() in tiny
    popover.dismiss()
    assert page.session.piece == piece
    for _again in range(8):
        named(page, "One small thing next").click()
        rest(ground, page)
        if popover.write.isVisible():
            break
        popover.dismiss()
    words = popover.words.text()
    popover.write.click()
    assert shown(page).text == words
    assert page.editor.text() == ""
    assert ground.ask(entries.get, piece).body == SENTENCES


def circle(ground: Ground) -> None:
    """Three writings to the same kind of question within a day."""
    piece = answered(ground, "p02_minute_before", hours=3)
    for hours in (1, 2, 3):
        at = builders.FakeClock(builders.START - timedelta(hours=hours))
        began = at.now() - timedelta(minutes=5)
        ground.ask(writings.wrote, piece, began_at=began, clock=at)


def test_where_writing_goes_in_circles_other_ways_are_offered(
    ground: Ground, page: TodayPage
) -> None:
    circle(ground)
    page.resize(1280, 900)
    enter(ground, page)
    offered = [each.words for each in page.ending.ways]
    assert offered == [
        "A question of how, what or when",
        "What would somebody across the room have noticed?",
    ]
    assert not any("circle" in each or "ruminat" in each for each in offered)
    named(page, "A question of how, what or when").click()
    rest(ground, page)
    concrete = {each.text for each in prompt_library.shipped() if each.concrete}
    assert page.ending.line.text in concrete
    named(page, "What would somebody across the room have noticed?").click()
    rest(ground, page)
    assert page.ending.line.text
    named(page, "Put this line away").click()
    assert not page.ending.line.isVisible()


def test_with_every_kind_put_away_there_is_still_a_plain_question(
    ground: Ground, page: TodayPage
) -> None:
    circle(ground)
    page.resize(1280, 900)
    enter(ground, page)
    rest(ground, page)
    for family in Family:
        ground.ask(prompt_wishes.hide, family.value, hidden=True)
    rest(ground, page)
    named(page, "A question of how, what or when").click()
    rest(ground, page)
    assert page.ending.line.text == "What happened first, and what came right after it?"


def test_in_a_low_window_the_ways_fold_into_one_button(ground: Ground, page: TodayPage) -> None:
    circle(ground)
    page.resize(900, 600)
    enter(ground, page)
    rest(ground, page)
    assert "A question of how, what or when" not in names(page)
    page.ending.other.click()
    popover = next(at for at in page.window().findChildren(WaysPopover))
    assert popover.isVisible()
    # A further question folds in before it where the words of the buttons are wide.
    offered = {each.text(): each for each in popover.findChildren(QPushButton)}
    offered["A question of how, what or when"].click()
    rest(ground, page)
    assert page.ending.line.text


@pytest.mark.parametrize(("width", "height", "zoom"), [(596, 560, 1.0), (800, 584, 1.4)])
def test_the_foot_fits_the_smallest_window(
    ground: Ground, page: TodayPage, theme: Theme, width: int, height: int, zoom: float
) -> None:
    circle(ground)
    theme.set_zoom(zoom)
    page.resize(width, height)
    enter(ground, page)
    # What the journal has to offer comes first, and nothing after it.
    rest(ground, page)
    page.ending.show_further(True)
    QApplication.sendPostedEvents(page, QEvent.Type.LayoutRequest)
    assert names(page) >= THREE
    least = page.minimumSizeHint()
    assert (least.width() <= width, least.height() <= height) == (True, True)
    assert page.width() == width
    page.ending.other.click()
    popover = next(at for at in page.window().findChildren(WaysPopover))
    ways = [each.text() for each in popover.findChildren(QPushButton)]
    folded = page.ending.further.isHidden() and page.ending.further_icon.isHidden()
    assert ("One further question" in ways) is folded


def test_focus_mode_puts_it_away(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    answer(ground, page)
    page.set_focus_mode(True)
    assert not THREE & names(page)
    page.set_focus_mode(False)
    assert names(page) >= THREE


# Pacing.


def write_for(ground: Ground, page: TodayPage, minutes: float) -> None:
    """Go on writing for so long, and let the page look at the clock."""
    for _minute in range(round(minutes)):
        ground.clock.advance(timedelta(minutes=1))
        QTest.keyClicks(page.editor, "a ")
    page.prompting._watch.look()
    rest(ground, page)


def test_after_twelve_minutes_one_soft_line_and_nothing_moves(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    write_for(ground, page, LEAVE_IT_AFTER.total_seconds() / 60 - 1)
    assert not page.ending.line.isVisible()
    moved = QSignalSpy(page.editor.cursorPositionChanged)
    caret = page.editor.caret()
    ground.clock.advance(timedelta(minutes=1))
    page.prompting._watch.look()
    rest(ground, page)
    assert page.ending.line.text == "You can leave it here; it keeps."
    assert (page.editor.caret(), moved.count()) == (caret, 0)
    assert page.window().focusWidget() is page.editor
    named(page, "Put this line away").click()
    write_for(ground, page, 1)
    assert not page.ending.line.isVisible()


def test_after_twenty_five_minutes_one_question_that_ends_it_once(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    write_for(ground, page, CLOSE_AFTER.total_seconds() / 60)
    ground.wait(lambda: page.ending.line.isVisible())
    closing = {each.text for each in prompt_library.shipped() if each.family is Family.CLOSING}
    assert page.ending.line.text in closing
    named(page, "Put this line away").click()
    write_for(ground, page, 10)
    assert not page.ending.line.isVisible()


def test_who_rests_comes_back_to_nothing_at_the_foot(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    write_for(ground, page, 13)
    assert page.ending.line.isVisible()
    ground.clock.advance(timedelta(hours=2))
    page.prompting._watch.look()
    assert not page.ending.line.isVisible()


def test_when_one_wrote_is_remembered_once_one_turns_away(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    piece = answer(ground, page)
    ground.clock.advance(timedelta(minutes=4))
    page.leave()
    rest(ground, page)
    span = (builders.START - timedelta(days=1), builders.START + timedelta(days=1))
    (writing,) = ground.ask(lambda vault: vault.writings.between(*span))
    assert (writing.piece, writing.ended_at - writing.began_at) == (piece, timedelta(minutes=4))
