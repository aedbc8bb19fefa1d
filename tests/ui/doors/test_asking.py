"""The quiet strip on Today: when it comes, what its answers do, and when it stays away."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.safety import SafetyState
from journal_app.services import recovery, safety
from journal_app.ui.doors.code_grid import CodeGrid
from journal_app.ui.doors.new_keys_sheet import NewKeysSheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests.builders import entry
from tests.services.doors_journal import record_of
from tests.ui.context_fixture import Ground
from tests.ui.doors.finding import named, press

TODAY = Place(page=PageId.TODAY)
DAY = timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> TodayPage:
    """Today, in a window, not entered yet."""
    made = TodayPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(ground: Ground, page: TodayPage) -> None:
    """Come to the page, and wait until everything beside it was looked at."""
    page.enter(TODAY)
    ground.wait(lambda: page._loading is None and page._beside._loading is None)


def asked(page: TodayPage) -> str:
    """What the strip says; empty while it is not there."""
    return page.strip.words.text() if page.strip.isVisible() else ""


def written(ground: Ground, count: int = 1) -> None:
    """So many entries, the last of them today."""
    for ago in range(count):
        ground.keep(entry("A quiet evening.", at=ground.clock.now() - ago * timedelta(minutes=1)))


def after_a_day(ground: Ground, count: int = 1) -> None:
    """The morning after the first day."""
    written(ground, count)
    ground.clock.advance(DAY)


def kept(ground: Ground) -> None:
    """The code was typed back."""
    recovery.confirm(ground.context.home, clock=ground.clock)


def test_nothing_is_asked_before_anything_was_written_nor_on_the_first_day(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    assert asked(page) == ""
    written(ground)
    enter(ground, page)
    assert asked(page) == ""
    ground.clock.advance(DAY)
    enter(ground, page)
    assert asked(page) == "Only this computer’s keyring opens your journal."


def test_it_leads_to_the_code_and_is_gone_once_that_was_kept(
    ground: Ground, page: TodayPage
) -> None:
    after_a_day(ground)
    enter(ground, page)
    press(page, "Keep a way back in")
    assert asked(page) == ""
    sheet = page._beside._doors.sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    ground.wait(lambda: bool(sheet.findChildren(CodeGrid)))
    press(sheet, "Later")
    enter(ground, page)
    assert asked(page) != ""
    kept(ground)
    enter(ground, page)
    assert asked(page) == ""


def test_not_now_rests_until_tomorrow(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground)
    enter(ground, page)
    press(page, "Not now")
    assert asked(page) == ""
    enter(ground, page)
    assert asked(page) == ""
    ground.clock.advance(DAY)
    enter(ground, page)
    assert asked(page) != ""


def test_it_does_not_come_while_one_writes(ground: Ground, page: TodayPage) -> None:
    written(ground)
    enter(ground, page)
    ground.clock.advance(DAY)
    page._beside.load(today=True)
    ground.wait(lambda: page._beside._loading is None)
    assert asked(page) == ""


def test_it_goes_when_what_it_asked_was_done_elsewhere(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground)
    enter(ground, page)
    job = ground.context.jobs.background(
        lambda: recovery.confirm(ground.context.home, clock=ground.clock)
    )
    done: list[bool] = []
    job.finished.connect(lambda _changes: done.append(True))
    ground.wait(lambda: bool(done) and page._beside._loading is None)
    assert asked(page) == ""


def test_after_half_a_year_it_is_asked_whether_the_code_is_still_there(
    ground: Ground, page: TodayPage
) -> None:
    written(ground)
    kept(ground)
    ground.clock.advance(timedelta(days=179))
    enter(ground, page)
    assert asked(page) == ""
    ground.clock.advance(timedelta(days=2))
    enter(ground, page)
    assert asked(page) == "Do you still have your recovery code?"
    press(page, "Yes")
    checked = ground.clock.now().replace(microsecond=0)
    ground.wait(lambda: record_of(ground.context.home).recovery.last_checked == checked)
    enter(ground, page)
    assert asked(page) == ""


def test_asked_again_it_can_be_shown_again(ground: Ground, page: TodayPage) -> None:
    written(ground)
    kept(ground)
    ground.clock.advance(timedelta(days=200))
    enter(ground, page)
    press(page, "Show it again")
    sheet = page._beside._doors.sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    page.leave()
    assert page._beside._doors.sheets.sheet is None


def test_where_it_may_be_lost_a_new_one_can_be_made(ground: Ground, page: TodayPage) -> None:
    written(ground)
    kept(ground)
    ground.clock.advance(timedelta(days=200))
    enter(ground, page)
    press(page, "Make a new one")
    assert isinstance(page._beside._doors.sheets.sheet, NewKeysSheet)
    assert asked(page) == ""


def test_after_five_entries_it_is_asked_once_whether_anybody_else_is_here(
    ground: Ground, page: TodayPage
) -> None:
    kept(ground)
    after_a_day(ground, 4)
    enter(ground, page)
    assert asked(page) == ""
    written(ground)
    enter(ground, page)
    assert asked(page) == "Does anybody else use this computer account?"
    press(page, "No")
    ground.clock.advance(DAY)
    enter(ground, page)
    assert asked(page) == ""


def test_somebody_else_leads_to_a_passphrase_and_is_not_asked_again(
    ground: Ground, page: TodayPage
) -> None:
    kept(ground)
    after_a_day(ground, 5)
    enter(ground, page)
    press(page, "Choose a passphrase")
    ground.wait(lambda: page._beside._doors.sheets.sheet is not None)
    sheet = page._beside._doors.sheets.sheet
    assert sheet is not None
    assert sheet.accessibleName() == "Choose a passphrase"
    press(sheet, "Cancel")
    enter(ground, page)
    assert asked(page) == ""


def test_never_two_questions_on_one_day(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground, 5)
    enter(ground, page)
    assert "keyring" in asked(page)
    kept(ground)
    enter(ground, page)
    assert asked(page) == ""
    ground.clock.advance(DAY)
    enter(ground, page)
    assert asked(page) == "Does anybody else use this computer account?"


def test_on_a_hard_evening_nothing_is_asked(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground, 5)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    enter(ground, page)
    assert asked(page) == ""


def test_never_beside_another_offer(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground)
    ground.ask(safety.say, SafetyState.UNSURE, clock=ground.clock)
    ground.clock.advance(timedelta(days=15))
    enter(ground, page)
    assert page.offer.isVisible()
    assert asked(page) == ""


def test_with_writing_alone_on_the_page_it_is_put_away(ground: Ground, page: TodayPage) -> None:
    after_a_day(ground)
    enter(ground, page)
    page.set_focus_mode(True)
    assert not page.strip.isVisible()
    page.set_focus_mode(False)
    assert named(page, QPushButton, "Keep a way back in")


def test_it_makes_no_window_wider(ground: Ground, page: TodayPage) -> None:
    ground.context.theme.set_zoom(1.4)
    after_a_day(ground)
    enter(ground, page)
    assert asked(page) != ""
    there = page.minimumSizeHint().width()
    page.strip.show_offer(None)
    page.arrange()
    assert page.minimumSizeHint().width() == there
