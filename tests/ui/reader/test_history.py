"""What an entry said before is listed, laid beside what it says now, and can stand again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.comparison import Gap, Line, Part, Side
from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.comparison_list import ComparisonList, spoken
from journal_app.ui.reader.history_view import HistoryView
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.ui.context_fixture import Ground

FIRST, SECOND, THIRD = "I ran from it.", "I went from it slowly.", "I stayed a little."


@pytest.fixture
def piece(ground: Ground) -> PieceId:
    """An entry that was edited twice, an hour apart."""
    made = ground.keep(builders.entry(FIRST))
    for rev, body in ((1, SECOND), (2, THIRD)):
        ground.clock.advance(timedelta(hours=1))
        ground.ask(entries.save, made, rev, body, clock=ground.clock, new_sitting=True)
    return made


def look(ground: Ground, reader: ReaderPage, piece: PieceId) -> HistoryView:
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._leaf.entry is not None)
    reader._show_versions()
    ground.wait(lambda: reader._history.is_open and bool(reader._history.view.changes.rows()))
    return reader._history.view


def test_the_newest_version_is_laid_beside_what_stands_now(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    view = look(ground, reader, piece)
    model = view.versions.model()
    said = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert said == [
        "Until Saturday, 14 March, 11:26, 5 words. I went from it slowly.",
        "Until Saturday, 14 March, 10:26, 4 words. I ran from it.",
    ]
    assert "".join(row.text(Side.BEFORE) for row in view.changes.rows() if isinstance(row, Line))
    assert view.summary.text() == "Since then 5 words have gone and 4 words have come."
    assert reader.place() == Place(page=PageId.READER, piece=piece, scroll=0, part="versions")


def test_what_is_longer_than_the_view_fades_at_its_edges_and_nothing_else_does(
    theme: Theme, qtbot: QtBot
) -> None:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    sheet.setPalette(QPalette(theme.color("surface")))
    changes = ComparisonList(theme, sheet)
    changes.resize(400, 200)
    sheet.resize(400, 200)
    sheet.show()
    line = Line(side=Side.BOTH, parts=(Part(side=Side.BOTH, text="MMMM " * 60),))

    def darkest(top: int, bottom: int) -> int:
        picture = sheet.grab(QRect(0, top, 380, bottom - top)).toImage()
        rows, columns = range(picture.height()), range(picture.width())
        return min(picture.pixelColor(x, y).lightness() for y in rows for x in columns)

    changes.show_rows([line] * 4)
    assert darkest(194, 200) > darkest(60, 120) + 60
    assert darkest(0, 30) < 100
    changes.verticalScrollBar().setValue(changes.verticalScrollBar().maximum() // 2)
    assert darkest(0, 6) > darkest(60, 120) + 60


def test_arrows_choose_another_and_it_comes_back_with_undo(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    view = look(ground, reader, piece)
    QTest.keyClick(view.versions, Qt.Key.Key_Down)
    ground.wait(lambda: "Since then 4 words have gone" in view.summary.text())
    view.bring_back.click()
    ground.wait(lambda: reader.text.toPlainText() == FIRST and bool(ground.notices.said))
    assert not reader._history.is_open
    assert reader._stack.currentWidget() is reader.text
    words, action, undo = ground.notices.said[0]
    assert (action, undo is not None) == ("Undo", True)
    assert "kept as a version" in words
    assert undo is not None
    undo()
    ground.wait(lambda: reader.text.toPlainText() == THIRD)


def test_esc_goes_back_to_reading_and_not_further(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    view = look(ground, reader, piece)
    QTest.keyClick(view.versions, Qt.Key.Key_Escape)
    assert reader._stack.currentWidget() is reader.text
    assert reader.text.hasFocus()
    assert ground.context.navigator.here is None
    assert view.versions.model().rowCount() == 0
    assert view.changes.rows() == []


def test_what_changes_meanwhile_is_listed(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    view = look(ground, reader, piece)
    ground.ask(entries.save, piece, 3, "Other words.", clock=ground.clock, new_sitting=True)
    ground.wait(lambda: view.versions.model().rowCount() == 3)
    assert reader._stack.currentWidget() is view


def test_an_entry_written_once_has_none(ground: Ground, reader: ReaderPage) -> None:
    once = ground.keep(builders.entry("Once."))
    reader.enter(Place(page=PageId.READER, piece=once, part="versions"))
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "There is no earlier version of this entry."
    assert not reader._history.is_open


def test_nothing_of_it_is_left_after_a_lock(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    view = look(ground, reader, piece)
    reader.forget()
    assert view.changes.rows() == []
    assert view.versions.model().rowCount() == 0
    assert view.summary.text() == ""


def test_what_went_and_what_came_is_said_in_words() -> None:
    line = Line(
        Side.BOTH,
        (Part(Side.BOTH, "I "), Part(Side.BEFORE, "ran"), Part(Side.AFTER, "went {x}"),
         Part(Side.BOTH, " home.")),
    )  # fmt: skip
    assert spoken(line) == "I (gone: ran) (new: went {x}) home."
    assert spoken(Line(Side.BEFORE, (Part(Side.BEFORE, "Gone."),))) == (
        "Only in the earlier version: Gone."
    )
    assert spoken(Line(Side.AFTER, (Part(Side.AFTER, "New."),))) == "Only in what stands now: New."
    assert spoken(Gap(2)) == "2 paragraphs are the same"
