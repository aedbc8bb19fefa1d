"""Size and line of one's own words change under an open page and take nothing away from it."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.core.settings import WRITING_LINES, WRITING_SIZES
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.marking import runs
from journal_app.ui.editor.measures import Room, column_width
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.support.writing_field import WritingField
from journal_app.ui.theme.theme import Theme
from tests.ui.editor.test_writing_around_marks import passage
from tests.ui.reader.test_rendering import blocks

LONG = "\n".join(f"{at}. It rained until four, and then the light came." for at in range(90))
LOOKS = st.tuples(
    st.sampled_from(WRITING_SIZES), st.sampled_from(WRITING_LINES), st.sampled_from((0.85, 1, 2))
)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    made = Editor(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> ReaderText:
    made = ReaderText(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def look(theme: Theme, size: int, line: float, zoom: float = 1.0) -> None:
    chosen = replace(theme.appearance, zoom=zoom, writing_size=size, writing_line=line)
    theme.set_appearance(chosen)


def top_of(surface: QTextEdit, at: int) -> int:
    cursor = QTextCursor(surface.document())
    cursor.setPosition(at)
    return surface.cursorRect(cursor).top()


@pytest.mark.parametrize(("size", "line"), list(product(WRITING_SIZES, WRITING_LINES)))
def test_lines_stand_as_far_apart_as_chosen_at_every_zoom(
    editor: Editor, theme: Theme, size: int, line: float
) -> None:
    editor.load("a\nb\nc")
    for zoom in (1.0, 0.85, 1.4, 2.0):
        look(theme, size, line, zoom)
        assert editor.font().pixelSize() == round(size * zoom)
        far = (top_of(editor, 4) - top_of(editor, 0)) / 2
        assert far == pytest.approx(size * line * zoom * (33 + 14) / 33, abs=1.5)
        assert size * line * zoom >= QFontMetricsF(editor.font()).height()


def test_what_is_there_at_first_is_what_the_design_has(theme: Theme) -> None:
    assert (theme.appearance.writing_size, theme.appearance.writing_line) == (20, 1.65)
    assert theme.line_height("write") == 33
    assert theme.written == 1
    assert column_width(theme, Room(1280, 800)) == 53 + 580 + 4 + 150


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(looks=st.lists(LOOKS, min_size=1, max_size=4), where=st.tuples(*[st.integers(0, 60)] * 2))
def test_no_look_takes_words_undo_selection_or_marks(
    editor: Editor, theme: Theme, looks: list[tuple[int, float, float]], where: tuple[int, int]
) -> None:
    look(theme, 20, 1.65)
    editor.load("# one\n**two** and three\n> and four\n- " + "and five " * 5)
    editor.put_caret_at_end()
    QTest.keyClicks(editor, "more")
    editor.select(*where)
    cursor = editor.textCursor()
    edited, steps = QSignalSpy(editor.edited), editor.document().availableUndoSteps()
    words = editor.text()
    for size, line, zoom in looks:
        look(theme, size, line, zoom)
    assert (editor.text(), edited.count()) == (words, 0)
    assert editor.document().availableUndoSteps() == steps
    now = editor.textCursor()
    assert (now.anchor(), now.position()) == (cursor.anchor(), cursor.position())
    editor.undo()
    assert editor.text() == words.removesuffix("more")
    editor.redo()
    assert editor.text() == words


@pytest.mark.parametrize(("size", "line"), [(25, 1.8), (17, 1.5)])
def test_the_line_of_the_caret_stays_where_it_stands(
    editor: Editor, theme: Theme, size: int, line: float
) -> None:
    editor.load(LONG)
    editor.put_caret(len(LONG) // 2)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().value() + 100)
    before = editor.cursorRect().top()
    look(theme, size, line)
    assert editor.cursorRect().top() == pytest.approx(before, abs=2)
    look(theme, 20, 1.65)
    assert editor.cursorRect().top() == pytest.approx(before, abs=2)


@pytest.mark.parametrize("write", [True, False])
def test_without_a_caret_in_sight_the_first_line_stays(
    editor: Editor, reader: ReaderText, theme: Theme, write: bool
) -> None:
    surface: Editor | ReaderText = editor if write else reader
    if isinstance(surface, Editor):
        surface.load(LONG)
        surface.put_caret(0)
    else:
        surface.show_body(LONG)
    bar = surface.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    first = surface.cursorForPosition(surface.viewport().rect().topLeft()).position()
    before = top_of(surface, first)
    look(theme, 25, 1.8)
    assert top_of(surface, first) == pytest.approx(before, abs=2)


def test_what_one_writes_stays_in_sight_while_the_page_becomes_narrower(editor: Editor) -> None:
    editor.load(LONG)
    editor.put_caret(len(LONG) // 2)
    editor.ensureCursorVisible()
    before = editor.cursorRect().top()
    editor.resize(260, 400)
    assert editor.cursorRect().top() == pytest.approx(before, abs=2)
    editor.resize(700, 400)
    assert editor.cursorRect().top() == pytest.approx(before, abs=2)


@pytest.mark.parametrize("look_first", [True, False])
def test_in_a_lower_window_what_one_writes_is_still_seen(
    editor: Editor, theme: Theme, look_first: bool
) -> None:
    editor.load(LONG)
    editor.put_caret(len(LONG) // 2)
    assert editor.viewport().rect().contains(editor.cursorRect())
    if look_first:
        look(theme, 25, 1.8, 2.0)
    editor.resize(400, 160)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_the_reader_follows_and_keeps_selection_and_marks(reader: ReaderText, theme: Theme) -> None:
    body = "# Title\n- milk\n- bread\n> said *twice* and again\nplain"
    reader.show_body(body, [passage("twice", body)])
    [marked] = runs(reader.document())
    indents = [block.blockFormat().leftMargin() for block in blocks(reader)]
    lines = [top_of(reader, block.position()) for block in blocks(reader)]
    reader.select(marked.start - 5, marked.end)
    look(theme, 25, 1.8)
    assert reader.selected_text() == "said twice"
    assert [(run.start, run.end) for run in runs(reader.document())] == [(marked.start, marked.end)]
    assert reader.font().pixelSize() == 25
    title = reader.document().begin()
    assert title.begin().fragment().charFormat().font().pixelSize() == 28 * 25 / 20
    grown = [top_of(reader, block.position()) for block in blocks(reader)]
    assert grown[-1] - grown[0] == pytest.approx((lines[-1] - lines[0]) * 45 / 33, abs=4)
    scale = 45 / 33
    for before, after in zip(indents, blocks(reader), strict=True):
        # A quote stands in by the same, a bullet by as much more as its letters are larger.
        wide = after.blockFormat().leftMargin() * scale
        assert wide == pytest.approx(before if "said" in after.text() else before * 25 / 20, abs=1)


def test_headings_grow_with_the_words_below_them(editor: Editor, theme: Theme) -> None:
    editor.load("# one\n## two\n### three\nfour")

    def sizes() -> list[int]:
        found = []
        for block in blocks(editor)[:3]:
            ranges = block.layout().formats()
            found.append(ranges[-1].format.font().pixelSize())
        return found

    assert sizes() == [28, 24, 20]
    look(theme, 25, 1.65)
    assert sizes() == [35, 30, 25]
    look(theme, 17, 1.65)
    assert sizes() == [24, 20, 17]


@pytest.mark.parametrize("size", WRITING_SIZES)
def test_a_full_line_has_as_many_characters_in_every_size(theme: Theme, size: int) -> None:
    usual = QFontMetricsF(theme.font("write")).averageCharWidth()
    look(theme, size, 1.65)
    letters = QFontMetricsF(theme.font("write")).averageCharWidth()
    around = 53 + 4 + 60
    wide = column_width(theme, Room(1000, 700)) - around
    assert wide / letters == pytest.approx(580 / usual, rel=0.03)


def test_a_growing_field_is_as_high_as_its_lines_are(qtbot: QtBot, theme: Theme) -> None:
    field = WritingField(theme, "Entry", "Here.", lines=4)
    qtbot.addWidget(field)
    assert field.editor.height() == 2 + 4 * 33 + 4
    look(theme, 25, 1.8)
    assert field.editor.height() == 2 + 4 * 45 + 4
    field.editor.load("one\n" * 9)
    high = field.editor.height()
    look(theme, 17, 1.5)
    assert field.editor.height() < high / 1.6
