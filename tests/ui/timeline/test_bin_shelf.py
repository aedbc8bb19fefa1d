"""The bin of what is no piece, and the ways out for good, on a real journal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.core.bin import Binned, Noun
from journal_app.core.ids import PieceId
from journal_app.services import (
    decks,
    entries,
    labels,
    people,
    sealing,
    shown_names,
    tags,
    templates,
)
from journal_app.storage.vault import Vault
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.timeline import bin_shelf
from journal_app.ui.timeline.bin_shelf import BinShelf
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.boxed_list import Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.icon_button import IconButton
from tests.builders import entry
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON
from tests.ui.timeline.looking import choose, listed, state

Open = Callable[[], TimelinePage]


def rows(shelf: BinShelf) -> dict[str, Row]:
    """The rows that are there, by their titles."""
    found = [row for row in shelf.findChildren(Row) if row.isVisibleTo(shelf)]
    return {row.accessibleName(): row for row in found}


def press(widget: QWidget, name: str) -> None:
    kinds = (*widget.findChildren(Button), *widget.findChildren(IconButton))
    (button,) = [each for each in kinds if each.accessibleName() == name]
    button.click()


def agree(page: TimelinePage, name: str) -> None:
    (sheet,) = [each for each in page.window().findChildren(SheetDialog) if not each.isHidden()]
    press(sheet, name)


def put_away(ground: Ground) -> None:
    template = ground.ask(templates.add, "Sunday", "One thing:", clock=ground.clock).template
    ground.ask(templates.remove, template.id, clock=ground.clock)
    ground.clock.advance(timedelta(minutes=1))
    deck = ground.ask(decks.add, "Evenings", clock=ground.clock).uid
    ground.ask(decks.remove, deck, clock=ground.clock)


def put_searches_away(ground: Ground, count: int) -> None:
    def fill(vault: Vault) -> None:
        with vault.writing():
            for number in range(count):
                binned = Binned(
                    uid=f"{number:04}",
                    noun=Noun.SEARCH,
                    label=f"Search {number}",
                    deleted_at=ground.clock.now() - timedelta(minutes=number),
                )
                vault.bin.put(binned, {"query": "door"})

    ground.ask(fill)


def first_way(shelf: BinShelf, name: str) -> Button:
    (button,) = rows(shelf)[name].findChildren(Button)
    return button


@pytest.fixture
def shelf_of(ground: Ground, open_page: Open) -> Callable[[], tuple[TimelinePage, BinShelf]]:
    def shown() -> tuple[TimelinePage, BinShelf]:
        page = open_page()
        page._header.bin.setChecked(True)
        ground.ask(lambda _vault: None)
        ground.wait(lambda: page._contents._job is None)
        return page, page._bin_shelf

    return shown


Shelf = Callable[[], tuple[TimelinePage, BinShelf]]


def test_what_is_no_piece_stands_in_rows_with_the_day_it_stays_until(
    ground: Ground, shelf_of: Shelf
) -> None:
    put_away(ground)
    page, shelf = shelf_of()
    assert list(rows(shelf)) == ["Evenings", "Sunday"]
    day = (ground.clock.now() + timedelta(days=30)).astimezone()
    line = rows(shelf)["Sunday"].line.text()
    assert line == f"Template · Stays until {day.day} {day:%B %Y}"
    assert not shelf.isHidden()
    assert page._stack.isHidden()


def test_as_initials_somebody_is_called_in_full_where_one_stands(
    ground: Ground, shelf_of: Shelf
) -> None:
    ground.keep(entry("By the canal.", people=("Mara Vin",), tags=("Harbour",)))
    for kind, name in ((people.KIND, "Mara Vin"), (tags.KIND, "Harbour")):
        label = ground.ask(labels.find, kind, name)
        ground.ask(labels.forget, kind, label.uid, clock=ground.clock)
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    page, shelf = shelf_of()
    assert set(rows(shelf)) == {"M. V.", "Harbour"}
    row = rows(shelf)["M. V."]
    assert row.title.text() == "M. V."
    (back,) = row.findChildren(Button)
    assert back.accessibleDescription() == "Mara Vin"
    page.activateWindow()
    back.setFocus()
    ground.wait(lambda: row.title.text() == "Mara Vin")
    page.setFocus()
    ground.wait(lambda: row.title.text() == "M. V.")
    at = QPointF(4, 4)
    QApplication.sendEvent(row, QEnterEvent(at, at, at))
    assert row.title.text() == "Mara Vin"
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert row.title.text() == "M. V."


def test_it_comes_back_from_its_row(ground: Ground, shelf_of: Shelf) -> None:
    put_away(ground)
    _page, shelf = shelf_of()
    press(rows(shelf)["Sunday"], "Bring it back")
    ground.wait(lambda: list(rows(shelf)) == ["Evenings"])
    assert [each.name for each in ground.ask(lambda vault: vault.templates.all())] == ["Sunday"]


def test_for_good_asks_once_and_leaving_it_is_the_safe_choice(
    ground: Ground, shelf_of: Shelf
) -> None:
    put_away(ground)
    page, shelf = shelf_of()
    press(rows(shelf)["Sunday"], "Delete for good")
    agree(page, "Leave it in the bin")
    ground.ask(lambda _vault: None)
    assert list(rows(shelf)) == ["Evenings", "Sunday"]
    press(rows(shelf)["Sunday"], "Delete for good")
    agree(page, "Delete for good")
    ground.wait(lambda: list(rows(shelf)) == ["Evenings"])
    assert ground.ask(lambda vault: vault.templates.all()) == ()


def test_the_chosen_piece_goes_for_good(
    ground: Ground, shelf_of: Shelf, three: tuple[PieceId, ...]
) -> None:
    for piece in three[:2]:
        ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    page, shelf = shelf_of()
    assert not shelf.for_good.isEnabled()
    choose(page, three[0])
    shelf.for_good.click()
    agree(page, "Delete for good")
    ground.wait(lambda: listed(page) == [three[1]])
    assert ground.ask(lambda vault: vault.entries.body(three[0])) is None
    assert ground.ask(lambda vault: vault.entries.body(three[2])) is not None


def test_emptying_leaves_the_bin_empty(
    ground: Ground, shelf_of: Shelf, three: tuple[PieceId, ...]
) -> None:
    put_away(ground)
    ground.ask(entries.move_to_bin, three[0], clock=ground.clock)
    page, shelf = shelf_of()
    shelf.empty.click()
    agree(page, "Empty the bin")
    ground.wait(lambda: state(page) is page._nothing_binned)
    ground.wait(shelf.isHidden)
    assert not page._stack.isHidden()


def test_what_is_sealed_is_told_without_a_word_and_comes_back_sealed(
    ground: Ground, shelf_of: Shelf
) -> None:
    kept = ground.ask(entries.begin, "Zostera.", when=entry(at=NOON).when, clock=ground.clock)
    ground.ask(sealing.seal, kept.id)
    ground.ask(entries.move_to_bin, kept.id, clock=ground.clock)
    _page, shelf = shelf_of()
    assert list(rows(shelf)) == ["A sealed entry"]
    assert "Zostera" not in rows(shelf)["A sealed entry"].line.text()
    press(rows(shelf)["A sealed entry"], "Bring it back")
    ground.wait(lambda: rows(shelf) == {})
    assert ground.ask(lambda vault: vault.pieces.is_sealed(kept.id))


def test_all_that_is_in_the_bin_can_be_reached(
    ground: Ground, shelf_of: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bin_shelf, "MOST", 10)
    put_searches_away(ground, 23)
    page, shelf = shelf_of()
    assert len(rows(shelf)) == 10
    assert shelf.left.text() == "13 more are in the bin."
    page.activateWindow()
    shelf.more.setFocus()
    shelf.more.click()
    ground.wait(lambda: len(rows(shelf)) == 20)
    (first, *_others) = rows(shelf)["Search 10"].findChildren(Button)
    assert first.hasFocus()
    assert shelf.left.text() == "3 more are in the bin."
    shelf.more.click()
    ground.wait(lambda: len(rows(shelf)) == 23)
    assert not shelf.more.isVisible()
    assert not shelf.left.isVisible()
    press(rows(shelf)["Search 22"], "Bring it back")
    ground.wait(lambda: len(rows(shelf)) == 22)
    page._header.bin.setChecked(False)
    page._header.bin.setChecked(True)
    ground.wait(lambda: len(rows(shelf)) == 10)


def test_place_and_keyboard_stay_where_a_row_went(
    ground: Ground, shelf_of: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bin_shelf, "MOST", 10)
    put_searches_away(ground, 40)
    page, shelf = shelf_of()
    page.activateWindow()
    shelf.more.click()
    shelf.more.click()
    ground.wait(lambda: len(rows(shelf)) == 30)
    bar = shelf._scroll.verticalScrollBar()
    back = first_way(shelf, "Search 15")
    back.setFocus()
    QApplication.processEvents()
    shelf._scroll.ensureWidgetVisible(back)
    place = bar.value()
    assert 0 < place < bar.maximum()
    back.click()
    ground.wait(lambda: "Search 15" not in rows(shelf))
    QApplication.processEvents()
    assert first_way(shelf, "Search 16").hasFocus()
    assert bar.value() == place
    assert len(rows(shelf)) == 30
    press(rows(shelf)["Search 16"], "Delete for good")
    agree(page, "Delete for good")
    ground.wait(lambda: "Search 16" not in rows(shelf))
    QApplication.processEvents()
    assert first_way(shelf, "Search 17").hasFocus()
    assert bar.value() == place


def test_the_keyboard_goes_to_the_last_row_where_the_last_went(
    ground: Ground, shelf_of: Shelf
) -> None:
    put_searches_away(ground, 3)
    page, shelf = shelf_of()
    page.activateWindow()
    back = first_way(shelf, "Search 2")
    back.setFocus()
    back.click()
    ground.wait(lambda: "Search 2" not in rows(shelf))
    assert first_way(shelf, "Search 1").hasFocus()


def test_the_timeline_shows_nothing_of_it_and_locking_drops_it(
    ground: Ground, shelf_of: Shelf
) -> None:
    put_away(ground)
    page, shelf = shelf_of()
    page._header.bin.setChecked(False)
    ground.ask(lambda _vault: None)
    assert shelf.isHidden()
    assert rows(shelf) == {}
    page._header.bin.setChecked(True)
    ground.wait(lambda: len(rows(shelf)) == 2)
    page.forget()
    assert rows(shelf) == {}
