"""Who was there: known names, a new one in its place, and names that cannot be one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.core.errors import BadInput
from journal_app.core.moments import Capture
from journal_app.core.shown_names import ShownNames
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.asking import FormParts
from journal_app.ui.moment_form.people_chips import PeopleChips
from journal_app.ui.theme.theme import Theme
from tests.ui.moment_form.test_choice_chips import chip, words_on
from tests.ui.widgets.conftest import Shown, press_key


def parts(*people: str) -> FormParts:
    return FormParts(vocabulary=Vocabulary(), people=people)


@pytest.fixture
def people(theme: Theme, shown: Shown) -> PeopleChips:
    made = PeopleChips(theme)
    made.offer_from(parts("Mara", "Jonas"), Capture())
    shown(made)
    return made


def line(people: PeopleChips) -> QLineEdit:
    (found,) = people.findChildren(QLineEdit)
    return found


def name(people: PeopleChips, qtbot: QtBot, words: str) -> None:
    chip(people, "Someone else").click()
    QTest.keyClicks(line(people), words)


def test_a_new_name_is_added_in_its_place_and_chosen(people: PeopleChips, qtbot: QtBot) -> None:
    chip(people, "Mara").click()
    name(people, qtbot, " Zoe  Ann ")
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == ["Mara", "Zoe Ann"]
    assert words_on(people) == ["Mara", "Jonas", "Zoe Ann", "Someone else"]
    assert chip(people, "Zoe Ann").hasFocus()


def test_a_name_that_is_there_is_ticked_and_not_doubled(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "jonas")
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == ["Jonas"]
    assert words_on(people) == ["Mara", "Jonas", "Someone else"]


def test_going_on_with_tab_adds_the_name(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "Ida")
    press_key(people.window(), Qt.Key.Key_Tab)
    assert list(people.chosen) == ["Ida"]


def test_what_is_typed_can_be_taken_before_enter(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "Ida")
    assert list(people.chosen) == []
    people.add_pending()
    assert list(people.chosen) == ["Ida"]


@pytest.mark.parametrize("words", ["", "  "])
def test_an_empty_name_closes_the_line(people: PeopleChips, qtbot: QtBot, words: str) -> None:
    name(people, qtbot, words)
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == []
    assert chip(people, "Someone else").hasFocus()


def test_escape_gives_up_on_the_name_alone(people: PeopleChips, qtbot: QtBot) -> None:
    chip(people, "Mara").click()
    name(people, qtbot, "Ida")
    press_key(people.window(), Qt.Key.Key_Escape)
    assert list(people.chosen) == ["Mara"]
    assert not line(people).isVisible()
    assert people.window().isVisible()


def test_a_name_that_cannot_be_one_is_refused_and_stays(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "n" * 81)
    with qtbot.waitSignal(people.refused) as told:
        press_key(people.window(), Qt.Key.Key_Return)
    assert isinstance(told.args[0], BadInput)
    assert line(people).text() == "n" * 81
    assert list(people.chosen) == []


def test_a_seventh_waits_behind_more(theme: Theme, shown: Shown) -> None:
    people = PeopleChips(theme)
    people.offer_from(parts(*"ABCDEFGH"), Capture(people=("H",)))
    people.show_capture(Capture(people=("H",)))
    shown(people)
    assert words_on(people) == [*"ABCDEF", "H", "more", "Someone else"]
    chip(people, "more").click()
    assert words_on(people) == [*"ABCDEF", "H", "G", "Someone else"]


def test_nobody_known_asks_for_someone(theme: Theme, shown: Shown) -> None:
    people = PeopleChips(theme)
    people.offer_from(parts(), Capture())
    shown(people)
    assert words_on(people) == ["Someone"]
    assert chip(people, "Someone").accessibleName() == "Someone else"


def test_forgetting_leaves_no_name(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "Ida")
    people.forget()
    assert list(people.chosen) == []
    assert line(people).text() == ""
    assert words_on(people) == ["Someone else"]


def test_the_rest_of_a_known_name_is_offered_and_enter_takes_it(
    people: PeopleChips, qtbot: QtBot
) -> None:
    people.offer_from(parts("Zoë", "Jonas"), Capture())
    name(people, qtbot, "zo")
    assert (line(people).text(), line(people).selectedText()) == ("Zoë", "ë")
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == ["Zoë"]
    assert words_on(people) == ["Zoë", "Jonas", "Someone else"]


def test_an_accent_left_out_still_means_the_known_name(people: PeopleChips, qtbot: QtBot) -> None:
    people.offer_from(parts("Zoë Ann"), Capture())
    name(people, qtbot, "zoe a")
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == ["Zoë Ann"]


def test_what_is_offered_can_be_taken_away_or_typed_over(people: PeopleChips, qtbot: QtBot) -> None:
    name(people, qtbot, "Jon")
    assert line(people).text() == "Jonas"
    QTest.keyClick(line(people), Qt.Key.Key_Backspace)
    assert line(people).text() == "Jon"
    press_key(people.window(), Qt.Key.Key_Return)
    assert list(people.chosen) == ["Jon"]


def test_as_initials_a_chip_is_whole_while_it_has_the_keyboard(
    theme: Theme, people: PeopleChips
) -> None:
    shown = ShownNames(as_initials=True, tints_of_people={"mara": "echo"})
    whole = FormParts(vocabulary=Vocabulary(), people=("Mara", "Jonas"), names=shown)
    people.offer_from(whole, Capture())
    mara = people._chips["Mara"]
    assert (mara.accessibleName(), mara.accessibleDescription()) == ("M.", "Mara")
    people._someone.setFocus()
    assert mara.shown == "M."
    mara.setFocus()
    assert mara.shown == "Mara"
    people.forget()
    assert (mara.shown, mara.accessibleName(), mara.accessibleDescription()) == ("", "", "")
