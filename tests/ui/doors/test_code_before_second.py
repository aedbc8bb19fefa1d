"""Before a first second folder the recovery code is kept; until it is, that is said under it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget
from shiboken6 import isValid

from journal_app.core.changes import Changes
from journal_app.services import backup_notes, recovery, second_place
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.settings.backups_view import BackupsView
from tests.services.doors_journal import folder_of
from tests.ui.context_fixture import Ground
from tests.ui.doors.finding import told


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the person chooses."""
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(place))
    return place


@pytest.fixture
def view(ground: Ground, window: QMainWindow) -> BackupsView:
    """The section, once it knows how things stand."""
    made = BackupsView(ground.context)
    window.setCentralWidget(made)
    made.enter()
    ground.wait(lambda: made.second.place.line.text().startswith("None."))
    return made


def test_the_code_comes_before_the_first_second_folder(
    ground: Ground, view: BackupsView, home: Path, stick: Path
) -> None:
    view.second.choose.click()
    ground.wait(lambda: view.sheets.sheet is not None)
    sheet = view.sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    ground.wait(lambda: "this code opens what lies in that folder" in told(sheet))
    assert backup_notes.known(folder_of(home)).second is None
    # Two groups typed back.
    sheet._confirm()
    ground.wait(lambda: backup_notes.known(folder_of(home)).second is not None)
    assert view.sheets.sheet is None


def test_locked_while_it_is_asked_whether_the_code_was_kept_no_sheet_comes(
    ground: Ground, window: QMainWindow, view: BackupsView, stick: Path
) -> None:
    view.second.choose.click()
    assert view.sheets.sheet is None, "it is still being asked"
    window.setCentralWidget(QWidget())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(view)
    done: list[bool] = []
    ground.context.jobs.background(lambda: None).finished.connect(lambda _none: done.append(True))
    ground.wait(lambda: bool(done))
    assert not window.findChildren(RecoverySheet)


def test_where_it_was_kept_the_folder_is_chosen_at_once(
    ground: Ground, view: BackupsView, home: Path, stick: Path
) -> None:
    recovery.confirm(home, clock=ground.clock)
    view.second.choose.click()
    ground.wait(lambda: backup_notes.known(folder_of(home)).second is not None)
    assert view.sheets.sheet is None


def test_until_it_is_kept_it_is_said_what_that_means(
    ground: Ground, view: BackupsView, home: Path, stick: Path
) -> None:
    second_place.choose(home, stick)
    view.refresh(Changes(backups=True))
    ground.wait(lambda: "nothing there opens on another computer" in view.second.place.line.text())
    recovery.confirm(home, clock=ground.clock)
    view.refresh(Changes(doors=True))
    ground.wait(lambda: "another computer" not in view.second.place.line.text())
