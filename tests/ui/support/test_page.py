"""The support page as a page: its sections, the way back, and what is left of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.page import SupportPage
from journal_app.ui.widgets.side_item import SideItem
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named
from tests.ui.window_fixture import texts_of

PARTS = {
    "help": "Right now",
    "kind-lines": "Kind lines",
    "freedoms": "Small freedoms",
    "limits": "Limits",
    "record": "What happened",
    "decision": "Thinking it over",
    "data": "Your data",
}


def test_it_has_its_name_and_its_sections_as_radio_buttons(support: SupportPage) -> None:
    assert support.accessibleName() == "Support page"
    assert [item.label for item in support.findChildren(SideItem)] == list(PARTS.values())


@pytest.mark.parametrize(("part", "title"), PARTS.items())
def test_a_place_names_a_section(support: SupportPage, part: str, title: str) -> None:
    support.enter(Place(page=PageId.SUPPORT, part=part))
    assert named(support, QRadioButton, title).isChecked()
    assert support.sections is not None
    assert support.sections.here == part


def test_a_part_nobody_knows_is_the_first_section(support: SupportPage) -> None:
    support.enter(Place(page=PageId.SUPPORT, part="elsewhere"))
    assert named(support, QRadioButton, "Right now").isChecked()


def test_arrows_go_from_section_to_section_and_keep_the_keyboard(support: SupportPage) -> None:
    first = named(support, QRadioButton, "Right now")
    assert support.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert support.sections is not None
    assert support.sections.here == "kind-lines"
    assert support.focusWidget() is named(support, QRadioButton, "Kind lines")


def test_pages_of_words_scroll_by_keys(ground: Ground, support: SupportPage) -> None:
    support.resize(1000, 420)
    support.enter(Place(page=PageId.SUPPORT, part="data"))
    assert support.sections is not None
    column = support.sections.shown
    assert column is not None
    ground.wait(lambda: column.verticalScrollBar().maximum() > 0)
    QTest.keyClick(named(support, QRadioButton, "Your data"), Qt.Key.Key_PageDown)
    assert column.verticalScrollBar().value() > 0


def test_esc_goes_back_to_where_one_came_from(ground: Ground, support: SupportPage) -> None:
    navigator = ground.context.navigator
    navigator.go(Place(page=PageId.TIMELINE))
    navigator.go(Place(page=PageId.SUPPORT))
    QTest.keyClick(support, Qt.Key.Key_Escape)
    assert navigator.here == Place(page=PageId.TIMELINE)


def test_whoever_unlocks_the_journal_sees_nothing_of_it(support: SupportPage) -> None:
    for part in PARTS:
        support.enter(Place(page=PageId.SUPPORT, part=part))
        assert support.place() == Place(page=PageId.TODAY)


def test_after_forgetting_no_word_of_the_person_is_left(
    ground: Ground, support: SupportPage
) -> None:
    from PySide6.QtGui import QAccessible

    from journal_app.core.shelves import Shelf
    from journal_app.services import shelves

    for shelf in Shelf:
        ground.ask(shelves.put, shelf, [(None, "ZQXWOMBAT")], clock=ground.clock)
    for part in PARTS:
        support.enter(Place(page=PageId.SUPPORT, part=part))
    support.enter(Place(page=PageId.SUPPORT))

    def words() -> str:
        return " ".join(texts_of(QAccessible.queryAccessibleInterface(support)))

    ground.wait(lambda: "ZQXWOMBAT" in words())
    support.leave()
    ground.wait(lambda: not support.busy())
    support.forget()
    assert "ZQXWOMBAT" not in words()
