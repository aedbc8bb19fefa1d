"""The questions on offer: the same all day, rested ones later, an answered one always found."""

from datetime import timedelta

from journal_app.services import prompts
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def test_the_same_questions_come_in_the_same_order_all_day(vault: Vault, clock: FakeClock) -> None:
    morning = prompts.offered(vault, clock=clock)
    prompts.shown(vault, morning[0].id, clock=clock)
    clock.advance(timedelta(hours=5))
    assert prompts.offered(vault, clock=clock) == morning


def test_a_question_that_was_shown_rests_behind_all_others(vault: Vault, clock: FakeClock) -> None:
    first = prompts.offered(vault, clock=clock)[0]
    prompts.shown(vault, first.id, clock=clock)
    clock.advance(timedelta(days=1))
    assert prompts.offered(vault, clock=clock)[-1] == first


def test_a_question_is_found_by_its_id_whatever_is_on_offer(clock: FakeClock) -> None:
    asked = prompts.asked("p02_message_put_down")
    assert asked is not None
    assert asked.text
    assert prompts.asked("p99_no_such_question") is None
