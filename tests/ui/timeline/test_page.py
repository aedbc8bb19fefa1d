"""The page as one uses it, on a real journal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.timeline import page as page_module
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.empty_state import EmptyState
from tests.builders import entry
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep
from tests.ui.timeline.looking import choose, listed, state

Open = Callable[[], TimelinePage]


def search(page: TimelinePage, ground: Ground, words: str, expected: list[int]) -> None:
    page.focus_search()
    QTest.keyClicks(page._header.field, words)
    ground.wait(lambda: listed(page) == expected and page._contents._job is None)


def test_opening_shows_everything_newest_first(open_page: Open, three: tuple[int, ...]) -> None:
    page = open_page()
    assert listed(page) == list(reversed(three))
    assert state(page) is page._view
    assert page.accessibleName() == "Timeline page"


def test_an_empty_journal_leads_to_the_first_page(open_page: Open, ground: Ground) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    empty = state(page)
    assert isinstance(empty, EmptyState)
    assert empty.heading.text() == "Your first page will land here."
    assert empty.button is not None
    empty.button.click()
    assert went.at(0) == [Place(page=PageId.TODAY)]


def test_the_first_entry_replaces_the_empty_page(open_page: Open, ground: Ground) -> None:
    page = open_page()
    ground.ask(entries.begin, "First.", when=entry(at=NOON).when, clock=ground.clock)
    assert state(page) is page._view


def test_searching_finds_as_one_types_and_counts_in_words(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    lamp, door, canal = three
    count = page._header.count
    assert not count.isVisible()
    search(page, ground, "lam", [canal, lamp])
    assert count.text() == "2 places"
    assert count.accessibleName() == "Result count"
    assert count.accessibleDescription() == "2 places"
    search_text(page, ground, "door", [door])
    assert count.text() == "one place"
    page._header.field.clear_button.click()
    ground.wait(lambda: len(listed(page)) == 3)
    assert not count.isVisible()


def search_text(page: TimelinePage, ground: Ground, words: str, expected: list[int]) -> None:
    page._header.field.setText(words)
    ground.wait(lambda: listed(page) == expected and page._contents._job is None)


def test_nothing_found_says_so_and_lets_the_search_go(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    search(page, ground, "zebra", [])
    empty = state(page)
    assert isinstance(empty, EmptyState)
    assert empty.heading.text() == "Nothing by that name"
    assert empty.button is not None
    assert empty.button.accessibleName() == "Clear search and filters"
    empty.button.click()
    ground.wait(lambda: len(listed(page)) == 3)
    assert state(page) is page._view
    assert page._view.hasFocus()


def test_down_leads_from_the_words_into_what_was_found_and_enter_opens_it(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    search(page, ground, "lamp", [three[2], three[0]])
    QTest.keyClick(page._header.field, Qt.Key.Key_Down)
    assert page._view.hasFocus()
    assert page._view.chosen_key() == three[2]
    QTest.keyClick(page._view, Qt.Key.Key_Return)
    assert went.at(0) == [Place(page=PageId.READER, piece=PieceId(three[2]))]


def test_the_latest_words_win(open_page: Open, ground: Ground, three: tuple[int, ...]) -> None:
    page = open_page()
    gate = ground.hold()
    for words in ("lamp", "door"):
        page._desk.put(words)
    arrived = QSignalSpy(page._contents.arrived)
    gate.set()
    ground.wait(lambda: listed(page) == [three[1]])
    assert arrived.count() == 1


def test_after_a_search_one_is_at_what_was_chosen_there(
    open_page: Open, ground: Ground, keep: Keep
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    found = keep("A rare lamp.", at=NOON - timedelta(days=30, hours=1))
    page = open_page()
    search(page, ground, "lamp", [found])
    choose(page, found)
    QTest.keyClick(page._view, Qt.Key.Key_Escape)
    ground.wait(lambda: len(listed(page)) == 41)
    assert page._view.chosen_key() == found
    assert page._view.where_chosen() is not None, "in view"


def test_after_a_search_without_a_choice_one_is_where_one_was(
    open_page: Open, ground: Ground, keep: Keep
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    page = open_page()
    page._view.verticalScrollBar().setValue(1500)
    before = page._view.whereabouts()
    search_text(page, ground, "zebra", [])
    search_text(page, ground, "", list(range(1, 41)))
    assert page._view.whereabouts() == before


def test_how_much_was_found_is_spoken_once_it_settles(
    open_page: Open, ground: Ground, three: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    # What the desktop hears is checked on a real accessibility bus; here only when and what.
    monkeypatch.setattr(page_module, "announce", lambda _widget, text: spoken.append(text))
    page = open_page()
    search(page, ground, "lamp", [three[2], three[0]])
    assert spoken == []
    ground.wait(lambda: spoken == ["2 found"])


def test_e_goes_on_writing(open_page: Open, ground: Ground, three: tuple[int, ...]) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    choose(page, PieceId(three[1]))
    do(page._view, ActionId.EDIT_ENTRY)
    assert went.at(0) == [Place(page=PageId.TODAY, piece=PieceId(three[1]))]


def test_what_changed_while_another_page_was_shown_is_there_on_return(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    page.leave()
    shown = QSignalSpy(page._model.dataChanged)
    ground.ask(entries.save, three[1], 1, "A window.", clock=ground.clock, new_sitting=True)
    kept = ground.ask(entries.begin, "New.", when=entry(at=NOON).when, clock=ground.clock)
    assert shown.count() == 0
    page.enter(Place(page=PageId.TIMELINE))
    assert listed(page) == [kept.id, *reversed(three)]
    assert "A window." in page._model.index(3).data()


def test_a_found_entry_that_loses_the_word_leaves_the_search(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    search(page, ground, "lamp", [three[2], three[0]])
    ground.ask(entries.save, three[0], 1, "Dark.", clock=ground.clock, new_sitting=True)
    ground.wait(lambda: listed(page) == [three[2]])
    assert page._header.count.text() == "one place"


def test_a_place_can_be_come_back_to(
    open_page: Open, ground: Ground, keep: Keep, page: TimelinePage
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    open_page()
    choose(page, PieceId(25))
    page._view.verticalScrollBar().setValue(page._view.verticalScrollBar().value() + 77)
    place, before = page.place(), page._view.where_chosen()
    assert place is not None
    page.forget()
    assert listed(page) == []
    page.leave()
    page.enter(place)
    ground.wait(lambda: page._contents.loaded)
    assert page._view.where_chosen() == before


def test_a_piece_asked_for_is_chosen_and_in_view(
    open_page: Open, ground: Ground, keep: Keep
) -> None:
    for number in range(40):
        keep(f"Number {number}.", at=NOON - timedelta(days=number))
    page = open_page()
    page.leave()
    page.enter(Place(page=PageId.TIMELINE, piece=PieceId(33)))
    assert page._view.chosen_key() == 33
    assert page._view.where_chosen() is not None


def test_forgetting_leaves_no_word_anywhere(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    search(page, ground, "lamp", [three[2], three[0]])
    page._view.viewport().grab()
    page.forget()
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert not any("lamp" in text or "place" in text for text in texts)
    assert page._header.field.text() == ""
    assert not page._header.field.isUndoAvailable()
    assert page._model.rowCount() == 0
    assert not page._model._heads._heads
    assert not page._model._heads._excerpts
    assert not page._view._cards._entries._blocks


def test_a_person_with_another_name_is_shown_with_it(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    assert "with Ana" in page._model.index(2).data()
    ground.ask(entries.set_people, three[1], ["Inés"], clock=ground.clock)
    assert "with Inés" in page._model.index(2).data()


def test_nothing_on_the_page_is_without_a_name(open_page: Open, three: tuple[int, ...]) -> None:
    page = open_page()
    focusable = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible()
    ]
    names = sorted(widget.accessibleName() for widget in focusable)
    assert names == [
        "Entries and moments",
        "Filter by person",
        "Filter by tag",
        "Go to a date",
        "Moments only",
        "Month",
        "More filters",
        "Next month",
        "Previous month",
        "Read only these",
        "Saved searches",
        "Search your words",
        "Show both",
        "Show can’t tell",
        "Show fear",
        "Show preference",
        "Show the bin",
        "Years",
    ]


def test_tab_goes_in_the_order_of_reading(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    page.focus_search()
    header = page._header
    above = (header.saved, header.passages, header.bin, *header.filters.chips)
    for expected in (*above, page._view, *page._beside.panel.stops, header.field):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected
    assert page._view.chosen_key() == three[2]


def test_what_is_listed_is_printed_as_it_was_lived(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    search(page, ground, "lamp", [three[2], three[0]])
    page.commands()[ActionId.PRINT]()
    [sheet] = page.findChildren(PaperSheet)
    assert sheet.what.text() == "2 pieces, oldest first"
    assert sheet._pieces == (three[0], three[2])


def test_all_there_is_can_be_taken_out_or_what_is_listed(
    open_page: Open, ground: Ground, three: tuple[int, ...]
) -> None:
    page = open_page()
    page.commands()[ActionId.EXPORT]()
    [sheet] = page.findChildren(ExportSheet)
    assert sheet.choices.which.isHidden()
    sheet.dismiss()
    search(page, ground, "lamp", [three[2], three[0]])
    page.commands()[ActionId.EXPORT]()
    sheet = page.findChildren(ExportSheet)[-1]
    assert not sheet.choices.which.isHidden()
    assert sheet.choices.listed.text() == "2 pieces."
