"""The menu offers the marks of the person by their names, and no more than there are."""

from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from journal_app.core.marks import MOST_BY_KEY, Mark, Marks
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.mark_commands import MARKS, mark_commands, name_marks
from journal_app.ui.actions.menus import fill
from journal_app.ui.actions.registry import Actions


class Desk:
    """Remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def begin(self) -> None:
        self.asked.append("begin")

    def mark_as(self, number: int) -> None:
        self.asked.append(f"mark {number}")

    def remove(self) -> None:
        self.asked.append("remove")


def offered(menu: QMenu) -> list[str]:
    return [
        action.text()
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    ]


def test_the_menu_follows_the_set_of_the_person(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    keys = Keys(DeviceSettings(tmp_path / "settings.toml"))
    actions, bar = Actions(window, keys), QMenuBar(window)
    fill(bar, actions)
    [menu] = [each for each in bar.findChildren(QMenu) if each.title() == "Mark passage"]
    shipped = ["Pulling away", "Coming closer", "In the body", "An old echo", "A need"]
    assert offered(menu) == ["Mark passage…", *shipped, "What helped", "Remove mark"]
    own = (
        Mark(id=f"mk_own_{at}", label=f"You & I {at}", icon="sun", tint="need") for at in range(12)
    )
    name_marks(actions, Marks({mark.id: mark for mark in own}))
    names = [f"You && I {at}" for at in range(MOST_BY_KEY)]
    assert offered(menu) == ["Mark passage…", *names, "Remove mark"]
    assert actions[ActionId.MARK_PASSAGE].shortcut().toString() == "Ctrl+M"


def test_every_command_does_its_own() -> None:
    desk = Desk()
    commands = mark_commands(desk)
    for action in (ActionId.MARK_PASSAGE, *MARKS, ActionId.REMOVE_MARK):
        commands[action]()
    assert desk.asked == ["begin", *(f"mark {at}" for at in range(MOST_BY_KEY)), "remove"]
