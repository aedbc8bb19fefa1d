"""While reading, words are marked without a letter of the text being changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import becoming, entries, passages
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor import mark_desk as desk_module
from journal_app.ui.editor.mark_bubble import MarkBubble
from journal_app.ui.editor.mark_list import MarkList
from journal_app.ui.editor.positions import to_units
from journal_app.ui.editor.sentence_place import read_part
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.reader.rendering import rendered
from journal_app.ui.reader.text import ReaderText
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import keep_moment, told
from tests.ui.reader.moment_steps import read as read_moment

BODY = "# The car 😀\nShe reached for **my hand** and I felt the door.\n- looked *out*\n> quoted"


@pytest.fixture
def piece(ground: Ground) -> PieceId:
    return ground.keep(builders.entry(BODY))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(desk_module, "announce", lambda _widget, text: said.append(text))
    return said


def read(ground: Ground, page: ReaderPage, piece: PieceId) -> None:
    page.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: page._loading is None and page._leaf.entry is not None)


def select(page: ReaderPage, words: str) -> None:
    shown = page.text.document().toRawText().replace("\u2029", "\n")
    start = shown.index(words)
    page.text.select(to_units(shown, start), to_units(shown, start + len(words)))


def mark_with(ground: Ground, page: ReaderPage, words: str, key: Qt.Key) -> None:
    before = len(ground.notices.said)
    select(page, words)
    page.commands()[ActionId.MARK_PASSAGE]()
    press(page, key)
    ground.wait(lambda: len(ground.notices.said) > before and page._loading is None)


def press(page: ReaderPage, key: Qt.Key) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def marked(ground: Ground, piece: PieceId) -> list[tuple[str, str]]:
    return [(each.mark, each.anchor.quote) for each in ground.ask(passages.of, piece)]


def undo(ground: Ground, page: ReaderPage) -> None:
    act = ground.notices.said[-1][2]
    assert act is not None
    act()
    ground.ask(lambda _vault: None)
    ground.wait(lambda: page._loading is None)


def test_words_are_marked_as_they_stand_in_the_text(
    ground: Ground, reader: ReaderPage, piece: PieceId, spoken: list[str]
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "my hand and I", Qt.Key.Key_1)
    assert marked(ground, piece) == [("mk_pull", "my hand** and I")]
    assert ground.ask(entries.get, piece).body == BODY
    assert spoken == ["Marked as pulling away"]
    [run] = reader.text.standing()
    assert reader.text.document().toRawText()[run.start - 1 : run.end - 1].endswith("my hand and I")
    undo(ground, reader)
    assert marked(ground, piece) == []
    assert reader.text.standing() == []


def test_the_same_again_takes_it_off_and_that_can_be_taken_back(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_3)
    [before] = ground.ask(passages.of, piece)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_3)
    assert marked(ground, piece) == []
    assert ground.notices.said[-1][:2] == ("Mark removed", "Undo")
    undo(ground, reader)
    assert ground.ask(passages.of, piece) == (before,)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_0)
    assert marked(ground, piece) == []


def test_a_mark_that_reaches_further_is_one_passage_still(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "I felt", Qt.Key.Key_3)
    mark_with(ground, reader, "the door", Qt.Key.Key_3)
    assert len(marked(ground, piece)) == 2
    mark_with(ground, reader, "felt the", Qt.Key.Key_3)
    assert marked(ground, piece) == [("mk_body", "I felt the door")]
    undo(ground, reader)
    assert marked(ground, piece) == [("mk_body", "I felt"), ("mk_body", "the door")]


def test_from_its_name_a_passage_is_marked_as_something_else(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "I felt", Qt.Key.Key_3)
    [before] = ground.ask(passages.of, piece)
    reader.text.margin.pressed.emit(before.uid)
    press(reader, Qt.Key.Key_5)
    ground.wait(lambda: marked(ground, piece) == [("mk_need", "I felt")])
    assert [each.uid for each in ground.ask(passages.of, piece)] == [before.uid]
    ground.wait(lambda: ground.notices.said[-1][0] == "Marked as a need")
    undo(ground, reader)
    assert marked(ground, piece) == [("mk_body", "I felt")]


def test_a_mouse_button_let_go_opens_the_bubble_and_esc_closes_it_first(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    select(reader, "door")
    reader.text.let_go.emit()
    [bubble] = reader.window().findChildren(MarkBubble)
    assert not bubble.isHidden()
    assert not bubble.has_keys
    QTest.keyClick(reader.text, Qt.Key.Key_Escape)
    assert bubble.isHidden()
    assert ground.context.navigator.here is None
    QTest.keyClick(reader.text, Qt.Key.Key_Escape)
    here = ground.context.navigator.here
    assert here is not None
    assert here.page is PageId.TIMELINE


def test_in_the_bin_nothing_is_marked(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    read(ground, reader, piece)
    select(reader, "door")
    reader.text.let_go.emit()
    assert reader.window().findChildren(MarkBubble) == []


def test_the_list_stands_in_the_menu_and_lost_words_are_placed(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_3)
    kept = ground.ask(entries.get, piece)
    ground.ask(entries.save, piece, kept.rev, "All new.", clock=ground.clock, new_sitting=True)
    ground.wait(lambda: [each.lost for each in reader._leaf.passages] == [True])
    assert ground.notices.said[-1][0] == "The words of one mark have gone."
    reader._options.open()
    assert reader._options._menu is not None
    names = [action.text() for action in reader._options._menu.actions()]
    assert [name for name in names if "ark" in name] == ["Mark passage", "Marks in this entry"]
    reader._options._menu.close()
    select(reader, "All")
    reader._marks.show_list()
    [shown] = reader.window().findChildren(MarkList)
    [place] = [
        each
        for each in shown.findChildren(QPushButton)
        if each.accessibleName() == "Put it on the selected words"
    ]
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    ground.wait(lambda: marked(ground, piece) == [("mk_body", "All")])


def test_the_moment_a_passage_became_tells_where_it_is_from(
    ground: Ground, reader: ReaderPage, piece: PieceId, words: Vocabulary
) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_1)
    [passage] = ground.ask(passages.of, piece)
    reader._marks.become_moment(passage.uid)
    ground.wait(lambda: ground.notices.said[-1][1] == "Open it")
    ground.wait(lambda: reader._marks.moment_of(passage.uid) is not None)
    assert "A passage of this entry, as a moment" in told(reader)
    moment = reader._marks.moment_of(passage.uid)
    assert moment is not None
    read_moment(ground, reader, moment)
    assert "From a passage of this entry" in told(reader)


def test_the_sentence_of_a_moment_goes_to_today(
    ground: Ground, reader: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    read_moment(ground, reader, moment.id)
    reader._options.open()
    assert reader._options._menu is not None
    [place] = [
        action
        for action in reader._options._menu.actions()
        if action.text() == "Place its sentence in today’s entry"
    ]
    place.trigger()
    reader._options._menu.close()
    here = ground.context.navigator.here
    assert here is not None
    assert (here.page, read_part(here.part)) == (PageId.TODAY, moment.id)
    silent = keep_moment(ground, words, Capture())
    read_moment(ground, reader, silent.id)
    reader._options.open()
    assert "Place its sentence in today’s entry" not in [
        action.text() for action in reader._options._menu.actions()
    ]
    reader._options._menu.close()
    today = ground.keep(builders.entry("Today."))
    ground.ask(becoming.place_sentence, moment.id, today, clock=ground.clock)
    read_moment(ground, reader, moment.id)
    ground.wait(lambda: "Its sentence stands in this entry" in told(reader))


def test_forgetting_drops_marks(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    read(ground, reader, piece)
    mark_with(ground, reader, "felt the door", Qt.Key.Key_1)
    reader._marks.show_list()
    reader.forget()
    [shown] = reader.window().findChildren(MarkList)
    assert shown.list.model().rowCount() == 0
    assert reader.text.standing() == []
    assert reader._marks.lost() == []
    assert dict(reader._marks.commands()) == {}


@pytest.fixture
def surface(qtbot: QtBot, theme: Theme) -> ReaderText:
    made = ReaderText(theme)
    qtbot.addWidget(made)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    body=st.text(alphabet="ab *_#>-1.\n😀", max_size=60),
    places=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_every_word_is_found_in_the_text_again(
    surface: ReaderText, body: str, places: tuple[float, float]
) -> None:
    document, found = rendered(surface, body)
    shown = document.toRawText().replace("\u2029", "\n")
    start, end = sorted(round(place * len(shown)) for place in places)
    first, last = found.kept(to_units(shown, start), to_units(shown, end))
    letters = [sign for sign in shown[start:end] if sign in "ab😀"]
    assert [sign for sign in body[first:last] if sign in "ab😀"] == letters
    if first < last:
        begins, ends = found.shown(first, last)
        again = found.kept(begins, ends)
        assert again == (first, last)
