"""Somebody goes elsewhere and pages are hidden: the sheet with the code comes back with them."""

from dataclasses import replace

from journal_app.ui.doors.check_step import CheckStep
from journal_app.ui.doors.code_grid import CodeGrid
from journal_app.ui.doors.code_step import CodeStep
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.sheets import DoorSheets
from tests.services.doors_journal import record_of
from tests.ui.context_fixture import Ground
from tests.ui.doors.finding import press
from tests.ui.doors.test_recovery_sheet import check, grid, step_of, type_back
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]


def over_the_pages(ground: Ground, stage: Stage) -> DoorSheets:
    """Sheets over a page of the real window."""
    stage.open()
    return DoorSheets(replace(ground.context, scenes=stage.window), stage.page)


def read(ground: Ground, sheets: DoorSheets) -> RecoverySheet:
    """The sheet, once it shows the code."""
    sheet = sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    ground.wait(lambda: isinstance(sheet.step, CodeStep))
    return sheet


def test_who_goes_to_where_the_code_is_kept_comes_back_to_the_same_question(
    ground: Ground, stage: Stage
) -> None:
    sheets = over_the_pages(ground, stage)
    sheets.show_code()
    sheet = read(ground, sheets)
    groups = grid(sheet).groups
    step = check(sheet)
    numbers = step.numbers
    type_back(step, groups)
    stage.window.hide_pages()
    assert [field.text() for field in step.fields] == ["", ""]
    assert sheet._code is None
    stage.window.show_again()
    ground.wait(lambda: isinstance(sheet.step, CheckStep) and sheet.step is not step)
    assert isinstance(sheet.step, CheckStep)
    assert sheet.step.numbers == numbers
    assert stage.window.focusWidget() is sheet.step.fields[0]
    type_back(sheet.step, groups)
    press(sheet, "Check")
    ground.wait(lambda: record_of(ground.context.home).recovery.confirmed is not None)
    ground.wait(lambda: bool(ground.notices.said))


def test_a_code_that_was_shown_is_shown_again_and_not_as_an_empty_grid(
    ground: Ground, stage: Stage
) -> None:
    sheets = over_the_pages(ground, stage)
    sheets.show_code()
    sheet = read(ground, sheets)
    groups, step = grid(sheet).groups, sheet.step
    stage.window.hide_pages()
    stage.window.show_again()
    ground.wait(lambda: isinstance(sheet.step, CodeStep) and sheet.step is not step)
    assert grid(sheet).groups == groups
    assert step_of(sheet).go_on.isEnabled()


def test_a_code_that_arrives_while_one_is_elsewhere_is_dropped(
    ground: Ground, stage: Stage
) -> None:
    sheets = over_the_pages(ground, stage)
    sheets.show_code()
    sheet = sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    stage.window.hide_pages()
    ground.wait(lambda: sheet._job is None)
    assert sheet._code is None
    assert not sheet.findChildren(CodeGrid)
    stage.window.show_again()
    assert len(grid(read(ground, sheets)).groups) == 8


def test_what_was_noted_while_one_is_elsewhere_goes_on_once_one_is_back(
    ground: Ground, stage: Stage
) -> None:
    went: list[bool] = []
    sheets = over_the_pages(ground, stage)
    sheets.show_code(then=lambda: went.append(stage.window.hidden))
    sheet = read(ground, sheets)
    groups = grid(sheet).groups
    type_back(check(sheet), groups)
    press(sheet, "Check")
    stage.window.hide_pages()
    ground.wait(lambda: not sheet.working)
    assert went == []
    stage.window.show_again()
    ground.wait(lambda: went == [False])
    assert sheets.sheet is None


def test_a_lock_takes_the_sheet_away(ground: Ground, stage: Stage) -> None:
    sheets = over_the_pages(ground, stage)
    sheets.show_code()
    read(ground, sheets)
    stage.window.lock()
    assert sheets.sheet is None
