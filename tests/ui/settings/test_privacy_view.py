"""What opens the journal is said as it is; closeness and the folder have their place beside it."""

import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QRadioButton

from journal_app.core.safety import Feature, SafetyState
from journal_app.services import recovery, safety
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings import privacy_view as module
from journal_app.ui.settings.privacy_view import PrivacyView
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from tests.services.doors_journal import folder_of
from tests.ui.context_fixture import Ground
from tests.ui.doors.conftest import ground as keyring_ground
from tests.ui.doors.conftest import home, keyring_session, locked_ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, section

__all__ = ["home", "keyring_ground", "keyring_session", "locked_ground"]


@pytest.fixture
def view(desk: Desk) -> PrivacyView:
    return section(desk, "privacy", PrivacyView)


def words(view: PrivacyView) -> str:
    """Everything that is said."""
    return "\n".join(para.text() for para in view.findChildren(Para) if para.isVisible())


# Closeness.


def test_putting_away_and_bringing_back_hold_at_once(ground: Ground, view: PrivacyView) -> None:
    known = ground.context.known
    assert named(view, QRadioButton, "Shown").isChecked()
    named(view, QRadioButton, "Put away").click()
    ground.wait(lambda: known.safety.state is SafetyState.FLAGGED)
    assert not any(known.safety.allows(feature) for feature in Feature)
    named(view, QRadioButton, "Shown").click()
    ground.wait(lambda: known.safety.state is SafetyState.NONE)
    assert all(known.safety.allows(feature) for feature in Feature)
    ground.wait(lambda: len(ground.notices.said) == 2)
    assert [said[0] for said in ground.notices.said] == [
        "Closeness exercises are put away.",
        "Closeness exercises are shown.",
    ]


@pytest.mark.parametrize("before", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_what_was_said_elsewhere_is_shown_as_put_away_and_undo_brings_that_back(
    ground: Ground, view: PrivacyView, before: SafetyState
) -> None:
    ground.ask(safety.say, before, clock=ground.clock)
    assert named(view, QRadioButton, "Put away").isChecked()
    named(view, QRadioButton, "Put away").click()
    assert ground.notices.said == []
    named(view, QRadioButton, "Shown").click()
    ground.wait(lambda: bool(ground.notices.said))
    undo = ground.notices.said[0][2]
    assert undo is not None
    undo()
    ground.wait(lambda: ground.context.known.safety.state is before)
    assert named(view, QRadioButton, "Put away").isChecked()


def test_what_cannot_be_kept_stands_as_it_stood(ground: Ground, view: PrivacyView) -> None:
    ground.take_file_away()
    named(view, QRadioButton, "Put away").click()
    ground.wait(lambda: bool(ground.notices.said))
    assert named(view, QRadioButton, "Shown").isChecked()
    ground.put_file_back()


def test_nothing_on_it_says_why(ground: Ground, view: PrivacyView) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.wait(lambda: view.closeness.row.line.text() != " ")
    assert (
        view.closeness.row.line.text()
        == "Exercises that ask for closeness can be shown or put away here, whenever you like."
    )


# What opens it.


@pytest.fixture
def keyring_view(keyring_ground: Ground) -> PrivacyView:
    """The section over a journal whose key is in a keyring."""
    return shown(keyring_ground)


def shown(ground: Ground) -> PrivacyView:
    """The section, once it knows what opens the journal."""
    desk = Desk(ground)
    desk.window.show()
    view = section(desk, "privacy", PrivacyView)
    view.desk = desk  # type: ignore[attr-defined]  # lives as long as what is looked at
    ground.wait(lambda: view.doors.opens.title.text() != " ")
    return view


def test_the_keyring_is_named_with_what_that_means(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    view = keyring_view
    assert "This computer’s keyring\nSecret Service (login) holds the key." in words(view)
    assert "Whoever uses your account while you are signed in can open the journal" in words(view)
    assert named(view, QPushButton, "Choose a passphrase").isVisible()
    assert not view.doors.change.isVisible()
    assert not view.doors.off.isVisible()
    assert "Not kept yet." in words(view)
    assert named(view, QPushButton, "Keep or show the recovery code").text() == "Keep it now…"


def test_a_passphrase_can_be_changed_and_taken_off(locked_ground: Ground) -> None:
    view = shown(locked_ground)
    assert "A passphrase\nWhoever knows it can open the journal;" in words(view)
    for name in ("Change passphrase", "Take the passphrase off"):
        named(view, QPushButton, name)
    assert not view.doors.choose.isVisible()
    assert "Kept on 14 March. It opens the journal when nothing else does." in words(view)


def test_a_code_kept_in_another_year_is_told_with_its_year(locked_ground: Ground) -> None:
    from datetime import timedelta

    locked_ground.clock.advance(timedelta(days=400))
    assert "Kept on 14 March 2026." in words(shown(locked_ground))


def test_what_is_kept_meanwhile_is_shown_at_once(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    ground, view = keyring_ground, keyring_view
    ground.context.jobs.background(
        lambda: recovery.confirm(ground.context.home, clock=ground.clock)
    )
    ground.wait(lambda: "Kept on 14 March." in words(view))
    assert named(view, QPushButton, "Keep or show the recovery code").text() == "Show…"


def test_a_keyring_without_a_password_is_said_once_in_plain_words(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    from dataclasses import replace

    from journal_app.services import doors

    ground, view = keyring_ground, keyring_view
    assert "has no password" not in words(view)
    known = doors.of(ground.context.home, clock=ground.clock)
    view._on_doors(replace(known, keyring_plain=True))
    assert words(view).count("This keyring has no password") == 1
    assert "whoever takes the disk can open the journal" in words(view)
    view._on_doors(replace(known, mode="passphrase", keyring="", entry_left=True))
    assert "The old key is still in the keyring" in words(view)


def test_its_buttons_open_the_sheets_and_leaving_puts_them_away(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    view = keyring_view
    named(view, QPushButton, "Keep or show the recovery code").click()
    assert isinstance(view.sheets.sheet, RecoverySheet)
    view.leave()
    assert view.sheets.sheet is None
    named(view, QPushButton, "Choose a passphrase").click()
    keyring_ground.wait(lambda: isinstance(view.sheets.sheet, RecoverySheet))


def test_who_could_read_it_is_one_step_away(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    named(keyring_view, QPushButton, "Who could read this journal").click()
    assert keyring_ground.context.navigator.here == Place(page=PageId.SUPPORT, part="data")


def test_what_cannot_be_told_is_said_and_nothing_is_offered(
    ground: Ground, view: PrivacyView
) -> None:
    ground.wait(lambda: "What opens it cannot be told now" in words(view))
    assert not view.doors.choose.isVisible()
    assert not view.doors.recovery.isVisible()
    assert ground.notices.said == []


# The folder.


def test_its_path_can_be_chosen_copied_and_shown(
    keyring_ground: Ground, keyring_view: PrivacyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground, view = keyring_ground, keyring_view
    folder = folder_of(ground.context.home).path
    field = named(view, Field, "Where the journal lies")
    assert (field.text(), field.isReadOnly()) == (str(folder), True)
    named(view, QPushButton, "Copy path").click()
    assert QGuiApplication.clipboard().text() == str(folder)
    opened: list[Path] = []
    answers = [True, False]
    monkeypatch.setattr(module, "show_folder", lambda at: opened.append(at) or answers.pop(0))
    named(view, QPushButton, "Show in folder").click()
    assert opened == [folder]
    assert len(ground.notices.said) == 1
    named(view, QPushButton, "Show in folder").click()
    assert ground.notices.said[-1][0].startswith("No file manager showed the folder.")


def test_a_folder_that_others_may_enter_is_said_and_can_be_closed(
    keyring_ground: Ground, keyring_view: PrivacyView
) -> None:
    ground, view = keyring_ground, keyring_view
    assert "Only your account can look into this folder." in words(view)
    assert not view.folder.open_to_others.isVisible()
    folder = folder_of(ground.context.home).path
    folder.chmod(0o755)
    view.enter()
    ground.wait(view.folder.open_to_others.isVisible)
    assert "Only your account can look into this folder." not in words(view)
    named(view, QPushButton, "Close it to others").click()
    ground.wait(lambda: not view.folder.open_to_others.isVisible())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    ground.wait(lambda: bool(ground.notices.said))
