"""Words on Today are marked by keys and by mouse, and the marks are kept with them."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.passages import Passage
from journal_app.services import entries, links, marks, moments, passages
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor import mark_desk as desk_module
from journal_app.ui.editor.mark_bubble import MarkBubble
from journal_app.ui.editor.mark_clipboard import MIME
from journal_app.ui.editor.mark_list import Listed, MarkList
from journal_app.ui.editor.sentence_place import sentence_place
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import enter, settle

TEXT = "She came home. I looked out of the window, and my jaw was tight."
PULL = "I looked out of the window"
JAW = "my jaw was tight"


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(desk_module, "announce", lambda _widget, text: said.append(text))
    return said


def keep(ground: Ground, text: str = TEXT) -> PieceId:
    return ground.keep(builders.entry(text, at=ground.clock.now()))


def mark(ground: Ground, piece: PieceId, words: str, what: str, text: str = TEXT) -> None:
    at = text.index(words)
    ground.ask(passages.mark, piece, what, at, at + len(words), clock=ground.clock)


def marked(ground: Ground, page: TodayPage) -> list[tuple[str, str]]:
    """What is kept as marked in the entry on the page."""
    settle(ground, page)
    assert page.session.piece is not None
    found = ground.ask(passages.of, page.session.piece)
    return [(each.mark, each.anchor.quote) for each in found if not each.lost]


def kept(ground: Ground, page: TodayPage) -> tuple[Passage, ...]:
    assert page.session.piece is not None
    return ground.ask(passages.of, page.session.piece)


def select(page: TodayPage, words: str) -> None:
    at = page.editor.text().index(words)
    page.editor.select(at, at + len(words))


def put_caret(page: TodayPage, before: str) -> None:
    page.editor.put_caret(page.editor.text().index(before))


def bubble(page: TodayPage) -> MarkBubble:
    [found] = page.window().findChildren(MarkBubble)
    assert not found.isHidden()
    return found


def is_open(page: QWidget) -> bool:
    return any(not each.isHidden() for each in page.window().findChildren(MarkBubble))


def press(page: TodayPage, key: Qt.Key) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def choices(within: QWidget) -> list[str]:
    buttons = within.findChildren(QPushButton)
    return [each.accessibleName() for each in buttons if not each.isHidden()]


def test_selected_words_are_marked_by_keys(
    ground: Ground, page: TodayPage, spoken: list[str]
) -> None:
    keep(ground)
    enter(ground, page)
    select(page, f" {PULL}")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert choices(bubble(page))[:2] == ["Pulling away", "Coming closer"]
    press(page, Qt.Key.Key_1)
    assert not is_open(page)
    assert spoken == ["Marked as pulling away"]
    assert page.editor.hasFocus()
    assert not page.editor.textCursor().hasSelection()
    # White space at the edge of what was selected is left out.
    assert marked(ground, page) == [("mk_pull", PULL)]


def test_arrows_and_enter_choose_and_the_same_again_takes_it_off(
    ground: Ground, page: TodayPage, spoken: list[str]
) -> None:
    keep(ground)
    enter(ground, page)
    select(page, JAW)
    page.commands()[ActionId.MARK_PASSAGE]()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        press(page, key)
    assert marked(ground, page) == [("mk_body", JAW)]
    select(page, JAW)
    page.commands()[ActionId.MARK_PASSAGE]()
    assert page.window().focusWidget().accessibleDescription() == "on these words"
    press(page, Qt.Key.Key_3)
    assert marked(ground, page) == []
    assert spoken == ["Marked as in the body", "Mark removed"]


def test_the_mouse_opens_it_and_typing_goes_on(ground: Ground, page: TodayPage) -> None:
    keep(ground)
    enter(ground, page)
    drag(page, JAW)
    assert page.editor.selected_text() == JAW
    assert not bubble(page).has_keys
    assert page.editor.hasFocus()
    QTest.keyClicks(page.editor, "x")
    assert page.editor.text() == TEXT.replace(JAW, "x")
    assert not is_open(page)


def test_esc_closes_it_wherever_the_keyboard_is(ground: Ground, page: TodayPage) -> None:
    keep(ground)
    enter(ground, page)
    drag(page, JAW)
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert not is_open(page)
    drag(page, PULL)
    page.commands()[ActionId.MARK_PASSAGE]()
    assert bubble(page).has_keys
    press(page, Qt.Key.Key_Escape)
    assert not is_open(page)
    assert page.editor.hasFocus()
    assert page.editor.selected_text() == PULL


def test_a_click_on_a_mark_marks(ground: Ground, page: TodayPage) -> None:
    keep(ground)
    enter(ground, page)
    drag(page, JAW)
    [need] = [
        each
        for each in bubble(page).findChildren(QPushButton)
        if each.accessibleName() == "A need" and not each.isHidden()
    ]
    QTest.mouseClick(need, Qt.MouseButton.LeftButton)
    assert marked(ground, page) == [("mk_need", JAW)]


def drag(page: TodayPage, words: str) -> None:
    """Select by mouse, from the first letter to the last."""
    editor, at = page.editor, page.editor.text().index(words)
    places = []
    for place in (at, at + len(words)):
        cursor = editor.textCursor()
        cursor.setPosition(place)
        places.append(editor.cursorRect(cursor).center())
    start, end = places
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(editor.viewport(), end)
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=end)


def move(widget: QWidget, at: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_in_a_passage_it_is_that_passage_that_is_meant(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    enter(ground, page)
    [before] = kept(ground, page)
    put_caret(page, "out of")
    page.commands()[ActionId.MARK_PASSAGE]()
    press(page, Qt.Key.Key_4)
    assert marked(ground, page) == [("mk_echo", PULL)]
    assert kept(ground, page)[0].uid == before.uid
    put_caret(page, "out of")
    page.commands()[ActionId.MARK_PASSAGE]()
    press(page, Qt.Key.Key_0)
    assert marked(ground, page) == []
    page.editor.undo()
    assert marked(ground, page) == [("mk_echo", PULL)]
    assert kept(ground, page)[0].uid == before.uid


def test_without_a_selection_the_sentence_is_meant(
    ground: Ground, page: TodayPage, spoken: list[str]
) -> None:
    keep(ground)
    enter(ground, page)
    put_caret(page, "came")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert page.editor.selected_text() == "She came home."
    press(page, Qt.Key.Key_Escape)
    page.session.start()
    page.commands()[ActionId.MARK_PASSAGE]()
    assert not is_open(page)
    assert spoken == ["There are no words to mark yet."]
    assert ground.notices.said[-1][0] == spoken[0]


def test_the_menu_marks_and_removes(ground: Ground, page: TodayPage, spoken: list[str]) -> None:
    keep(ground)
    enter(ground, page)
    select(page, JAW)
    page.commands()[ActionId.MARK_2]()
    assert marked(ground, page) == [("mk_near", JAW)]
    put_caret(page, "jaw")
    page.commands()[ActionId.REMOVE_MARK]()
    assert marked(ground, page) == []
    page.commands()[ActionId.REMOVE_MARK]()
    assert spoken[-1] == "There is no mark here."


def test_the_own_set_is_offered_with_digits_up_to_nine(ground: Ground, page: TodayPage) -> None:
    for number in range(5):
        ground.ask(marks.add, f"Own {number}", icon="sun", tint="help", clock=ground.clock)
    ground.ask(marks.hide, "mk_near", True)
    ground.ask(marks.rename, "mk_pull", "Mum’s door")
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.marks.offered) == 10)
    keep(ground)
    enter(ground, page)
    select(page, JAW)
    page.commands()[ActionId.MARK_PASSAGE]()
    offered = choices(bubble(page))
    assert offered[0] == "Mum’s door"
    assert offered[5:10] == [f"Own {number}" for number in range(5)]
    press(page, Qt.Key.Key_9)
    [(what, words)] = marked(ground, page)
    assert (ground.context.known.marks.label(what), words) == ("Own 3", JAW)


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


def lose(ground: Ground, piece: PieceId) -> None:
    """Somebody who knows of no marks writes the entry anew."""
    entry = ground.ask(entries.get, piece)
    words = "Nothing of that is left, only this."
    ground.ask(entries.save, piece, entry.rev, words, clock=ground.clock, new_sitting=True)


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


def click(page: TodayPage, name: str) -> None:
    [button] = [
        each
        for each in page.window().findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_passage_that_pulls_away_becomes_a_moment_once(
    ground: Ground, page: TodayPage, spoken: list[str]
) -> None:
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)
    keep(ground)
    enter(ground, page)
    select(page, PULL)
    page.commands()[ActionId.MARK_1]()
    put_caret(page, "looked")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert "Note as a moment" in choices(bubble(page))
    press(page, Qt.Key.Key_M)
    ground.wait(lambda: spoken[-1] == "It is a moment now, too.")
    [passage] = kept(ground, page)
    assert passage.moment is not None
    assert ground.ask(moments.get, passage.moment).note == PULL
    words, way, go = ground.notices.said[-1]
    assert (words, way) == ("It is a moment now, too.", "Open it")
    assert go is not None
    go()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=passage.moment)
    ground.wait(lambda: page.session.moment_of(passage.uid) == passage.moment)
    put_caret(page, "looked")
    page.commands()[ActionId.MARK_PASSAGE]()
    offered = choices(bubble(page))
    assert "Open its moment" in offered
    assert "Note as a moment" not in offered


def test_other_marks_become_no_moment(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, JAW, "mk_body")
    enter(ground, page)
    put_caret(page, "jaw")
    page.commands()[ActionId.MARK_PASSAGE]()
    assert "Note as a moment" not in choices(bubble(page))


def kept_moment(ground: Ground, note: str) -> PieceId:
    return ground.ask(builders.keep_moment, builders.moment(note=note))


def test_the_sentence_of_a_moment_is_placed_once_as_one_step(
    ground: Ground, page: TodayPage
) -> None:
    moment = kept_moment(ground, "Her hand on mine.")
    piece = keep(ground)
    place = sentence_place(moment, ground.clock.now())
    enter(ground, page, place)
    wanted = f"{TEXT}\n> Her hand on mine.\n"
    ground.wait(lambda: page.editor.text() == wanted)
    assert page.editor.caret() == len(wanted)
    settle(ground, page)
    joined = ground.ask(links.of, piece)
    assert [(each.link.relation, each.other.id) for each in joined] == [("placed-in", moment)]
    # Going back to the same place asks for nothing more.
    enter(ground, page, place)
    settle(ground, page)
    assert page.editor.text() == wanted
    page.editor.undo()
    assert page.editor.text() == TEXT


def test_a_sentence_placed_on_an_empty_day_begins_an_entry(ground: Ground, page: TodayPage) -> None:
    moment = kept_moment(ground, "Her hand on mine.\nAnd gone.")
    enter(ground, page, sentence_place(moment, ground.clock.now()))
    wanted = "> Her hand on mine.\n> And gone.\n"
    ground.wait(lambda: page.editor.text() == wanted)
    settle(ground, page)
    assert page.session.piece is not None
    assert [each.other.id for each in ground.ask(links.of, page.session.piece)] == [moment]


def test_the_margin_names_marks_and_goes_to_them(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    mark(ground, piece, JAW, "mk_body")
    enter(ground, page)
    page.grab()
    margin = page.editor.margin
    first, second = (margin.box_of(each.uid) for each in kept(ground, page))
    assert first is not None
    assert second is not None
    # Both begin in one line, and their names stand below each other.
    assert second.top() - first.top() >= page._theme.px(22)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=second.center().toPoint())
    assert page.editor.selected_text() == JAW
    assert is_open(page)


def test_a_margin_without_room_names_nothing(ground: Ground, page: TodayPage) -> None:
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    enter(ground, page)
    page.grab()
    [passage] = kept(ground, page)
    assert page.editor.margin.box_of(passage.uid) is not None
    page.editor.set_end_margin(10)
    assert page.editor.margin.box_of(passage.uid) is None


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("contrast", [False, True])
def test_bands_are_painted_in_the_tint_of_the_theme(
    ground: Ground, page: TodayPage, scheme: Scheme, contrast: bool
) -> None:
    theme = ground.context.theme
    theme.set_appearance(Appearance(scheme=scheme, high_contrast=contrast, reduced_motion=True))
    piece = keep(ground)
    mark(ground, piece, PULL, "mk_pull")
    mark(ground, piece, "the window", "mk_need")
    enter(ground, page)
    image = page.editor.viewport().grab().toImage()
    seen = Counter(
        image.pixelColor(x, y).rgb()
        for x in range(image.width())
        for y in range(min(90, image.height()))
    )
    a_line = 100
    assert seen[theme.color("m_pull").rgb()] > a_line
    assert seen[theme.color("m_need").rgb()] > a_line
    assert (seen[theme.color("m_pull_i").rgb()] > a_line) is contrast


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
