"""A pause, or another wish: a sheet about ways in is closed whole, or is seen through."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.actions.overlay import overlay_in
from journal_app.ui.doors.passphrase_sheets import PassphraseSheet
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
    sheets.change_passphrase()
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
    sheets.change_passphrase()
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


class Typing:
    """A new passphrase is being typed over an open page, one of its fields shown."""

    def __init__(self, ground: Ground, stage: Stage, theme: Theme) -> None:
        stage.open()
        stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
        self.stage = stage
        self.sheets = DoorSheets(replace(ground.context, scenes=stage.window), stage.page)
        self.sheets.change_passphrase()
        sheet = self.sheets.sheet
        assert isinstance(sheet, PassphraseSheet)
        self.sheet = sheet
        assert sheet.choice.present is not None
        assert sheet.choice.new is not None
        self.present, self.new = sheet.choice.present, sheet.choice.new
        self.present.passphrase.setText("the old way home")
        self.new.field.setText("a longer way ho")
        self.new.field.reveal_button.setChecked(True)

    @property
    def typed(self) -> list[str]:
        fields = (self.present.passphrase, self.present.code, self.new.field, self.new.again)
        return [field.text() for field in fields]


def test_a_passphrase_being_typed_waits_for_the_end_of_a_pause(
    ground: Ground, stage: Stage, theme: Theme
) -> None:
    typing = Typing(ground, stage, theme)
    typing.new.field.setFocus()
    stage.window.open_scene(SceneId.PAUSE)
    assert typing.sheet.isHidden()
    assert typing.new.field.echoMode() is QLineEdit.EchoMode.Password, "nobody reads it meanwhile"
    assert "a longer way ho" not in stage.words_on_the_bus()
    stage.window.stage.close()
    assert overlay_in(stage.window) is typing.sheet
    assert typing.typed == ["the old way home", "", "a longer way ho", ""]
    # Out of sight for any other reason it goes, as ever.
    typing.sheet.hide()
    assert typing.typed == [""] * 4


def test_a_recovery_code_stands_there_in_the_open_and_does_not_wait(
    ground: Ground, stage: Stage, theme: Theme
) -> None:
    typing = Typing(ground, stage, theme)
    typing.present.other.click()
    typing.present.code.setText("371074-259237")
    stage.window.open_scene(SceneId.PAUSE)
    assert typing.typed == ["", "", "a longer way ho", ""]


@pytest.mark.parametrize("then", ["lock", "closed"])
def test_a_lock_in_a_pause_and_a_sheet_that_goes_drop_what_waited(
    ground: Ground, stage: Stage, theme: Theme, then: str
) -> None:
    typing = Typing(ground, stage, theme)
    stage.window.open_scene(SceneId.PAUSE)
    assert typing.typed[0]
    if then == "lock":
        stage.window.lock()
    else:
        typing.sheets.dismiss()
    assert typing.typed == [""] * 4


def test_while_an_answer_is_on_its_way_the_sheet_goes_with_its_page(
    ground: Ground, stage: Stage, theme: Theme
) -> None:
    typing = Typing(ground, stage, theme)
    typing.sheet.ask(ground.context.jobs.run(lambda _vault: None), lambda _none: None)
    stage.window.open_scene(SceneId.PAUSE)
    assert typing.sheets.sheet is None
    assert typing.typed == [""] * 4
