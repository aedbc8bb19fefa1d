"""Words are selected without a mouse, so that they alone can be marked, copied or printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "\n\n".join(f"Paragraph {number} by the water." for number in range(80))


@pytest.fixture
def read(ground: Ground, reader: ReaderPage) -> ReaderPage:
    """The page with a long entry, at its beginning."""
    piece = ground.keep(builders.entry(LONG))
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: "Paragraph 0" in reader.text.toPlainText())
    reader.text.setFocus()
    return reader


def selected(page: ReaderPage) -> str:
    return page.text.textCursor().selectedText().replace("\u2029", "\n")


def test_shift_and_arrows_select_letters_words_and_lines(read: ReaderPage) -> None:
    QTest.keyClick(read.text, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(read.text, Qt.Key.Key_Right, SHIFT)
    assert selected(read) == "Pa"
    QTest.keyClick(read.text, Qt.Key.Key_Right, SHIFT | CTRL)
    assert selected(read).strip() == "Paragraph"
    QTest.keyClick(read.text, Qt.Key.Key_End, SHIFT)
    assert selected(read) == "Paragraph 0 by the water."
    QTest.keyClick(read.text, Qt.Key.Key_Down, SHIFT | CTRL)
    QTest.keyClick(read.text, Qt.Key.Key_Down, SHIFT | CTRL)
    QTest.keyClick(read.text, Qt.Key.Key_End, SHIFT)
    assert selected(read).endswith("\nParagraph 1 by the water.")
    assert not read.text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_selecting_begins_with_what_is_in_sight(ground: Ground, read: ReaderPage) -> None:
    bar = read.text.verticalScrollBar()
    ground.wait(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    QTest.keyClick(read.text, Qt.Key.Key_End, SHIFT)
    assert selected(read)
    assert "Paragraph 0 " not in selected(read)
    assert bar.value() > bar.maximum() // 2


@pytest.mark.parametrize("how", ["by keys", "by finding"])
def test_what_is_selected_can_be_printed_alone(read: ReaderPage, how: str) -> None:
    if how == "by keys":
        QTest.keyClick(read.text, Qt.Key.Key_End, SHIFT)
    else:
        do(read.text, ActionId.FIND)
        read.find_bar.field.setText("Paragraph 7 ")
        read.find_bar.find_next()
        QTest.keyClick(read.find_bar.field, Qt.Key.Key_Escape)
        assert read.find_bar.isHidden()
        assert selected(read) == "Paragraph 7 "
    do(read.text, ActionId.PRINT)
    [sheet] = read.window().findChildren(PaperSheet)
    assert sheet.what.text() == "Only the selected words"
