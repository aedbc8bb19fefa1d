"""Beside a closed journal the words come a moment after the window, which stays in the middle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.capture.window import CaptureWindow
from journal_app.ui.moment_form.desk import SealedDesk
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground


@pytest.fixture
def window(ground: Ground, qtbot: QtBot, tmp_path: Path) -> Iterator[CaptureWindow]:
    context = ground.context
    desk = SealedDesk(tmp_path, context.clock, context.jobs)
    made = CaptureWindow(context.theme, desk, context.settings)
    made.begin()
    made.show()
    low = made.height()
    qtbot.waitUntil(lambda: made.height() > low)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.forget()
    made.hide()
    made.deleteLater()


def aside(window: CaptureWindow) -> QPoint:
    return window.geometry().center() - window.screen().availableGeometry().center()


def test_it_is_in_the_middle_once_the_words_are_there(window: CaptureWindow) -> None:
    assert aside(window).manhattanLength() <= 8
    assert not window.windowIcon().isNull()


def test_it_does_not_move_under_somebody_who_tells(window: CaptureWindow, qtbot: QtBot) -> None:
    window.move(window.pos() - QPoint(0, 40))
    QTest.keyClicks(window.panel.form.sentence, "It was near.")
    place = window.pos()
    window.panel.offer_page()
    before = window.height()
    qtbot.waitUntil(lambda: window.height() > before)
    assert window.pos() == place
