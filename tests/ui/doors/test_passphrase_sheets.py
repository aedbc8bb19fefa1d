"""A passphrase is set, changed and taken off on sheets that tell the truth all the while."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.changes import Changes
from journal_app.security.passphrase import unwrap
from journal_app.security.vault_record import Mode
from journal_app.services import recovery
from journal_app.ui.doors.check_step import CheckStep
from journal_app.ui.doors.code_grid import CodeGrid
from journal_app.ui.doors.passphrase_sheets import PassphraseSheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.secret_field import SecretField
from tests.keyring_session import KeyringSession
from tests.services.doors_journal import ANOTHER, PASSPHRASE, in_keyring, record_of
from tests.ui.context_fixture import Ground, came_true
from tests.ui.doors.finding import named, press, told

SLOW = 60_000
"""Milliseconds; a real Argon2 takes most of a second on a quiet computer, and ten on a busy one."""


def opens_with(ground: Ground, passphrase: str) -> bool:
    """Whether the slot on the disk opens with it; raises what a wrong one raises."""
    record = record_of(ground.context.home)
    assert record.passphrase is not None
    key = record.active
    with unwrap(record.passphrase, passphrase, vault_id=record.vault_id, key_id=key) as root:
        return root.key_id == key


def comes_to_say(sheet: PassphraseSheet, words: str) -> None:
    """Wait until the sheet says this; what it said instead is told."""
    came_true(lambda: words in told(sheet), SLOW)
    assert words in told(sheet)


def type_new(sheet: PassphraseSheet, text: str) -> None:
    """The new passphrase, twice."""
    asks_present = sheet.choice.present is not None
    name = "New passphrase" if asks_present else "Passphrase"
    named(sheet, PassphraseField, name).setText(text)
    named(sheet, PassphraseField, "Repeat passphrase").setText(text)


def opened(sheets: DoorSheets) -> PassphraseSheet:
    """The sheet about a passphrase that is open now."""
    assert isinstance(sheets.sheet, PassphraseSheet)
    return sheets.sheet


@contextmanager
def frozen(session: KeyringSession) -> Iterator[None]:
    """A keyring that answers nothing meanwhile."""
    session.freeze_keyring()
    try:
        yield
    finally:
        session.thaw_keyring()


def setting(ground: Ground, window: QMainWindow) -> tuple[DoorSheets, PassphraseSheet]:
    """The sheet on which one is set, once the code was kept."""
    recovery.confirm(ground.context.home, clock=ground.clock)
    sheets = DoorSheets(ground.context, window)
    sheets.choose_passphrase()
    ground.wait(lambda: isinstance(sheets.sheet, PassphraseSheet))
    return sheets, opened(sheets)


def test_the_code_comes_first_and_leads_back_to_the_passphrase(
    ground: Ground, window: QMainWindow
) -> None:
    sheets = DoorSheets(ground.context, window)
    sheets.choose_passphrase()
    ground.wait(lambda: isinstance(sheets.sheet, RecoverySheet))
    code = sheets.sheet
    assert code is not None
    ground.wait(lambda: bool(code.findChildren(CodeGrid)))
    assert "so the way back in comes first." in told(code)
    groups = code.findChildren(CodeGrid)[0].groups
    press(code, "Continue")
    step = code.step
    assert isinstance(step, CheckStep)
    for field, number in zip(step.fields, step.numbers, strict=True):
        field.setText(groups[number - 1])
    press(code, "Check")
    ground.wait(lambda: isinstance(sheets.sheet, PassphraseSheet))
    assert opened(sheets).accessibleName() == "Choose a passphrase"


def test_set_it_takes_the_place_of_the_keyring_and_says_what_holds(
    ground: Ground, window: QMainWindow
) -> None:
    seen: list[Changes] = []
    ground.context.hub.changed.connect(seen.append)
    _sheets, sheet = setting(ground, window)
    words = told(sheet)
    assert "nobody can open the journal again" in words
    assert "Copies taken elsewhere earlier open with the recovery code" in words
    type_new(sheet, PASSPHRASE)
    press(sheet, "Set passphrase")
    assert "One moment. This takes a few seconds." in told(sheet)
    comes_to_say(sheet, "A passphrase opens the journal now.")
    assert record_of(ground.context.home).mode is Mode.PASSPHRASE
    assert opens_with(ground, PASSPHRASE)
    assert not in_keyring(ground.context.home)
    assert any(changes.doors for changes in seen)
    press(sheet, "Close")


def test_the_strength_is_said_in_words_and_both_must_be_the_same(
    ground: Ground, window: QMainWindow
) -> None:
    _sheets, sheet = setting(ground, window)
    button = named(sheet, QPushButton, "Set passphrase")
    hint = named(sheet, Para, "Passphrase hint")
    first = named(sheet, PassphraseField, "Passphrase")
    again = named(sheet, PassphraseField, "Repeat passphrase")
    assert not button.isEnabled()
    first.setText("short")
    assert hint.text().startswith("Eight characters or more.")
    first.setText("ana12345")
    assert hint.text() == "It is short: easy to guess for whoever knows you."
    first.setText("a lantern by the harbour")
    again.setText("a lantern by")
    assert hint.text() == "The two are not the same yet."
    assert not button.isEnabled()
    again.setText("a lantern by the harbour")
    assert hint.text() == "It is strong."
    assert button.isEnabled()


def test_caps_lock_is_said_under_either_field(ground: Ground, window: QMainWindow) -> None:
    _sheets, sheet = setting(ground, window)
    for name in ("Passphrase", "Repeat passphrase"):
        field = named(sheet, PassphraseField, name)
        field.setFocus()
        assert "Caps Lock is on." not in [each.text() for each in sheet.findChildren(PlainLabel)]
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClicks(field, "a")
        field.keyPressEvent(_letter("A"))
        hints = [each for each in sheet.findChildren(PlainLabel) if each.isVisible()]
        assert "Caps Lock is on." in [each.text() for each in hints]
        field.keyPressEvent(_letter("a"))


def _letter(text: str):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, text)


def test_while_it_is_done_neither_esc_nor_leaving_the_page_closes_the_sheet(
    ground: Ground, window: QMainWindow, keyring_session: KeyringSession
) -> None:
    sheets, sheet = setting(ground, window)
    type_new(sheet, PASSPHRASE)
    with frozen(keyring_session):
        press(sheet, "Set passphrase")
        assert sheet.working
        assert ground.context.jobs.unfinished
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        sheets.dismiss()
        assert sheet.isVisible()
        assert not named(sheet, QPushButton, "Cancel").isEnabled()
    comes_to_say(sheet, "opens the journal now.")
    assert not ground.context.jobs.unfinished
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert sheets.sheet is None


def test_what_was_typed_is_dropped_once_it_is_done_or_out_of_sight(
    ground: Ground, window: QMainWindow
) -> None:
    _sheets, sheet = setting(ground, window)
    field = named(sheet, PassphraseField, "Passphrase")
    type_new(sheet, PASSPHRASE)
    sheet.hide()
    assert field.text() == ""


def test_the_sheet_may_go_with_the_window_in_the_middle_and_it_is_done_all_the_same(
    ground: Ground, window: QMainWindow
) -> None:
    _sheets, sheet = setting(ground, window)
    type_new(sheet, PASSPHRASE)
    press(sheet, "Set passphrase")
    sheet.hide()
    sheet.setParent(None)
    sheet.deleteLater()
    ground.wait(lambda: not ground.context.jobs.unfinished, SLOW)
    assert opens_with(ground, PASSPHRASE)


# Changing it.


def test_changed_with_the_old_one(locked_ground: Ground, window: QMainWindow) -> None:
    ground = locked_ground
    sheets = DoorSheets(ground.context, window)
    sheets.change_passphrase()
    sheet = opened(sheets)
    present = named(sheet, PassphraseField, "Present passphrase")
    assert window.focusWidget() is present
    present.setText("not this one")
    type_new(sheet, ANOTHER)
    press(sheet, "Change passphrase")
    comes_to_say(sheet, "That didn’t open it.")
    assert opens_with(ground, PASSPHRASE)
    assert window.focusWidget() is present
    present.setText(PASSPHRASE)
    press(sheet, "Change passphrase")
    comes_to_say(sheet, "A passphrase opens the journal now.")
    assert opens_with(ground, ANOTHER)


def code_of(ground: Ground) -> str:
    """The code, as it stands on the person's sheet."""
    return "-".join(recovery.show(ground.context.home, passphrase=PASSPHRASE).groups)


def test_whoever_does_not_know_it_uses_the_code(locked_ground: Ground, window: QMainWindow) -> None:
    ground = locked_ground
    code = code_of(ground)
    sheets = DoorSheets(ground.context, window)
    sheets.change_passphrase()
    sheet = opened(sheets)
    press(sheet, "I don’t know it: use the recovery code")
    field = named(sheet, Field, "Recovery code")
    assert window.focusWidget() is field
    type_new(sheet, ANOTHER)
    button = named(sheet, QPushButton, "Change passphrase")
    hint = named(sheet, Para, "Code hint")
    third = code.split("-")[2]
    misread = f"{third[:5]}{(int(third[5]) + 1) % 10}"
    field.setText(code.replace(third, misread))
    assert hint.text() == "Check group 3: it is not as on the sheet."
    assert not button.isEnabled()
    field.setText(code.replace("-", "  "))
    assert hint.text() == "All eight groups are whole."
    press(sheet, "Change passphrase")
    comes_to_say(sheet, "A passphrase opens the journal now.")
    assert opens_with(ground, ANOTHER)


def test_after_opening_with_the_code_only_the_new_one_is_asked(
    locked_ground: Ground, window: QMainWindow
) -> None:
    ground = locked_ground
    sheets = DoorSheets(ground.context, window)
    sheets.change_passphrase(code=code_of(ground))
    sheet = opened(sheets)
    assert sheet.accessibleName() == "Choose a new passphrase"
    fields = [each for each in sheet.findChildren(PassphraseField) if each.isVisible()]
    assert len(fields) == 2
    type_new(sheet, ANOTHER)
    QTest.keyClick(fields[1], Qt.Key.Key_Return)
    comes_to_say(sheet, "A passphrase opens the journal now.")
    assert opens_with(ground, ANOTHER)


# Taking it off.


def test_taken_off_the_keyring_opens_it_again(locked_ground: Ground, window: QMainWindow) -> None:
    ground = locked_ground
    sheets = DoorSheets(ground.context, window)
    sheets.take_passphrase_off()
    sheet = opened(sheets)
    assert "without being asked anything" in told(sheet)
    field = named(sheet, PassphraseField, "Present passphrase")
    field.setText(PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    words = "The keyring opens the journal now, without a passphrase."
    comes_to_say(sheet, words)
    record = record_of(ground.context.home)
    assert (record.mode, record.passphrase) == (Mode.KEYRING, None)
    assert in_keyring(ground.context.home)


def test_without_a_keyring_it_stays_on_and_that_is_said(
    locked_ground: Ground, window: QMainWindow, keyring_session: KeyringSession
) -> None:
    ground = locked_ground
    keyring_session.stop_keyring()
    sheets = DoorSheets(ground.context, window)
    sheets.take_passphrase_off()
    sheet = opened(sheets)
    named(sheet, PassphraseField, "Present passphrase").setText(PASSPHRASE)
    press(sheet, "Take it off")
    ground.wait(lambda: not sheet.working, SLOW)
    assert "keyring" in sheet.choice.line.text().casefold()
    assert record_of(ground.context.home).mode is Mode.PASSPHRASE
    assert opens_with(ground, PASSPHRASE)


@pytest.mark.parametrize("name", ["change_passphrase", "take_passphrase_off"])
def test_esc_and_cancel_change_nothing(
    locked_ground: Ground, window: QMainWindow, name: str
) -> None:
    sheets = DoorSheets(locked_ground.context, window)
    getattr(sheets, name)()
    press(opened(sheets), "Cancel")
    assert sheets.sheet is None
    getattr(sheets, name)()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert sheets.sheet is None
    assert opens_with(locked_ground, PASSPHRASE)


def test_the_code_in_the_place_of_the_passphrase_is_kept_to_itself(
    locked_ground: Ground, window: QMainWindow
) -> None:
    sheets = DoorSheets(locked_ground.context, window)
    sheets.change_passphrase()
    sheet = opened(sheets)
    press(sheet, "I don’t know it: use the recovery code")
    assert named(sheet, SecretField, "Recovery code") is window.focusWidget()


def test_in_a_low_window_what_is_said_can_be_seen(
    locked_ground: Ground, window: QMainWindow
) -> None:
    window.resize(700, 420)
    sheets = DoorSheets(locked_ground.context, window)
    sheets.change_passphrase()
    sheet = opened(sheets)
    named(sheet, PassphraseField, "Present passphrase").setText("not this one")
    type_new(sheet, ANOTHER)
    press(sheet, "Change passphrase")
    comes_to_say(sheet, "That didn’t open it.")
    line = sheet.choice.line
    locked_ground.wait(lambda: not line.visibleRegion().isEmpty())
    locked_ground.wait(lambda: line.visibleRegion().boundingRect().height() == line.height())


def test_a_page_that_goes_takes_its_sheet_along(
    ground: Ground, window: QMainWindow, qtbot: QtBot
) -> None:
    page = QWidget()
    window.setCentralWidget(page)
    page.show()
    sheets = DoorSheets(ground.context, page)
    sheets.show_code()
    assert sheets.sheet is not None
    page.hide()
    assert sheets.sheet is None
