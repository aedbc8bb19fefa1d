"""The page fits its window, says how things stand, and every part has its promised name."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame

from journal_app.core.errors import JournalError
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.show.overlaps import troubles
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import EARLIER, enter, named, names, write


def test_a_low_window_shows_the_text_first_once_one_writes(ground: Ground, page: TodayPage) -> None:
    page.resize(900, 600)
    enter(ground, page)
    large = page.header.date_label
    assert page.prompt_card.isVisible()
    QTest.keyClicks(page.editor, "x")
    assert not page.prompt_card.isVisible()
    assert page.header.date_label is not large
    page.resize(900, 800)
    assert page.prompt_card.isVisible()
    assert page.header.date_label is large


@pytest.mark.parametrize(
    ("width", "zoom", "margin"), [(1280, 1.0, 150), (1179, 1.0, 60), (1280, 1.4, 60), (700, 1, 24)]
)
def test_margins_follow_width_divided_by_zoom(
    page: TodayPage, theme: Theme, width: int, zoom: float, margin: int
) -> None:
    theme.set_zoom(zoom)
    page.resize(width, 900)
    assert page.editor._end_margin == margin


def test_focus_mode_leaves_the_writing_alone(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    page.set_focus_mode(True)
    assert page.editor.isVisible()
    assert not page.prompt_card.isVisible()
    assert not page.chips.isVisible()
    page.set_focus_mode(False)
    assert page.prompt_card.isVisible()
    assert page.chips.isVisible()


@pytest.mark.parametrize(("width", "height", "zoom"), [(596, 560, 1.0), (800, 584, 1.4)])
def test_the_page_fits_the_smallest_window(
    ground: Ground, page: TodayPage, theme: Theme, width: int, height: int, zoom: float
) -> None:
    theme.set_zoom(zoom)
    page.resize(width, height)
    enter(ground, page)
    page.chips.show_labels(["Mara", "Jonas", "Somebody with a very long name indeed"], ["a", "b"])
    QApplication.sendPostedEvents(page, QEvent.Type.LayoutRequest)
    whole = page.whole_page
    assert whole.widget().minimumSizeHint().width() <= whole.viewport().width()
    assert page.width() == width


@pytest.mark.parametrize("writing", [(20, 1.65), (25, 1.8)])
def test_in_the_lowest_window_the_page_scrolls_and_nothing_lies_over_anything(
    ground: Ground, page: TodayPage, theme: Theme, writing: tuple[int, float]
) -> None:
    theme.set_writing_size(writing[0])
    theme.set_writing_line(writing[1])
    enter(ground, page)
    prompt = page.prompt_card.prompt
    assert prompt is not None
    long = "What gives you room without anyone having to leave? A window, a walk to the corner."
    page.prompt_card.show_prompt(prompt, another=True, words=long)
    assert page.prompt_card._caption.isVisible()
    assert not page.whole_page.whole
    theme.set_zoom(2.0)
    page.resize(740, 560)
    whole = page.whole_page
    ground.wait(lambda: whole.whole and troubles(page) == [])
    assert whole.widget().minimumSizeHint().width() <= whole.viewport().width()
    assert page.editor.viewport().height() >= 4 * theme.line_height("write")
    assert not page.prompt_card._caption.isVisible()
    bar = whole.verticalScrollBar()
    bar.setValue(bar.maximum())
    foot = page.chips._add
    below = foot.mapTo(whole.viewport(), foot.rect().bottomLeft()).y()
    assert 0 < below < whole.room
    assert troubles(page) == []


def test_what_one_writes_in_the_lowest_window_stays_in_sight(
    ground: Ground, page: TodayPage, theme: Theme
) -> None:
    theme.set_zoom(2.0)
    page.resize(740, 560)
    enter(ground, page)
    whole, editor = page.whole_page, page.editor

    def in_sight() -> bool:
        caret = editor.cursorRect()
        ends = (caret.topLeft(), caret.bottomLeft())
        top, bottom = (editor.viewport().mapTo(whole.viewport(), each).y() for each in ends)
        return top >= 0 and bottom <= whole.room

    picture = QFrame()
    picture.setFixedHeight(500)
    page.pictures.addWidget(picture)
    picture.show()
    ground.wait(lambda: whole.whole)
    editor.setFocus()
    QTest.keyClicks(editor, "The harbour, once more. ")
    ground.wait(in_sight)
    for _line in range(8):
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, "on")
    ground.wait(in_sight)
    ground.wait(lambda: picture.y() >= editor.geometry().bottom() and in_sight())
    bar = whole.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not in_sight()
    QTest.keyClick(editor, "x")
    ground.wait(in_sight)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.textCursor().blockNumber() == 7, "an arrow moves the caret, not the page"
    bar.setValue(bar.maximum())
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    ground.wait(in_sight)
    assert editor.textCursor().atStart()


def test_every_control_has_the_name_that_is_promised(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    assert page.accessibleName() == "Today page"
    promised = {
        "Date", "Prompt", "Another question", "Write freely", "Entry", "Save state",
        "Add a person or a tag", "New entry", "Entry options", "Who was there?",
    }  # fmt: skip
    assert promised <= names(page)
    question = page.prompt_card._question
    assert page.prompt_card.prompt is not None
    assert question.accessibleDescription() == page.prompt_card.prompt.text


def test_saving_is_told_at_the_foot_and_failing_with_its_reason(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "x")
    ground.wait(lambda: page.save_state.label.text() == "Saved")
    ground.take_file_away()
    QTest.keyClicks(page.editor, "y")
    page.session.flush()
    ground.wait(lambda: page.save_state.label.text() == "Not saved yet.")
    error = page.session.state.error
    assert isinstance(error, JournalError)
    named(page, "Why is it not saved").click()
    reason = page.save_state._reason
    assert reason is not None
    assert reason.words.text() == error.words
    ground.put_file_back()
    reason.retry.click()
    ground.wait(lambda: page.save_state.label.text() == "Saved")
    assert reason.isHidden()
    assert page.window().focusWidget() is page.editor
    assert ground.bodies() == ["xy"]


def test_going_elsewhere_keeps_at_once(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "x")
    QTest.keyClicks(page.editor, "yz")
    page.editor.setFocus()
    named(page, "New entry").setFocus()
    ground.wait(lambda: not page.busy(), 500)
    assert ground.bodies() == ["xyz"]


def test_find_opens_from_the_keys_of_the_window(ground: Ground, page: TodayPage) -> None:
    ground.keep(builders.entry("the sea", at=EARLIER))
    enter(ground, page)
    page.commands()[ActionId.FIND]()
    assert page.find_bar.isVisible()
    esc = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape.value, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.find_bar.field, esc)
    assert page.find_bar.isHidden()
