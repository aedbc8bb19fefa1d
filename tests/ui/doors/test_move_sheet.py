"""The sheet that packs a bundle: the code first, then a place, and what came of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow

from journal_app.services import arriving, recovery
from journal_app.ui.doors.move_sheet import NEUTRAL_NAME, MoveSheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.navigation import SceneId
from journal_app.ui.theme.theme import Theme
from tests.ui.context_fixture import Ground
from tests.ui.doors.finding import press, told
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person says it is to go."""
    chosen = tmp_path / "stick" / "mine"
    chosen.parent.mkdir()

    def answered(*_given: Any, **_more: Any) -> tuple[str, str]:
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    return chosen.with_suffix(".journalbundle")


def kept(ground: Ground) -> None:
    """The code was kept before."""
    recovery.confirm(ground.context.home, clock=ground.clock)


def shown(ground: Ground, window: QMainWindow) -> MoveSheet:
    """The first step."""
    sheets = DoorSheets(ground.context, window)
    sheets.move()
    ground.wait(lambda: sheets.sheet is not None)
    assert isinstance(sheets.sheet, MoveSheet)
    return sheets.sheet


def test_where_the_code_was_never_kept_that_comes_first(
    ground: Ground, window: QMainWindow
) -> None:
    sheets = DoorSheets(ground.context, window)
    sheets.move()
    ground.wait(lambda: isinstance(sheets.sheet, RecoverySheet))
    assert sheets.sheet is not None
    ground.wait(lambda: sheets.sheet is not None and "it comes first" in told(sheets.sheet))


def test_everything_is_packed_and_that_is_said(
    ground: Ground, window: QMainWindow, target: Path
) -> None:
    kept(ground)
    sheet = shown(ground, window)
    assert "what you write in one does not come to the other" in told(sheet)
    press(sheet, "Choose a place")
    ground.wait(lambda: "was read again from end to end" in told(sheet))
    assert "There the recovery code opens it." in told(sheet)
    assert arriving.look(ground.context.home, target).here
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    press(sheet, "Close")


def test_let_go_of_nothing_is_left(ground: Ground, window: QMainWindow, target: Path) -> None:
    kept(ground)
    sheet = shown(ground, window)

    def let_go(done: int, of: int) -> None:
        sheet._let_go.set()
        MoveSheet._progress(sheet, done, of)

    sheet._progress = let_go  # type: ignore[method-assign]  # Cancel, pressed in time
    press(sheet, "Choose a place")
    ground.wait(lambda: not sheet.working and "A USB stick" in told(sheet))
    assert list(target.parent.iterdir()) == []


def test_what_is_in_the_way_is_said_under_the_question(
    ground: Ground, window: QMainWindow, target: Path
) -> None:
    kept(ground)
    target.write_bytes(b"something else")
    sheet = shown(ground, window)
    press(sheet, "Choose a place")
    ground.wait(lambda: "There is a file of that name already." in told(sheet))
    assert target.read_bytes() == b"something else"


def test_the_name_that_is_proposed_tells_nothing() -> None:
    assert NEUTRAL_NAME == "journal.journalbundle"


def test_during_a_pause_it_goes_on(
    ground: Ground, stage: Stage, theme: Theme, target: Path
) -> None:
    kept(ground)
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    sheets = DoorSheets(replace(ground.context, scenes=stage.window), stage.page)
    sheets.move()
    ground.wait(lambda: sheets.sheet is not None)
    sheet = sheets.sheet
    assert isinstance(sheet, MoveSheet)
    press(sheet, "Choose a place")
    ground.wait(lambda: sheet.working and sheet._working is not None)
    stage.window.open_scene(SceneId.PAUSE)
    ground.wait(lambda: not sheet.working)
    stage.window.stage.close()
    assert sheet.isVisible()
    assert "was read again from end to end" in told(sheet)
    assert target.exists()
    press(sheet, "Close")
    assert sheets.sheet is None
