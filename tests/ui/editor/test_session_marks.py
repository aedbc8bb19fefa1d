"""Marks go to the disk with their text, however slow it is and whatever comes onto the page."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.services import entries, passages
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.session import EditorSession
from tests import builders
from tests.ui.context_fixture import Ground

TEXT = "She came. I looked away."
AWAY = "I looked away"


@pytest.fixture
def editor(qtbot: QtBot, ground: Ground) -> Editor:
    made = Editor(ground.context.theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def session(editor: Editor, ground: Ground) -> EditorSession:
    return EditorSession(editor, ground.context.jobs, ground.clock, editor)


def settle(ground: Ground, session: EditorSession) -> None:
    session.flush()
    ground.wait(lambda: not session.busy)


def mark(editor: Editor, words: str, what: str = "mk_pull") -> None:
    found = editor.document().find(words)
    editor.writing_marks.mark(found.selectionStart(), found.selectionEnd(), what)


def kept(ground: Ground, piece: PieceId | None) -> list[tuple[str, str]]:
    assert piece is not None
    return [(each.mark, each.anchor.quote) for each in ground.ask(passages.of, piece)]


def test_an_entry_begins_with_its_marks(
    ground: Ground, editor: Editor, session: EditorSession
) -> None:
    gate = ground.hold()
    QTest.keyClicks(editor, TEXT)
    mark(editor, AWAY)
    gate.set()
    settle(ground, session)
    assert kept(ground, session.piece) == [("mk_pull", AWAY)]


def test_marks_of_an_entry_taken_off_the_page_go_on_being_kept(
    ground: Ground, editor: Editor, session: EditorSession
) -> None:
    piece = ground.keep(builders.entry(TEXT))
    session.open(ground.ask(entries.get, piece))
    gate = ground.hold()
    mark(editor, AWAY)
    session.start()
    assert editor.writing_marks.standing() == []
    QTest.keyClicks(editor, "Another.")
    gate.set()
    settle(ground, session)
    assert kept(ground, piece) == [("mk_pull", AWAY)]
    assert kept(ground, session.piece) == []


def test_words_that_are_deleted_take_their_mark_along(
    ground: Ground, editor: Editor, session: EditorSession
) -> None:
    piece = ground.keep(builders.entry(TEXT))
    session.open(ground.ask(entries.get, piece))
    mark(editor, AWAY)
    settle(ground, session)
    cursor = editor.document().find(AWAY)
    cursor.removeSelectedText()
    settle(ground, session)
    assert kept(ground, piece) == []
    editor.undo()
    settle(ground, session)
    assert kept(ground, piece) == [("mk_pull", AWAY)]


def test_an_entry_gone_for_good_begins_anew_with_its_marks(
    ground: Ground, editor: Editor, session: EditorSession
) -> None:
    piece = ground.keep(builders.entry(TEXT))
    session.open(ground.ask(entries.get, piece))
    mark(editor, AWAY)
    settle(ground, session)

    def remove(vault: builders.Vault) -> None:
        with vault.writing():
            vault.pieces.remove(piece)

    ground.ask(remove)
    QTest.keyClicks(editor, "x")
    settle(ground, session)
    assert ground.bodies() == [f"x{TEXT}"]
    assert kept(ground, session.piece) == [("mk_pull", AWAY)]


def test_marks_that_stand_on_wide_signs_are_kept_in_code_points(
    ground: Ground, editor: Editor, session: EditorSession
) -> None:
    piece = ground.keep(builders.entry("😀😀 one 👩‍👩‍👧 two"))
    session.open(ground.ask(entries.get, piece))
    mark(editor, "👩‍👩‍👧 two")
    settle(ground, session)
    [found] = ground.ask(passages.of, piece)
    assert (found.anchor.start, found.anchor.quote) == (7, "👩‍👩‍👧 two")
    session.start()
    session.open(ground.ask(entries.get, piece), ground.ask(passages.of, piece))
    [run] = editor.writing_marks.standing()
    assert editor.writing_marks.words(run) == "👩‍👩‍👧 two"
