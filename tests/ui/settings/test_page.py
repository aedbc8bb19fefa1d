"""The settings as a page: sections by name, and one remembered."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.widgets.side_item import SideItem
from tests.builders import entry
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named

PARTS = {
    "privacy": "Privacy and lock",
    "backups": "Backups",
    "pause": "Pause",
    "words": "Words",
    "questions": "Questions",
    "marks": "Marks",
    "writing": "Writing",
    "names": "People and tags",
    "appearance": "Appearance",
    "keyboard": "Keyboard",
    "desktop": "This desktop",
}


def test_it_has_its_name_and_its_sections(desk: Desk) -> None:
    assert desk.page.accessibleName() == "Settings page"
    assert [item.label for item in desk.page.findChildren(SideItem)] == list(PARTS.values())


@pytest.mark.parametrize(("part", "title"), PARTS.items())
def test_a_place_names_a_section_and_it_comes_back(desk: Desk, part: str, title: str) -> None:
    desk.page.enter(Place(page=PageId.SETTINGS, part=part))
    item = named(desk.page, QRadioButton, title)
    assert item.isChecked()
    assert item.hasFocus()
    kept = "" if part == "privacy" else part
    assert desk.page.place() == Place(page=PageId.SETTINGS, part=kept)
    desk.page.leave()
    desk.page.enter(Place(page=PageId.SETTINGS))
    assert desk.page.sections.here == part


def test_the_keyboard_walks_through_the_sections(desk: Desk) -> None:
    desk.page.enter(Place(page=PageId.SETTINGS, part="privacy"))
    for title in list(PARTS.values())[1:]:
        focus = desk.page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Down)
        assert desk.page.sections.items[desk.page.sections.here].label == title


def test_all_of_it_is_put_on_paper_from_here_too(desk: Desk, ground: Ground) -> None:
    desk.page.enter(Place(page=PageId.SETTINGS))
    desk.page.commands()[ActionId.PRINT]()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[-1][0] == "There is nothing to print yet."
    first = ground.keep(entry("First.", at=datetime(2025, 3, 14, 12)))
    second = ground.keep(entry("Second.", at=datetime(2026, 3, 14, 12)))
    desk.page.commands()[ActionId.PRINT]()
    ground.wait(lambda: bool(desk.window.findChildren(PaperSheet)))
    [sheet] = desk.window.findChildren(PaperSheet)
    assert sheet.isVisible()
    assert sheet.what.text() == "2 pieces, oldest first"
    assert sheet._pieces == (first, second)
    sheet.dismiss()


def test_a_copy_is_taken_out_from_here_too(desk: Desk) -> None:
    desk.page.commands()[ActionId.EXPORT]()
    [sheet] = desk.window.findChildren(ExportSheet)
    assert sheet.isVisible()
    assert sheet.choices.which.isHidden()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
