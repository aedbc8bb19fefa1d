"""Own questions: kept, ordered, rested, removed with what their answers need; and on Today."""

import pytest

from journal_app.core.clock import when_now
from journal_app.core.decks import LONGEST_NAME
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.core.prompts import LONGEST_TEXT, Family
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import answers, decks, entries, moments, prompts, safety
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


@pytest.fixture
def deck(vault: Vault, clock: FakeClock) -> Uid:
    return decks.add(vault, "  Evenings ", clock=clock).uid


def own(vault: Vault, clock: FakeClock) -> list[str]:
    found = prompts.offered(vault, clock=clock)
    return [each.text for each in found if each.family is Family.OWN]


def test_what_is_added_stands_in_its_order(vault: Vault, clock: FakeClock, deck: Uid) -> None:
    texts = ["What was light?", "What was heavy?", "What may wait?"]
    added = [decks.add_question(vault, deck, text, clock=clock).uid for text in texts]
    other = decks.add(vault, "Mornings", clock=clock).uid
    decks.arrange(vault, deck, [added[2], added[0], added[1]])
    decks.order(vault, [other, deck])
    decks.rename(vault, other, "At breakfast")
    decks.reword(vault, added[0], "What was bright?")
    found = decks.all_decks(vault)
    assert [(each.name, each.in_use) for each in found] == [
        ("At breakfast", True),
        ("Evenings", True),
    ]
    assert [each.text for each in found[1].prompts] == [
        "What may wait?",
        "What was bright?",
        "What was heavy?",
    ]


def test_a_question_can_go_over_to_another_deck(vault: Vault, clock: FakeClock, deck: Uid) -> None:
    one = decks.add_question(vault, deck, "What was light?", clock=clock).uid
    other = decks.add(vault, "Mornings", clock=clock).uid
    decks.arrange(vault, other, [one])
    assert [len(each.prompts) for each in decks.all_decks(vault)] == [0, 1]


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST_TEXT + 1)])
def test_what_cannot_be_a_question_is_refused(
    vault: Vault, clock: FakeClock, deck: Uid, text: str
) -> None:
    with pytest.raises(BadInput):
        decks.add_question(vault, deck, text, clock=clock)
    with pytest.raises(BadInput):
        decks.rename(vault, deck, text[: LONGEST_NAME + 1])
    assert decks.all_decks(vault)[0].prompts == ()


def test_nothing_is_put_into_a_deck_that_is_gone(vault: Vault, clock: FakeClock) -> None:
    with pytest.raises(NotFound):
        decks.add_question(vault, Uid("gone"), "What?", clock=clock)
    with pytest.raises(NotFound):
        decks.rename(vault, Uid("gone"), "Name")


def test_it_comes_on_today_while_its_deck_is_in_use(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    decks.add_question(vault, deck, "What was light?", clock=clock)
    assert own(vault, clock) == ["What was light?"]
    decks.use(vault, deck, False)
    assert own(vault, clock) == []
    assert not decks.use(vault, deck, False)


@pytest.mark.parametrize("state", ["st_over", "st_numb", "st_mixed", "st_gone"])
def test_it_never_comes_where_the_body_comes_first(
    vault: Vault, clock: FakeClock, deck: Uid, state: str
) -> None:
    decks.add_question(vault, deck, "What was light?", clock=clock)
    moments.keep(vault, Capture(state=state), words=Vocabulary(), clock=clock)
    assert own(vault, clock) == []


def test_while_closeness_is_put_away_it_rests_in_its_deck(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    decks.add_question(vault, deck, "What was light?", clock=clock)
    safety.say(vault, SafetyState.UNSURE, clock=clock)
    assert own(vault, clock) == []
    assert decks.all_decks(vault)[0].prompts[0].text == "What was light?"


def answered(vault: Vault, clock: FakeClock, prompt_id: str) -> None:
    entries.begin(vault, "The tea.", when=when_now(clock), clock=clock, prompt_id=prompt_id)


def test_removed_with_answers_it_keeps_its_words_for_them(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    one = decks.add_question(vault, deck, "What was light?", clock=clock).uid
    two = decks.add_question(vault, deck, "What was heavy?", clock=clock).uid
    answered(vault, clock, f"own_{one}")
    decks.remove_question(vault, one, clock=clock)
    decks.remove_question(vault, two, clock=clock)
    assert decks.all_decks(vault)[0].prompts == ()
    assert own(vault, clock) == []
    asked = prompts.asked(vault, f"own_{one}")
    assert asked is not None
    assert asked.text == "What was light?"
    assert prompts.asked(vault, f"own_{two}") is None
    assert [each.text for each in answers.asked_prompts(vault)] == ["What was light?"]


def test_a_whole_deck_goes_and_leaves_what_answers_need(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    one = decks.add_question(vault, deck, "What was light?", clock=clock).uid
    decks.add_question(vault, deck, "What was heavy?", clock=clock)
    answered(vault, clock, f"own_{one}")
    empty = decks.add(vault, "Empty", clock=clock).uid
    assert decks.remove(vault, deck, clock=clock).decks
    assert decks.remove(vault, empty, clock=clock).decks
    assert not decks.remove(vault, deck, clock=clock)
    assert not decks.use(vault, deck, True)
    assert decks.all_decks(vault) == ()
    assert own(vault, clock) == []
    assert prompts.asked(vault, f"own_{one}") is not None
    with pytest.raises(NotFound):
        decks.add_question(vault, deck, "What?", clock=clock)
    assert vault.connection.value("SELECT count(*) FROM own_prompts") == 1
    assert vault.connection.value("SELECT count(*) FROM decks") == 1


def test_a_deck_taken_away_comes_back_as_it_was(vault: Vault, clock: FakeClock, deck: Uid) -> None:
    texts = ("What was light?", "What was heavy?")
    light, heavy = (decks.add_question(vault, deck, each, clock=clock).uid for each in texts)
    other = decks.add(vault, "Mornings", clock=clock).uid
    decks.use(vault, deck, False)
    answer(vault, clock, light)
    before = decks.all_decks(vault)
    order = [each.uid for each in before]
    decks.remove(vault, deck, clock=clock)
    assert [each.uid for each in decks.all_decks(vault)] == [other]
    decks.put_back(vault, before[0], order, clock=clock)
    assert decks.all_decks(vault) == before
    assert [own.uid for own in before[0].prompts] == [light, heavy]


def test_a_question_taken_away_comes_back_to_its_place(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    texts = ("What was light?", "What was heavy?", "What may wait?")
    uids = [decks.add_question(vault, deck, each, clock=clock).uid for each in texts]
    answer(vault, clock, uids[1])
    before = decks.all_decks(vault)[0]
    for own in before.prompts[:2]:
        decks.remove_question(vault, own.uid, clock=clock)
    assert [own.uid for own in decks.all_decks(vault)[0].prompts] == uids[2:]
    for own in before.prompts[:2]:
        decks.put_question_back(vault, own, uids, clock=clock)
    assert decks.all_decks(vault)[0] == before


def test_a_question_whose_deck_is_gone_does_not_come_back(
    vault: Vault, clock: FakeClock, deck: Uid
) -> None:
    uid = decks.add_question(vault, deck, "What was light?", clock=clock).uid
    own = decks.all_decks(vault)[0].prompts[0]
    decks.remove_question(vault, uid, clock=clock)
    decks.remove(vault, deck, clock=clock)
    with pytest.raises(NotFound):
        decks.put_question_back(vault, own, [uid], clock=clock)


def answer(vault: Vault, clock: FakeClock, question: Uid) -> None:
    at = when_now(clock)
    entries.begin(vault, "A cup.", when=at, clock=clock, prompt_id=f"own_{question}")
