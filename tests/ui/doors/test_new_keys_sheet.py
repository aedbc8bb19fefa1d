"""The sheet about new keys: says what they do, and looks before the journal is closed for them."""

from PySide6.QtWidgets import QMainWindow

from journal_app.ui.doors.new_keys_sheet import NewKeysSheet
from journal_app.ui.doors.sheets import DoorSheets
from journal_app.ui.widgets.passphrase_field import PassphraseField
from tests.keyring_session import KeyringSession
from tests.services.doors_journal import PASSPHRASE
from tests.ui.context_fixture import Ground, OpenedScenes
from tests.ui.doors.finding import named, press, told


def shown(ground: Ground, window: QMainWindow) -> tuple[DoorSheets, NewKeysSheet]:
    """The first step."""
    sheets = DoorSheets(ground.context, window)
    sheets.make_new_keys()
    assert isinstance(sheets.sheet, NewKeysSheet)
    return sheets, sheets.sheet


def made(ground: Ground) -> list[str | None]:
    """What the app was asked to make them with."""
    assert isinstance(ground.scenes, OpenedScenes)
    return ground.scenes.keys_made


def test_it_says_what_is_done_and_what_nobody_can_change(
    ground: Ground, window: QMainWindow
) -> None:
    sheets, sheet = shown(ground, window)
    words = told(sheet)
    assert "The whole journal is written anew with another key" in words
    assert "still open with the old code. Nobody can change that." in words
    assert "What this computer brought to the second folder is written anew too" in words
    press(sheet, "Cancel")
    assert sheets.sheet is None
    assert made(ground) == []


def test_where_the_keyring_answers_the_app_makes_them(ground: Ground, window: QMainWindow) -> None:
    sheets, sheet = shown(ground, window)
    press(sheet, "Make new keys")
    ground.wait(lambda: made(ground) == [None])
    assert sheets.sheet is None


def test_where_it_does_not_that_is_said_and_nothing_is_begun(
    ground: Ground, window: QMainWindow, keyring_session: KeyringSession
) -> None:
    _sheets, sheet = shown(ground, window)
    keyring_session.stop_keyring()
    press(sheet, "Make new keys")
    ground.wait(lambda: "This session has no keyring" in told(sheet))
    assert made(ground) == []


def test_a_passphrase_is_asked_for_and_a_wrong_one_said(
    locked_ground: Ground, window: QMainWindow
) -> None:
    ground = locked_ground
    _sheets, sheet = shown(ground, window)
    press(sheet, "Make new keys")
    ground.wait(lambda: "The same passphrase opens the journal afterwards" in told(sheet))
    named(sheet, PassphraseField, "Passphrase").setText("something else")
    press(sheet, "Make new keys")
    ground.wait(lambda: "That didn’t open it." in told(sheet))
    assert made(ground) == []
    named(sheet, PassphraseField, "Passphrase").setText(PASSPHRASE)
    press(sheet, "Make new keys")
    ground.wait(lambda: made(ground) == [PASSPHRASE])


def test_the_way_out_is_the_last_button_of_both_steps(ground: Ground, window: QMainWindow) -> None:
    _sheets, sheet = shown(ground, window)
    assert sheet.step is not None
    assert sheet.step.buttons[-1].label == "Cancel"
    sheet._ask_passphrase()
    assert [button.label for button in sheet.step.buttons] == ["Make new keys", "Cancel"]
