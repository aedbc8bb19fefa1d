"""Every test here stands on a real journal, with the page of people and tags in a window."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.people.page import PeoplePage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> PeoplePage:
    ground.context.known.open()
    made = PeoplePage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    ground.context.navigator.went.connect(made.enter)
    made.resize(1068, 784)
    made.show()
    qtbot.waitExposed(made)
    return made
