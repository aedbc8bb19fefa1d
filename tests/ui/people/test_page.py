"""People and tags: listed, found as one types, and one of them with all that surrounds it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.services import entries, labels, people, saved_searches, shown_names, tags
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.people.name_list import NameList
from journal_app.ui.people.page import PeoplePage
from journal_app.ui.people.sheets import ForgetSheet, MergeSheet, RenameSheet
from journal_app.ui.timeline.column import Column
from journal_app.ui.widgets.plain_label import PlainLabel
from tests import builders
from tests.ui.context_fixture import Ground


def keep(ground: Ground, *names: str, tags: tuple[str, ...] = (), days: int = 0) -> PieceId:
    at = builders.START - timedelta(days=days)
    return ground.keep(builders.entry(f"{days} days ago", at=at, people=names, tags=tags))


def enter(ground: Ground, page: PeoplePage, part: str = "") -> None:
    """Go there as one goes anywhere; a name is enough."""
    noun, _colon, name = part.partition(":")
    kind = {"person": people.KIND, "tag": tags.KIND}.get(noun)
    if kind is not None:
        found = ground.ask(labels.find, kind, name)
        assert found is not None
        part = f"{noun}:{found.uid}"
    ground.context.navigator.go(Place(page=PageId.PEOPLE, part=part))
    settle(ground, page)


def settle(ground: Ground, page: PeoplePage) -> None:
    ground.ask(lambda _vault: None)
    ground.wait(lambda: page._loading is None)


def listed(names: NameList) -> list[str]:
    return [row.told for row in names.rows]


def press(page: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        focus = page.window().focusWidget()
        QTest.keyClick(focus if focus is not None else page, key)


def sheet_of(page: PeoplePage, kind: type[QWidget]) -> QWidget:
    found = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found[0]


def test_without_a_name_it_says_what_it_is_for(ground: Ground, page: PeoplePage) -> None:
    enter(ground, page)
    assert page.accessibleName() == "People and tags page"
    assert page.overview.empty.isVisible()


def test_all_are_listed_most_used_first_with_their_counts_beside_the_name(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana", "Ben", tags=("sea",))
    keep(ground, "Ben", days=3)
    enter(ground, page)
    assert listed(page.overview.people.names) == ["Ben", "Ana"]
    assert listed(page.overview.tags.names) == ["sea"]
    first = page.overview.people.names.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Ben"
    described = first.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == "2 entries and moments"


def test_typing_narrows_both_lists_whatever_the_case_and_accents(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Zoë", "Ben", tags=("zoo", "sea"))
    enter(ground, page)
    assert page.overview.field.hasFocus()
    QTest.keyClicks(page.overview.field, "ZOE")
    assert listed(page.overview.people.names) == ["Zoë"]
    assert listed(page.overview.tags.names) == []
    assert page.overview.tags.message.text() == "Nothing by that name."
    press(page, Qt.Key.Key_Escape)
    assert listed(page.overview.people.names) == ["Ben", "Zoë"]


def test_by_keyboard_into_one_and_back(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "Ana")
    enter(ground, page)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Return)
    settle(ground, page)
    assert page.one.name.text() == "Ana"
    assert page.one.isVisible()
    press(page, Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_a_piece_of_somebody_is_gone_on_with_once_it_is_chosen(
    ground: Ground, page: PeoplePage
) -> None:
    piece = keep(ground, "Ana")
    enter(ground, page, "person:Ana")
    ground.wait(lambda: len(page._model.order) == 1)
    assert ActionId.EDIT_ENTRY not in page.commands()
    page.pieces.choose(piece)
    page.commands()[ActionId.EDIT_ENTRY]()
    assert ground.context.navigator.here == Place(page=PageId.TODAY, piece=piece)


def test_one_is_told_with_its_years_its_pieces_and_its_company(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana", "Ben", tags=("sea",))
    keep(ground, "Ana", "Ben", days=400)
    piece = keep(ground, "Ana", "Clara", days=401)
    ground.ask(entries.move_to_bin, keep(ground, "Ana", days=2000), clock=ground.clock)
    enter(ground, page, "person:Ana")
    assert page.one.words.text() == (
        "On 3 entries and moments, from 6 February 2025 to 14 March 2026."
    )
    assert [(row.words, row.line) for row in page.one.years.rows] == [
        ("2026", "1 entry"),
        ("2025", "2 entries"),
    ]
    assert [(row.words, row.line) for row in page.one.beside.rows] == [
        ("Ben", "2 times"),
        ("Clara", "once"),
        ("sea", "once"),
    ]
    assert len(page._model.order) == 3
    assert page._model.order.ids[-1] == piece


def test_a_year_opens_the_timeline_with_exactly_that_search(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, 'Ana "the sea"')
    enter(ground, page, 'person:Ana "the sea"')
    page.one.years.opened.emit("2026")
    assert ground.context.navigator.here == Place(
        page=PageId.TIMELINE, part='search:person:"Ana  the sea " in:2026'
    )


def test_company_opens_its_own_page(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "Ana", tags=("sea",))
    enter(ground, page, "person:Ana")
    page.one.beside.take_focus()
    press(page, Qt.Key.Key_Return)
    settle(ground, page)
    assert page.one.name.text() == "sea"


def test_renamed_and_taken_back(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "ana")
    ground.ask(saved_searches.save, "Her", "person:ana", clock=ground.clock)
    enter(ground, page, "person:ana")
    page._do(page.deeds.rename)
    sheet = sheet_of(page, RenameSheet)
    assert sheet.field.hasFocus()
    QTest.keyClicks(sheet.field, "Anna")
    press(page, Qt.Key.Key_Return)
    ground.wait(lambda: page.one.name.text() == "Anna")
    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("Renamed.", "Undo")
    assert [each.query for each in ground.ask(saved_searches.all_of)] == ["person:Anna"]
    undo()
    ground.wait(lambda: page.one.name.text() == "ana")
    assert [each.query for each in ground.ask(saved_searches.all_of)] == ["person:ana"]


def test_a_name_that_is_there_already_is_told_with_the_offer_to_merge(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana")
    keep(ground, "Anna")
    enter(ground, page, "person:Ana")
    page._do(page.deeds.rename)
    sheet = sheet_of(page, RenameSheet)
    sheet.field.setText("anna")
    press(page, Qt.Key.Key_Return)
    ground.wait(sheet.merge.isVisible)
    assert "“Anna” is in the journal already, on one entry or moment." in sheet.message.text()
    assert ground.ask(people.labels) == ["Ana", "Anna"]
    press(page, Qt.Key.Key_Return)
    settle(ground, page)
    merge = sheet_of(page, MergeSheet)
    assert merge.picked.label == "Anna"
    assert "Wherever “Ana” stands, “Anna” will stand" in merge.words.text()
    press(page, Qt.Key.Key_Return)
    ground.wait(lambda: page.one.name.text() == "Anna")
    assert ground.ask(people.labels) == ["Anna"]
    undo = ground.notices.said[-1][2]
    undo()
    ground.wait(lambda: page.one.name.text() == "Ana")
    assert ground.ask(people.labels) == ["Ana", "Anna"]


def test_a_name_that_cannot_be_one_is_refused_on_the_sheet(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana")
    enter(ground, page, "person:Ana")
    page._do(page.deeds.rename)
    sheet = sheet_of(page, RenameSheet)
    sheet.field.setText("  ")
    press(page, Qt.Key.Key_Return)
    ground.wait(sheet.message.isVisible)
    assert "empty" in sheet.message.text()


def test_forgetting_says_first_what_goes_and_what_stays_and_can_be_taken_back(
    ground: Ground, page: PeoplePage
) -> None:
    for days in range(3):
        keep(ground, tags=("sea",), days=days)
    enter(ground, page, "tag:sea")
    page._do(page.deeds.forget)
    sheet = sheet_of(page, ForgetSheet)
    assert sheet.keep.hasFocus()
    told = " ".join(each.text() for each in sheet.findChildren(type(page.one.words)))
    assert "“sea” stands on 3 entries and moments." in told
    assert "texts themselves are not touched" in told
    press(page, Qt.Key.Key_Return)
    assert ground.ask(tags.names) == ["sea"]
    page._do(page.deeds.forget)
    sheet_of(page, ForgetSheet).forget.click()
    ground.wait(page.overview.isVisible)
    settle(ground, page)
    assert ground.ask(tags.names) == []
    said, _action, undo = ground.notices.said[-1]
    assert said.startswith("“sea” is forgotten.")
    undo()
    ground.wait(lambda: page.one.name.text() == "sea")
    assert len(page._model.order) == 3


def test_coloured_hidden_and_kept_out_from_the_menu(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "Ana")
    enter(ground, page, "person:Ana")

    def act(words: str) -> None:
        page.menu.show_label(page._shown.label)
        actions = [*page.menu.actions()]
        for action in [*actions]:
            if action.menu() is not None:
                actions += action.menu().actions()
        next(each for each in actions if each.text() == words).trigger()
        settle(ground, page)

    act("Violet")
    ground.wait(lambda: page._shown.label.tint == "echo")
    act("Offer while writing")
    ground.wait(lambda: page._shown.label.hidden)
    assert ground.ask(people.labels) == []
    assert "Not offered while writing." in page.one.words.text()
    act("Show on On this day")
    ground.wait(lambda: page._shown.label.kept_out)
    act("No colour")
    ground.wait(lambda: page._shown.label.tint is None)
    assert {said[0] for said in ground.notices.said} == {
        "“Ana” is not offered any more. It is still found.",
        "What carries “Ana” is not shown on On this day.",
    }


def test_as_initials_a_name_is_whole_only_where_one_stands(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ana Lee", tags=("sea",))
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    enter(ground, page)
    ground.wait(lambda: listed(page.overview.people.names) == ["A. L."])
    index = page.overview.people.names.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A. L."
    described = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == "Ana Lee, one entry or moment"
    assert listed(page.overview.tags.names) == ["sea"]


def test_locked_no_name_is_left(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "Ana", "Ben")
    enter(ground, page, "person:Ana")
    page._do(page.deeds.forget)
    assert page.place() == ground.context.navigator.here
    page.forget()
    assert page.one.name.text() == ""
    assert page.one.beside.rows == []
    assert page.overview.people.names.rows == []
    assert len(page._model.order) == 0
    assert not [each for each in page.window().findChildren(ForgetSheet) if each.isVisible()]


@pytest.mark.parametrize(("width", "zoom"), [(1068, 1.0), (660, 1.0), (900, 2.0)])
def test_nothing_lies_over_anything_at_any_size(
    ground: Ground, page: PeoplePage, width: int, zoom: float
) -> None:
    keep(
        ground,
        "A name that goes on for the eighty characters that a name may have at the most",
        "Ben",
    )
    ground.context.theme.set_zoom(zoom)
    page.resize(width, 640)
    enter(ground, page, "person:Ben")
    ground.wait(lambda: page.one.beside.height() > 0)
    settle(ground, page)
    one = page.one
    parts = [one.name, one.words, page.pieces, one.years, one.beside]
    # In a low window the page scrolls, and all of it lies one below the other.
    whole = one.whole_page.widget() if zoom == 2.0 else page
    boxes = [part.rect().translated(part.mapTo(whole, QPoint(0, 0))) for part in parts]
    assert all(whole.rect().contains(box) for box in boxes)
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


@pytest.mark.parametrize(("width", "fades"), [(1068, False), (660, True)])
def test_its_pieces_fade_where_something_stands_below_them(
    ground: Ground, page: PeoplePage, width: int, fades: bool
) -> None:
    for _piece in range(12):
        keep(ground, "Ben")
    page.resize(width, 500)
    enter(ground, page, "person:Ben")
    ground.wait(lambda: page.pieces.verticalScrollBar().maximum() > 0)
    port = page.pieces.viewport()
    darkest = 255
    for scrolled in range(0, 60, 3):
        page.pieces.verticalScrollBar().setValue(scrolled)
        foot = port.grab().toImage()
        line = [foot.pixelColor(x, foot.height() - 1) for x in range(0, foot.width() - 20, 2)]
        darkest = min(darkest, *(each.lightness() for each in line))
    assert (darkest > 235) is fades


def test_a_heading_without_a_list_stands_beside_the_other(ground: Ground, page: PeoplePage) -> None:
    keep(ground, "Ana")
    enter(ground, page)
    ground.wait(lambda: page.overview.people.names.isVisible())
    tops = [
        min(child.y() for child in column.findChildren(PlainLabel))
        for column in (page.overview.people, page.overview.tags)
    ]
    assert tops[0] == tops[1]


def test_on_a_very_wide_page_the_head_begins_where_its_pieces_do(
    ground: Ground, page: PeoplePage
) -> None:
    keep(ground, "Ben")
    page.resize(3600, 1200)
    enter(ground, page, "person:Ben")
    ground.wait(lambda: page.pieces.width() > 3000)
    column = Column.of(page.pieces.width(), ground.context.theme.zoom)
    assert abs(page.one.back.mapTo(page, QPoint(0, 0)).x() - column.start) <= 12
