"""A file in trouble: what happened, what is safe and what helps, said so that nothing frightens."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.trouble_step import TroubleStep
from journal_app.ui.lock.trouble_view import Deed, deed_words, is_trouble, trouble_view
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.widgets.para import Para

TROUBLES = [problem for problem in OpenProblem if is_trouble(problem)]
OF_THE_FILE = {
    "missing": ["copies", "try-again"],
    "away": ["try-again"],
    "empty": ["copies", "try-again"],
    "not-encrypted": ["copies", "try-again"],
    "another-file": ["copies", "try-again"],
    "header-damaged": ["rescue", "copies"],
    "truncated": ["rescue", "copies"],
    "damaged": ["rescue", "copies"],
    "log-lost": ["copies", "as-it-is", "try-again"],
    "record-damaged": ["rebuild", "code", "try-again"],
    "newer": ["try-again", "copies"],
    "busy": ["try-again"],
    "disk": ["try-again"],
}


def failed(problem: OpenProblem) -> LockView:
    return LockView().failed(CannotOpen(problem, "This is what happened.", "This is advice."))


@pytest.fixture
def show(qtbot, theme):
    def shown(view: LockView, size=(1280, 800)) -> LockPage:
        page = LockPage(theme, view)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return shown


def test_every_trouble_of_a_file_and_no_trouble_of_a_key_has_a_page():
    assert set(TROUBLES) == {OpenProblem(name) for name in OF_THE_FILE}
    for problem in OpenProblem:
        step = LockStep.TROUBLE if is_trouble(problem) else LockStep.OPEN
        assert failed(problem).step is step


@pytest.mark.parametrize("problem", TROUBLES)
def test_it_says_what_happened_what_is_safe_and_what_helps(show, problem):
    page = show(failed(problem))
    step = page.step
    assert isinstance(step, TroubleStep)
    lines = [step.happened, step.safe, step.helps]
    assert [each.accessibleName() for each in lines] == [
        "What happened",
        "What is safe",
        "What can be done",
    ]
    assert step.happened.words.text() == "This is what happened."
    assert all(each.words.text() for each in lines)
    tops = [each.mapTo(page, each.rect().topLeft()).y() for each in lines]
    assert tops == sorted(tops)


@pytest.mark.parametrize("problem", TROUBLES)
def test_what_can_be_pressed_fits_and_the_best_has_the_keyboard(show, qtbot, problem):
    page = show(failed(problem))
    expected = [*map(Deed, OF_THE_FILE[problem]), Deed.FOLDER, Deed.QUIT]
    assert list(page.step.buttons) == expected
    assert page.focusWidget() is page.step.buttons[expected[0]]
    for deed in expected:
        button = page.step.buttons[deed]
        assert button.accessibleName() == deed_words(deed)
        with qtbot.waitSignal(page.asked) as asked:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == [Do(deed=deed)]


def test_no_trouble_offers_to_begin_anew(show):
    for problem in TROUBLES:
        page = show(failed(problem))
        shown = [each for each in page.step.findChildren(QPushButton) if each.isVisible()]
        assert {each.accessibleName() for each in shown} <= {deed_words(deed) for deed in Deed}
    assert not any(
        word in deed_words(deed) for deed in Deed for word in ("new journal", "Begin", "Erase")
    )


def test_the_tab_key_goes_through_the_ways_on_in_their_order(show):
    page = show(failed(OpenProblem.DAMAGED))
    found = []
    for _each in range(4):
        found.append(page.focusWidget().accessibleName())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert found == [
        "Save what can be read",
        "Look at earlier copies",
        "Show the folder",
        "Quit",
    ]


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        (None, ""),
        (0, "There is no earlier copy in its folder"),
        (1, "there is 1 earlier copy."),
        (12, "there are 12 earlier copies."),
    ],
)
def test_how_many_copies_there_are_is_told_among_what_is_safe(show, copies, words):
    view = failed(OpenProblem.MISSING)
    page = show(replace(view, trouble=replace(view.trouble, copies=copies)))
    told = page.step.safe.words.text()
    assert words in told
    assert ("copies" in told or "copy" in told) is (copies is not None)


def test_where_no_copy_helps_none_is_counted():
    error = CannotOpen(OpenProblem.BUSY, "Something uses it.")
    assert trouble_view(error, copies=3).of_copies == ""


def test_while_it_is_tried_again_only_leaving_can_be_pressed(show):
    page = show(failed(OpenProblem.MISSING))
    page.show_view(page.view.opening())
    buttons = page.step.buttons
    assert {deed for deed in buttons if buttons[deed].isEnabled()} == {Deed.QUIT}
    again = buttons[Deed.TRY_AGAIN]
    assert (again.label, again.accessibleName()) == ("Trying", "Try again")
    page.show_view(failed(OpenProblem.MISSING))
    assert again.isEnabled()
    assert again.label == "Try again"


def test_another_trouble_takes_the_place_of_the_first(show):
    page = show(failed(OpenProblem.MISSING))
    page.show_view(failed(OpenProblem.DAMAGED))
    assert next(iter(page.step.buttons)) is Deed.RESCUE
    assert page.focusWidget() is page.step.buttons[Deed.RESCUE]
    assert page.step.title.text() == "Parts of your journal are damaged"


@pytest.mark.parametrize("zoom", [1.0, 1.4, 2.0])
@pytest.mark.parametrize("problem", TROUBLES)
def test_no_line_is_cut_and_everything_can_be_reached(show, qtbot, theme, problem, zoom):
    theme.set_zoom(zoom)
    page = show(failed(problem), (900, 600))
    for line in page.findChildren(Para):
        if line.isVisible() and line.text():
            assert line.height() >= line.heightForWidth(line.width()), line.text()
    area = page.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 0)
    for button in page.step.buttons.values():
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(partial(is_seen_whole, button))


def is_seen_whole(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()
