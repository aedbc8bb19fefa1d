"""The wordless part put together: what is touched is what is kept, by figure or by list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.moments import BodyMark
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.ui.moment_form.body_figure import BodyFigure
from journal_app.ui.moment_form.body_list import BodyList
from journal_app.ui.moment_form.body_part import BodyPart, Wordless
from journal_app.ui.moment_form.drawing_pad import DrawingPad
from journal_app.ui.moment_form.sensations import Sensations
from journal_app.ui.theme.theme import Theme
from tests.ui.widgets.conftest import Shown, press_key

EVERYTHING = Wordless(
    marks=(
        BodyMark(region="br_chest", sensation="bs_tight"),
        BodyMark(region="br_chest", sensation="bs_lump"),
        BodyMark(region="br_upback"),
        BodyMark(sensation="bs_foggy"),
        BodyMark(region="br_whole"),
    ),
    image="im_knot",
    drawing="1:100,100 400,600;500,500",
)


@pytest.fixture
def part(theme: Theme, vocabulary: Vocabulary, shown: Shown) -> BodyPart:
    made = BodyPart(theme, vocabulary)
    shown(made)
    return made


def named(where: QWidget, name: str, *, seen: bool = True) -> QAbstractButton:
    found = [
        button
        for button in where.findChildren(QAbstractButton)
        if button.accessibleName() == name and (button.isVisible() or not seen)
    ]
    assert len(found) == 1, name
    return found[0]


def felt(part: BodyPart, name: str) -> QAbstractButton:
    return named(part.findChild(Sensations), name)


def test_a_place_and_what_is_felt_there_make_a_mark(part: BodyPart, qtbot: QtBot) -> None:
    told: list[tuple[BodyMark, ...]] = []
    part.changed.connect(lambda: told.append(part.value.marks))
    named(part, "Chest").click()
    felt(part, "tight").click()
    felt(part, "warm").click()
    felt(part, "tight").click()
    felt(part, "warm").click()

    assert told == [
        (BodyMark(region="br_chest"),),
        (BodyMark(region="br_chest", sensation="bs_tight"),),
        (
            BodyMark(region="br_chest", sensation="bs_tight"),
            BodyMark(region="br_chest", sensation="bs_warm"),
        ),
        (BodyMark(region="br_chest", sensation="bs_warm"),),
        (BodyMark(region="br_chest"),),
    ]


def test_something_can_be_felt_without_any_place(part: BodyPart) -> None:
    felt(part, "numb").click()
    named(part, "Jaw").click()
    felt(part, "tight").click()
    felt(part, "Without a place").click()
    felt(part, "heavy").click()

    assert part.value.marks == (
        BodyMark(sensation="bs_numb"),
        BodyMark(sensation="bs_heavy"),
        BodyMark(region="br_jaw", sensation="bs_tight"),
    )


def test_the_words_show_the_place_they_belong_to(part: BodyPart) -> None:
    named(part, "Chest").click()
    felt(part, "tight").click()
    named(part, "Hands").click()
    hands = felt(part, "tight").isChecked(), felt(part, "Felt here: Hands").isChecked()
    felt(part, "Felt here: Chest").click()
    chest = felt(part, "tight").isChecked()
    role = QAccessible.queryAccessibleInterface(felt(part, "Felt here: Chest")).role()

    assert hands == (False, True)
    assert chest
    assert role == QAccessible.Role.RadioButton
    assert felt(part, "Felt here: Chest").text() == "Chest: tight"


def test_a_touch_too_many_costs_nothing(part: BodyPart) -> None:
    named(part, "Chest").click()
    felt(part, "tight").click()
    before = part.value
    named(part, "Chest").click()
    gone = part.value.marks
    named(part, "Chest").click()

    assert gone == ()
    assert part.value == before


def test_everything_comes_back_as_it_was(part: BodyPart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(part.changed):
        part.set_value(EVERYTHING)

    assert part.value == EVERYTHING
    assert part.findChild(BodyFigure).chosen == ("br_chest", "br_upback")
    assert named(part, "whole body").isChecked()
    assert part.findChild(DrawingPad).isVisible()
    part.set_value(Wordless())
    assert part.value == Wordless()
    assert not part.findChild(DrawingPad).isVisible()


def test_a_value_with_a_bad_drawing_changes_nothing(part: BodyPart) -> None:
    part.set_value(EVERYTHING)
    with pytest.raises(ValueError, match="not a drawing"):
        part.set_value(Wordless(drawing="a lamp"))

    assert part.value == EVERYTHING


def test_the_list_says_the_same_as_the_figure(part: BodyPart, qtbot: QtBot) -> None:
    part.set_value(EVERYTHING)
    with qtbot.waitSignal(part.list_shown_changed) as told:
        named(part, "Show as a list").click()
    listed = next(found for found in part.findChildren(BodyList) if "br_chest" in found.offered)
    there = set(listed.chosen)
    named(listed, "feet").click()
    named(listed, "chest").click()
    focus = part.window().focusWidget()
    named(part, "Show the figure").click()

    assert told.args == [True]
    assert there == {"br_chest", "br_upback", "br_whole"}
    assert focus is named(part, "Show the figure", seen=False)
    assert part.findChild(BodyFigure).chosen == ("br_upback", "br_feet")
    assert part.value.marks[-1] == BodyMark(region="br_feet")
    assert part.window().focusWidget() is named(part, "Show as a list")


def test_whoever_asked_for_the_list_gets_no_figure(
    theme: Theme, vocabulary: Vocabulary, shown: Shown
) -> None:
    part = BodyPart(theme, vocabulary, list_shown=True)
    shown(part)

    assert part.findChild(BodyFigure) is None
    assert part.list_shown
    named(part, "stomach").click()
    assert part.value.marks == (BodyMark(region="br_belly"),)


@pytest.mark.parametrize("list_shown", [False, True])
def test_hidden_words_are_not_offered_and_kept_where_they_were_chosen(
    theme: Theme, vocabulary: Vocabulary, shown: Shown, list_shown: bool
) -> None:
    hidden = frozenset({"br_pelvis", "br_lowbelly"})
    part = BodyPart(theme, replace(vocabulary, hidden=hidden), list_shown=list_shown)
    shown(part)
    kept = Wordless(marks=(BodyMark(region="br_pelvis", sensation="bs_numb"),))
    part.set_value(kept)
    names = {button.accessibleName().lower() for button in part.findChildren(QAbstractButton)}

    assert not names & {"pelvis", "low belly"}
    assert part.value == kept


def test_a_place_of_ones_own_stands_among_the_chips(
    theme: Theme, vocabulary: Vocabulary, shown: Shown
) -> None:
    own = Term(id="br_own_1", label="Left knee", own=True)
    part = BodyPart(theme, replace(vocabulary, terms={**vocabulary.terms, own.id: own}))
    shown(part)
    named(part, "Left knee").click()

    assert part.value.marks == (BodyMark(region="br_own_1"),)


def test_drawing_waits_behind_a_button(part: BodyPart, qtbot: QtBot) -> None:
    pad = part.findChild(DrawingPad)
    hidden = pad.isVisible()
    named(part, "Draw instead").click()
    with qtbot.waitSignal(part.changed):
        QTest.mouseClick(pad.sheet, Qt.MouseButton.LeftButton)

    assert not hidden
    assert part.value.drawing.startswith("1:")


def test_an_image_is_part_of_it(part: BodyPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(part.changed):
        named(part, "A door").click()

    assert part.value == Wordless(image="im_door")


def test_all_of_it_can_be_done_with_the_keyboard(part: BodyPart) -> None:
    window = part.window()
    part.findChild(BodyFigure).findChildren(QAbstractButton)[0].setFocus()
    stops = []
    for _step in range(12):
        stops.append(window.focusWidget().accessibleName())
        press_key(window, Qt.Key.Key_Tab)

    assert stops[:7] == [
        "Head",
        "Turn around",
        "Show as a list",
        "skin all over",
        "tight",
        "A weight",
        "Draw instead",
    ]


def test_narrow_everything_stands_below_each_other(
    theme: Theme, vocabulary: Vocabulary, qtbot: QtBot
) -> None:
    window = QFrame()
    qtbot.addWidget(window)
    part = BodyPart(theme, vocabulary, parent=window)
    window.show()
    sensations = part.findChild(Sensations)

    def below() -> bool:
        figure = part.findChild(BodyFigure)
        bottom = figure.mapTo(part, figure.rect().bottomLeft()).y()
        return sensations.mapTo(part, sensations.rect().topLeft()).y() > bottom

    for width, expected in ((800, False), (396, True), (800, False)):
        part.resize(width, 1600)
        qtbot.waitUntil(lambda expected=expected: below() is expected)
    theme.set_zoom(1.5)
    qtbot.waitUntil(below)


def test_words_of_ones_own_have_no_room_on_the_body(part: BodyPart) -> None:
    part.findChild(Sensations)
    words = part._sensations._words

    assert "bs_other" not in words._terms
    assert "bs_none" in words._terms
