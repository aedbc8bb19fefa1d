"""The boxes for the recovery code: hands move by themselves, and each group says how it is."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.errors import CodeRefused, OpenProblem
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.ui.lock.code_step import CodeStep
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.requests import OpenByCode, ShowStep
from journal_app.ui.lock.view import LockStep, LockView
from tests.ui.window_fixture import visible_children

GROUPS = ("371074", "259237", "052448", "610390", "115038", "700128", "048180", "073293")
CODE = "-".join(GROUPS)
AT_THE_CODE = LockView().at(LockStep.CODE)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ON = Qt.Key.Key_Right
BACK = Qt.Key.Key_Left


@pytest.fixture
def page(qtbot, theme) -> LockPage:
    page = LockPage(theme, AT_THE_CODE)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def step(page) -> CodeStep:
    assert isinstance(page.step, CodeStep)
    return page.step


@pytest.fixture
def spoken(monkeypatch) -> list[str]:
    """What is announced, in the order it is."""
    said: list[str] = []
    for place in ("page", "code_boxes"):
        monkeypatch.setattr(
            f"journal_app.ui.lock.{place}.announce", lambda _widget, words: said.append(words)
        )
    return said


def field(step, number):
    return step.boxes.boxes[number - 1].field


def at(step):
    """The number of the box with the keyboard."""
    held = QApplication.focusWidget()
    return next(box.number for box in step.boxes.boxes if box.field is held)


def typed(text):
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget(), sign)


def pasted(step, number, text):
    QGuiApplication.clipboard().setText(text)
    field(step, number).setFocus()
    QTest.keySequence(field(step, number), QKeySequence.StandardKey.Paste)
    QGuiApplication.clipboard().clear()


def key(which):
    QTest.keyClick(QApplication.focusWidget(), which)


def test_typing_moves_on_by_itself_and_ends_in_the_last_box(step):
    assert at(step) == 1
    typed("".join(GROUPS))
    assert step.boxes.groups == GROUPS
    assert at(step) == 8


def test_spaces_and_dashes_may_be_typed_and_letters_that_look_like_digits_are_taken(step):
    typed("37 1O74-259237")
    assert step.boxes.groups[:2] == ("371074", "259237")
    typed("O5244")
    assert step.boxes.groups[2] == "05244"


def test_each_box_says_at_once_how_it_is(step, spoken):
    typed("371074259238")
    one, two, three = step.boxes.boxes[:3]
    assert (one._tick.isVisible(), one._said.isVisible()) == (True, False)
    assert (two._tick.isVisible(), two._said.isVisible()) == (False, True)
    assert two._said.text() == "check this group"
    assert (three._tick.isVisible(), three._said.isVisible()) == (False, False)
    assert spoken == ["Group 1: right.", "Group 2: check this group."]
    assert not step.open_button.isEnabled()


def test_names_stay_and_descriptions_tell_the_state(step):
    assert [box.field.accessibleName() for box in step.boxes.boxes] == [
        f"Group {number}" for number in range(1, 9)
    ]
    typed("37107425923")
    described = [box.field.accessibleDescription() for box in step.boxes.boxes[:3]]
    assert described == ["right", "not whole yet", "empty"]
    typed("8")
    assert field(step, 2).accessibleDescription() == "check this group"
    assert field(step, 2).accessibleName() == "Group 2"


def test_backspace_goes_back_over_the_edge_and_arrows_too(step):
    typed("3710742")
    assert at(step) == 2
    key(Qt.Key.Key_Backspace)
    assert at(step) == 2
    key(Qt.Key.Key_Backspace)
    assert (at(step), field(step, 1).text()) == (1, "371074")
    key(Qt.Key.Key_Backspace)
    assert field(step, 1).text() == "37107"
    key(ON)
    assert at(step) == 2
    key(BACK)
    assert (at(step), field(step, 1).cursorPosition()) == (1, 5)
    for _each in range(5):
        key(BACK)
    assert at(step) == 1
    key(BACK)
    assert at(step) == 1


def test_up_and_down_go_to_the_other_row(step):
    key(Qt.Key.Key_Down)
    assert at(step) == 5
    key(Qt.Key.Key_Down)
    assert at(step) == 5
    key(ON)
    key(Qt.Key.Key_Up)
    assert at(step) == 2


def test_a_wrong_digit_is_put_right_by_typing_over_it(step):
    typed("371084")
    key(BACK)
    assert at(step) == 1
    key(BACK)
    key(BACK)
    typed("7")
    assert field(step, 1).text() == "371074"
    assert at(step) == 1


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        "".join(GROUPS),
        " ".join(GROUPS),
        "\n".join(GROUPS),
        f"\n  {CODE}\r\n",
        CODE.translate(ARABIC),
        CODE.translate(FULL_WIDTH),
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("-", " – "),
    ],
)
@pytest.mark.parametrize("number", [1, 3, 8])
def test_a_whole_code_may_be_pasted_anywhere(step, spoken, text, number):
    pasted(step, number, text)
    assert step.boxes.groups == GROUPS
    assert step.open_button.isEnabled()
    assert spoken == ["All eight groups are right."]


def test_a_part_of_it_is_pasted_from_where_one_is(step):
    pasted(step, 3, " ".join(GROUPS[2:5]))
    assert step.boxes.groups == ("", "", *GROUPS[2:5], "", "", "")
    assert at(step) == 6
    pasted(step, 8, " ".join(GROUPS[2:5]))
    assert step.boxes.groups[7] == GROUPS[2]
    assert at(step) == 8


def test_a_single_group_may_be_pasted_over_another(step):
    pasted(step, 2, GROUPS[0])
    assert step.boxes.groups[:3] == ("", GROUPS[0], "")
    pasted(step, 2, f" {GROUPS[1]}\n")
    assert step.boxes.groups[:3] == ("", GROUPS[1], "")


def test_what_is_wrong_in_a_paste_is_said_in_one_go(step, spoken):
    pasted(step, 1, CODE.replace("052448", "052449").replace("048180", "048181"))
    assert spoken == ["Group 3: check this group. Group 7: check this group."]
    assert not step.open_button.isEnabled()


def test_an_input_method_may_bring_digits_too(step):
    event = QInputMethodEvent()
    event.setCommitString("٣٧١٠٧٤")
    QApplication.sendEvent(field(step, 1), event)
    assert field(step, 1).text() == "371074"


def test_enter_opens_when_all_are_good_and_else_goes_where_something_is_to_do(page, step, qtbot):
    pasted(step, 1, CODE.replace("052448", "052449"))
    with qtbot.assertNotEmitted(page.asked):
        key(Qt.Key.Key_Return)
    assert at(step) == 3
    pasted(step, 3, CODE)
    with qtbot.waitSignal(page.asked) as asked:
        key(Qt.Key.Key_Return)
    assert asked.args == [OpenByCode(code=CODE)]


def test_the_code_is_in_no_text_about_what_was_asked(page, step, qtbot):
    pasted(step, 1, CODE)
    with qtbot.waitSignal(page.asked) as asked:
        QTest.mouseClick(step.open_button, Qt.MouseButton.LeftButton)
    assert not any(group in repr(asked.args) for group in GROUPS)


def test_while_it_opens_the_boxes_rest(page, step):
    pasted(step, 1, CODE)
    page.show_view(AT_THE_CODE.opening())
    assert page.step is step
    assert step.open_button.label == "Opening"
    assert not step.open_button.isEnabled()
    assert all(box.field.isReadOnly() for box in step.boxes.boxes)


def refused(problem, **more):
    return AT_THE_CODE.failed(CodeRefused(problem, "What it is.", "What to do.", **more))


@pytest.mark.parametrize(
    "problem",
    [
        OpenProblem.CODE_GROUP,
        OpenProblem.CODE_ORDER,
        OpenProblem.CODE_OLDER,
        OpenProblem.CODE_FOREIGN,
    ],
)
def test_each_way_not_to_fit_is_said_here_and_the_code_stays(page, step, spoken, problem):
    pasted(step, 1, CODE)
    spoken.clear()
    page.show_view(AT_THE_CODE.opening())
    page.show_view(refused(problem))
    assert page.step is step
    assert step.message.text() == "What it is. What to do."
    assert step.message.accessibleName() == "Lock message"
    assert spoken == ["What it is. What to do."]
    assert step.boxes.groups == GROUPS
    assert not step.order_button.isVisible()


def test_what_was_said_of_a_code_goes_when_it_is_changed(page, step):
    pasted(step, 1, CODE)
    page.show_view(refused(OpenProblem.CODE_FOREIGN))
    step.boxes.go_to(0)
    key(Qt.Key.Key_Backspace)
    assert not step.message.isVisible()


def test_groups_in_another_order_are_put_right_with_one_button(page, step, qtbot):
    mixed = (GROUPS[1], GROUPS[0], *GROUPS[2:])
    pasted(step, 1, "-".join(mixed))
    page.show_view(refused(OpenProblem.CODE_ORDER, order=(2, 1, 3, 4, 5, 6, 7, 8)))
    assert QApplication.focusWidget() is step.order_button
    key(Qt.Key.Key_Space)
    assert step.boxes.groups == GROUPS
    assert not step.order_button.isVisible()
    assert not step.message.isVisible()
    with qtbot.waitSignal(page.asked) as asked:
        key(Qt.Key.Key_Space)
    assert asked.args == [OpenByCode(code=CODE)]


def test_back_leads_to_the_first_step_and_leaves_nothing(page, step, qtbot):
    pasted(step, 1, CODE)
    held = [box.field for box in step.boxes.boxes]
    with qtbot.waitSignal(page.asked) as asked:
        QTest.mouseClick(step.back_button, Qt.MouseButton.LeftButton)
    assert asked.args == [ShowStep(step=LockStep.OPEN)]
    page.show_view(LockView())
    assert {each.text() for each in held} == {""}
    assert not visible_children(page) & {"Group 1", "Recovery code"}
    with qtbot.waitSignal(step.destroyed):
        pass


def test_digits_are_dropped_without_being_named_on_the_bus(page, step, qtbot):
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    typed("371")
    heard = []
    field(step, 1).textChanged.connect(lambda _text: heard.append(QAccessible.isActive()))
    page.forget()
    typed("371")
    page.show_view(LockView())
    QAccessible.setActive(was_active)
    assert heard[0] is False
    assert heard[-1] is False


def test_nothing_can_be_undone_to_a_code(page, step):
    typed("371")
    assert not field(step, 1).isUndoAvailable()
    page.forget()
    assert step.boxes.groups == ("",) * 8
    assert not field(step, 1).isUndoAvailable()
    field(step, 1).undo()
    assert field(step, 1).text() == ""


def test_nothing_of_it_is_copied_or_learned(step):
    typed("371074")
    box = field(step, 1)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("kept")
    box.setFocus()
    box.selectAll()
    QTest.keySequence(box, QKeySequence.StandardKey.Copy)
    QTest.keySequence(box, QKeySequence.StandardKey.Cut)
    assert clipboard.text() == "kept"
    assert box.text() == "371074"
    assert box.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    hints = box.inputMethodHints()
    for hint in ("ImhSensitiveData", "ImhNoPredictiveText", "ImhPreferNumbers"):
        assert hints & Qt.InputMethodHint[hint]
    clipboard.clear()


def test_the_mouse_selects_nothing(step):
    typed("371074")
    box = field(step, 1)
    middle = box.rect().center()
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(box, box.rect().topRight())
    assert box.selectedText() == ""
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=box.rect().topRight())
    QTest.mouseDClick(box, Qt.MouseButton.LeftButton, pos=middle)
    assert box.selectedText() == ""
    box.selectAll()
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=middle)
    assert box.selectedText() == ""


def test_digits_run_from_left_to_right_in_every_interface(qtbot, theme):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = LockPage(theme, AT_THE_CODE)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        boxes = page.step.boxes.boxes
        lefts = [box.mapTo(page, box.rect().topLeft()).x() for box in boxes]
        assert lefts[:4] == sorted(lefts[:4])
        assert lefts[4:] == lefts[:4]
        assert {box.field.layoutDirection() for box in boxes} == {Qt.LayoutDirection.LeftToRight}
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("zoom", [1.0, 1.4])
def test_everything_fits_side_by_side_in_the_smallest_window(page, step, theme, zoom):
    theme.set_appearance(replace(theme.appearance, zoom=zoom))
    page.resize(900, 600)
    card = step._card
    assert card.mapTo(page, card.rect().topLeft()).x() >= 0
    assert card.mapTo(page, card.rect().topRight()).x() <= 900
    for box in step.boxes.boxes:
        assert box.field.width() >= box.field.fontMetrics().horizontalAdvance("0" * 7)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(held=st.binary(min_size=16, max_size=16), at_number=st.integers(1, 8), data=st.data())
def test_any_code_comes_through_whatever_way_it_is_typed(step, held, at_number, data):
    code = recovery_code(RootSecret(held))
    between = data.draw(st.sampled_from(["", "-", " ", "\n", "\t", " - "]))
    script = data.draw(st.sampled_from([{}, ARABIC, FULL_WIDTH]))
    step.forget()
    field(step, at_number).take(between.join(code.split("-")).translate(script))
    assert step.boxes.groups == tuple(code.split("-"))
    assert step.boxes.all_good
