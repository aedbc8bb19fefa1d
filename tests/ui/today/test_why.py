"""“Why this one?” tells the reason, and does what is asked for at once, with a way back."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from journal_app.core.prompts import DEEPEST
from journal_app.core.safety import SafetyState
from journal_app.services import decks, entries, prompt_wishes, prompts, safety
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.own_question import OwnQuestionPopover
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.visit import REST
from journal_app.ui.today.why_popover import Deed
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.questions import (
    answer,
    answered,
    do,
    hard,
    open_why,
    popovers,
    rest,
    shown,
)
from tests.ui.today.steps import enter, named, names


def test_it_says_what_lets_the_question_come(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    offer = ground.ask(prompts.on_offer, sitting="", clock=ground.clock)
    popover = open_why(ground, page)
    told = popover._because.text()
    assert told == " ".join(offer.suggestions[0].because)
    assert "You have not seen this one before." in told
    assert not popover.items[Deed.ANSWERS].isVisible()
    assert popover.focusWidget() is popover.items[Deed.MORE]


@pytest.mark.parametrize(("deed", "weight"), [(Deed.MORE, 1), (Deed.LESS, -1)])
def test_more_and_less_hold_for_the_family_and_can_be_taken_back(
    ground: Ground, page: TodayPage, deed: Deed, weight: int
) -> None:
    enter(ground, page)
    kin = shown(page).kin
    do(ground, page, deed)
    assert ground.ask(prompt_wishes.all_said).weights == {kin: weight}
    words, action, undo = ground.notices.said[-1]
    assert (bool(words), action) == (True, "Undo")
    assert open_why(ground, page).items[deed].isChecked()
    assert undo is not None
    undo()
    rest(ground, page)
    assert ground.ask(prompt_wishes.all_said).weights == {}


def test_saying_more_again_is_as_before(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    do(ground, page, Deed.MORE)
    do(ground, page, Deed.MORE)
    assert ground.ask(prompt_wishes.all_said).weights == {}


def test_not_this_one_again_holds_and_the_next_one_comes(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    gone = shown(page)
    do(ground, page, Deed.HIDE)
    assert shown(page) != gone
    assert gone not in ground.ask(prompts.offered, clock=ground.clock)
    words, _action, undo = ground.notices.said[-1]
    assert words == "That one won’t come again."
    assert undo is not None
    undo()
    rest(ground, page)
    assert gone in ground.ask(prompts.offered, clock=ground.clock)


def test_a_shorter_form_asks_the_same(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    prompt = shown(page)
    assert prompt.variant_short != prompt.text
    do(ground, page, Deed.SHORTER)
    assert page.prompt_card._question.text() == prompt.variant_short
    assert shown(page) == prompt


def test_all_answers_are_there_once_there_is_one(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    prompt = shown(page)
    answered(ground, prompt.id, hours=40)
    do(ground, page, Deed.ANSWERS)
    assert ground.context.navigator.here == Place(page=PageId.ANSWERS, part=prompt.id)


def test_a_bit_deeper_needs_a_yes_of_its_own(ground: Ground, page: TodayPage) -> None:
    lived = builders.moment(at=builders.START - timedelta(hours=5), reading="rd_fear")
    ground.ask(builders.keep_moment, lived)
    enter(ground, page)
    assert shown(page).depth < DEEPEST
    popover = open_why(ground, page)
    popover.items[Deed.DEEPER].click()
    assert popover.isVisible()
    assert popover.focusWidget() is popover.stay
    popover.stay.click()
    assert shown(page).depth < DEEPEST
    popover = open_why(ground, page)
    popover.items[Deed.DEEPER].click()
    popover.yes.click()
    rest(ground, page)
    assert shown(page).depth == DEEPEST
    assert not open_why(ground, page).items[Deed.DEEPER].isVisible()


def test_where_nothing_deeper_may_come_it_is_not_asked(ground: Ground, page: TodayPage) -> None:
    ground.clock.set(builders.START.replace(hour=23))
    enter(ground, page)
    assert not open_why(ground, page).items[Deed.DEEPER].isVisible()


def test_another_goes_on_after_three_as_asked_for(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    seen = [shown(page).id]
    for _again in range(5):
        named(page, "Another question").click()
        rest(ground, page)
        seen.append(shown(page).id)
    assert len(set(seen)) == len(seen)
    offers = ground.ask(lambda vault: vault.prompts.offers())
    assert [each.prompt_id for each in offers] == seen
    assert [each.asked_for for each in offers] == [False] + [True] * 5
    assert len({each.sitting for each in offers}) == 1


def test_writing_freely_holds_for_the_visit(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    named(page, "Write freely").click()
    page.leave()
    enter(ground, page)
    assert page.prompt_card.prompt is None
    assert ground.notices.said == []
    page.leave()
    ground.clock.advance(REST)
    enter(ground, page)
    assert page.prompt_card.prompt is not None


def test_coming_back_finds_the_same_question(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    named(page, "Another question").click()
    rest(ground, page)
    prompt = shown(page)
    page.leave()
    enter(ground, page)
    assert shown(page) == prompt


def test_what_is_told_meanwhile_changes_what_is_asked(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    numb = builders.moment(at=builders.START - timedelta(minutes=5))
    ground.ask(builders.keep_moment, numb)
    ground.ask(
        lambda vault: vault.connection.run(
            "UPDATE moments SET state = 'st_numb' WHERE id = (SELECT max(id) FROM moments)"
        )
    )
    page.leave()
    enter(ground, page)
    assert shown(page).family.value == "P7"


def test_where_asking_ends_three_ways_stand_there(ground: Ground, page: TodayPage) -> None:
    hard(ground)
    enter(ground, page)
    assert page.prompt_card.prompt is None
    assert {"Settle", "Support", "Done"} <= names(page)
    assert not {"Another question", "Write freely", "Why this one?"} & names(page)
    widths = {button.width() for button in page.prompt_card.ways.buttons}
    assert len(widths) == 1
    named(page, "Settle").click()
    assert ground.scenes.opened == ["pause"]
    named(page, "Support").click()
    assert ground.context.navigator.here == Place(page=PageId.SUPPORT)
    page.prompt_card.ways.buttons[2].click()
    assert not page.prompt_card.ends


def test_a_question_of_ones_own_is_kept_and_asked_at_once(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    do(ground, page, Deed.OWN)
    popover = next(at for at in page.window().findChildren(OwnQuestionPopover) if at.isVisible())
    assert popover.focusWidget() is popover.field
    popover.keep.click()
    ground.wait(lambda: popover._error.isVisible())
    QTest.keyClicks(popover.field, "What did I want to say at breakfast?")
    popover.keep.click()
    ground.wait(lambda: popover.isHidden())
    assert shown(page).text == "What did I want to say at breakfast?"
    (deck,) = ground.ask(decks.all_decks)
    assert (deck.name, [own.text for own in deck.prompts]) == (
        "My questions",
        ["What did I want to say at breakfast?"],
    )
    piece = answer(ground, page)
    assert ground.ask(entries.get, piece).prompt_id == deck.prompts[0].id


def test_a_second_one_goes_into_the_deck_there_is(ground: Ground, page: TodayPage) -> None:
    ground.ask(decks.add, "Evenings", clock=ground.clock)
    enter(ground, page)
    do(ground, page, Deed.OWN)
    popover = next(at for at in page.window().findChildren(OwnQuestionPopover) if at.isVisible())
    QTest.keyClicks(popover.field, "Where was there air?")
    popover.keep.click()
    ground.wait(lambda: popover.isHidden())
    (deck,) = ground.ask(decks.all_decks)
    assert [own.text for own in deck.prompts] == ["Where was there air?"]


def test_while_closeness_is_put_away_nothing_of_it_is_asked(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    rest(ground, page)
    for _again in range(6):
        assert shown(page).safety_ok
        assert shown(page).family.value in ("P1", "P7", "P15", "P17")
        named(page, "Another question").click()
        rest(ground, page)
    assert not open_why(ground, page).items[Deed.DEEPER].isVisible()


def test_locking_drops_every_word(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    open_why(ground, page)
    page.forget()
    assert not any(each.isVisible() for each in popovers(page))
    assert page.prompting.asking.suggestion is None
