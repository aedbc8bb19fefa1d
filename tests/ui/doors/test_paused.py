"""A pause, or another wish: a sheet about ways in is closed whole, or is seen through."""

from dataclasses import replace

from journal_app.ui.actions.overlay import overlay_in
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.navigation import SceneId
from journal_app.ui.theme.theme import Theme
from tests.ui.context_fixture import Ground
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]


def test_a_sheet_that_waits_for_an_answer_goes_with_its_page(
    ground: Ground, stage: Stage, theme: Theme
) -> None:
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    context = replace(ground.context, scenes=stage.window)
    sheets = DoorSheets(context, stage.page)
    sheets.erase()
    sheet = sheets.sheet
    assert sheet is not None
    sheet.ask(context.jobs.run(lambda _vault: None), lambda _none: None)
    stage.window.open_scene(SceneId.PAUSE)
    assert sheets.sheet is None
    stage.window.stage.close()
    assert overlay_in(stage.window) is None


def test_over_a_sheet_at_work_no_other_opens(ground: Ground, stage: Stage) -> None:
    stage.open()
    context = replace(ground.context, scenes=stage.window)
    sheets = DoorSheets(context, stage.page)
    sheets.erase()
    at_work = sheets.sheet
    assert at_work is not None
    done: list[bool] = []
    at_work.do(context.jobs.run(lambda _vault: None), lambda _none: done.append(True))
    sheets.make_new_keys()
    assert sheets.sheet is at_work
    assert overlay_in(stage.window) is at_work
    ground.wait(lambda: bool(done))
    sheets.make_new_keys()
    assert sheets.sheet is not at_work
    assert overlay_in(stage.window) is sheets.sheet
