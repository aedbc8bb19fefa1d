"""The code is shown, taken along and typed back; out of sight it is nowhere."""

import re
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHideEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMainWindow, QPushButton
from shiboken6 import isValid

from journal_app.core.errors import BadInput, CannotOpen, OpenProblem
from journal_app.security.recovery_code import root_from_code
from journal_app.services import begun_exports
from journal_app.ui.doors.check_step import CheckStep
from journal_app.ui.doors.code_grid import CodeGrid
from journal_app.ui.doors.code_step import CodeStep
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.secret_field import SecretField
from tests.pdf_words import words_of
from tests.services.doors_journal import PASSPHRASE, entry_of, record_of
from tests.ui.context_fixture import Ground
from tests.ui.doors.finding import named, press, told


def shown(ground: Ground, window: QMainWindow) -> RecoverySheet:
    """The sheet, with the code on it."""
    sheets = DoorSheets(ground.context, window)
    sheets.show_code()
    sheet = sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    ground.wait(lambda: bool(sheet.findChildren(CodeGrid)))
    return sheet


def grid(sheet: RecoverySheet) -> CodeGrid:
    return named(sheet, CodeGrid, "Recovery code")


def step_of(sheet: RecoverySheet) -> CodeStep:
    """The step that shows the code."""
    assert isinstance(sheet.step, CodeStep)
    return sheet.step


def check(sheet: RecoverySheet) -> CheckStep:
    """Go on to typing back."""
    press(sheet, "Continue")
    step = sheet.step
    assert isinstance(step, CheckStep)
    return step


def type_back(step: CheckStep, groups: tuple[str, ...]) -> None:
    """Type what was asked, as it stands on a sheet with these groups."""
    for field, number in zip(step.fields, step.numbers, strict=True):
        field.setText(groups[number - 1])


def test_the_code_on_it_is_the_one_that_opens_the_journal(
    ground: Ground, window: QMainWindow
) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    assert len(groups) == 8
    with root_from_code("-".join(groups)) as root:
        key = root.key_id
    assert key == record_of(ground.context.home).active
    assert grid(sheet).accessibleDescription() == " ".join(groups)
    lines = [each.text() for each in sheet.findChildren(PlainLabel)]
    assert f"Key {key}, 14 March 2026" in lines


def test_typed_back_right_it_is_noted_and_said(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    step = check(sheet)
    assert not sheet.findChildren(CodeGrid) or not sheet.findChildren(CodeGrid)[0].isVisible()
    type_back(step, groups)
    press(sheet, "Check")
    ground.wait(lambda: record_of(ground.context.home).recovery.confirmed is not None)
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0].startswith("Kept.")
    noted = record_of(ground.context.home).recovery.confirmed
    assert noted == ground.clock.now().replace(microsecond=0)


def test_a_wrong_group_is_named_and_may_be_typed_again(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    step = check(sheet)
    type_back(step, groups)
    second = step.numbers[1]
    step.fields[1].setText("123456")
    press(sheet, "Check")
    assert told(sheet).endswith(
        f"Group {second} is not the same as on the sheet. Look there once more."
    )
    assert window.focusWidget() is step.fields[1]
    assert record_of(ground.context.home).recovery.confirmed is None
    QTest.keyClicks(step.fields[1], groups[second - 1])
    QTest.keyClick(step.fields[1], Qt.Key.Key_Return)
    ground.wait(lambda: record_of(ground.context.home).recovery.confirmed is not None)


def test_both_wrong_both_are_named(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    step = check(sheet)
    press(sheet, "Check")
    one, other = step.numbers
    assert f"Groups {one} and {other} are not the same as on the sheet." in told(sheet)
    assert window.focusWidget() is step.fields[0]


def test_which_groups_are_asked_changes(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    asked = set()
    for _time in range(12):
        asked.add(check(sheet).numbers)
        press(sheet, "Back")
    assert len(asked) > 1


def test_digits_of_any_script_and_spaces_are_taken(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    step = check(sheet)
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    type_back(step, tuple(f"{group[:3]} {group[3:]}".translate(arabic) for group in groups))
    press(sheet, "Check")
    ground.wait(lambda: record_of(ground.context.home).recovery.confirmed is not None)


@pytest.mark.parametrize("step", ["code", "check"])
def test_later_leaves_everything_as_it_was(ground: Ground, window: QMainWindow, step: str) -> None:
    sheet = shown(ground, window)
    if step == "check":
        check(sheet)
    press(sheet, "Later")
    assert sheet.isHidden()
    assert record_of(ground.context.home).recovery.confirmed is None


def test_out_of_sight_no_widget_and_no_value_knows_it(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    kept = grid(sheet)
    closed: list[bool] = []
    sheet.closed.connect(lambda: closed.append(True))
    QTest.keyClick(kept, Qt.Key.Key_Escape)
    assert closed
    assert (kept.groups, kept.accessibleDescription()) == ((), "")
    assert sheet._code is None


def test_digits_are_dropped_without_being_named_on_the_bus(
    ground: Ground, window: QMainWindow, on_the_bus: None
) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    step = check(sheet)
    type_back(step, groups)
    heard: list[bool] = []
    step.fields[0].textChanged.connect(lambda _text: heard.append(QAccessible.isActive()))
    sheet.hide()
    assert heard == [False]
    assert QAccessible.isActive()


def test_what_was_typed_back_is_dropped_with_it(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    step = check(sheet)
    type_back(step, groups)
    sheet.hide()
    assert [field.text() for field in step.fields] == ["", ""]
    assert step._sheet is None
    assert sheet._code is None


def test_a_minimised_window_still_shows_it_afterwards(ground: Ground, window: QMainWindow) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups

    class Spontaneous(QHideEvent):
        def spontaneous(self) -> bool:
            return True

    sheet.hideEvent(Spontaneous())
    assert grid(sheet).groups == groups


# Taking it along.


def test_copied_it_is_marked_as_secret_and_the_button_says_for_how_long(
    ground: Ground, window: QMainWindow
) -> None:
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    press(sheet, "Copy")
    held = QGuiApplication.clipboard().mimeData()
    assert held.text() == "-".join(groups)
    assert held.data("x-kde-passwordManagerHint").data() == b"secret"
    assert named(sheet, QPushButton, "Copy").text() == "Copied. Cleared in a minute."


def test_saved_it_is_one_page_for_its_owner_alone_with_code_key_day_and_use(
    ground: Ground, window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "somewhere" / "recovery-code.pdf"
    target.parent.mkdir()
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_more: object, **_options: object):
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    press(sheet, "Save as file")
    ground.wait(target.exists)
    ground.wait(lambda: "Saved as recovery-code.pdf." in told(sheet))
    assert Path(proposed[0]).name == "recovery-code.pdf"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    words = words_of(target.read_bytes())
    assert re.findall(r"\d{6}", words) == list(groups)
    assert record_of(ground.context.home).active in words
    assert "14 March 2026" in words
    assert "choose “Use recovery code”" in words
    for trace in (str(ground.context.home), entry_of(ground.context.home).vault_id):
        assert trace not in words
    assert ground.ask(begun_exports.ask) is None


def test_nothing_is_written_over(
    ground: Ground, window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "taken.pdf"
    target.write_text("somebody else’s")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_o: (str(target), ""))
    sheet = shown(ground, window)
    press(sheet, "Save as file")
    ground.wait(lambda: "There is something of that name already." in told(sheet))
    assert target.read_text() == "somebody else’s"
    assert grid(sheet).isVisible()


def test_print_is_there_only_where_something_prints(
    ground: Ground, window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    sheet = shown(ground, window)
    assert not step_of(sheet).print.isVisible()
    press(sheet, "Later")
    printer = tmp_path / "lp"
    printer.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/printed\n")
    printer.chmod(0o700)
    sheet = shown(ground, window)
    groups = grid(sheet).groups
    press(sheet, "Print")
    ground.wait(lambda: "On its way to the printer." in told(sheet))
    assert all(group in words_of((tmp_path / "printed").read_bytes()) for group in groups)


# Getting at it.


def test_with_a_passphrase_it_is_asked_first_and_a_wrong_one_is_said(
    locked_ground: Ground, window: QMainWindow
) -> None:
    ground = locked_ground
    sheets = DoorSheets(ground.context, window)
    sheets.show_code()
    sheet = sheets.sheet
    assert sheet is not None
    ground.wait(lambda: bool(sheet.findChildren(PassphraseField)))
    assert "The recovery code opens everything without the passphrase." in told(sheet)
    field = named(sheet, PassphraseField, "Passphrase")
    assert window.focusWidget() is field
    QTest.keyClicks(field, "not this one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    ground.wait(lambda: "That didn’t open it." in told(sheet))
    assert field.selectedText() == field.text() != ""
    field.setText(PASSPHRASE)
    press(sheet, "Continue")
    ground.wait(lambda: bool(sheet.findChildren(CodeGrid)))
    assert len(named(sheet, CodeGrid, "Recovery code").groups) == 8
    ground.wait(lambda: not isValid(field))


def test_where_there_is_room_to_grow_the_hands_stay_in_the_field(
    locked_ground: Ground, window: QMainWindow
) -> None:
    sheets = DoorSheets(locked_ground.context, window)
    sheets.show_code()
    sheet = sheets.sheet
    assert sheet is not None
    sheet.on_trouble(CannotOpen(OpenProblem.PASSPHRASE_NEEDED, "Locked."))
    field = named(sheet, PassphraseField, "Passphrase")
    # What is inside has grown, and the card has not yet: for a moment it scrolls.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QTest.keyClicks(field, "not this one")
    sheet.on_trouble(BadInput("That didn’t open it."))
    assert window.focusWidget() is field
    assert field.selectedText() == "not this one"


def test_a_keyring_that_is_gone_is_said_and_it_can_be_tried_again(
    ground: Ground, window: QMainWindow, keyring_session
) -> None:
    keyring_session.stop_keyring()
    sheets = DoorSheets(ground.context, window)
    sheets.show_code()
    sheet = sheets.sheet
    assert sheet is not None
    ground.wait(lambda: "keyring" in told(sheet).casefold(), 15_000)
    assert sheet.findChildren(CodeGrid) == []
    keyring_session.start_keyring()
    press(sheet, "Try again")
    ground.wait(lambda: bool(sheet.findChildren(CodeGrid)), 15_000)


def test_it_goes_on_to_what_it_was_asked_for(ground: Ground, window: QMainWindow) -> None:
    went: list[bool] = []
    sheets = DoorSheets(ground.context, window)
    sheets.show_code(first="This first.", then=lambda: went.append(True))
    sheet = sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    ground.wait(lambda: bool(sheet.findChildren(CodeGrid)))
    assert told(sheet).startswith("A way back in\nThis first. ")
    groups = grid(sheet).groups
    type_back(check(sheet), groups)
    press(sheet, "Check")
    ground.wait(lambda: bool(went))
    assert ground.notices.said == []
    assert record_of(ground.context.home).recovery.confirmed is not None


def test_the_boxes_keep_digits_to_themselves(ground: Ground, window: QMainWindow) -> None:
    step = check(shown(ground, window))
    for field in step.fields:
        assert isinstance(field, SecretField)
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
