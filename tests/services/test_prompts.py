"""The questions on offer: the same all day, rested ones later, an answered one always found."""

from datetime import timedelta

import pytest

from journal_app.core.moments import Capture
from journal_app.core.prompts import Family
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, prompts, safety
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def test_the_same_questions_come_in_the_same_order_all_day(vault: Vault, clock: FakeClock) -> None:
    morning = prompts.offered(vault, clock=clock)
    prompts.shown(vault, morning[0].id, clock=clock)
    clock.advance(timedelta(hours=5))
    assert prompts.offered(vault, clock=clock) == morning


def test_a_question_that_was_shown_rests(vault: Vault, clock: FakeClock) -> None:
    first = prompts.offered(vault, clock=clock)[0]
    prompts.shown(vault, first.id, clock=clock)
    clock.advance(timedelta(days=1))
    assert first not in prompts.offered(vault, clock=clock)
    clock.advance(timedelta(days=first.cooldown_days))
    assert first in prompts.offered(vault, clock=clock)


def test_a_question_is_found_by_its_id_whatever_is_on_offer(vault: Vault, clock: FakeClock) -> None:
    asked = prompts.asked(vault, "p02_message_put_down")
    assert asked is not None
    assert asked.text
    assert prompts.asked(vault, "p99_no_such_question") is None


@pytest.mark.parametrize("state", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_put_away_no_question_leans_on_closeness(
    vault: Vault, clock: FakeClock, state: SafetyState
) -> None:
    safety.say(vault, state, clock=clock)
    assert prompts.offered(vault, clock=clock)
    assert all(prompt.safety_ok for prompt in prompts.offered(vault, clock=clock))
    asked = prompts.for_safety(vault, clock=clock)
    assert {prompt.family for prompt in asked} == {Family.NOT_OK}
    caught = moments.keep(vault, Capture(reading="rd_fear"), words=Vocabulary(), clock=clock)
    about = prompts.for_moment(vault, caught.moment, clock=clock)
    assert all(prompt.safety_ok for prompt in about)


def test_for_half_a_day_after_not_being_here_only_the_senses_are_asked(
    vault: Vault, clock: FakeClock
) -> None:
    capture = Capture(state="st_gone")
    caught = moments.keep(vault, capture, words=Vocabulary(), clock=clock).moment
    assert all(prompt.depth < 2 for prompt in prompts.offered(vault, clock=clock))
    assert all(prompt.depth < 2 for prompt in prompts.for_moment(vault, caught, clock=clock))
    clock.advance(timedelta(hours=12, minutes=1))
    assert any(prompt.depth >= 2 for prompt in prompts.offered(vault, clock=clock))


def test_after_a_preference_nothing_doubts_it(vault: Vault, clock: FakeClock) -> None:
    capture = Capture(state="st_steady", reading="rd_preference")
    caught = moments.keep(vault, capture, words=Vocabulary(), clock=clock).moment
    about = prompts.for_moment(vault, caught, clock=clock)
    assert about
    assert {prompt.family for prompt in about} <= {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}
