"""A pause takes the window: a sheet about ways in is closed whole, or comes back alive."""

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
