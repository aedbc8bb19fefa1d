"""Where one reads stays the same place however often the lines around it are broken anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.ui.editor.editor import Editor
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.theme.theme import Theme

PARAGRAPH = "It rained until four, and then the light came over the water and stayed. " * 14
LONG = "\n".join([PARAGRAPH.strip()] * 12)
WIDE, NARROW, HIGH = 760, 470, 400


@pytest.fixture(params=["read", "write"])
def surface(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> QTextEdit:
    """A long text to its middle; where it is written, the caret is far out of sight."""
    made: Editor | ReaderText = Editor(theme) if request.param == "write" else ReaderText(theme)
    qtbot.addWidget(made)
    made.resize(WIDE, HIGH)
    made.show()
    if isinstance(made, Editor):
        made.load(LONG)
        made.put_caret(0)
    else:
        made.show_body(LONG)
    bar = made.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 7)
    return made


def first_line(surface: QTextEdit) -> tuple[int, int]:
    """The character the first line in sight begins with, and how high it stands."""
    line = surface.cursorForPosition(QPoint(0, 0))
    return line.position(), surface.cursorRect(line).top()


def look(theme: Theme, size: int) -> None:
    theme.set_appearance(replace(theme.appearance, writing_size=size))


def test_a_width_there_and_back_leaves_the_first_line_where_it_was(surface: QTextEdit) -> None:
    before = first_line(surface)
    for _turn in range(3):
        for width in (*range(WIDE, NARROW, -60), NARROW, *range(NARROW, WIDE, 60), WIDE):
            surface.resize(width, HIGH)
        assert first_line(surface) == before


def test_a_size_there_and_back_leaves_the_first_line_where_it_was(
    surface: QTextEdit, theme: Theme
) -> None:
    look(theme, 20)
    before = first_line(surface)
    for _turn in range(3):
        look(theme, 22)
        look(theme, 20)
        assert first_line(surface) == before


def test_width_and_size_together_leave_it_too(surface: QTextEdit, theme: Theme) -> None:
    before = first_line(surface)
    surface.resize(NARROW, HIGH)
    look(theme, 22)
    surface.resize(WIDE, HIGH)
    look(theme, 20)
    assert first_line(surface) == before


def test_who_scrolls_in_between_reads_there_from_then_on(surface: QTextEdit) -> None:
    surface.resize(NARROW, HIGH)
    bar = surface.verticalScrollBar()
    bar.setValue(bar.value() + 900)
    at, top = first_line(surface)
    surface.resize(WIDE, HIGH)
    surface.resize(NARROW, HIGH)
    assert first_line(surface) == (at, top)


def test_another_text_is_not_held_where_the_one_before_was(qtbot: QtBot, theme: Theme) -> None:
    reader = ReaderText(theme)
    qtbot.addWidget(reader)
    reader.resize(WIDE, HIGH)
    reader.show()
    reader.show_body(LONG)
    reader.verticalScrollBar().setValue(900)
    reader.resize(WIDE - 1, HIGH)
    held = reader.verticalScrollBar().value()
    reader.show_body("Short.\n" * 90)
    reader.verticalScrollBar().setValue(held)
    before = first_line(reader)
    reader.resize(NARROW, HIGH)
    assert first_line(reader) == before


def test_where_words_came_before_it_the_place_is_found_anew(qtbot: QtBot, theme: Theme) -> None:
    editor = Editor(theme)
    qtbot.addWidget(editor)
    editor.resize(WIDE, HIGH)
    editor.show()
    editor.load("One line.\n" * 90)
    editor.put_caret(0)
    editor.verticalScrollBar().setValue(900)
    editor.resize(WIDE - 1, HIGH)
    held = editor.verticalScrollBar().value()
    QTextCursor(editor.document()).insertText("Before all. ")
    editor.verticalScrollBar().setValue(held)
    before = first_line(editor)
    editor.resize(WIDE, HIGH)
    assert first_line(editor) == before
