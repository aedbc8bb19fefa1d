"""A shown window with pages that only remember what was asked of them.

Import the fixture into a test module: `from tests.ui.window_fixture import window`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.changes import Changes
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

MARKER = "ZQXWOMBAT what nobody else may read"


class PageOfWords(Page):
    """A page with a text on it that takes note of what it is asked."""

    def __init__(self, name: str, asked: list[str]) -> None:
        super().__init__(name)
        self.asked = asked
        self.unsaved = False
        self.foot = 0
        self.text = QTextEdit(MARKER)
        self.text.setAccessibleName("Entry")
        QVBoxLayout(self).addWidget(self.text)

    def _note(self, what: str) -> None:
        self.asked.append(f"{self.accessibleName()} {what}")

    def enter(self, place: Place) -> None:
        self._note("enter")
        self.text.setFocus()

    def leave(self) -> None:
        self._note("leave")

    def refresh(self, changes: Changes) -> None:
        self._note("refresh")

    def place(self) -> Place | None:
        return Place(page=PageId.TODAY, caret=self.text.textCursor().position())

    def foot_height(self) -> int:
        return self.foot

    def busy(self) -> bool:
        return self.unsaved

    def keep(self) -> None:
        self._note("keep")

    def forget(self) -> None:
        self._note("forget")
        self.text.clear()


class Stage:
    """The window, the pages behind it, and a person in front of it."""

    def __init__(self, qtbot: QtBot, theme: Theme, path: Path) -> None:
        self.qtbot = qtbot
        self.asked: list[str] = []
        self.seconds = 0.0
        self.settings = DeviceSettings(path)
        self.navigator = Navigator()
        self.made: list[PageId] = []
        self.window = MainWindow(
            theme,
            self.settings,
            self.navigator,
            clipboard=QGuiApplication.clipboard(),
            data_folder=path.parent,
            seconds=lambda: self.seconds,
        )
        qtbot.addWidget(self.window, before_close_func=MainWindow.allow_close)

    def show(self) -> None:
        """Put the window on the screen and in front."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def open(self, page: PageId = PageId.TODAY) -> PageOfWords:
        """The journal is open, on this page."""
        names = {PageId.TODAY: "Today page", PageId.TIMELINE: "Timeline page"}
        pages = {at: lambda at=at: self._make(at, names[at]) for at in names}
        self.window.open_main(pages, Place(page=page))
        return self.page

    @property
    def page(self) -> PageOfWords:
        """The page that is shown."""
        assert self.window.main is not None
        assert isinstance(self.window.main.page, PageOfWords)
        return self.window.main.page

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key the way the desktop hands it to the window."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)

    def words_on_the_bus(self) -> list[str]:
        """Every name and text another program could read of this window."""
        return texts_of(QAccessible.queryAccessibleInterface(self.window))

    def _make(self, page: PageId, name: str) -> PageOfWords:
        self.made.append(page)
        return PageOfWords(name, self.asked)


def texts_of(interface: QAccessibleInterface | None) -> list[str]:
    """Names, values and texts of this interface and of everything inside it."""
    if interface is None or not interface.isValid():
        return []
    found = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    text = interface.textInterface()
    if text is not None:
        found.append(text.text(0, text.characterCount()))
    for index in range(interface.childCount()):
        found += texts_of(interface.child(index))
    return [words for words in found if words]


def visible_children(parent: QWidget) -> set[str]:
    """The accessible names of everything that can be seen inside."""
    return {
        child.accessibleName()
        for child in parent.findChildren(QWidget)
        if child.isVisible() and child.accessibleName()
    }


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Stage]:
    """A window that is shown, with nothing opened in it yet."""
    made = Stage(qtbot, theme, tmp_path / "settings.toml")
    made.show()
    yield made
    made.window.close_main()
