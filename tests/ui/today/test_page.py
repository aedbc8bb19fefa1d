"""One opens the app and writes, and goes on with what one wrote; nothing is lost."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu

from journal_app.core.clock import when_given, when_now
from journal_app.services import entries, prompts
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.typed_time import moved
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import EARLIER, HERE, enter, named, names, settle, write


def test_an_empty_day_offers_a_question_and_an_empty_page(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    assert page.editor.text() == ""
    prompt = page.prompt_card.prompt
    assert prompt is not None
    assert prompt == ground.ask(prompts.offered, clock=ground.clock)[0]
    assert page.header.date_label.text() == "Saturday, 14 March"
    assert ground.bodies() == []


def test_writing_begins_an_entry_that_answers_the_question(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    named(page, "Another question").click()
    prompt = page.prompt_card.prompt
    write(ground, page, "Once.")
    assert page.session.piece is not None
    assert prompt is not None
    assert ground.ask(entries.get, page.session.piece).prompt_id == prompt.id


def test_writing_freely_answers_nothing_and_the_question_can_come_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    named(page, "Write freely").click()
    assert page.prompt_card.prompt is None
    write(ground, page, "Once.")
    assert page.session.piece is not None
    assert ground.ask(entries.get, page.session.piece).prompt_id is None
    named(page, "Show a question").click()
    assert page.prompt_card.prompt is not None


def test_a_question_is_remembered_once_it_was_shown(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    first = page.prompt_card.prompt
    named(page, "Another question").click()
    second = page.prompt_card.prompt
    assert first is not None
    assert second is not None
    tomorrow = ground.clock.now().date() + timedelta(days=1)
    shown = ground.ask(lambda vault: vault.prompts.last_shown(tomorrow))
    assert set(shown) == {first.id, second.id}


def test_coming_back_the_same_day_goes_on_with_the_entry_written_last(
    ground: Ground, page: TodayPage
) -> None:
    ground.keep(builders.entry("earlier", at=EARLIER))
    enter(ground, page)
    assert page.editor.text() == "earlier"
    assert page.editor.caret() == len("earlier")
    assert page.prompt_card.prompt is None
    write(ground, page, " and now")
    assert ground.bodies() == ["earlier and now"]


def test_another_page_and_back_keeps_undo_and_caret(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "one two")
    page.editor.put_caret(3)
    page.leave()
    ground.wait(lambda: not page.busy())
    enter(ground, page)
    assert (page.editor.text(), page.editor.caret()) == ("one two", 3)
    assert page.editor.document().isUndoAvailable()


def test_after_four_in_the_morning_it_is_a_new_day(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "of Saturday")
    page.leave()
    ground.wait(lambda: not page.busy())
    ground.clock.set(builders.START.replace(day=15, hour=3, minute=59))
    enter(ground, page)
    assert page.editor.text() == "of Saturday"
    ground.clock.set(builders.START.replace(day=15, hour=4, minute=1))
    page.leave()
    enter(ground, page)
    assert page.editor.text() == ""
    assert page.header.date_label.text() == "Sunday, 15 March"


def test_an_entry_it_is_sent_to_is_opened_with_caret_and_its_own_day(
    ground: Ground, page: TodayPage
) -> None:
    piece = ground.keep(builders.entry("old words", at=datetime(2024, 5, 3, 20, 15)))
    place = Place(page=PageId.TODAY, piece=piece, caret=3, scroll=0)
    enter(ground, page, place)
    assert page.editor.text() == "old words"
    assert page.place() == place
    assert page.header.date_label.text() == "Friday, 3 May 2024"


def test_an_entry_that_is_gone_or_in_the_bin_gives_way_to_today(
    ground: Ground, page: TodayPage
) -> None:
    piece = ground.keep(builders.entry("binned", at=EARLIER))
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    enter(ground, page, Place(page=PageId.TODAY, piece=piece))
    assert page.editor.text() == ""


def test_whoever_types_before_the_disk_answers_goes_on_writing(
    ground: Ground, page: TodayPage
) -> None:
    ground.keep(builders.entry("earlier", at=EARLIER))
    gate = ground.hold()
    page.enter(HERE)
    QTest.keyClicks(page.editor, "quick")
    gate.set()
    ground.wait(lambda: page._loading is None)
    write(ground, page, " words")
    assert page.editor.text() == "quick words"
    assert sorted(ground.bodies()) == ["earlier", "quick words"]


def test_a_new_entry_leaves_the_one_before_as_it_is(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "first")
    named(page, "New entry").click()
    assert page.editor.text() == ""
    ground.wait(lambda: page._loading is None)
    assert page.prompt_card.prompt is not None
    write(ground, page, "second")
    assert ground.bodies() == ["first", "second"]


def test_a_new_entry_asked_for_while_the_page_loads_is_a_new_entry(
    ground: Ground, page: TodayPage
) -> None:
    ground.keep(builders.entry("earlier", at=EARLIER))
    page.enter(HERE)
    page.commands()[ActionId.NEW_ENTRY]()
    ground.wait(lambda: page._loading is None)
    assert page.editor.text() == ""
    ground.wait(lambda: bool(page._beside.neighbours))
    assert [neighbour.preview for neighbour in page._beside.neighbours] == ["earlier"]


def test_an_entry_left_empty_vanishes_from_the_journal(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, " ")
    assert ground.bodies() == [" "]
    page.leave()
    ground.wait(lambda: not page.busy())
    assert ground.bodies() == []


def test_keep_keeps_and_forget_forgets(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "secret")
    named(page, "Add a person or a tag")
    page.chips._add_person("Mara")
    assert page.busy()
    page.keep()
    ground.wait(lambda: not page.busy())
    assert ground.bodies() == ["secret"]
    page.forget()
    assert page.editor.text() == ""
    assert page.place() == Place(page=PageId.TODAY, caret=0, scroll=0)
    assert not any("Mara" in name for name in names(page))
    assert page.prompt_card.prompt is None


def test_day_and_time_can_be_changed_by_typing(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "x")
    QTest.mouseClick(page.header.date_label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    popover = page._time
    assert popover is not None
    popover.day.setText("not a day")
    QTest.keyClick(popover.day, Qt.Key.Key_Return)
    assert not popover.isHidden()
    assert "That is no day." in popover._error.text()
    popover.day.setText("2026-03-01")
    popover.time.setText("7:05")
    QTest.keyClick(popover.time, Qt.Key.Key_Return)
    settle(ground, page)
    assert page.session.piece is not None
    kept = ground.ask(entries.get, page.session.piece)
    assert kept.when == when_given(datetime(2026, 3, 1, 7, 5), ground.clock)
    assert page.header.date_label.text() == "Sunday, 1 March"


def test_a_time_left_as_it_was_changes_nothing(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "x")
    rev = page.session._sitting.rev
    page._ask_time()
    assert page._time is not None
    QTest.keyClick(page._time.day, Qt.Key.Key_Return)
    settle(ground, page)
    assert page.session._sitting.rev == rev


def test_after_midnight_the_time_moves_within_its_night(ground: Ground) -> None:
    ground.clock.set(builders.START.replace(day=15, hour=1, minute=30))
    before = builders.when(builders.START)
    late = moved(before, datetime(2026, 3, 14, 1, 10), ground.clock)
    assert late.local.date() == date(2026, 3, 14)
    night = when_now(ground.clock)
    assert night.day == date(2026, 3, 14)
    later = moved(night, datetime(2026, 3, 14, 1, 10), ground.clock)
    assert (later.day, later.local.date(), later.local.time()) == (
        date(2026, 3, 14),
        date(2026, 3, 15),
        time(1, 10),
    )
    assert moved(night, datetime(2026, 3, 14, 20, 0), ground.clock).local.day == 14


def test_the_bin_is_one_step_and_so_is_the_way_back(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "gone")
    page._move_to_bin()
    ground.wait(lambda: not page.busy() and page._loading is None)
    assert (ground.bodies(), page.editor.text()) == ([], "")
    words, action, undo = ground.notices.said[0]
    assert (words, action) == ("The entry is in the bin.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: page.editor.text() == "gone")
    assert ground.bodies() == ["gone"]


def test_other_entries_of_the_day_stand_beside_a_wide_page(ground: Ground, page: TodayPage) -> None:
    first = ground.keep(builders.entry("the first of the day", at=EARLIER))
    ground.keep(builders.entry("of yesterday", at=EARLIER - timedelta(days=1)))
    enter(ground, page)
    assert page.rail.isHidden()
    page.new_entry()
    write(ground, page, "second")
    ground.wait(lambda: page.rail.isVisible())
    went = QSignalSpy(ground.context.navigator.went)
    time_shown = page._beside.neighbours[0].time
    ground.wait(lambda: f"Entry at {time_shown}" in names(page))
    named(page, f"Entry at {time_shown}").click()
    assert went.at(0)[0] == Place(page=PageId.TODAY, piece=first)
    page.resize(1100, 800)
    assert page.rail.isHidden()
    page._open_menu()
    menu = page.findChild(QMenu)
    assert menu is not None
    assert f"Entry at {time_shown}" in [action.text() for action in menu.actions()]
    menu.close()
