"""Questions without an answer of ours; what is written is kept where the person wants it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.services import records, support_texts, timeline
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.decision_view import DECISION, DecisionView
from journal_app.ui.support.page import SupportPage
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named, read, section

WORDS = support_texts.support().decision


@pytest.fixture
def view(support: SupportPage) -> DecisionView:
    return section(support, "decision", DecisionView)


def test_all_questions_and_the_way_to_something_else_are_there(
    ground: Ground, view: DecisionView
) -> None:
    shown = [label.text() for label in view.findChildren(QLabel)]
    for line in (*WORDS.lead, *WORDS.questions, *WORDS.ends, WORDS.fear):
        assert line in shown
    named(view, QPushButton, "Something isn’t OK").click()
    assert ground.context.navigator.here == Place(page=PageId.FORK)


def test_what_is_written_is_an_entry_from_its_first_key(
    ground: Ground, support: SupportPage, view: DecisionView
) -> None:
    QTest.keyClicks(view.box.field.editor, "Room, and the garden.")
    assert not view.box.seal.isChecked()
    support.leave()
    ground.wait(lambda: not support.busy())
    assert ground.bodies() == ["Room, and the garden."]
    assert view.box.field.editor.text() == ""
    assert len(read(ground, timeline.index)) == 1


def test_sealed_by_choice_before_or_after_it_is_written(
    ground: Ground, support: SupportPage, view: DecisionView
) -> None:
    view.box.seal.click()
    QTest.keyClicks(view.box.field.editor, "before")
    support.leave()
    QTest.keyClicks(view.box.field.editor, "after")
    ground.wait(lambda: view.box.desk.piece is not None)
    view.box.seal.click()
    QTest.keyClicks(view.box.field.editor, "wards")
    support.leave()
    ground.wait(lambda: not support.busy())
    sealed = read(ground, records.sealed)
    assert sorted(entry.body for entry in sealed) == ["afterwards", "before"]
    assert {entry.prompt_id for entry in sealed} == {DECISION}
    assert len(read(ground, timeline.index)) == 0
    assert not view.box.seal.isChecked()


def test_it_is_said_where_it_is_kept(view: DecisionView) -> None:
    assert view.box.where.text() == "It is kept in your timeline."
    view.box.seal.click()
    assert view.box.where.text().endswith("It is found again under “What happened”.")
