"""A time that was kept is shown as the clock on the wall told it, wherever one is."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.reflection.editors import TimeEditor
from tests.ui.context_fixture import Ground


@pytest.fixture
def left(qtbot: QtBot, ground: Ground, known: None, moment: Moment) -> TimeEditor:
    made = TimeEditor(ground.context, "left_at")
    qtbot.addWidget(made)
    made.show_moment(moment, Vocabulary())
    made.show()
    return made


def test_what_was_chosen_is_what_is_shown(ground: Ground, left: TimeEditor) -> None:
    ground.clock.travel("Asia/Kathmandu")
    left._on_chosen(datetime(2026, 3, 14, 9, 30))
    assert left.button.accessibleDescription() == "Saturday, 14 March, 09:30"
