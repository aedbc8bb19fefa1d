"""Every test here stands on a real journal, with the page of answers shown in a window."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.answers.page import AnswersPage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> AnswersPage:
    made = AnswersPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    made.resize(1068, 784)
    made.show()
    qtbot.waitExposed(made)
    return made
