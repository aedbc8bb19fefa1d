"""Kept searches on the page: saved, opened, renamed, moved, put away and brought back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.services import saved_searches, shown_names
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.timeline.saved_popover import SavedPopover
from tests.ui.context_fixture import Ground
from tests.ui.timeline.conftest import NOON, Keep
from tests.ui.timeline.looking import listed

Open = Callable[[], TimelinePage]


@pytest.fixture
def shown(open_page: Open, ground: Ground, keep: Keep) -> TimelinePage:
    """Two entries, and two searches that were kept."""
    keep("The kettle sang.", at=NOON - timedelta(days=1), people=["Ana"])
    keep("A door.", at=NOON)
    for name, query in (("Kettles", "kettle"), ("Doors", "door -kettle")):
        ground.ask(saved_searches.save, name, query, clock=ground.clock)
    return open_page()


def opened(page: TimelinePage) -> SavedPopover:
    """The popover, open."""
    page._header.saved.click()
    popover = page._saved.popover
    assert popover.isVisible()
    return popover


def rows(popover: SavedPopover) -> list[str]:
    """The names in it, from the top."""
    return [row.accessibleName() for row in popover.rows]


def test_a_kept_search_is_opened_with_one_press(shown: TimelinePage, ground: Ground) -> None:
    popover = opened(shown)
    assert rows(popover) == ["Kettles", "Doors"]
    assert not popover.save.isVisible(), "nothing is looked for yet"
    popover.rows[1].click()
    assert not popover.isVisible()
    assert shown._header.field.text() == "door -kettle"
    ground.wait(lambda: listed(shown) == [2])


def test_as_initials_a_kept_search_is_told_in_full_where_one_stands(
    shown: TimelinePage, ground: Ground
) -> None:
    ground.ask(saved_searches.save, "Her", "door person:Ana", clock=ground.clock)
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    popover = opened(shown)
    row = popover.rows[2]
    popover.rows[0].setFocus()
    assert row.accessibleDescription() == "door person:A."
    row.setFocus()
    assert row.accessibleDescription() == "door person:Ana"
    popover.rows[0].setFocus()
    assert row.accessibleDescription() == "door person:A."


def test_what_is_typed_is_kept_under_a_name(shown: TimelinePage, ground: Ground) -> None:
    shown._desk.put("person:Ana ")
    popover = opened(shown)
    assert popover.name.hasFocus()
    QTest.keyClick(popover.name, Qt.Key.Key_Return)
    ground.wait(lambda: popover.message.isVisible())
    assert popover.message.accessibleDescription().startswith("That name is empty.")
    QTest.keyClicks(popover.name, "With her")
    QTest.keyClick(popover.name, Qt.Key.Key_Return)
    ground.wait(lambda: not popover.isVisible())
    last = ground.ask(saved_searches.all_of)[-1]
    assert (last.name, last.query) == ("With her", "person:Ana")
    popover = opened(shown)
    assert rows(popover) == ["Kettles", "Doors", "With her"]
    assert not popover.save.isVisible(), "it is kept already"


def test_one_is_renamed_moved_put_away_and_brought_back(
    shown: TimelinePage, ground: Ground
) -> None:
    ground.context.hub.changed.connect(shown.refresh)
    popover = opened(shown)
    assert not popover.menus[0].up.isEnabled()
    popover.menus[1].up.trigger()
    ground.wait(lambda: rows(popover) == ["Doors", "Kettles"])
    popover.menus[0].rename.trigger()
    assert (popover.name.text(), popover.save.label) == ("Doors", "Rename")
    QTest.keyClicks(popover.name, "Shut")
    popover.save.click()
    ground.wait(lambda: rows(popover) == ["Shut", "Kettles"])
    assert popover.rows[0].hasFocus(), "it stays open for whoever has it"
    popover.menus[0].away.trigger()
    ground.wait(lambda: rows(popover) == ["Kettles"] and bool(ground.notices.said))
    words, action, undo = ground.notices.said[-1]
    assert (words, action) == ("Moved to the bin.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: rows(popover) == ["Shut", "Kettles"])


def test_forgetting_leaves_no_name(shown: TimelinePage) -> None:
    popover = opened(shown)
    shown.forget()
    assert not popover.isVisible()
    assert rows(popover) == []
    assert shown._saved._saved == ()
