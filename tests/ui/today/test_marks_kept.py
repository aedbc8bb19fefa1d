"""Marks are kept with the words they stand on, and words that have gone are told of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from journal_app.services import entries, passages
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.mark_clipboard import MIME
from journal_app.ui.editor.mark_list import Listed, MarkList
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.mark_steps import (
    JAW,
    PULL,
    TEXT,
    click,
    is_open,
    keep,
    kept,
    lose,
    mark,
    marked,
    select,
)
from tests.ui.today.steps import enter, settle


def test_a_mark_alone_is_an_edit_and_is_kept(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    enter(ground, page)
    select(page, JAW)
    page.commands()[ActionId.MARK_1]()
    page.leave()
    ground.wait(lambda: not page.busy())
    assert [each.anchor.quote for each in ground.ask(passages.of, piece)] == [JAW]
    assert ground.ask(entries.get, piece).body == TEXT


def test_loading_is_no_edit_and_no_step(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    before = ground.ask(entries.get, piece).rev
    enter(ground, page)
    assert not page.editor.document().isUndoAvailable()
    page.leave()
    ground.wait(lambda: not page.busy())
    assert ground.ask(entries.get, piece).rev == before


def test_a_failed_save_keeps_marks_in_the_window(ground: Ground, page: TodayPage) -> None:
    keep(ground)
    enter(ground, page)
    ground.take_file_away()
    select(page, JAW)
    page.commands()[ActionId.MARK_1]()
    page.session.flush()
    ground.wait(lambda: page.save_state.why.isVisible())
    assert [run.pin.mark for run in page.editor.writing_marks.standing()] == ["mk_pull"]
    ground.put_file_back()
    assert marked(ground, page) == [("mk_pull", JAW)]


def test_a_mark_made_elsewhere_is_there_on_the_next_coming(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    enter(ground, page)
    page.leave()
    mark(ground, piece, JAW, "mk_body")
    enter(ground, page)
    ground.wait(lambda: len(page.editor.writing_marks.standing()) == 1)


def test_cut_and_paste_here_carries_marks_and_elsewhere_none(
    ground: Ground, page: TodayPage
) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    enter(ground, page)
    select(page, PULL)
    page.editor.cut()
    data = QGuiApplication.clipboard().mimeData()
    assert PULL.encode() not in bytes(data.data(MIME).data())
    assert marked(ground, page) == []
    page.editor.put_caret_at_end()
    page.editor.paste()
    page.editor.paste()
    assert marked(ground, page) == [("mk_pull", PULL), ("mk_pull", PULL)]
    assert len({each.uid for each in kept(ground, page)}) == 2
    page.session.start()
    page.editor.paste()
    assert marked(ground, page) == []


def test_bold_leaves_marks_where_they_are(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    enter(ground, page)
    select(page, "looked out")
    page.editor.toggle_bold()
    assert marked(ground, page) == [("mk_pull", PULL.replace("looked out", "**looked out**"))]


def test_the_list_tells_each_mark_and_goes_to_it(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    mark(ground, piece, JAW, "mk_body")
    enter(ground, page)
    page._marks.show_list()
    [shown] = page.window().findChildren(MarkList)
    model = shown.list.model()
    assert shown.list.accessibleName() == "Marks in this entry"
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert told == [f"Pulling away: {PULL}", f"In the body: {JAW}"]
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.isHidden()
    assert page.editor.selected_text() == JAW
    assert is_open(page)


def test_words_that_have_gone_are_told_once_and_can_be_placed(
    ground: Ground, page: TodayPage
) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    lose(ground, piece)
    enter(ground, page)
    assert [said[0] for said in ground.notices.said] == ["The words of one mark have gone."]
    enter(ground, page)
    assert len(ground.notices.said) == 1
    [before] = kept(ground, page)
    select(page, "only this")
    page._marks.show_list()
    click(page, "Put it on the selected words")
    assert marked(ground, page) == [("mk_pull", "only this")]
    assert [each.uid for each in kept(ground, page)] == [before.uid]
    assert page.session.lost == ()


def test_words_that_have_gone_can_be_let_go_and_taken_back(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    lose(ground, piece)
    enter(ground, page)
    page._marks.show_list()
    click(page, "Let it go")
    ground.wait(lambda: ground.notices.said[-1][0] == "The mark is gone.")
    ground.wait(lambda: page.session.lost == ())
    assert kept(ground, page) == ()
    undo = ground.notices.said[-1][2]
    assert undo is not None
    undo()
    ground.wait(lambda: len(page.session.lost) == 1)
    assert [each.lost for each in kept(ground, page)] == [True]


def test_words_that_come_back_carry_their_mark_again(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    lose(ground, piece)
    enter(ground, page)
    page.editor.put_caret_at_end()
    page.editor.insert(f" {TEXT}")
    settle(ground, page)
    ground.wait(lambda: len(page.editor.writing_marks.standing()) == 1)
    assert marked(ground, page) == [("mk_pull", PULL)]
    assert page.session.lost == ()


def test_forgetting_drops_every_word(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    enter(ground, page)
    page._marks.show_list()
    page.forget()
    [shown] = page.window().findChildren(MarkList)
    model = shown.list.model()
    assert shown.isHidden()
    assert model.rowCount() == 0
    assert page.editor.writing_marks.standing() == []
    assert page.session.lost == ()


def test_a_long_passage_is_told_by_its_beginning(ground: Ground) -> None:
    mark_of = ground.context.known.marks.get("mk_pull")
    listed = Listed(uid=builders.entry("x").uid, mark=mark_of, words="word " * 60)
    assert len(listed.beginning) <= 141
    assert listed.beginning.endswith("word…")
