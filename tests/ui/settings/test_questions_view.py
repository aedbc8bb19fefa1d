"""What is said of questions holds at once, and one’s own are made, changed and put in order."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.core.prompts import Family
from journal_app.core.safety import SafetyState
from journal_app.services import decks, prompt_wishes, prompts, safety, seals, templates
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.family_list import Much
from journal_app.ui.settings.questions_view import QuestionsView
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.heard import steps_back
from tests.ui.settings.conftest import Desk


@pytest.fixture
def view(desk: Desk, ground: Ground) -> QuestionsView:
    desk.page.enter(Place(page=PageId.SETTINGS, part="questions"))
    made = desk.page.findChild(QuestionsView)
    assert made is not None
    settle(ground)
    return made


def settle(ground: Ground) -> None:
    for _again in range(3):
        ground.ask(lambda _vault: None)


def undo(ground: Ground) -> str:
    words, action, act = ground.notices.said[-1]
    assert (action, act is None) == ("Undo", False)
    if act is not None:
        act()
    settle(ground)
    return words


@pytest.mark.parametrize(
    ("much", "weight", "hidden"),
    [(Much.MORE, 1, False), (Much.LESS, -1, False), (Much.NONE, 0, True)],
)
def test_a_kind_comes_more_or_less_or_not(
    ground: Ground, view: QuestionsView, much: Much, weight: int, hidden: bool
) -> None:
    view.families.drops[Family.ROOM].chosen.emit(much)
    settle(ground)
    wishes = ground.ask(prompt_wishes.all_said)
    assert wishes.weights.get("P10", 0) == weight
    assert ("P10" in wishes.hidden) is hidden
    assert view.families.drops[Family.ROOM].value == much
    undo(ground)
    wishes = ground.ask(prompt_wishes.all_said)
    assert ("P10" in wishes.hidden, dict(wishes.weights)) == (False, {})
    assert view.families.drops[Family.ROOM].value == Much.AS_NOW


def test_as_now_after_not_at_all_lets_it_come_again(ground: Ground, view: QuestionsView) -> None:
    drop = view.families.drops[Family.ROOM]
    for much in (Much.LESS, Much.NONE, Much.AS_NOW):
        drop.chosen.emit(much)
        settle(ground)
    wishes = ground.ask(prompt_wishes.all_said)
    assert ("P10" in wishes.hidden, dict(wishes.weights)) == (False, {})


def test_a_single_question_can_be_asked_again(ground: Ground, view: QuestionsView) -> None:
    prompt = ground.ask(prompts.offered, clock=ground.clock)[0]
    ground.ask(prompt_wishes.hide, prompt.id)
    settle(ground)
    assert view.hidden.isVisible()
    (button,) = [at for at in view.findChildren(type(view.look)) if at.label == "Ask again"]
    assert button.accessibleDescription() == prompt.text
    button.click()
    settle(ground)
    assert ground.ask(prompt_wishes.all_said).hidden == frozenset()
    assert not view.hidden.isVisible()
    undo(ground)
    assert ground.ask(prompt_wishes.all_said).hidden == {prompt.id}


def test_deeper_at_night_is_a_setting_of_the_journal(ground: Ground, view: QuestionsView) -> None:
    view.night.click()
    settle(ground)
    assert ground.ask(prompt_wishes.deeper_at_night)
    assert view.night.isChecked()
    view.night.click()
    settle(ground)
    assert not ground.ask(prompt_wishes.deeper_at_night)


def test_while_closeness_is_put_away_only_safe_kinds_are_named(
    ground: Ground, view: QuestionsView
) -> None:
    ground.ask(prompt_wishes.hide, "p02_minute_before")
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    settle(ground)
    shown = {at for at, drop in view.families.drops.items() if drop.isVisibleTo(view)}
    assert shown == {Family.LAND, Family.TINY, Family.HELP}
    offered = {each.name for each in ground.ask(templates.offered)}
    assert "After an argument" not in offered
    assert not any("argument" in each.text() for each in view.findChildren(type(view.look)))


# Decks.


def make_deck(ground: Ground, view: QuestionsView, *questions: str) -> None:
    view.decks.add_field.setFocus()
    QTest.keyClicks(view.decks.add_field, "Evenings")
    QTest.keyClick(view.decks.add_field, Qt.Key.Key_Return)
    settle(ground)
    for question in questions:
        field = view.decks.boxes[0].add_field
        field.setFocus()
        QTest.keyClicks(field, question)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(ground)


def own(ground: Ground) -> list[tuple[str, bool, list[str]]]:
    return [
        (deck.name, deck.in_use, [each.text for each in deck.prompts])
        for deck in ground.ask(decks.all_decks)
    ]


def test_a_deck_is_made_by_keyboard_and_the_keyboard_stays(
    ground: Ground, view: QuestionsView
) -> None:
    make_deck(ground, view, "What was light?", "What was heavy?")
    assert own(ground) == [("Evenings", True, ["What was light?", "What was heavy?"])]
    assert view.window().focusWidget() is view.decks.boxes[0].add_field
    assert [row.field.text() for row in view.decks.boxes[0].rows] == [
        "What was light?",
        "What was heavy?",
    ]


def test_it_is_renamed_rested_and_removed_with_a_way_back(
    ground: Ground, view: QuestionsView
) -> None:
    make_deck(ground, view, "What was light?")
    box = view.decks.boxes[0]
    box.name.setFocus()
    box.name.selectAll()
    QTest.keyClicks(box.name, "Late")
    QTest.keyClick(box.name, Qt.Key.Key_Return)
    settle(ground)
    view.decks.boxes[0].use.click()
    settle(ground)
    assert own(ground) == [("Late", False, ["What was light?"])]
    view.decks.boxes[0].menu.away.trigger()
    settle(ground)
    assert own(ground) == []
    assert undo(ground) == "“Late” is removed."
    assert own(ground) == [("Late", False, ["What was light?"])]


def test_decks_and_questions_go_up_and_down(ground: Ground, view: QuestionsView) -> None:
    make_deck(ground, view, "One?", "Two?", "Three?")
    ground.ask(decks.add, "Mornings", clock=ground.clock)
    settle(ground)
    first, second = view.decks.boxes
    assert (first.menu.up.isEnabled(), first.menu.down.isEnabled()) == (False, True)
    assert (second.menu.up.isEnabled(), second.menu.down.isEnabled()) == (True, False)
    first.rows[2].menu.up.trigger()
    settle(ground)
    assert own(ground)[0][2] == ["One?", "Three?", "Two?"]
    view.decks.boxes[0].menu.down.trigger()
    settle(ground)
    assert [name for name, _use, _questions in own(ground)] == ["Mornings", "Evenings"]


def test_a_question_is_reworded_and_removed_with_a_way_back(
    ground: Ground, view: QuestionsView
) -> None:
    make_deck(ground, view, "One?", "Two?")
    row = view.decks.boxes[0].rows[0]
    row.field.setFocus()
    QTest.keyClicks(row.field, " Or three?")
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "One?"
    row.field.selectAll()
    QTest.keyClicks(row.field, "First?")
    view.decks.boxes[0].rows[1].field.setFocus()
    settle(ground)
    assert own(ground)[0][2] == ["First?", "Two?"]
    focus = view.window().focusWidget()
    assert focus is view.decks.boxes[0].rows[1].field
    view.decks.boxes[0].rows[0].menu.away.trigger()
    settle(ground)
    assert own(ground)[0][2] == ["Two?"]
    undo(ground)
    assert own(ground)[0][2] == ["First?", "Two?"]


def test_how_much_fits_is_told_only_near_the_end(ground: Ground, view: QuestionsView) -> None:
    make_deck(ground, view)
    field = view.decks.boxes[0].add_field
    field.setText("x" * 199)
    assert (field.left, field.accessibleDescription()) == (None, "")
    field.setText("x" * 219)
    assert (field.left, field.accessibleDescription()) == (1, "1 more fits")
    field.setText("x" * 300)
    assert len(field.text()) == 220


# Templates.


def test_a_template_is_made_mine_edited_ordered_and_removed(
    ground: Ground, view: QuestionsView
) -> None:
    shipped = next(each for each in ground.ask(templates.offered))
    take = next(at for at in view.findChildren(type(view.look)) if at.label == "Make it mine")
    take.click()
    settle(ground)
    (box,) = view.templates.boxes
    box.edit.click()
    assert box.body.text == shipped.body
    box.body.edit.setPlainText("One thing:")
    view.look.setFocus()
    settle(ground)
    mine = next(each for each in ground.ask(templates.offered) if each.own)
    assert (mine.name, mine.body) == (shipped.name, "One thing:")
    assert view.templates.boxes[0].body.isVisible()
    QTest.keyClicks(view.templates.add_field, "Sundays")
    QTest.keyClick(view.templates.add_field, Qt.Key.Key_Return)
    settle(ground)
    view.templates.boxes[1].menu.up.trigger()
    settle(ground)
    names = [each.name for each in ground.ask(templates.offered) if each.own]
    assert names == ["Sundays", shipped.name]
    view.templates.boxes[0].menu.away.trigger()
    settle(ground)
    undo(ground)
    names = [each.name for each in ground.ask(templates.offered) if each.own]
    assert names == ["Sundays", shipped.name]


def test_tab_leads_as_one_reads_whatever_was_made_meanwhile(
    ground: Ground, view: QuestionsView
) -> None:
    make_deck(ground, view, "What was light?")
    next(at for at in view.findChildren(type(view.look)) if at.label == "Make it mine").click()
    settle(ground)
    assert view.decks.boxes
    assert view.templates.boxes
    # What is laid out anew stands in its place once it is painted.
    view.grab()
    assert steps_back(view.window()) == []


# Sealed until later.


def test_what_is_sealed_shows_its_dates_alone_and_opens(
    ground: Ground, view: QuestionsView
) -> None:
    written = replace(builders.entry("Words nobody may see here."), prompt_id="p02_minute_before")
    piece = ground.keep(written)
    ground.ask(seals.seal_until, piece, date(2026, 5, 2), clock=ground.clock)
    settle(ground)
    (button,) = [at for at in view.findChildren(type(view.look)) if at.label == "Open it now"]
    told = button.accessibleDescription()
    assert told == "Comes back on Saturday, 2 May. Written for Saturday, 14 March."
    button.click()
    settle(ground)
    assert ground.ask(seals.waiting) == []
    undo(ground)
    assert [each.until for each in ground.ask(seals.waiting)] == [date(2026, 5, 2)]


def test_the_answers_are_one_press_away(ground: Ground, view: QuestionsView) -> None:
    view.look.click()
    assert ground.context.navigator.here == Place(page=PageId.ANSWERS)


def test_locking_drops_every_word(ground: Ground, view: QuestionsView, desk: Desk) -> None:
    make_deck(ground, view, "What was light?")
    view.decks.add_field.setText("half a name")
    desk.page.forget()
    assert view.decks.boxes == []
    assert view.decks.add_field.text() == ""
    assert view.templates.boxes == []
