"""Keys of one's own do what they are for on every page, and the keys before do nothing there."""

import dataclasses
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from journal_app.core.ids import PieceId
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.today.page import TodayPage
from tests.builders import entry
from tests.ui.context_fixture import Ground, ground
from tests.ui.window_fixture import Stage, stage

__all__ = ["ground", "stage"]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pieces(ground: Ground, stage: Stage) -> list[PieceId]:
    """Three entries, the newest first; the window stands on the timeline with keys of one's own."""
    days = [datetime(2026, 1, 1, 12) + timedelta(days=40 * number) for number in range(3)]
    kept = [ground.keep(entry(f"Entry {day:%d}", at=day)) for day in days]
    context = dataclasses.replace(ground.context, navigator=stage.navigator)
    pages = {
        PageId.TODAY: lambda: TodayPage(context),
        PageId.READER: lambda: ReaderPage(context),
        PageId.TIMELINE: lambda: TimelinePage(context),
    }
    stage.window.open_main(pages, Place(page=PageId.TIMELINE))
    keys = stage.window.registry.keys
    keys.choose(ActionId.NEXT_ENTRY, "Ctrl+Shift+X")
    keys.choose(ActionId.EDIT_ENTRY, "Ctrl+Shift+E")
    keys.choose(ActionId.PREVIOUS_MONTH, "Ctrl+Shift+U")
    return kept[::-1]


def test_in_the_timeline(ground: Ground, stage: Stage, pieces: list[PieceId]) -> None:
    assert stage.window.main is not None
    page = stage.window.main.page
    assert isinstance(page, TimelinePage)
    ground.wait(lambda: len(page._model.order) == len(pieces) and page._contents.whole)
    page._view.choose(pieces[0])
    page._view.setFocus()
    for before in (Qt.Key.Key_J, Qt.Key.Key_E, Qt.Key.Key_BracketLeft):
        stage.press(before)
    assert page._view.chosen_key() == pieces[0]
    assert stage.window.main.here is PageId.TIMELINE
    stage.press(Qt.Key.Key_X, CTRL_SHIFT)
    assert page._view.chosen_key() == pieces[1]
    stage.press(Qt.Key.Key_U, CTRL_SHIFT)
    assert page._view.chosen_key() == pieces[2]
    stage.press(Qt.Key.Key_K)
    assert page._view.chosen_key() == pieces[1], "this one is as it ships"
    stage.press(Qt.Key.Key_E, CTRL_SHIFT)
    assert stage.navigator.here == Place(page=PageId.TODAY, piece=pieces[1])


def test_in_the_reader(ground: Ground, stage: Stage, pieces: list[PieceId]) -> None:
    stage.navigator.go(Place(page=PageId.READER, piece=pieces[0]))
    assert stage.window.main is not None
    page = stage.window.main.page
    assert isinstance(page, ReaderPage)
    ground.wait(lambda: page._leaf.entry is not None and page._neighbours.index is not None)
    page.text.setFocus()
    stage.press(Qt.Key.Key_J)
    stage.press(Qt.Key.Key_E)
    assert page._piece == pieces[0]
    assert stage.window.main.here is PageId.READER
    stage.press(Qt.Key.Key_X, CTRL_SHIFT)
    assert page._piece == pieces[1]
    ground.wait(lambda: page._leaf.entry is not None and page._leaf.entry.id == pieces[1])
    stage.press(Qt.Key.Key_E, CTRL_SHIFT)
    assert stage.navigator.here == Place(page=PageId.TODAY, piece=pieces[1])
