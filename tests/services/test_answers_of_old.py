"""Answers to questions that ship no more are told of; private records never are."""

from datetime import timedelta

from journal_app.core.clock import when_now
from journal_app.services import answers, entries, prompt_wishes
from journal_app.services.records import RECORD
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def test_a_question_that_ships_no_more_has_no_words(vault: Vault, clock: FakeClock) -> None:
    for prompt_id in ("p02_minute_before", "p02_gone", RECORD, "something"):
        clock.advance(timedelta(days=1))
        entries.begin(vault, "A.", when=when_now(clock), clock=clock, prompt_id=prompt_id)
    found = {each.prompt_id: each.text for each in answers.asked_prompts(vault)}
    assert set(found) == {"p02_minute_before", "p02_gone"}
    assert found["p02_gone"] == ""
    assert found["p02_minute_before"]


def test_how_much_and_whether_at_all_are_said_in_one_go(vault: Vault) -> None:
    assert prompt_wishes.say(vault, "P9", -1, hidden=True).prompts
    assert not prompt_wishes.say(vault, "P9", -1, hidden=True).prompts
    said = prompt_wishes.all_said(vault)
    assert (dict(said.weights), said.hidden) == ({"P9": -1}, {"P9"})
    assert prompt_wishes.say(vault, "P9", 0, hidden=False).prompts
    said = prompt_wishes.all_said(vault)
    assert (dict(said.weights), said.hidden) == ({}, frozenset())
