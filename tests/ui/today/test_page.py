"""One opens the app and writes; everything else stands aside, and nothing is lost."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.clock import when_given, when_now
from journal_app.services import entries, people, prompts, tags
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage, moved
from journal_app.ui.widgets.choice_popover import ChoicePopover
from tests import builders
from tests.ui.context_fixture import Ground

HERE = Place(page=PageId.TODAY)
EARLIER = builders.START - timedelta(hours=2)


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> TodayPage:
    made = TodayPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(ground: Ground, page: TodayPage, place: Place = HERE) -> None:
    page.enter(place)
    ground.wait(lambda: page._loading is None)


def settle(ground: Ground, page: TodayPage) -> None:
    page.session.flush()
    ground.wait(lambda: not page.busy())


def named(page: QWidget, name: str) -> QPushButton:
    found = [
        button
        for button in page.window().findChildren(QPushButton)
        if button.accessibleName() == name and not button.isHidden()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def names(page: QWidget) -> set[str]:
    return {
        widget.accessibleName()
        for widget in page.window().findChildren(QWidget)
        if widget.accessibleName() and widget.isVisible()
    }


# Which entry is on the page.


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
    QTest.keyClicks(page.editor, "Once.")
    settle(ground, page)
    assert page.session.piece is not None
    assert prompt is not None
    assert ground.ask(entries.get, page.session.piece).prompt_id == prompt.id


def test_writing_freely_answers_nothing_and_the_question_can_come_back(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    named(page, "Write freely").click()
    assert page.prompt_card.prompt is None
    QTest.keyClicks(page.editor, "Once.")
    settle(ground, page)
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
    QTest.keyClicks(page.editor, " and now")
    settle(ground, page)
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
    QTest.keyClicks(page.editor, " words")
    settle(ground, page)
    assert page.editor.text() == "quick words"
    assert sorted(ground.bodies()) == ["earlier", "quick words"]


def test_a_new_entry_leaves_the_one_before_as_it_is(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "first")
    named(page, "New entry").click()
    assert page.editor.text() == ""
    ground.wait(lambda: page._loading is None)
    assert page.prompt_card.prompt is not None
    QTest.keyClicks(page.editor, "second")
    settle(ground, page)
    assert ground.bodies() == ["first", "second"]


def test_a_new_entry_asked_for_while_the_page_loads_is_a_new_entry(
    ground: Ground, page: TodayPage
) -> None:
    ground.keep(builders.entry("earlier", at=EARLIER))
    page.enter(HERE)
    page.commands()[ActionId.NEW_ENTRY]()
    ground.wait(lambda: page._loading is None)
    assert page.editor.text() == ""
    ground.wait(lambda: bool(page._neighbours))
    assert [neighbour.preview for neighbour in page._neighbours] == ["earlier"]


def test_an_entry_left_empty_vanishes_from_the_journal(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, " ")
    settle(ground, page)
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


# Who and what it is about.


def choose(page: TodayPage, ground: Ground, opener: str, words: str) -> None:
    named(page, opener).click()

    def opened() -> list[ChoicePopover]:
        found = page.window().findChildren(ChoicePopover)
        return [popover for popover in found if not popover.isHidden()]

    ground.wait(lambda: bool(opened()))
    opened()[0].field.setText(words)
    QTest.keyClick(opened()[0].field, Qt.Key.Key_Return)


def test_people_and_tags_come_and_go_as_chips(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    choose(page, ground, "Who was there?", "Mara")
    choose(page, ground, "Add a person or a tag", "#evening")
    choose(page, ground, "Add a person or a tag", "Jonas")
    settle(ground, page)
    assert page.session.piece is not None
    kept = ground.ask(entries.get, page.session.piece)
    assert (set(kept.people), kept.tags) == ({"Mara", "Jonas"}, ("evening",))
    assert "Who was there?" not in names(page)
    chip = named(page, "Tag evening")
    assert chip.accessibleDescription() == "press to remove"
    chip.click()
    ground.wait(lambda: "With Mara" in names(page))
    named(page, "With Mara").click()
    settle(ground, page)
    kept = ground.ask(entries.get, page.session.piece)
    assert (kept.people, kept.tags) == (("Jonas",), ())
    ground.wait(lambda: {"People", "With Jonas"} <= names(page))
    assert "Tags" not in names(page)


def test_what_was_used_before_completes_what_is_typed(ground: Ground, page: TodayPage) -> None:
    ground.keep(builders.entry("x", at=EARLIER - timedelta(days=9), people=["Mara"], tags=["sea"]))
    enter(ground, page)
    choose(page, ground, "Add a person or a tag", "ma")
    choose(page, ground, "Add a person or a tag", "sea")
    settle(ground, page)
    assert (page.session.people, page.session.tags) == (("Mara",), ("sea",))
    assert ground.ask(people.labels) == ["Mara"]
    assert ground.ask(tags.names) == ["sea"]


def test_a_name_that_cannot_be_kept_is_refused_in_words(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    page.chips._on_chosen("#")
    page.chips._on_chosen("n" * 200)
    assert [said[0] for said in ground.notices.said] == [
        "That tag is empty. Any word will do.",
        "That name is very long. Up to 80 characters fit.",
    ]


# Time, bin, neighbours.


def test_day_and_time_can_be_changed_by_typing(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    settle(ground, page)
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
    QTest.keyClicks(page.editor, "x")
    settle(ground, page)
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
    QTest.keyClicks(page.editor, "gone")
    settle(ground, page)
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
    QTest.keyClicks(page.editor, "second")
    settle(ground, page)
    ground.wait(lambda: page.rail.isVisible())
    went = QSignalSpy(ground.context.navigator.went)
    time_shown = page._neighbours[0].time
    named(page, f"Entry at {time_shown}").click()
    assert went.at(0)[0] == Place(page=PageId.TODAY, piece=first)
    page.resize(1100, 800)
    assert page.rail.isHidden()
    page._open_menu()
    menu = page.findChild(QMenu)
    assert menu is not None
    assert f"Entry at {time_shown}" in [action.text() for action in menu.actions()]
    menu.close()


# How it lies on the sheet.


def test_a_low_window_shows_the_text_first_once_one_writes(ground: Ground, page: TodayPage) -> None:
    page.resize(900, 600)
    enter(ground, page)
    large = page.header.date_label
    assert page.prompt_card.isVisible()
    QTest.keyClicks(page.editor, "x")
    assert not page.prompt_card.isVisible()
    assert page.header.date_label is not large
    page.resize(900, 800)
    assert page.prompt_card.isVisible()
    assert page.header.date_label is large


@pytest.mark.parametrize(
    ("width", "zoom", "margin"), [(1280, 1.0, 150), (1179, 1.0, 60), (1280, 1.4, 60), (700, 1, 24)]
)
def test_margins_follow_width_divided_by_zoom(
    page: TodayPage, theme: Theme, width: int, zoom: float, margin: int
) -> None:
    theme.set_zoom(zoom)
    page.resize(width, 900)
    assert page.editor._end_margin == margin


def test_focus_mode_leaves_the_writing_alone(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    page.set_focus_mode(True)
    assert page.editor.isVisible()
    assert not page.prompt_card.isVisible()
    assert not page.chips.isVisible()
    page.set_focus_mode(False)
    assert page.prompt_card.isVisible()
    assert page.chips.isVisible()


@pytest.mark.parametrize(("width", "height", "zoom"), [(596, 560, 1.0), (800, 584, 1.4)])
def test_the_page_fits_the_smallest_window(
    ground: Ground, page: TodayPage, theme: Theme, width: int, height: int, zoom: float
) -> None:
    theme.set_zoom(zoom)
    page.resize(width, height)
    enter(ground, page)
    page.chips.show_labels(["Mara", "Jonas", "Somebody with a very long name indeed"], ["a", "b"])
    QApplication.sendPostedEvents(page, QEvent.Type.LayoutRequest)
    assert page.minimumSizeHint().width() <= width
    assert page.width() == width


# Words and names.


def test_every_control_has_the_name_that_is_promised(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    assert page.accessibleName() == "Today page"
    promised = {
        "Date", "Prompt", "Another question", "Write freely", "Entry", "Save state",
        "Add a person or a tag", "New entry", "Entry options", "Who was there?",
    }  # fmt: skip
    assert promised <= names(page)
    question = page.prompt_card._question
    assert page.prompt_card.prompt is not None
    assert question.accessibleDescription() == page.prompt_card.prompt.text


def test_saving_is_told_at_the_foot_and_failing_with_its_reason(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    ground.wait(lambda: page.save_state.label.text() == "Saved")
    ground.take_file_away()
    QTest.keyClicks(page.editor, "y")
    page.session.flush()
    ground.wait(lambda: page.save_state.label.text() == "Not saved yet.")
    assert page.session.state.error is not None
    named(page, "Why is it not saved").click()
    reason = page.save_state._reason
    assert reason is not None
    assert str(page.session.state.error) in reason.words.text()
    ground.put_file_back()
    reason.retry.click()
    ground.wait(lambda: page.save_state.label.text() == "Saved")
    assert reason.isHidden()
    assert ground.bodies() == ["xy"]


def test_going_elsewhere_keeps_at_once(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    settle(ground, page)
    QTest.keyClicks(page.editor, "yz")
    page.editor.setFocus()
    named(page, "New entry").setFocus()
    ground.wait(lambda: not page.busy(), 500)
    assert ground.bodies() == ["xyz"]


def test_find_opens_from_the_keys_of_the_window(ground: Ground, page: TodayPage) -> None:
    ground.keep(builders.entry("the sea", at=EARLIER))
    enter(ground, page)
    page.commands()[ActionId.FIND]()
    assert page.find_bar.isVisible()
    esc = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape.value, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.find_bar.field, esc)
    assert page.find_bar.isHidden()
