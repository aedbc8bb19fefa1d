"""Every test here stands on a real journal, in a window with its commands."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.marks import shipped_marks
from journal_app.ui.actions.keyed_window import KeyedWindow
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.mark_commands import name_marks
from journal_app.ui.actions.registry import Actions
from journal_app.ui.settings.page import SettingsPage
from journal_app.ui.shell.look import Look
from journal_app.ui.shell.look_commands import bind_look
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as bare_ground
from tests.ui.known_ground import known_ground


@pytest.fixture
def ground(bare_ground: Ground) -> Iterator[Ground]:
    """The same with the vocabulary read, and nothing said about closeness."""
    yield from known_ground(bare_ground)


class Desk:
    """A window with its commands, and the settings in it."""

    def __init__(self, ground: Ground) -> None:
        context = ground.context
        self.window = KeyedWindow()
        self.actions = self.window.registry = Actions(self.window, Keys(context.settings))
        self.look = Look(context.theme, context.settings, self.window)
        name_marks(self.actions, shipped_marks())
        bind_look(self.actions, self.look)
        self.page = SettingsPage(context)
        self.window.setCentralWidget(self.page)
        context.hub.changed.connect(self.page.refresh)
        self.window.resize(1000, 700)


@pytest.fixture
def desk(qtbot: QtBot, ground: Ground) -> Desk:
    """Shown and in front."""
    made = Desk(ground)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


__all__ = ["bare_ground"]
