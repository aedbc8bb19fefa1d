"""The menu of an entry: it opens as often as one likes, with what there is each time."""

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.entry_menu import EntryMenu
from journal_app.ui.today.rail import Neighbour

OTHER = Neighbour(PieceId(7), "21:10", "She reached for my hand")


@pytest.fixture
def page(qtbot: QtBot) -> QFrame:
    page = QFrame()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page


def words(menu: EntryMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_it_opens_again_with_what_there_is_then(theme: Theme, page: QFrame) -> None:
    menu = EntryMenu(theme, page)
    menu.open_at(page, begun=False, neighbours=[OTHER])
    assert words(menu) == [
        "Change date and time…",
        "Find in this entry",
        "Mark passage",
        "Begin from a template…",
        "Keep this entry as a template…",
        "Entry at 21:10",
        "Move to the bin",
    ]
    assert not menu.actions()[-1].isEnabled()
    menu.close()

    menu.open_at(page, begun=True, marked=True, neighbours=[])
    assert words(menu) == [
        "Change date and time…",
        "Find in this entry",
        "Mark passage",
        "Marks in this entry",
        "Begin from a template…",
        "Keep this entry as a template…",
        "Move to the bin",
    ]
    assert menu.actions()[-1].isEnabled()
    menu.close()


def test_a_choice_made_at_the_second_opening_is_heard(
    theme: Theme, page: QFrame, qtbot: QtBot
) -> None:
    menu = EntryMenu(theme, page)
    for _opening in range(2):
        menu.open_at(page, begun=True, neighbours=[])
        menu.close()
    with qtbot.waitSignal(menu.bin_wanted):
        menu.actions()[-1].trigger()
