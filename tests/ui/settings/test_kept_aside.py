"""Kept aside in the settings: what lies there and why, looked into, and deleted with its word."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.core.backups import NEW_KEYS, Copy, CopyKind
from journal_app.services import copies, kept_aside, restoring
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.copies.remove_sheet import RemoveSheet
from journal_app.ui.copies.wording import Saying
from journal_app.ui.settings import backups_words
from journal_app.ui.settings.backups_view import BackupsView
from journal_app.ui.widgets.para import Para
from tests.services.closed_journal import ClosedJournal, make_closed
from tests.ui.context_fixture import Ground
from tests.ui.settings.backups_ground import WORDS, ground, stands, view
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named

__all__ = ["ground", "view"]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    """A journal whose backup was restored: a copy and a journal lie aside since."""
    made = make_closed(tmp_path)
    made.write(f"{WORDS} once")
    made.back_up()
    made.write("And again")
    restoring.restore(made.home, copies.listed(made.folder)[0], made.key, clock=made.clock)
    return made


def opened(ground: Ground, view: BackupsView) -> CopiesPanel:
    stands(ground, view)
    ground.wait(view.box.aside.isVisible)
    named(view, QPushButton, "Kept aside…").click()
    ground.wait(lambda: view.copies.panel is not None)
    panel = view.copies.panel
    assert panel is not None
    ground.wait(panel.restore_button.isEnabled)
    return panel


def shown(desk: Desk) -> RemoveSheet | None:
    sheets = [each for each in desk.window.findChildren(RemoveSheet) if each.isVisible()]
    return sheets[0] if sheets else None


def asked(ground: Ground, desk: Desk, panel: CopiesPanel) -> RemoveSheet:
    named(panel, QPushButton, "Delete it…").click()
    ground.wait(lambda: shown(desk) is not None)
    sheet = shown(desk)
    assert sheet is not None
    return sheet


def words_of(sheet: RemoveSheet) -> str:
    return " ".join(each.text() for each in sheet.findChildren(Para))


def rows(panel: CopiesPanel) -> list[str]:
    model = panel.list.rows
    return [model.at(row).line for row in range(model.rowCount())]


def test_what_lies_there_is_told_with_its_reason_and_its_size(
    ground: Ground, view: BackupsView
) -> None:
    panel = opened(ground, view)
    line = view.box.aside.line.text()
    assert line.startswith("1 safety copy and 1 journal set aside, ")
    assert "A journal set aside stays until you delete it." in line
    assert panel.list.accessibleName() == "Kept aside"
    assert not panel.file_button.isVisible()
    ground.wait(lambda: not any("Not looked at yet" in each for each in rows(panel)))
    (safety, aside) = sorted(rows(panel), key=lambda each: "Your journal" in each)
    assert "Kept before a restore. " in safety
    assert "Your journal as it was before a restore. " in aside
    assert all(each.endswith("kB.") for each in (safety, aside))


def test_each_line_tells_when_what_lies_there_goes() -> None:
    saying = Saying(locale=QLocale(), today=date(2026, 3, 14))
    replaced, restored = (
        Copy(
            path=Path("journal.db"),
            made_at=datetime(2026, 3, 14, tzinfo=UTC),
            number=0,
            kind=CopyKind.ASIDE,
            reason=reason,
        )
        for reason in (NEW_KEYS, "restored")
    )
    stays = "A journal set aside stays until you delete it."
    goes = "What new keys took the place of goes once their recovery code is kept."
    told = backups_words.kept_aside([replaced], saying)
    assert goes in told
    assert stays not in told
    told = backups_words.kept_aside([restored], saying)
    assert stays in told
    assert goes not in told
    told = backups_words.kept_aside([replaced, restored], saying)
    assert stays in told
    assert goes in told


def test_one_looks_inside_and_comes_back_to_where_one_was(
    ground: Ground, view: BackupsView, desk: Desk
) -> None:
    panel = opened(ground, view)
    panel.inside_button.click()
    ground.wait(panel.inside.isVisible)
    assert panel.inside.pieces.rows.at(1).line == f"{WORDS} once"
    for _each in range(2):
        QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert view.copies.panel is None
    assert desk.window.focusWidget() is named(view, QPushButton, "Kept aside…")


def test_deleting_says_what_goes_and_keeps_it_unless_meant(
    ground: Ground, view: BackupsView, desk: Desk, journal: ClosedJournal
) -> None:
    panel = opened(ground, view)
    sheet = asked(ground, desk, panel)
    assert "nothing brings" in words_of(sheet)
    assert "the last restore can no longer be undone, as it can until" in words_of(sheet)
    assert desk.window.focusWidget() is named(sheet, QPushButton, "Keep it")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert len(kept_aside.listed(journal.home)) == 2


def test_what_is_deleted_is_gone_from_the_list_and_the_disk(
    ground: Ground, view: BackupsView, desk: Desk, journal: ClosedJournal
) -> None:
    panel = opened(ground, view)
    for left in (1, 0):
        named(asked(ground, desk, panel), QPushButton, "Delete for good").click()
        ground.wait(lambda left=left: panel.list.rows.rowCount() == left)
        assert ground.notices.said[-1][0] == "It is deleted."
    assert kept_aside.listed(journal.home) == ()
    assert panel.none.isVisible()
    assert not panel.remove_button.isVisible()
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    ground.wait(lambda: not view.box.aside.isVisible())


def test_it_is_put_in_the_journals_place_as_any_copy(
    ground: Ground, view: BackupsView, desk: Desk
) -> None:
    panel = opened(ground, view)
    choose = panel.list.choose
    kinds: list[CopyKind] = [copy.kind for copy in panel._copies]
    choose(kinds.index(CopyKind.ASIDE))
    ground.wait(panel.restore_button.isEnabled)
    panel.restore_button.click()
    restore: Callable[[], object] = named(desk.window, QPushButton, "Restore").click
    restore()
    assert [copy.kind for copy in ground.backups.restored] == [CopyKind.ASIDE]
