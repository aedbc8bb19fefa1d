"""Whoever asks for more gets another one, and after a yes to deeper a deep one."""

from dataclasses import replace

from journal_app.core.choosing import choose
from journal_app.core.prompt_context import Sitting
from journal_app.core.prompts import Family
from tests.core.test_choosing import prompt, today, told


def test_whoever_asks_for_more_gets_one_that_was_not_offered_in_this_visit() -> None:
    questions = [prompt(n) for n in range(4)]
    sitting = Sitting(kin=frozenset({"P2"}), ids=frozenset({"p02_0", "p02_1"}))
    order = choose(questions, today(sitting=sitting, more_wanted=True))
    assert {each.id for each in order} == {"p02_2", "p02_3"}
    assert choose(questions, today(sitting=sitting)) == ()


def test_after_a_yes_to_deeper_the_deepest_come_first() -> None:
    deep = prompt(0, Family.GUARDED_ONE, depth=4, cooldown_days=1)
    others = [prompt(n) for n in range(1, 9)]
    context = today(hour=12, lately=(told(reading="rd_fear"),))
    assert deep not in choose([deep, *others], context)
    assert choose([deep, *others], replace(context, allow_deeper=True))[0] == deep
