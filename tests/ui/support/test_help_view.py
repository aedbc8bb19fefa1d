"""If you need someone now: the order of the page, one's own card, and what appears when flagged."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.safety import Answer, SafetyState
from journal_app.core.search import parse
from journal_app.core.shelves import LONGEST_LINE, Shelf
from journal_app.services import records, safety, shelves, support_texts, timeline
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.support.help_view import HelpView
from journal_app.ui.support.page import SupportPage
from journal_app.ui.widgets.field import Field
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named, read, rename_table, section

WORDS = support_texts.support()
MARKER = "ZQXWOMBAT"


@pytest.fixture
def view(ground: Ground, support: SupportPage) -> HelpView:
    made = section(support, "help", HelpView)
    field = made.card.fields[Shelf.CARD_NUMBER][0]
    ground.wait(lambda: field.isVisible() and field.isEnabled())
    return made


def kept(ground: Ground, shelf: Shelf) -> list[str]:
    return [line.text for line in read(ground, shelves.of, shelf)]


def top_of(view: HelpView, widget: QWidget) -> int:
    inside = view.widget()
    assert inside is not None
    return widget.mapTo(inside, QPoint(0, 0)).y()


def label(view: HelpView, text: str) -> QLabel:
    return next(each for each in view.findChildren(QLabel) if each.text() == text)


def test_the_page_stands_in_its_order(view: HelpView) -> None:
    parts = [
        label(view, WORDS.help.danger),
        view.card,
        label(view, WORDS.help.kinds.lines[0]),
        label(view, WORDS.help.finding.lines[0]),
        view.coming_back,
    ]
    tops = [top_of(view, part) for part in parts]
    assert tops == sorted(tops)
    assert tops[0] < 100


def test_a_line_of_the_card_is_kept_as_it_is_typed_and_undone_in_the_field(
    ground: Ground, view: HelpView
) -> None:
    field = named(view, Field, "Three people, 2")
    field.setFocus()
    QTest.keyClicks(field, "Joost")
    assert view.busy()
    ground.wait(lambda: kept(ground, Shelf.CARD_PEOPLE) == ["Joost"])
    ground.wait(lambda: not view.busy())
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    view.keep()
    ground.wait(lambda: kept(ground, Shelf.CARD_PEOPLE) == [])


def test_every_line_of_the_card_comes_back_with_its_id(
    ground: Ground, support: SupportPage, view: HelpView
) -> None:
    names = ["Three people, 1", "One number", "One place"]
    names.append("One thing that has helped through a hard night")
    for name in names:
        QTest.keyClicks(named(view, Field, name), f"{name} {MARKER}")
    support.leave()
    ground.wait(lambda: not support.busy())
    before = {shelf: read(ground, shelves.of, shelf) for shelf in view.card.fields}
    assert all(len(lines) == 1 for lines in before.values())
    QTest.keyClicks(named(view, Field, "One number"), "!")
    view.keep()
    ground.wait(lambda: not view.busy())
    after = read(ground, shelves.of, Shelf.CARD_NUMBER)
    assert after[0].uid == before[Shelf.CARD_NUMBER][0].uid
    assert after[0].text.endswith("!")
    view.forget()
    assert not any(field.text() for field in view.findChildren(Field))
    view.enter()
    ground.wait(lambda: named(view, Field, "One place").text() == f"One place {MARKER}")


def test_a_line_longer_than_fits_is_not_taken_in(view: HelpView) -> None:
    field = named(view, Field, "One place")
    QTest.keyClicks(field, "x" * (LONGEST_LINE + 5))
    assert len(field.text()) == LONGEST_LINE


def test_a_card_that_cannot_be_kept_says_so_once_and_goes_on_trying(
    ground: Ground, view: HelpView
) -> None:
    ground.take_file_away()
    QTest.keyClicks(named(view, Field, "One number"), "12")
    view.keep()
    ground.wait(lambda: bool(ground.notices.said))
    ground.put_file_back()
    view.keep()
    ground.wait(lambda: not view.busy())
    assert len(ground.notices.said) == 1
    assert kept(ground, Shelf.CARD_NUMBER) == ["12"]


def test_the_card_takes_nothing_before_it_was_read(ground: Ground, view: HelpView) -> None:
    people = [(None, "Ada"), (None, "Joost")]
    ground.ask(shelves.put, Shelf.CARD_PEOPLE, people, clock=ground.clock)
    ground.wait(lambda: named(view, Field, "Three people, 2").text() == "Joost")
    view.forget()
    gate = ground.hold()
    view.enter()
    field = named(view, Field, "Three people, 3")
    QTest.keyClicks(field, "too early")
    view.keep()
    gate.set()
    ground.wait(lambda: field.isEnabled() and not view.busy())
    assert kept(ground, Shelf.CARD_PEOPLE) == ["Ada", "Joost"]


def test_a_card_that_could_not_be_read_is_not_written_over(
    ground: Ground, view: HelpView, qtbot: QtBot
) -> None:
    ground.ask(shelves.put, Shelf.CARD_PEOPLE, [(None, "Ada")], clock=ground.clock)
    ground.wait(lambda: named(view, Field, "Three people, 1").text() == "Ada")
    view.forget()
    ground.ask(rename_table, "shelf_lines", "away")
    with qtbot.captureExceptions() as caught:
        view.enter()
        qtbot.waitUntil(lambda: view.card.unread.isVisible() and bool(caught))
    QTest.keyClicks(named(view, Field, "Three people, 2"), "unseen")
    assert not view.busy()
    ground.ask(rename_table, "away", "shelf_lines")
    named(view, QPushButton, "Try again").click()
    ground.wait(lambda: named(view, Field, "Three people, 1").text() == "Ada")
    assert not view.card.unread.isVisible()
    QTest.keyClicks(named(view, Field, "Three people, 2"), "Joost")
    ground.wait(lambda: kept(ground, Shelf.CARD_PEOPLE) == ["Ada", "Joost"])


def test_coming_back_gently_opens_its_scene(ground: Ground, view: HelpView) -> None:
    named(view, QPushButton, "Coming back gently").click()
    assert ground.scenes.opened == [SceneId.COMING_BACK]


@pytest.mark.parametrize("state", list(SafetyState))
def test_the_question_is_there_for_whoever_said_something(
    ground: Ground, view: HelpView, state: SafetyState
) -> None:
    ground.ask(safety.say, state, clock=ground.clock)
    assert view.question.isVisible() is (state is not SafetyState.NONE)


def test_a_question_comes_when_asked_and_its_answer_is_sealed(
    ground: Ground, support: SupportPage, view: HelpView
) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    assert not view.question.question.text()
    named(view, QPushButton, "A question, if you’d like one").click()
    ground.wait(lambda: view.question.is_open)
    first = view.question.question.text()
    QTest.keyClicks(view.question.box.field.editor, MARKER)
    named(view, QPushButton, "Another question").click()
    assert view.question.question.text() not in ("", first)
    assert view.question.box.field.editor.text() == ""
    ground.wait(lambda: not view.busy())
    sealed = read(ground, records.sealed)
    assert [entry.body for entry in sealed] == [MARKER]
    assert (sealed[0].prompt_id or "").startswith("p17_")
    assert len(read(ground, timeline.index)) == 0
    assert read(ground, lambda tables: tables.search.find(parse(MARKER))) == []
    support.enter(Place(page=PageId.SUPPORT, part="data"))
    assert not view.question.is_open


def test_an_answer_may_stay_in_the_timeline_by_choice(ground: Ground, view: HelpView) -> None:
    ground.ask(safety.say, SafetyState.UNSURE, clock=ground.clock)
    named(view, QPushButton, "A question, if you’d like one").click()
    ground.wait(lambda: view.question.is_open)
    view.question.box.seal.click()
    QTest.keyClicks(view.question.box.field.editor, MARKER)
    view.keep()
    ground.wait(lambda: not view.busy())
    assert ground.bodies() == [MARKER]
    assert len(read(ground, timeline.index)) == 1
    view.question.box.seal.click()
    ground.wait(lambda: not view.busy() and len(read(ground, timeline.index)) == 0)


@pytest.mark.parametrize("answer", [Answer.AFRAID, Answer.CONTROLLED, Answer.NOT_SURE])
def test_after_an_answer_plain_words_say_what_is_put_away_and_how_it_comes_back(
    ground: Ground, support: SupportPage, answer: Answer
) -> None:
    state = SafetyState.UNSURE if answer is Answer.NOT_SURE else SafetyState.FLAGGED
    ground.ask(safety.say, state, clock=ground.clock)
    view = section(support, f"after-{answer.value}", HelpView)
    said = [each.text() for each in view.after.findChildren(QLabel) if each.isVisible()]
    assert said[: len(WORDS.fork.after[state])] == list(WORDS.fork.after[state])
    assert any("bring them back" in line for line in said)
    data = view.after.to_data.isVisible()
    assert data is (answer is Answer.CONTROLLED)
    named(view, QPushButton, "Bring them back in Settings").click()
    assert ground.context.navigator.here == Place(page=PageId.SETTINGS, part="privacy")
    support.leave()
    again = section(support, "help", HelpView)
    assert not again.after.isVisible()


def test_from_those_words_the_data_page_is_one_step(ground: Ground, support: SupportPage) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    view = section(support, "after-controlled", HelpView)
    view.after.to_data.click()
    assert support.sections is not None
    assert support.sections.here == "data"
