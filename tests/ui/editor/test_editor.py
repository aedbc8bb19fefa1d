"""Text goes in and comes out byte for byte; typing helps a little and never takes over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QInputMethodEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.core.text import MAX_ENTRY_CHARACTERS, clean
from journal_app.system.clipboard import take_back
from journal_app.ui.editor import editor as editor_module
from journal_app.ui.editor.editor import Editor
from journal_app.ui.theme.appearance import Scheme
from journal_app.ui.theme.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NASTY = [
    "",
    "\n",
    "\n\n\n",
    "hard\u00a0space\u00a0",
    "tab\tin\tit",
    "  leading and trailing  ",
    "emoji 👩‍👩‍👧 🏳️‍🌈 👍🏽",
    "مرحبا بالعالم\nhello",
    "e\u0301 combining, zero\u200bwidth, soft\u00adhyphen, \u202etext\u202c",
    "# head\n- list\n> quote\n**bold** *it*",
    "object \ufffc here",
    "line\u2028and paragraph\u2029ends",
    "\r\nand\r",
    "\ud800 alone",
    "\x00\x07\x1b bell",
    "\ufdd0\ufdd1\ufeff",
]
ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\n\t \u00a0\u2028\u2029\ufffc\ufeff\ufdd0\u202e*_#>-1.😀م"),
    ),
    max_size=120,
)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Editor:
    made = Editor(theme)
    qtbot.addWidget(made)
    made.resize(760, 400)
    made.show()
    return made


def mime(*, text: str | None = None, html: str | None = None) -> QMimeData:
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if html is not None:
        data.setHtml(html)
    return data


def select(editor: Editor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_comes_back_as_it_is_kept(editor: Editor, text: str) -> None:
    editor.load(text)
    assert editor.text() == clean(text)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANY_TEXT)
def test_any_text_comes_back_loaded_or_pasted(editor: Editor, text: str) -> None:
    editor.load(text)
    assert editor.text() == clean(text)
    editor.load("")
    editor.insertFromMimeData(mime(text=clean(text)))
    assert editor.text() == clean(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ANY_TEXT, st.integers(0, 60))
def test_its_beginning_is_the_beginning_of_the_text(editor: Editor, text: str, most: int) -> None:
    editor.load(text)
    assert editor.beginning(most) == editor.text()[:most]


def test_loading_is_no_edit_and_nothing_before_it_can_be_undone(editor: Editor) -> None:
    editor.load("one")
    QTest.keyClicks(editor, "x")
    edited = QSignalSpy(editor.edited)
    before = editor.document()
    editor.load("**two**\n# three")
    QTest.qWait(0)
    assert edited.count() == 0
    assert not editor.document().isUndoAvailable()
    assert editor.document() is not before
    editor.undo()
    assert editor.text() == "**two**\n# three"


def test_every_change_of_a_person_is_told_once(editor: Editor) -> None:
    editor.load("- one")
    edited = QSignalSpy(editor.edited)
    editor.put_caret_at_end()
    QTest.keyClicks(editor, "ab")
    assert edited.count() == 2
    editor.undo()
    assert edited.count() == 3
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert edited.count() == 3


def test_another_look_or_zoom_touches_neither_text_nor_undo(editor: Editor, theme: Theme) -> None:
    editor.load("# one\n**two**\nthree")
    editor.put_caret_at_end()
    QTest.keyClicks(editor, " more")
    height = editor.document().size().height()
    edited, steps = QSignalSpy(editor.edited), editor.document().availableUndoSteps()
    theme.set_zoom(1.4)
    theme.set_scheme(Scheme.DARK)
    assert edited.count() == 0
    assert editor.document().availableUndoSteps() == steps
    assert editor.document().size().height() == pytest.approx(1.4 * height, rel=0.02)
    editor.undo()
    assert editor.text() == "# one\n**two**\nthree"


def test_lines_are_33_apart_and_paragraphs_14_more(editor: Editor, theme: Theme) -> None:
    def tops() -> list[int]:
        cursor = editor.textCursor()
        found = []
        for at in range(3):
            cursor.setPosition(2 * at)
            found.append(editor.cursorRect(cursor).top())
        return found

    editor.load("a\nb\nc")
    first, second, third = tops()
    assert second - first == third - second == 33 + 14
    theme.set_zoom(2)
    first, second, third = tops()
    assert second - first == third - second == 2 * (33 + 14)


def test_arabic_runs_from_the_right_and_its_neighbours_do_not(editor: Editor) -> None:
    editor.load("hello\nمرحبا")
    first = editor.document().begin()
    assert first.textDirection() is Qt.LayoutDirection.LeftToRight
    assert first.next().textDirection() is Qt.LayoutDirection.RightToLeft
    cursor = editor.textCursor()
    cursor.setPosition(first.next().position())
    assert editor.cursorRect(cursor).left() > editor.viewport().width() / 2


@pytest.mark.parametrize("name", ["http://127.0.0.1:9/x.png", "//server/share/x.png"])
def test_nothing_is_ever_fetched(editor: Editor, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.png").write_bytes(b"words")
    image = QTextDocument.ResourceType.ImageResource.value
    for url in (QUrl(name), QUrl.fromLocalFile(str(tmp_path / "x.png"))):
        assert editor.document().resource(image, url) is None
        assert editor.loadResource(image, url) is None


def test_pasted_html_brings_words_and_no_picture(editor: Editor, tmp_path: Path) -> None:
    picture = (tmp_path / "x.png").as_uri()
    editor.insertFromMimeData(mime(html=f'<p>one <b>two</b><img src="{picture}"></p><p>three'))
    assert editor.text() == "one **two**\nthree"
    assert "\ufffc" not in editor.document().toRawText()


def test_a_pasted_file_is_not_taken_for_its_name(editor: Editor, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.png"))])
    given = QSignalSpy(editor.given)
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert editor.text() == ""
    assert given.count() == 1, "whoever listens can keep it"


def test_a_paste_is_one_step_back(editor: Editor) -> None:
    QTest.keyClicks(editor, "one ")
    editor.insertFromMimeData(mime(text="two\nthree\x00\r\nfour"))
    assert editor.text() == "one two\nthree\nfour"
    editor.undo()
    assert editor.text() == "one "


def test_too_much_is_refused_with_a_sentence_and_changes_nothing(editor: Editor) -> None:
    QTest.keyClicks(editor, "kept")
    refused = QSignalSpy(editor.refused)
    editor.insert("x" * MAX_ENTRY_CHARACTERS)
    assert refused.count() == 1
    assert editor.text() == "kept"


def test_what_is_typed_into_a_full_entry_is_refused_in_words_too(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_module, "MAX_ENTRY_CHARACTERS", 50)
    refused: list[str] = []
    editor.refused.connect(refused.append)
    editor.load("x" * 48)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "yz")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    composed = QInputMethodEvent()
    composed.setCommitString("\N{SEEDLING}")
    QApplication.sendEvent(editor, composed)
    assert editor.text() == "x" * 48 + "y"
    assert len(refused) == 3
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "\n"
    editor.load("x" * 48)
    editor.selectAll()
    QApplication.sendEvent(editor, composed)
    assert editor.text() == "\N{SEEDLING}"
    assert len(refused) == 3


def test_a_copy_is_plain_text_that_nobody_shall_keep(editor: Editor) -> None:
    editor.load("hard\u00a0space\n**bold**")
    editor.selectAll()
    editor.copy()
    held = QGuiApplication.clipboard().mimeData(QClipboard.Mode.Clipboard)
    assert held.text() == "hard\u00a0space\n**bold**"
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert not held.hasHtml()


def test_what_somebody_else_copied_is_left_alone(editor: Editor) -> None:
    QGuiApplication.clipboard().setText("not ours")
    take_back(QGuiApplication.clipboard())
    assert QGuiApplication.clipboard().text() == "not ours"


def test_input_methods_are_asked_to_learn_nothing(editor: Editor) -> None:
    hints = Qt.InputMethodHint(editor.inputMethodQuery(Qt.InputMethodQuery.ImHints))
    assert hints & Qt.InputMethodHint.ImhSensitiveData


@pytest.mark.parametrize(
    ("before", "caret", "after"),
    [
        ("- milk", 6, "- milk\n- "),
        ("1. one", 6, "1. one\n2. "),
        ("> said", 6, "> said\n> "),
        ("- ", 2, ""),
        ("- one\n- ", 8, "- one\n"),
        ("plain", 2, "pl\nain"),
        ("- 😀 milk", 5, "- 😀 \n- milk"),
    ],
)
def test_return_goes_on_with_lists_in_one_step(
    editor: Editor, before: str, caret: int, after: str
) -> None:
    editor.load(before)
    editor.put_caret(caret)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == after
    editor.undo()
    assert editor.text() == before


def test_shift_return_makes_the_same_line_end_as_everywhere(editor: Editor) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a\nb"
    assert editor.document().blockCount() == 2


@pytest.mark.parametrize(
    ("key", "once"), [(Qt.Key.Key_B, "one **two** 😀"), (Qt.Key.Key_I, "one *two* 😀")]
)
def test_bold_and_italic_stand_around_the_selection_and_go_again(
    editor: Editor, key: Qt.Key, once: str
) -> None:
    editor.load("one two 😀")
    select(editor, 4, 7)
    QTest.keyClick(editor, key, CTRL)
    assert editor.text() == once
    assert editor.selected_text() == "two"
    QTest.keyClick(editor, key, CTRL)
    assert editor.text() == "one two 😀"
    editor.undo()
    assert editor.text() == once


def test_emphasis_counts_as_qt_does_beyond_plane_0(editor: Editor) -> None:
    editor.load("😀😀 two")
    select(editor, 5, 8)
    editor.toggle_bold()
    assert editor.text() == "😀😀 **two**"
    editor.load("😀 *it*")
    formats = editor.document().begin().layout().formats()
    assert [(part.start, part.length) for part in formats] == [(3, 1), (4, 2), (6, 1)]
    assert formats[1].format.fontItalic()


def test_emphasis_over_several_lines_stands_in_each(editor: Editor) -> None:
    editor.load("- one\n\ntwo\nthree")
    select(editor, 0, len("- one\n\ntwo\nth"))
    editor.toggle_bold()
    assert editor.text() == "- **one**\n\n**two**\n**th**ree"
    editor.undo()
    assert editor.text() == "- one\n\ntwo\nthree"


def test_tab_leaves_the_page_and_writes_nothing(editor: Editor, qtbot: QtBot) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == ""


def test_going_elsewhere_is_told(editor: Editor, qtbot: QtBot) -> None:
    editor.setFocus()
    with qtbot.waitSignal(editor.left):
        editor.clearFocus()


def test_the_caret_never_stands_in_the_fading_edge(editor: Editor) -> None:
    for number in range(40):
        QTest.keyClicks(editor, f"{number}")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.put_caret(20)
    assert editor.cursorRect().top() >= 30 or editor.verticalScrollBar().value() == 0
    for _step in range(8):
        QTest.keyClick(editor, Qt.Key.Key_Down)
        at_end = editor.verticalScrollBar().value() == editor.verticalScrollBar().maximum()
        assert at_end or editor.cursorRect().bottom() <= editor.viewport().height() - 30


def test_the_invitation_stands_only_on_an_empty_page(editor: Editor) -> None:
    def inked() -> bool:
        picture = editor.grab().toImage()
        ground = picture.pixelColor(QPoint(500, 300))
        return any(picture.pixelColor(x, 18) != ground for x in range(60, 300))

    assert inked()
    editor.load("\n\n\nwords far below")
    assert not inked()
