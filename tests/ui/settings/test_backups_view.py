"""Backups in the settings: the last one, one now, earlier copies, what can be undone, reports."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.core.changes import Changes
from journal_app.security.secret import Secret
from journal_app.services import backups, copies, rescue, restoring
from journal_app.ui.copies.report_sheet import ReportSheet
from journal_app.ui.copies.restore_sheet import RestoreSheet
from journal_app.ui.copies.undo_sheet import UndoSheet
from journal_app.ui.settings.backups_view import BackupsView
from journal_app.ui.widgets.told_line import ToldLine
from tests.services.closed_journal import ClosedJournal
from tests.ui.context_fixture import Ground
from tests.ui.settings.backups_ground import WORDS, ground, journal, stands, view
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named

__all__ = ["ground", "journal", "view"]


def test_it_tells_the_last_backup_and_where_backups_lie(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    stands(ground, view)
    assert view.box.last.line.text().endswith("It was looked over and is sound.")
    assert view.box.place.line.text() == str(journal.folder.backups)
    assert view.box.earlier.line.text().startswith("1 copy,")
    assert not view.box.restore.isVisible()
    assert not view.reports.isVisible()


def test_a_backup_can_be_made_now(
    ground: Ground, view: BackupsView, journal: ClosedJournal
) -> None:
    def make() -> object:
        journal_vault = ground.context.jobs._vault
        assert journal_vault is not None
        work = partial(backups.make, journal_vault, journal.folder, clock=journal.clock)
        return ground.context.jobs.background(work)

    ground.backups.make = make  # type: ignore[assignment]
    stands(ground, view)
    button = named(view, QPushButton, "Back up now")
    button.click()
    ground.wait(lambda: view.box.earlier.line.text().startswith("2 copies,"))
    assert button.isEnabled()
    assert ground.notices.said[-1][0] == "A backup was made, and looked over from end to end."


def opened_copies(ground: Ground, view: BackupsView) -> None:
    stands(ground, view)
    named(view, QPushButton, "Earlier copies…").click()
    ground.wait(lambda: view.copies.panel is not None)
    panel = view.copies.panel
    assert panel is not None
    ground.wait(panel.restore_button.isEnabled)


def test_a_key_that_comes_too_late_is_wiped(ground: Ground, view: BackupsView) -> None:
    stands(ground, view)
    view.copies.open()
    job = view.copies._job
    assert job is not None
    came: list[Secret] = []
    job.finished.connect(came.append)
    view.copies.close_copies()
    ground.wait(lambda: bool(came))
    assert set(came[0].reveal()) == {0}
    assert view.copies.panel is None


def test_a_copy_is_read_with_the_key_of_the_open_journal_and_forgotten(
    ground: Ground, view: BackupsView, desk: Desk
) -> None:
    opened_copies(ground, view)
    panel = view.copies.panel
    assert panel is not None
    key = view.copies._key
    assert key is not None
    panel.inside_button.click()
    ground.wait(panel.inside.isVisible)
    assert panel.inside.pieces.rows.at(0).line == f"{WORDS} once"
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert not panel.inside.isVisible()
    assert view.copies.panel is panel
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert view.copies.panel is None
    assert desk.window.focusWidget() is named(view, QPushButton, "Earlier copies…")
    assert not any(key.reveal())


def test_leaving_the_section_puts_the_copies_away(
    ground: Ground, view: BackupsView, desk: Desk
) -> None:
    opened_copies(ground, view)
    desk.page.leave()
    assert view.copies.panel is None
    assert view.box.isVisibleTo(view)


def test_restoring_is_asked_once_and_says_what_is_kept(
    ground: Ground, view: BackupsView, desk: Desk, journal: ClosedJournal
) -> None:
    opened_copies(ground, view)
    assert view.copies.panel is not None
    view.copies.panel.restore_button.click()
    sheet = desk.window.findChild(RestoreSheet)
    assert sheet is not None
    assert sheet.accessibleName() == "Put this copy in your journal’s place?"
    assert desk.window.focusWidget() is named(sheet, QPushButton, "Leave it as it is")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert ground.backups.restored == []
    view.copies.panel.restore_button.click()
    sheets = [each for each in desk.window.findChildren(RestoreSheet) if each.isVisible()]
    named(sheets[0], QPushButton, "Restore").click()
    assert [copy.path for copy in ground.backups.restored] == [
        copy.path for copy in copies.listed(journal.folder)
    ]
    assert view.copies.panel is None


def test_the_last_restore_can_be_undone(
    ground: Ground, view: BackupsView, desk: Desk, journal: ClosedJournal
) -> None:
    stands(ground, view)
    assert not view.box.restore.isVisible()
    (copy,) = copies.listed(journal.folder)
    restoring.restore(journal.home, copy, journal.key, clock=journal.clock)
    view.refresh(Changes(backups=True))
    ground.wait(view.box.restore.isVisible)
    assert "what was there before can be put back" in view.box.restore.line.text()
    named(view, QPushButton, "Undo the restore…").click()
    sheet = desk.window.findChild(UndoSheet)
    assert sheet is not None
    assert desk.window.focusWidget() is named(sheet, QPushButton, "Leave it as it is")
    named(sheet, QPushButton, "Undo the restore").click()
    assert [restored.entries for restored in ground.backups.undone] == [1]


def test_reports_of_rescues_can_be_read_again(
    ground: Ground, view: BackupsView, desk: Desk, journal: ClosedJournal
) -> None:
    stands(ground, view)
    assert not view.reports.isVisible()
    rescue.rescue(journal.home, journal.key, clock=journal.clock)
    view.enter()
    ground.wait(lambda: any(each.isVisible() for each in view.reports.findChildren(QPushButton)))
    named(view, QPushButton, "Read…").click()
    sheet = desk.window.findChild(ReportSheet)
    assert sheet is not None
    headings = [line.accessibleName() for line in sheet.findChildren(ToldLine)]
    assert headings == ["From the damaged file", "What is missing", "What is kept"]
