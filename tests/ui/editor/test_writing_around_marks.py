"""However words come into the text or go from it, what is marked stays what was marked."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.mark_clipboard import MIME, taken_from
from journal_app.ui.editor.marking import runs
from journal_app.ui.theme.theme import Theme

TEXT = "one 😀 two three"


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    made = Editor(theme)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.load(TEXT, [passage("two")])
    return made


def passage(words: str, text: str = TEXT, mark: str = "mk_pull") -> Passage:
    anchor = anchor_at(text, text.index(words), len(words))
    return Passage(
        uid=Uid(f"uid-{words.replace(' ', '-')}"), piece=PieceId(1), mark=mark, anchor=anchor
    )


def marked(editor: Editor) -> list[str]:
    text, told = editor.written()
    assert told is not None
    return [text[span.start : span.end] for span in told.spans]


def caret(editor: Editor, words: str, *, after: bool = False) -> None:
    cursor = editor.document().find(words)
    cursor.setPosition(cursor.selectionEnd() if after else cursor.selectionStart())
    editor.setTextCursor(cursor)


def compose(editor: Editor, words: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize(
    ("words", "after", "expected"),
    [("two", False, "two"), ("two", True, "two"), ("wo", False, "t本wo")],
)
def test_what_is_composed_belongs_to_a_mark_only_inside(
    editor: Editor, words: str, after: bool, expected: str
) -> None:
    caret(editor, words, after=after)
    compose(editor, "本")
    assert "本" in editor.text()
    assert marked(editor) == [expected]


def test_a_composed_word_in_the_place_of_a_passage_removes_it(editor: Editor) -> None:
    editor.setTextCursor(editor.document().find("two"))
    compose(editor, "本")
    assert editor.text() == TEXT.replace("two", "本")
    assert marked(editor) == []
    assert editor.written().marked.removed == {"uid-two"}
    editor.undo()
    assert marked(editor) == ["two"]


def test_what_a_helping_technology_puts_in_is_not_marked_at_an_edge(editor: Editor) -> None:
    cursor = editor.document().find("two")
    cursor.setPosition(cursor.selectionEnd())
    # As the accessibility bridge of Qt does it.
    cursor.insertText("!!")
    assert editor.text() == TEXT.replace("two", "two!!")
    assert marked(editor) == ["two"]


def test_undo_from_the_menu_of_qt_is_ours(editor: Editor) -> None:
    editor.setTextCursor(editor.document().find("two"))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert marked(editor) == []
    at = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.mapToGlobal(at))
    editor.contextMenuEvent(event)
    [menu] = [each for each in editor.findChildren(QMenu) if each.isVisible()]
    [undo] = [each for each in menu.actions() if each.objectName() == "edit-undo"]
    undo.trigger()
    menu.close()
    assert editor.text() == TEXT
    assert marked(editor) == ["two"]


def test_typing_is_still_undone_in_stretches(editor: Editor) -> None:
    caret(editor, "two", after=True)
    QTest.keyClicks(editor, "abcd")
    editor.undo()
    assert editor.text() == TEXT
    assert marked(editor) == ["two"]


def test_a_line_break_inside_leaves_one_passage(editor: Editor) -> None:
    editor.load(TEXT, [passage("two three")])
    caret(editor, " three")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert marked(editor) == ["two\n three"]
    QTest.keyClicks(editor, "x")
    assert marked(editor) == ["two\nx three"]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert marked(editor) == ["two three"]
    assert [run.pin.uid for run in runs(editor.document())] == ["uid-two-three"]


def test_taking_a_mark_off_the_middle_leaves_two_passages(editor: Editor) -> None:
    editor.load(TEXT, [passage(TEXT)])
    middle = editor.document().find("two")
    editor.writing_marks.clear(middle.selectionStart(), middle.selectionEnd())
    assert marked(editor) == ["one 😀", "three"]
    text, told = editor.written()
    assert told is not None
    kept = {span.uid: text[span.start : span.end] for span in told.spans}
    assert kept[Uid("uid-" + TEXT.replace(" ", "-"))] == "one 😀"
    assert told.removed == frozenset()
    editor.undo()
    assert marked(editor) == [TEXT]


def test_only_places_and_ids_are_on_the_clipboard(editor: Editor) -> None:
    editor.setTextCursor(editor.document().find("two three"))
    data = editor.createMimeDataFromSelection()
    told = bytes(data.data(MIME).data()).decode()
    assert "two" not in told.replace("uid-two", "")
    taken = taken_from(data)
    assert taken is not None
    assert [(part.start, part.end, part.whole) for part in taken.parts] == [(0, 3, True)]


@pytest.mark.parametrize("told", [b"", b"[]", b"{}", b'{"page":1}', b"\xff", b'{"parts":[[1]]}'])
def test_what_another_program_puts_there_is_nothing(editor: Editor, told: bytes) -> None:
    data = QMimeData()
    data.setText("two")
    data.setData(MIME, told)
    editor.put_caret_at_end()
    editor.insertFromMimeData(data)
    assert marked(editor) == ["two"]


def test_dragging_a_passage_to_another_place_keeps_it_the_same(editor: Editor) -> None:
    cursor = editor.document().find("two")
    editor.setTextCursor(cursor)
    data = editor.createMimeDataFromSelection()
    # What Qt does on a drop: it takes the words away, then puts them down, as one step.
    goal = QTextCursor(editor.document())
    goal.movePosition(QTextCursor.MoveOperation.Start)
    with editor._own():
        goal.beginEditBlock()
        editor.textCursor().removeSelectedText()
        editor.setTextCursor(goal)
        editor.insertFromMimeData(data)
        goal.endEditBlock()
    assert editor.text() == "twoone 😀  three"
    assert marked(editor) == ["two"]
    assert [run.pin.uid for run in runs(editor.document())] == ["uid-two"]
    editor.undo()
    assert editor.text() == TEXT
    assert marked(editor) == ["two"]


def test_a_character_no_journal_keeps_moves_nothing(editor: Editor) -> None:
    caret(editor, "one")
    compose(editor, "\ufeffx")
    text, told = editor.written()
    assert told is not None
    kept = text.replace("\ufeff", "")
    assert [kept[span.start : span.end] for span in told.spans] == ["two"]
