"""The pause, the practices and the small window, over an open journal or a closed one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journal_app.app.noting import Noting
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.core.safety import SafetyState
from journal_app.services import drafts, safety, timeline
from journal_app.ui.capture.window import CaptureWindow
from journal_app.ui.moment_form.desk import SealedDesk
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.pause.coming_back import ComingBackScene
from journal_app.ui.pause.scene import PauseScene
from journal_app.ui.pause.ten_more_seconds import TenMoreSecondsScene
from tests.ui.conftest import dressed_theme, theme
from tests.ui.context_fixture import Ground, ground

__all__ = ["dressed_theme", "ground", "theme"]


@pytest.fixture
def noting(ground: Ground, tmp_path: Path, qtbot: QtBot) -> Iterator[Noting]:
    """Over an open journal whose words are there."""
    context = ground.context
    context.known.open()
    ground.wait(lambda: bool(context.known.shipped.terms))
    made = Noting(context.theme, context.settings, tmp_path, context.jobs, ground.clock)
    made.use(context)
    yield made
    made.forget()


def window(noting: Noting) -> CaptureWindow:
    found = noting._capture
    assert isinstance(found, CaptureWindow)
    return found


def type_into(noting: Noting, words: str) -> None:
    """Into the one sentence."""
    field = window(noting).panel.form.sentence
    QTest.keyClicks(field, words)


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        (SceneId.PAUSE, PauseScene),
        (SceneId.COMING_BACK, ComingBackScene),
        (SceneId.TEN_MORE_SECONDS, TenMoreSecondsScene),
    ],
)
def test_every_scene_is_made(noting: Noting, qtbot: QtBot, wanted: SceneId, kind: type) -> None:
    scene = noting.scene(wanted)
    assert isinstance(scene, kind)
    qtbot.addWidget(scene)


@pytest.mark.parametrize("state", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_put_away_there_are_no_ten_more_seconds_by_any_way(
    ground: Ground, noting: Noting, qtbot: QtBot, state: SafetyState
) -> None:
    ground.ask(safety.say, state, clock=ground.clock)
    ground.wait(lambda: ground.context.known.safety.state is state)
    assert noting.scene(SceneId.TEN_MORE_SECONDS) is None
    coming_back = noting.scene(SceneId.COMING_BACK)
    assert coming_back is not None
    qtbot.addWidget(coming_back)


def test_locked_there_is_a_pause_and_no_ten_more_seconds(noting: Noting, qtbot: QtBot) -> None:
    noting.use(None)
    pause = noting.scene(SceneId.PAUSE)
    assert pause is not None
    qtbot.addWidget(pause)
    assert noting.scene(SceneId.TEN_MORE_SECONDS) is None


def test_asked_for_twice_it_is_one_window(noting: Noting) -> None:
    noting.show_capture()
    first = window(noting)
    noting.show_capture()
    assert window(noting) is first
    assert first.windowTitle() == "Tideline"


def test_what_is_begun_is_held_before_the_journal_closes_and_is_off_the_bus(
    ground: Ground, noting: Noting
) -> None:
    QAccessible.setActive(True)
    noting.show_capture()
    type_into(noting, "zqxwombat")
    interface = QAccessible.queryAccessibleInterface(window(noting).panel.form.sentence)
    assert interface is not None
    noted = QAccessible.uniqueId(interface)
    noting.keep()
    assert window(noting).isHidden()
    assert QAccessible.accessibleInterface(noted) is None
    QAccessible.setActive(False)
    ground.wait(lambda: not noting.busy())
    (draft,) = ground.ask(drafts.all_begun)
    assert draft.capture.note == "zqxwombat"
    noting.forget()
    assert noting._capture is None


def test_a_moment_that_was_begun_is_gone_on_with(ground: Ground, noting: Noting) -> None:
    capture = Capture(note="He asked and I", people=("Mara",))
    ground.ask(drafts.put, capture, uid=Uid("begun"), clock=ground.clock)
    noting.show_capture(Uid("begun"))
    assert window(noting).panel.form.capture().note == "He asked and I"
    assert noting.being_told() == Uid("begun")
    type_into(noting, " went quiet")
    window(noting).panel.keep()
    ground.wait(lambda: ground.ask(drafts.all_begun) == [])
    (piece,) = ground.ask(timeline.index).ids
    assert ground.ask(timeline.heads, [piece])[piece].preview == "He asked and I went quiet"


def test_what_is_told_beside_a_locked_journal_goes_into_it_once_it_is_open(
    ground: Ground, noting: Noting
) -> None:
    context = ground.context
    noting.use(None)
    noting.show_capture()
    assert isinstance(window(noting).panel.sitting._desk, SealedDesk)
    type_into(noting, "It was near.")
    noting.use(context)
    window(noting).panel.keep()
    ground.wait(lambda: len(ground.ask(timeline.index)) == 1)
    (piece,) = ground.ask(timeline.index).ids
    assert ground.ask(timeline.heads, [piece])[piece].preview == "It was near."


def test_closing_lets_go_of_the_window_and_tells_of_what_was_begun(
    ground: Ground, noting: Noting
) -> None:
    noting.show_capture()
    type_into(noting, "a few words")
    told = QSignalSpy(ground.context.hub.changed)
    window(noting).close()
    ground.wait(lambda: noting._capture is None)
    assert any(changes[0].drafts for changes in (told.at(at) for at in range(told.count())))
    assert noting.being_told() is None


def test_something_is_not_ok_leads_to_its_page(noting: Noting) -> None:
    noting.show_capture()
    places = QSignalSpy(noting.place_wanted)
    raised = QSignalSpy(noting.window_wanted)
    window(noting).not_ok_requested.emit()
    assert places.at(0)[0] == Place(page=PageId.FORK)
    assert raised.count() == 1
