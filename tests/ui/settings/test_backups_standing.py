"""Backups in the settings: how far one is, whether all are sound, what is held, a second folder."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton

from journal_app.core.backup_notes import BackupProblem, Checked, Pin, Trouble
from journal_app.core.changes import Changes
from journal_app.runtime.jobs import Job
from journal_app.services import (
    backup_notes,
    checking_backups,
    pins,
    second_place,
    synced_folders,
)
from journal_app.ui.copies.wording import Saying
from journal_app.ui.settings import backups_words, work_row
from journal_app.ui.settings.backups_view import BackupsView
from tests.services.closed_journal import ClosedJournal, spoil
from tests.ui.context_fixture import Ground
from tests.ui.settings.backups_ground import ground, journal, stands, view
from tests.ui.settings.finding import named

__all__ = ["ground", "journal", "view"]

Work = Callable[[Callable[[Any], bool]], Any]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path.with_name(f"{tmp_path.name}-stick")
    place.mkdir()
    return place


def watched(ground: Ground, work: Work) -> Callable[[], Job]:
    return lambda: ground.context.jobs.watched(work)


def test_what_takes_its_time_tells_how_far_it_is_and_can_be_stopped(
    ground: Ground, view: BackupsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, told = threading.Event(), threading.Event()

    def slow(watch: Callable[[Any], bool]) -> None:
        watch(0.4)
        told.set()
        while watch(0.4):
            stopped.wait(0.01)
        stopped.set()

    ground.backups.make = watched(ground, slow)
    stands(ground, view)
    before = view.box.last.line.text()
    begin = named(view, QPushButton, "Back up now")
    begin.setFocus()
    QTest.keyClick(begin, Qt.Key.Key_Space)
    ground.wait(lambda: view.box.last.line.text() == "Being written: 40 %.")
    stop = named(view, QPushButton, "Stop backing up")
    assert stop.hasFocus()
    assert not begin.isEnabled()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    ground.wait(stopped.is_set)
    assert view.box.last.line.text() == before
    assert begin.hasFocus()
    assert not stop.isVisible()


def test_what_is_done_at_once_shows_no_way_to_stop_it(ground: Ground, view: BackupsView) -> None:
    ground.backups.make = watched(ground, lambda watch: watch(1.0))
    stands(ground, view)
    view.box.make.click()
    ground.wait(lambda: not view.box.last.at_work)
    assert not view.box.last.stop.isVisible()
    assert work_row.PATIENCE_MS == 500


def test_all_of_them_are_read_and_what_is_damaged_is_told(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    vault = ground.context.jobs._vault
    assert vault is not None

    def check(watch: Callable[[Any], bool]) -> Any:
        clock = journal.clock
        return checking_backups.check(vault, journal.folder, clock=clock, watch=watch)

    ground.backups.looks = watched(ground, check)
    stands(ground, view)
    assert view.box.checked.line.text().startswith("Reads each from end to end")
    named(view, QPushButton, "Check every backup").click()
    ground.wait(lambda: view.box.checked.line.text().endswith("1 is sound."))
    spoil(next(journal.folder.backups.glob("*.db")), 6000)
    view.box.check.click()
    ground.wait(lambda: "1 is not whole or does not open" in view.box.checked.line.text())
    assert "0 are sound." in ground.notices.said[-1][0]
    ground.wait(lambda: view.box.last.line.text().endswith("It is not whole; back up now."))
    assert "sound" not in view.box.last.line.text()


def test_when_the_journal_itself_was_last_found_undamaged_is_told_beside_that(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    assert "itself" not in view.box.checked.line.text(), "it was not looked over yet"
    at = journal.clock.now()
    backup_notes.change(journal.folder, lambda notes: replace(notes, looked_over=at))
    view.refresh(Changes(backups=True))
    told = f"looked over {view._saying().moment(at)}, and nothing in it was damaged."
    ground.wait(lambda: view.box.checked.line.text().endswith(told))
    assert view.box.checked.line.text().startswith("Reads each from end to end")


def test_why_none_was_made_is_told_with_the_last_that_was(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    trouble = Trouble(at=journal.clock.now(), problem=BackupProblem.DISK_FULL)
    backup_notes.change(journal.folder, lambda notes: replace(notes, trouble=trouble))
    view.refresh(Changes(backups=True))
    ground.wait(lambda: "made none" in view.box.last.line.text())
    assert view.box.last.line.text().endswith("The disk is full. Make room, then back up again.")


def test_a_journal_that_shrank_is_told_and_let_be_with_undo(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    assert not view.cautions.isVisible()
    pin = Pin(number=1, until=date(2026, 6, 12), fewer=40)
    backup_notes.change(journal.folder, lambda notes: notes.with_pin(pin))
    view.refresh(Changes(backups=True))
    ground.wait(view.cautions.shrank.isVisible)
    assert (
        "holds 40 entries and moments more than the one after it"
        in view.cautions.shrank.line.text()
    )
    assert "at least until Friday, 12 June" in view.cautions.shrank.line.text()
    named(view, QPushButton, "That is how I want it").click()
    ground.wait(lambda: not view.cautions.isVisible())
    assert pins.of(journal.home) == ()
    words, action, act = ground.notices.said[-1]
    assert (words, action) == ("This backup goes in its time, as every other.", "Undo")
    assert act is not None
    act()
    ground.wait(view.cautions.shrank.isVisible)
    assert pins.of(journal.home) == (pin,)


def test_a_journal_in_a_synced_folder_is_told(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    (journal.home / ".stfolder").mkdir()
    assert synced_folders.synced_by(journal.folder.path) == "Syncthing"
    view.refresh(Changes(backups=True))
    ground.wait(view.cautions.synced.isVisible)
    assert view.cautions.synced.line.text().startswith("Syncthing copies files while")
    assert not view.cautions.shrank.isVisible()


def test_a_copy_is_kept_for_good_by_hand(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    named(view, QPushButton, "Earlier copies…").click()
    ground.wait(lambda: view.copies.panel is not None and view.copies.panel.hold.isVisible())
    panel = view.copies.panel
    assert panel is not None
    ground.wait(panel.restore_button.isEnabled)
    box = named(view, QCheckBox, "Keep this copy for good")
    assert not box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    ground.wait(lambda: panel.list.rows.at(0).line.endswith("Kept for good."))
    assert pins.of(journal.home) == (Pin(number=1),)
    assert box.isChecked()
    assert panel.told.text() == "Every part of this copy is sound. Kept for good."
    _words, _action, undo = ground.notices.said[-1]
    assert undo is not None
    undo()
    ground.wait(lambda: not box.isChecked())
    assert pins.of(journal.home) == ()


def test_a_second_folder_is_chosen_told_and_let_go_with_undo(
    ground: Ground,
    view: BackupsView,
    journal: ClosedJournal,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stands(ground, view)
    assert view.second.place.line.text().startswith("None. A stick")
    assert not view.second.let_go.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    named(view, QPushButton, "Choose a second folder").click()
    ground.wait(lambda: view.second.place.line.text().startswith(str(stick)))
    ground.wait(lambda: ground.backups.brought == 1)
    assert "on the same disk as your journal" in view.second.place.line.text()
    named(view, QPushButton, "Use it no more").click()
    ground.wait(lambda: view.second.place.line.text().startswith("None."))
    ground.wait(lambda: bool(ground.notices.said))
    _words, _action, undo = ground.notices.said[-1]
    assert undo is not None
    undo()
    ground.wait(lambda: view.second.place.line.text().startswith(str(stick)))


def test_a_second_folder_that_is_not_there_or_is_none_is_told(
    ground: Ground,
    view: BackupsView,
    journal: ClosedJournal,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stands(ground, view)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(journal.home))
    view.second.choose.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[-1][0].startswith("That folder is inside the journal’s own.")
    second_place.choose(journal.home, stick)
    vault = ground.context.jobs._vault
    assert vault is not None
    follow = partial(second_place.follow, vault, journal.folder, clock=journal.clock)
    follow()
    journal.clock.advance(timedelta(hours=1))
    stick.rename(stick.with_name(f"{stick.name}-away"))
    follow()
    view.refresh(Changes(backups=True))
    ground.wait(lambda: "It is not there now." in view.second.place.line.text())
    assert "Last verified there" in view.second.place.line.text()


def test_lost_pictures_are_told_apart_from_damaged_copies(journal: ClosedJournal) -> None:
    saying = Saying(locale=QLocale("en_GB"), today=date(2026, 3, 14))
    found = Checked(at=journal.clock.now(), sound=3, unsound=("a", "b"), files=9, files_lost=2)
    told = backups_words.checked(found, saying)
    well = backups_words.checked(replace(found, unsound=(), files_lost=0), saying)
    assert well.endswith("All 3 are sound.")
    away = replace(found, unsound=(), files_lost=0, second_away=True)
    assert backups_words.checked(away, saying).endswith(
        ": 3 are sound. The second folder was not there, so nothing in it was read."
    )
    before = replace(found, unsound=(), files_lost=0, other_key=1)
    assert backups_words.checked(before, saying).endswith(
        ": 3 are sound. 1 opens with another recovery code and was not read."
    )
    assert told.endswith(
        "3 are sound. 2 are not whole or do not open; “Earlier copies” shows which. "
        "2 pictures and files are missing or not whole."
    )
