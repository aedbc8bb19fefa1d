"""Searching on the page: typed, clicked, hinted at, told where it is wrong."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal_app.core.changes import Changes
from journal_app.core.ids import PieceId
from journal_app.services import entries, labels, people, shown_names, tags
from journal_app.storage import newest
from journal_app.storage import timeline as stored
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline import search_desk
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice_popover import ChoicePopover
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep
from tests.ui.timeline.looking import choose, found, listed


def typed(page: TimelinePage, words: str) -> None:
    """Type into the field as one does."""
    page.focus_search()
    QTest.keyClicks(page._header.field, words)


def chip(page: TimelinePage, name: str) -> Chip:
    """The chip of this name."""
    return next(each for each in page._header.filters.chips if each.accessibleName() == name)


def names(page: TimelinePage) -> list[str]:
    """What the removable chips say."""
    return [each.accessibleName() for each in page._header.filters._parts.values()]


def test_what_is_typed_shows_as_chips_and_what_is_clicked_is_typed(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, field = page_of, page_of._header.field
    page._desk.put('kettle tag:"quiet evening" in:2025 -person:Anabel felt:fear')
    assert names(page) == ["quiet evening", "In 2025", "not: Anabel"]
    assert chip(page, "Show fear").isChecked()
    chip(page, "Show fear").click()
    assert field.text() == 'kettle tag:"quiet evening" in:2025 -person:Anabel'
    found(page, ground, 1)
    chip(page, "In 2025").click()
    chip(page, "quiet evening").click()
    assert field.text() == "kettle -person:Anabel"
    chip(page, "not: Anabel").click()
    found(page, ground, 2, 1)
    assert names(page) == []


def test_a_person_or_a_tag_is_chosen_from_a_list(page_of: TimelinePage, ground: Ground) -> None:
    page = page_of
    chip(page, "Filter by tag").click()
    QTest.keyClicks(focused(page), "qui")
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    assert page._header.field.text() == 'tag:"quiet evening"'
    found(page, ground, 1)


def test_people_are_called_by_their_initials_until_one_points_at_them(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    typed(page, "-person:Anabel ")
    ground.wait(lambda: names(page) == ["not: A."])
    left_out = chip(page, "not: A.")
    assert left_out.accessibleDescription() == "not: Anabel"
    assert left_out.shown == "not: A."
    chip(page, "Filter by person").click()
    popover = page.window().findChild(ChoicePopover)
    assert popover is not None
    offered = popover.list.model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["A.", "A."]
    QTest.keyClicks(focused(page), "anab")
    QTest.keyClick(focused(page), Qt.Key.Key_Return)
    assert page._header.field.text() == "-person:Anabel person:Anabel"


def test_the_field_shows_initials_while_nobody_is_in_it(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    field = page._header.field
    typed(page, 'person:Anabel -person:"Ana" tag:nothing door ')
    assert field.displayText() == field.text()
    field.setCursorPosition(3)
    chip(page, "Filter by tag").setFocus()
    assert field.displayText() == "person:A. -person:A. tag:nothing door "
    assert field.text() == 'person:Anabel -person:"Ana" tag:nothing door '
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.displayText() == field.text()
    assert field.cursorPosition() in (3, len(field.text()))
    page._desk.put("person:Ana")
    chip(page, "Filter by tag").setFocus()
    assert field.displayText() == "person:A."
    page._desk.put("person:Anabel")
    assert (field.displayText(), field.text()) == ("person:A.", "person:Anabel")
    QApplication.sendEvent(field, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert field.displayText() == "person:Anabel"
    QApplication.sendEvent(field, QEvent(QEvent.Type.Leave))
    assert field.displayText() == "person:A."
    field.clear()
    assert field.text() == ""
    page._desk.put("person:Ana")
    ground.ask(shown_names.show_initials, False)
    ground.wait(lambda: field.displayText() == "person:Ana")


def test_who_is_hidden_is_not_offered_and_found_all_the_same(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    for kind, name in ((people.KIND, "Ana"), (people.KIND, "Anabel"), (tags.KIND, "work")):
        label = ground.ask(labels.find, kind, name)
        if name != "Anabel":
            ground.ask(labels.show, kind, label.uid, hidden=True)
    page.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: len(page._desk.lexicon.unoffered) == 2)
    assert page._desk.lexicon.people == ("Anabel",)
    assert page._desk.lexicon.tags == ("quiet evening",)
    typed(page, "person:Ana tag:work")
    found(page, ground, 3)
    assert page._desk.search.errors == ()


def test_hints_call_people_by_their_initials_and_type_the_name(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    typed(page, "pers")
    assert page._header.field.hints.labels == ["person:"]
    QTest.keyClick(page._header.field, Qt.Key.Key_Tab)
    QTest.keyClicks(page._header.field, "anab")
    assert page._header.field.hints.labels == ["A."]
    QTest.keyClick(page._header.field, Qt.Key.Key_Tab)
    assert page._header.field.text() == "person:Anabel "


def focused(page: TimelinePage) -> QWidget:
    """Whatever has the keyboard in the window of the page."""
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def test_the_menu_says_everything_else(page_of: TimelinePage, ground: Ground) -> None:
    page, more = page_of, page_of._header.filters.more
    more.fill()
    titles = [action.text() for action in more.menu_of_filters.actions() if action.text()]
    assert titles == [
        "Marked as", "In the body", "Kind", "With", "In", "Before", "After",
        "Words side by side…", "Leave out",
    ]  # fmt: skip
    trigger(more.menu_of_filters, "Before", "2026")
    found(page, ground, 1)
    trigger(more.menu_of_filters, "Leave out", "A tag", "quiet evening")
    found(page, ground)
    assert page._header.field.text() == 'before:2026 -tag:"quiet evening"'
    trigger(more.menu_of_filters, "In", "Another date…")
    assert page._header.field.text().endswith(" in:")
    assert page._header.field.hints.labels == ["2026", "2025"]


def test_of_many_names_the_last_can_be_left_out_as_well(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, more = page_of, page_of._header.filters.more
    ground.ask(entries.set_tags, PieceId(3), [f"tag {n}" for n in range(15)], clock=ground.clock)
    ground.wait(lambda: len(page._desk.lexicon.tags or ()) >= 15)
    more.fill()
    trigger(more.menu_of_filters, "Leave out", "A tag", "Another…")
    assert page._header.field.text().endswith("-tag:")
    assert page._header.field.hints.isVisible()


def trigger(menu: QMenu, *way: str) -> None:
    """Choose in a menu and the menus inside it."""
    for step in way:
        action = next(each for each in menu.actions() if each.text() == step)
        inner = action.menu()
        if isinstance(inner, QMenu):
            menu = inner
        else:
            action.trigger()


def test_hints_are_lit_by_arrows_and_taken_by_tab_or_enter(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, field = page_of, page_of._header.field
    typed(page, "door pers")
    assert field.hints.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "door person:"
    assert field.hints.labels == ["Ana", "Anabel"]
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "door person:Anabel "
    assert not field.hints.isVisible()
    found(page, ground, 2)


def test_escape_closes_the_hints_first_and_enter_without_one_lit_leads_to_the_list(
    page_of: TimelinePage, ground: Ground
) -> None:
    page, field = page_of, page_of._header.field
    typed(page, "felt:")
    ground.wait(lambda: bool(page._desk.search.errors))
    page._desk._late.timeout.emit()
    assert not page._header.message.isVisible(), "what follows is being offered"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    page._desk._late.timeout.emit()
    assert page._header.message.isVisible()
    assert (field.text(), field.hints.isVisible()) == ("felt:", False)
    typed(page, "ta")
    assert field.hints.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.hints.isVisible()


def test_what_is_wrong_is_told_once_it_is_meant(
    page_of: TimelinePage, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, message = page_of, page_of._header.message
    typed(page, "felt:sad")
    ground.wait(lambda: bool(page._desk.search.errors))
    assert not message.isVisible(), "still being typed"
    ground.wait(lambda: message.isVisible(), search_desk.LATE_MS * 3)
    assert message.accessibleName() == "Search message"
    assert message.accessibleDescription() == (
        "Behind “felt:” stands one of fear, preference, both, can’t tell."
    )
    typed(page, "x")
    found(page, ground)
    page._desk.put("")
    assert not message.isVisible()


def test_the_wrong_part_is_underlined(page_of: TimelinePage, ground: Ground) -> None:
    field = page_of._header.field
    page_of._view.setFocus()
    narrow = field.width()
    page_of._desk.put("kettle felt:fear")
    ground.wait(lambda: field.width() > narrow)
    right = field.grab().toImage()
    page_of._desk.put("kettle felt:fea")
    page_of._desk.put("kettle felt:fear")
    assert field.grab().toImage() == right
    field.mark([search_desk.SearchError(12, 16, "")])
    assert field.grab().toImage() != right


def test_the_best_match_is_a_choice(page_of: TimelinePage, ground: Ground, keep: Keep) -> None:
    page = page_of
    best = keep("kettle kettle kettle", at=NOON - timedelta(days=900))
    page._desk.put("kettle")
    found(page, ground, 2, 1, best)
    chip(page, "Best match").click()
    assert page._header.field.text() == "kettle sort:best"
    ground.wait(lambda: not page._contents.waiting and listed(page)[0] == best)
    assert page._model.months.rows == 6, "each under its own month"
    chip(page, "Best match").click()
    found(page, ground, 2, 1, best)


def test_where_the_words_stand_everywhere_it_is_said_that_none_match_best(
    page_of: TimelinePage, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of
    monkeypatch.setattr(stored, "TOO_COMMON", 1)
    page._desk.put("kettle")
    found(page, ground, 2, 1)
    assert page._header.message.text() == ""
    page._desk.put("kettle sort:best")
    words = "These words stand nearly everywhere, so the newest come first."
    ground.wait(lambda: page._header.message.text() == words)
    assert page._header.message.isVisible()
    monkeypatch.setattr(stored, "TOO_COMMON", 2)
    page._desk.put("kettle sort:best ")
    page._desk.put("kettle door sort:best")
    ground.wait(lambda: page._header.message.text() == "")


def test_a_search_outlasts_another_page_and_comes_back_with_its_place(
    page_of: TimelinePage, ground: Ground
) -> None:
    page = page_of
    page.leave()
    page.enter(Place(page=PageId.TIMELINE, part="search:kettle -door"))
    found(page, ground, 1)
    assert page._header.count.text() == "one place"
    choose(page, PieceId(1))
    place = page.place()
    assert place is not None
    assert (place.part, place.piece) == ("search:kettle -door", PieceId(1))
    page.forget()
    assert page._header.field.text() == ""
    assert page._desk.lexicon.people is None
    page.leave()
    page.enter(place)
    found(page, ground, 1)


def test_a_new_tag_is_known_when_one_comes_back(page_of: TimelinePage, ground: Ground) -> None:
    page = page_of
    page.leave()
    ground.ask(entries.set_tags, PieceId(3), ["later"], clock=ground.clock)
    page.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: "later" in (page._desk.lexicon.tags or ()))


def test_a_first_screen_comes_before_all_of_it_and_the_count_waits(
    page_of: TimelinePage, ground: Ground, monkeypatch: pytest.MonkeyPatch, keep: Keep
) -> None:
    monkeypatch.setattr(newest, "SCREEN", 1)
    page = page_of
    shown: list[tuple[list[int], str]] = []
    page._contents.arrived.connect(lambda: shown.append((listed(page), page._header.count.text())))
    page._desk.put("kettle")
    found(page, ground, 2, 1)
    assert shown == [([2], ""), ([2, 1], "2 places")]


def test_what_is_found_goes_out_only_once_all_of_it_is_there(
    page_of: TimelinePage, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "SCREEN", 1)
    page = page_of
    page._desk.put("kettle")
    ground.wait(lambda: listed(page) == [2])
    assert ActionId.PRINT not in page.commands()
    page.commands()[ActionId.EXPORT]()
    [sheet] = page.findChildren(ExportSheet)
    assert sheet.choices.which.isHidden()
    sheet.dismiss()
    found(page, ground, 2, 1)
    assert ActionId.PRINT in page.commands()
    page.commands()[ActionId.EXPORT]()
    assert page.findChildren(ExportSheet)[-1].choices.listed.text() == "2 pieces."


def test_the_rest_of_an_earlier_search_is_not_asked_for(
    page_of: TimelinePage, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest, "SCREEN", 1)
    page = page_of
    shown: list[list[int]] = []
    page._contents.arrived.connect(lambda: shown.append(listed(page)))
    page._contents.arrived.connect(lambda: page._desk.put("canal"))
    page._desk.put("kettle")
    ground.wait(lambda: len(shown) == 2 and not page._contents.waiting)
    assert shown == [[2], []]


def rewrite(ground: Ground, piece: PieceId, body: str) -> None:
    """Let an entry say something else."""
    ground.ask(entries.save, piece, 1, body, clock=ground.clock, new_sitting=False)


def test_what_is_written_meanwhile_is_looked_at_alone(
    page_of: TimelinePage, ground: Ground, keep: Keep
) -> None:
    page, hub = page_of, ground.context.hub
    page._desk.put("kettle in:2026")
    found(page, ground, 2)
    ways: list[bool] = []
    hub.changed.connect(lambda _changes: ways.append(page._contents.waiting))
    anew = QSignalSpy(page._model.modelReset)
    ours = keep("A kettle again.", at=NOON + timedelta(hours=1))
    other = keep("Only a door.", at=NOON + timedelta(hours=2))
    for piece in (ours, other):
        hub.changed.emit(Changes(pieces=frozenset({piece}), order=True))
    assert listed(page) == [ours, 2]
    assert page._header.count.text() == "2 places"
    rewrite(ground, other, "A door, and a kettle.")
    assert listed(page) == [other, ours, 2]
    rewrite(ground, ours, "Nothing boils.")
    assert listed(page) == [other, 2]
    assert ways
    assert not any(ways)
    assert anew.count() == 0
