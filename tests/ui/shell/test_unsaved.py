"""Before somebody leaves in the middle of something, it is said what becomes of it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.shell.unsaved import half_changed, unsaved
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para

Ask = Callable[[Theme, QWidget, Callable[[], None]], SheetDialog]


@pytest.mark.parametrize(
    ("ask", "go", "said"),
    [
        (unsaved, "Close without them", "is gone."),
        (half_changed, "Close now", "Nothing is left half done."),
    ],
)
def test_staying_is_the_safe_choice(
    theme: Theme, qtbot: QtBot, ask: Ask, go: str, said: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    left: list[bool] = []
    sheet = ask(theme, window, lambda: left.append(True))
    sheet.open()
    buttons = {each.text(): each for each in sheet.findChildren(QPushButton)}
    assert list(buttons) == [go, "Stay"]
    assert any(para.text().endswith(said) for para in sheet.findChildren(Para))
    buttons["Stay"].click()
    assert left == []
    again = ask(theme, window, lambda: left.append(True))
    again.open()
    {each.text(): each for each in again.findChildren(QPushButton)}[go].click()
    assert left == [True]
