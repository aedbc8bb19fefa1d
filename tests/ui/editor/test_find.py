"""Words are found inside an entry whatever their case and accents, one after the other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.find_bar import FindBar
from journal_app.ui.editor.finding import fold, places
from journal_app.ui.theme.theme import Theme


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("one two one", "one", [(0, 3), (8, 11)]),
        ("Éva és EVA", "eva", [(0, 3), (7, 10)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("😀 x 😀 x", "x", [(3, 4), (8, 9)]),
        ("hard\u00a0space", "hard space", [(0, 10)]),
        ("two\nlines", "two lines", []),
        ("it’s (so)", "(so", [(5, 8)]),
        ("anything", "", []),
    ],
)
def test_places_are_told_as_qt_counts(
    text: str, wanted: str, expected: list[tuple[int, int]]
) -> None:
    assert places(text, wanted) == expected


@given(st.text(max_size=80), st.text(min_size=1, max_size=3))
def test_folding_keeps_places_and_finds_what_is_there(text: str, wanted: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    found = places(text + wanted, wanted)
    assert found
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, page: QWidget) -> FindBar:
    editor = Editor(theme)
    made = FindBar(theme, editor)
    column = QVBoxLayout(page)
    column.addWidget(editor)
    column.addWidget(made)
    page.resize(700, 400)
    page.show()
    qtbot.waitExposed(page)
    editor.load("The sea. No sea? 😀 See the SÉA.")
    return made


def selected(bar: FindBar) -> tuple[int, int]:
    cursor = bar._surface.textCursor()
    return cursor.selectionStart(), cursor.selectionEnd()


def search(bar: FindBar, words: str) -> None:
    bar.open()
    bar.field.setText(words)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)


def test_every_place_is_counted_tinted_and_gone_through(bar: FindBar) -> None:
    search(bar, "sea")
    assert bar.count.text() == "3 places"
    assert len(bar._surface.extraSelections()) == 3
    seen = [selected(bar)]
    for _step in range(3):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        seen.append(selected(bar))
    assert seen == [(4, 7), (12, 15), (28, 31), (4, 7)]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert selected(bar) == (28, 31)


def test_nothing_found_is_said_in_words(bar: FindBar) -> None:
    search(bar, "mountain")
    assert bar.count.text() == "Nothing by that name"
    assert bar._surface.extraSelections() == []
    bar.find_next()
    search(bar, "sea.")
    assert bar.count.text() == "2 places"


def test_esc_closes_and_leaves_the_place_selected(bar: FindBar) -> None:
    search(bar, "no")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert bar._surface.extraSelections() == []
    assert bar._surface.selected_text() == "No"
    assert bar._surface.hasFocus()
    bar.field.undo()
    assert bar.field.text() == ""


def test_what_is_selected_is_looked_for(bar: FindBar) -> None:
    search(bar, "See")
    bar.dismiss()
    bar.open()
    assert bar.field.text() == "See"
    assert bar.count.text() == "1 place"


def test_places_follow_what_is_typed_meanwhile(bar: FindBar, qtbot: QtBot) -> None:
    search(bar, "sea")
    editor = bar._surface
    assert isinstance(editor, Editor)
    editor.setFocus()
    editor.put_caret_at_end()
    QTest.keyClicks(editor, " sea")
    qtbot.waitUntil(lambda: bar.count.text() == "4 places")
    assert editor.caret() == len("The sea. No sea? 😀 See the SÉA. sea") + 1
