"""A list of sections beside a column: made when shown, folded where there is no room."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.scroll_column import ScrollColumn, column_around
from journal_app.ui.widgets.sections import Section, Sections


def column(theme: Theme, name: str) -> ScrollColumn:
    made = ScrollColumn(theme, name)
    for number in range(40):
        made.column.addWidget(QPushButton(f"{name} {number}"))
    return made


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def sections(qtbot: QtBot, theme: Theme, made: list[str]) -> Sections:
    def make(name: str) -> ScrollColumn:
        made.append(name)
        return column(theme, name)

    listed = [Section(at, at.title(), partial(make, at)) for at in ("one", "two", "three")]
    shown = Sections(theme, "Places", listed)
    qtbot.addWidget(shown)
    shown.resize(1000, 500)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.show_section("one")
    return shown


def test_a_section_is_made_once_and_when_it_is_shown(sections: Sections, made: list[str]) -> None:
    assert made == ["one"]
    first = sections.shown
    sections.show_section("two")
    assert sections.show_section("one") is first
    assert made == ["one", "two"]


def test_choosing_tells_and_showing_does_not(sections: Sections) -> None:
    told = QSignalSpy(sections.chosen)
    sections.show_section("two")
    assert told.count() == 0
    sections.items["three"].click()
    assert [told.at(0)[0], sections.here, told.count()] == ["three", "three", 1]
    sections.menu.menu_of_values.actions()[0].trigger()
    assert [told.at(1)[0], sections.here, told.count()] == ["one", "one", 2]


def test_the_list_folds_into_a_menu_and_the_keyboard_goes_along(
    sections: Sections, theme: Theme
) -> None:
    sections.take_focus()
    assert sections.items["one"].hasFocus()
    sections.resize(560, 500)
    assert sections.menu.isVisible()
    assert not sections.items["one"].isVisible()
    assert sections.menu.hasFocus()
    sections.resize(1000, 500)
    assert sections.items["one"].hasFocus()
    theme.set_zoom(2.0)
    assert sections.menu.isVisible()


def test_only_one_section_can_be_seen(sections: Sections) -> None:
    first = sections.shown
    second = sections.show_section("two")
    assert first is not None
    assert not first.isVisible()
    assert second.isVisible()


def test_keys_nobody_wants_scroll_the_column(sections: Sections) -> None:
    shown = sections.shown
    assert shown is not None
    bar = shown.verticalScrollBar()
    sections.items["one"].setFocus()
    QTest.keyClick(sections.items["one"], Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(sections.items["one"], Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(sections.items["one"], Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(sections, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == bar.maximum()


def test_a_column_is_no_wider_than_is_calm(sections: Sections, theme: Theme) -> None:
    shown = sections.shown
    assert shown is not None
    button = shown.findChildren(QPushButton)[0]
    assert button.width() <= theme.px(660)
    sections.resize(3000, 500)
    assert button.width() == theme.px(660)
    assert column_around(button) is shown
    assert column_around(sections) is None


def test_a_part_below_is_brought_into_sight(sections: Sections) -> None:
    shown = sections.shown
    assert shown is not None
    last = shown.findChildren(QPushButton)[-1]
    assert last.visibleRegion().isEmpty()
    shown.show_inside(last, last.rect())
    assert not last.visibleRegion().isEmpty()
    shown.to_top()
    assert last.visibleRegion().isEmpty()
