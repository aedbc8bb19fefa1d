"""Commands are done by whoever was bound, or by whatever has the focus."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenuBar, QPushButton, QTextEdit, QVBoxLayout, QWidget

from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.menus import fill, menus
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.routing import command_at, offered_by
from journal_app.ui.widgets.popover import Popover

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """A page that does some commands itself."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.text = QTextEdit(self)
        QVBoxLayout(self).addWidget(self.text)

    def commands(self):
        return {ActionId.FIND: lambda: self.done.append("find")}

    def focus_search(self) -> None:
        self.done.append("search")


class Emphatic(QTextEdit):
    """A text that can be set bold."""

    def toggle_bold(self) -> None:
        self.insertPlainText("**")

    def toggle_italic(self) -> None:
        self.insertPlainText("*")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def actions(window):
    return Actions(window, Keys(DeviceSettings(Path(os.devnull))))


def focused(window, widget):
    window.layout().addWidget(widget)
    widget.show()
    widget.setFocus()
    return widget


def test_a_bound_command_is_done_by_its_keys(window, actions):
    done = []
    actions.bind(ActionId.QUIT, lambda: done.append("quit"))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Q, CTRL)
    assert done == ["quit"]


def test_all_keys_of_a_command_work(window, actions):
    done = []
    actions.bind(ActionId.BIGGER, lambda: done.append("bigger"))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Equal, CTRL)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Plus, CTRL)
    assert done == ["bigger", "bigger"]


def test_commands_for_the_open_journal_rest_while_it_is_closed(window, actions):
    done = []
    actions.bind(ActionId.NEW_ENTRY, lambda: done.append("new"))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, CTRL)
    assert done == []
    actions.set_open(True)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_N, CTRL)
    assert done == ["new"]


def test_what_nobody_does_is_said(actions):
    assert ActionId.QUIT in actions.unbound()
    actions.bind(ActionId.QUIT, lambda: None)
    assert ActionId.QUIT not in actions.unbound()
    assert ActionId.UNDO not in actions.unbound()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_edits_go_to_whatever_has_the_focus(window, actions, kind):
    field = focused(window, kind())
    QTest.keyClicks(field, "still here")
    actions[ActionId.SELECT_ALL].trigger()
    actions[ActionId.CUT].trigger()
    actions[ActionId.PASTE].trigger()
    actions[ActionId.PASTE].trigger()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "still herestill here"
    actions[ActionId.UNDO].trigger()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "still here"


def test_without_a_text_an_edit_is_nobodys(window, actions):
    button = focused(window, QWidget())
    assert command_at(button, ActionId.UNDO) is None
    actions[ActionId.UNDO].trigger()


def test_emphasis_is_done_by_a_text_that_can(window, actions):
    text = focused(window, Emphatic())
    actions[ActionId.BOLD].trigger()
    actions[ActionId.ITALIC].trigger()
    assert text.toPlainText() == "***"


def test_a_page_does_what_its_text_does_not(window, actions):
    page = focused(window, Page())
    page.text.setFocus()
    assert window.focusWidget() is page.text
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_G, CTRL)
    assert page.done == ["find"]


def test_the_shown_page_is_asked_when_the_focus_is_elsewhere(window, actions):
    page = Page()
    actions.fall_back_to(lambda: page)
    focused(window, QLineEdit())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_G, CTRL)
    assert page.done == ["find"]


def test_a_page_that_searches_offers_it():
    assert ActionId.SEARCH in offered_by(Page())


def test_only_one_theme_is_chosen(actions):
    actions[ActionId.THEME_DARK].trigger()
    actions[ActionId.THEME_LIGHT].trigger()
    assert not actions[ActionId.THEME_DARK].isChecked()
    assert actions[ActionId.THEME_LIGHT].isChecked()


def in_menus(specs):
    for item in specs:
        if isinstance(item, ActionId):
            yield item
        elif item is not None:
            yield from in_menus(item.items)


def test_every_command_stands_in_a_menu_once(actions):
    # These three are keys for moving about, of no use with a menu open.
    without = {ActionId.MENU, ActionId.NEXT_AREA, ActionId.PREVIOUS_AREA}
    listed = list(in_menus(menus()))
    assert len(listed) == len(set(listed))
    assert set(listed) == set(ActionId) - without


def test_menus_open_by_different_letters(actions):
    letters = [menu.title[menu.title.index("&") + 1] for menu in menus()]
    assert len(letters) == len(set(letters))


def test_the_bar_shows_the_menus(window, actions):
    bar = QMenuBar(window)
    fill(bar, actions)
    assert [entry.text() for entry in bar.actions()] == [menu.title for menu in menus()]
    file_menu = bar.actions()[0].menu()
    assert actions[ActionId.LOCK] in file_menu.actions()


def test_a_command_of_a_page_is_offered_only_while_that_page_does_it(window, actions):
    actions.set_open(True)
    edit = actions[ActionId.EDIT_ENTRY]
    assert not edit.isVisible()
    done = []
    page = Page()
    page.commands = lambda: {ActionId.EDIT_ENTRY: lambda: done.append("edit")}
    actions.fall_back_to(lambda: page)
    actions.look()
    assert edit.isVisible()
    assert edit.isEnabled()
    edit.trigger()
    assert done == ["edit"]
    actions.set_open(False)
    assert not edit.isVisible()


def test_its_keys_ask_the_page_at_that_moment(window, actions):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier)
    actions.set_open(True)
    assert actions.at(event) is None
    page = Page()
    page.commands = lambda: {ActionId.EDIT_ENTRY: lambda: None}
    actions.fall_back_to(lambda: page)
    assert actions.at(event) is actions[ActionId.EDIT_ENTRY]


def test_a_letter_typed_in_a_popover_is_no_command_of_the_page_below(window, actions, theme):
    done = []
    page = Page()
    page.commands = lambda: {
        ActionId.EDIT_ENTRY: lambda: done.append("edit"),
        ActionId.EXPORT: lambda: done.append("export"),
    }
    actions.set_open(True)
    actions.fall_back_to(lambda: page)
    anchor = focused(window, QPushButton("Open"))
    popover = Popover(theme, window, "A popover")
    inside = QPushButton("Inside")
    popover.content.addWidget(inside)
    popover.open_at(anchor, inside)
    letter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier)
    assert inside.hasFocus()
    assert actions.at(letter) is None
    assert actions.at(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, CTRL)) is not None
    popover.dismiss()
    assert anchor.hasFocus()
    assert actions.at(letter) is actions[ActionId.EDIT_ENTRY]
    assert done == []


def test_a_bound_command_that_can_not_be_done_now_is_not_shown(actions):
    there = []
    actions.bind(ActionId.PEOPLE, lambda: None, offered=lambda: bool(there))
    actions.set_open(True)
    assert not actions[ActionId.PEOPLE].isVisible()
    there.append("a page")
    actions.look()
    assert actions[ActionId.PEOPLE].isVisible()


def test_opening_a_menu_looks_at_what_can_be_done(window, actions):
    bar = QMenuBar(window)
    fill(bar, actions)
    actions.set_open(True)
    page = Page()
    page.commands = lambda: {ActionId.PRINT: lambda: None}
    actions.fall_back_to(lambda: page)
    bar.actions()[0].menu().aboutToShow.emit()
    assert actions[ActionId.PRINT].isVisible()
    assert not actions[ActionId.EXPORT].isVisible()
