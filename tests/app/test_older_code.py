"""The code of before new keys does not open the journal: the copies it opens are a press away."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.backups import CopyState
from journal_app.security import keyring_entry
from journal_app.security.keyring_outcomes import Removed
from journal_app.services import copies, new_keys, old_keys, recovery
from journal_app.system.clock import SystemClock
from journal_app.ui.lock.code_step import CodeStep
from journal_app.ui.lock.copies_step import CopiesStep
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.report_step import ReportStep
from journal_app.ui.lock.view import LockStep
from tests.app.test_away import Rig, rig
from tests.keyring_session import keyring_session
from tests.services.doors_journal import entry_of, record_of
from tests.ui.conftest import dressed_theme, theme

__all__ = ["dressed_theme", "keyring_session", "rig", "theme"]


@pytest.fixture
def page(rig: Rig) -> LockPage:
    """The boxes for the code; new keys were made, their code not kept, and the keyring lost."""
    old = recovery.show(rig.home)
    new_keys.make(rig.home, clock=SystemClock())
    outcome = keyring_entry.remove_entry(entry_of(rig.home), record_of(rig.home).keyring)
    assert isinstance(outcome, Removed)
    rig.door.show_lock(rig.door.view.at(LockStep.CODE))
    page = rig.stage.window.lock_page
    assert page is not None
    assert isinstance(page.step, CodeStep)
    page.step.boxes.put(old.groups)
    page.show_view(page.view)
    return page


def refused(rig: Rig, page: LockPage) -> CodeStep:
    """The step once the code was tried."""
    assert isinstance(page.step, CodeStep)
    with rig.stage.qtbot.waitSignal(rig.lifecycle.refused, timeout=10_000):
        page.step.open_button.click()
    return page.step


def looked_at(qtbot: QtBot, page: LockPage) -> CopiesStep:
    """The copies, once the one that is chosen was looked at."""
    qtbot.waitUntil(lambda: isinstance(page.step, CopiesStep), timeout=10_000)
    step = page.step
    assert isinstance(step, CopiesStep)
    qtbot.waitUntil(step.panel.restore_button.isEnabled, timeout=10_000)
    return step


def test_its_copies_are_offered_and_one_takes_the_place_of_the_journal(
    rig: Rig, page: LockPage, qtbot: QtBot
) -> None:
    step = refused(rig, page)
    assert "A copy from before still opens with this one." in step.message.text()
    assert step.copies_button.isVisible()
    assert step.copies_button.hasFocus()
    step.copies_button.click()
    looked_at(qtbot, page)
    (copy,) = (each for each in copies.copies(rig.home) if each.reason == old_keys.BEFORE)
    panel = page.step.panel
    panel.restore_wanted.emit(copies.Looked(copy=copy, state=CopyState.GOOD))
    sheet = rig.door._look_after()._sheet
    assert sheet is not None
    sheet.agreed.emit(copies.Looked(copy=copy, state=CopyState.GOOD))
    qtbot.waitUntil(lambda: isinstance(page.step, ReportStep), timeout=20_000)
    assert "It opens with newer keys" in page.view.report.lines[-1].words
    assert not page.step.undo.isVisible()
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=10_000):
        page.step.open.click()
    assert record_of(rig.home).active == copy.key_id


def test_back_from_the_copies_the_boxes_are_there_again(
    rig: Rig, page: LockPage, qtbot: QtBot
) -> None:
    step = refused(rig, page)
    step.copies_button.click()
    looked_at(qtbot, page).back.click()
    assert isinstance(page.step, CodeStep)
    assert page.step.copies_button.isVisible()


def test_a_code_that_opens_nothing_here_offers_none(rig: Rig, page: LockPage) -> None:
    for copy in copies.copies(rig.home):
        copy.path.unlink()
    assert not refused(rig, page).copies_button.isVisible()
