"""Earlier copies: listed at once, looked at one after the other, read inside, chosen to restore."""

import shutil
import threading
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journal_app.core.backups import Copy, CopyKind, CopyState, Looked
from journal_app.runtime.jobs import Jobs
from journal_app.services import copies, second_place
from journal_app.services.ways import WayIn
from journal_app.storage.connection import Connection
from journal_app.ui.copies.desk import CopyDesk
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.copies.wording import Saying
from tests.builders import START
from tests.services.closed_journal import ClosedJournal, spoil
from tests.ui.copies.conftest import WORDS
from tests.ui.window_fixture import texts_of


def told(panel: CopiesPanel) -> list[str]:
    return [panel.list.rows.at(row).line for row in range(panel.list.rows.rowCount())]


def all_looked_at(panel: CopiesPanel) -> bool:
    lines = told(panel)
    return bool(lines) and not any("Not looked at yet" in line for line in lines)


def test_every_copy_in_view_is_looked_at_and_told(
    qtbot: QtBot, desk: CopyDesk, panel: CopiesPanel
) -> None:
    qtbot.waitUntil(lambda: all_looked_at(panel))
    assert [line.split(",")[0] for line in told(panel)] == ["3 entries", "2 entries", "1 entry"]
    assert all(line.endswith("Made by itself.") for line in told(panel))
    assert panel.told.text() == "Every part of this copy is sound."
    assert panel.told.accessibleName() == "Chosen copy"


def test_copies_in_the_second_place_are_listed_among_them(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs, panel: CopiesPanel, tmp_path: Path
) -> None:
    stick = tmp_path.with_name(f"{tmp_path.name}-stick")
    stick.mkdir()
    second_place.choose(journal.home, stick)
    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    shutil.rmtree(journal.folder.backups)
    desk = CopyDesk(panel, jobs, journal.home, journal.clock, lambda: journal.key)
    desk.start()
    qtbot.waitUntil(lambda: all_looked_at(panel))
    assert told(panel)[0].startswith("3 entries")
    assert told(panel)[0].endswith("In the second folder.")
    desk.stop()


def test_a_second_place_that_does_not_answer_holds_nothing_up(
    qtbot: QtBot,
    journal: ClosedJournal,
    jobs: Jobs,
    panel: CopiesPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path.with_name(f"{tmp_path.name}-stick")
    stick.mkdir()
    second_place.choose(journal.home, stick)
    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    (elsewhere,) = second_place.listed(journal.home)
    waiting: list[Path] = []
    answers = threading.Event()

    def reading(path: Path, secret: bytes) -> AbstractContextManager[Connection]:
        if path == elsewhere.path:
            waiting.append(path)
            answers.wait(8)
        return really(path, secret)

    def reached(count: int) -> bool:
        return len(waiting) >= count

    really = copies.reading
    monkeypatch.setattr(copies, "reading", reading)
    for turn in (1, 2):
        desk = CopyDesk(panel, jobs, journal.home, journal.clock, lambda: journal.key)
        desk.start()
        # Looked at, and read inside.
        qtbot.waitUntil(partial(reached, 2 * turn - 1))
        panel.inside_wanted.emit(elsewhere)
        qtbot.waitUntil(partial(reached, 2 * turn))
        qtbot.waitUntil(lambda: sum("Not looked at yet" in line for line in told(panel)) == 1)
        desk.stop()
    with qtbot.waitSignal(jobs.background(lambda: True).finished, timeout=5000):
        pass
    answers.set()
    qtbot.waitUntil(lambda: not jobs._apart)


def test_a_damaged_copy_and_one_of_another_key_can_be_neither_read_nor_restored(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs, panel: CopiesPanel
) -> None:
    newest, older, _oldest = copies.listed(journal.folder)
    spoil(newest.path, 5000)
    older.path.rename(older.path.with_name(older.path.name[:-11] + "00000000.db"))
    desk = CopyDesk(panel, jobs, journal.home, journal.clock, lambda: journal.key)
    desk.start()
    qtbot.waitUntil(lambda: all_looked_at(panel))
    assert told(panel)[0].startswith("Some of its pages cannot be read.")
    assert panel.chosen is not None
    assert panel.chosen.path == newest.path
    assert not panel.restore_button.isEnabled()
    assert not panel.inside_button.isEnabled()
    assert "The other copies do not depend on it." in panel.told.text()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.restore_button.isEnabled()
    desk.stop()


def test_the_inside_is_only_read_and_every_word_goes_when_it_is_left(
    qtbot: QtBot, desk: CopyDesk, panel: CopiesPanel
) -> None:
    qtbot.waitUntil(lambda: all_looked_at(panel))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.inside.isVisible)
    pieces = panel.inside.pieces
    assert [pieces.rows.at(row).line for row in range(3)] == [f"{WORDS} {n}" for n in (2, 1, 0)]
    assert any(WORDS in text for text in texts_of(QAccessible.queryAccessibleInterface(panel)))
    QTest.keyClick(pieces, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    panel.inside.back.click()
    assert not panel.inside.isVisible()
    assert panel.list.hasFocus()
    assert not any(WORDS in text for text in texts_of(QAccessible.queryAccessibleInterface(panel)))
    assert pieces.rows.rowCount() == 0


def test_what_is_wanted_is_said_with_the_copy_it_is_about(
    qtbot: QtBot, desk: CopyDesk, panel: CopiesPanel
) -> None:
    qtbot.waitUntil(lambda: all_looked_at(panel))
    panel.list.choose(1)
    with qtbot.waitSignal(panel.restore_wanted) as asked:
        panel.restore_button.click()
    assert asked.args is not None
    looked: Looked = asked.args[0]
    assert (looked.copy, looked.entries) == (panel.chosen, 2)


def test_a_file_from_elsewhere_is_listed_first_and_looked_at(
    qtbot: QtBot,
    journal: ClosedJournal,
    desk: CopyDesk,
    panel: CopiesPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.waitUntil(lambda: all_looked_at(panel))
    elsewhere = tmp_path / "stick.db"
    elsewhere.write_bytes(copies.listed(journal.folder)[1].path.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(elsewhere), "*.db"))
    panel.file_button.click()
    qtbot.waitUntil(lambda: len(told(panel)) == 4 and all_looked_at(panel))
    assert told(panel)[0].startswith("2 entries")
    assert told(panel)[0].endswith("The file you chose.")
    assert panel.chosen is not None
    assert panel.chosen.path == elsewhere


def test_without_any_copy_one_can_still_be_chosen(
    qtbot: QtBot, panel: CopiesPanel, theme: object
) -> None:
    panel.show_copies([], Saying(locale=panel.locale(), today=START.date()))
    assert panel.none.isVisible()
    assert not panel.list.isVisible()
    assert not panel.restore_button.isVisible()
    panel.take_focus()
    assert panel.file_button.hasFocus()


def test_where_there_is_no_key_it_is_said_once_and_nothing_is_tried_again(
    qtbot: QtBot, journal: ClosedJournal, jobs: Jobs, panel: CopiesPanel
) -> None:
    asked: list[int] = []

    def key() -> WayIn:
        asked.append(1)
        return WayIn(passphrase="not the one")

    desk = CopyDesk(panel, jobs, journal.home, journal.clock, key)
    desk.start()
    qtbot.waitUntil(lambda: "didn’t open it" in panel.told.text())
    assert asked == [1]
    desk.stop()


def many(count: int) -> list[Copy]:
    return [
        Copy(
            path=Path(f"/nowhere/{number}.db"),
            made_at=START - timedelta(days=number),
            number=count - number,
            kind=CopyKind.AUTO,
        )
        for number in range(count)
    ]


def test_of_ten_years_of_copies_only_those_in_view_are_wanted(
    qtbot: QtBot, panel: CopiesPanel
) -> None:
    found = many(4000)
    panel.show_copies(found, Saying(locale=panel.locale(), today=START.date()))
    in_view = panel.list.rows_in_view()
    assert 3 < len(in_view) < 20
    for copy in found[: len(in_view)]:
        assert panel.unknown_in_view
        panel.show_looked(Looked(copy=copy, state=CopyState.GOOD))
    assert not panel.unknown_in_view
    with qtbot.waitSignal(panel.in_view_changed):
        panel.list.verticalScrollBar().setValue(panel.list.row_height() * 2000)
    assert panel.unknown_in_view[0] == found[2000]


def test_the_list_is_a_list_to_screen_readers(panel: CopiesPanel) -> None:
    panel.show_copies(many(3), Saying(locale=panel.locale(), today=START.date()))
    interface = QAccessible.queryAccessibleInterface(panel.list)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Earlier copies"
    assert interface.childCount() == 3
    assert "Not looked at yet." in interface.child(0).text(QAccessible.Text.Name)
