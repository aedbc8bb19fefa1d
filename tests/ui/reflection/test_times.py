"""A time that was kept is shown as the clock on the wall told it, wherever one is."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from journal_app.core.clock import ahead_by
from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.editor.typed_time import written_day
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


def test_of_a_moment_of_another_day_than_the_clock_said_the_question_begins_with_that_day(
    ground: Ground, left: TimeEditor, moment: Moment
) -> None:
    lived = replace(moment, when=ahead_by(moment.when, 300))
    left.show_moment(lived, Vocabulary())
    left.button.click()
    assert left._popover is not None
    assert left._popover.day.text() == written_day(lived.when.day, QLocale())
    left._popover.entered()
    assert left.button.accessibleDescription() == ""
    left._on_chosen(datetime(2026, 3, 14, 9, 30))
    left.button.click()
    assert left._popover.day.text() == written_day(date(2026, 3, 14), QLocale())
