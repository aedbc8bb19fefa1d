"""Words on Today are marked by keys and by mouse, and shown in the tint of their mark."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.services import marks
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.today.page import TodayPage
from tests.ui.context_fixture import Ground
from tests.ui.today.mark_steps import (
    JAW,
    PULL,
    TEXT,
    bubble,
    choices,
    drag,
    is_open,
    keep,
    kept,
    mark,
    marked,
    press,
    put_caret,
    select,
)
from tests.ui.today.steps import enter


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
    # Once more, and it is the next one; there is none after the last.
    for _time in range(2):
        page.commands()[ActionId.MARK_PASSAGE]()
        assert page.editor.selected_text() == TEXT.partition(". ")[2]
        assert bubble(page).has_keys
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
