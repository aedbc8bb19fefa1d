"""“Why this one?”: one plain sentence for each rule, and whether it was here before."""

from datetime import date, timedelta
from typing import Any

import pytest

from journal_app.core.prompt_context import PromptContext, Told
from journal_app.core.prompt_words import because
from journal_app.core.prompts import Family, Occasion, Person, Prompt, Seat

DAY = date(2026, 11, 22)
MOMENT = {"occasion": Occasion.MOMENT}


def prompt(family: Family = Family.NOTICE, **fields: Any) -> Prompt:
    return Prompt(id="p02_one", family=family, text="What?", variant_short="What?", **fields)


def context(**fields: Any) -> PromptContext:
    return PromptContext(**{"day": DAY, "hour": 15, **fields})


def told(*terms: str, **fields: Any) -> Told:
    return Told(
        **{"ago": timedelta(hours=2), "kind": "kd_noticed", "terms": frozenset(terms), **fields}
    )


@pytest.mark.parametrize(
    ("asked", "here", "begins"),
    [
        (prompt(Family.TINY), {"state": "st_numb"}, "Because you marked numb, this is a very"),
        (prompt(Family.LAND), {"state": "st_over"}, "Because you marked that it is a lot"),
        (
            prompt(Family.TINY),
            {"since_gone": timedelta(hours=1)},
            "Because you were not quite",
        ),
        (prompt(Family.LAND), {"safety_flagged": True}, "It keeps to the ground and to facts."),
        (prompt(Family.CLOSING), {"occasion": Occasion.CLOSING}, "It ends a sitting kindly."),
        (prompt(Family.HELP), {"wanted": Family.HELP}, "You asked for this kind."),
        (
            prompt(Family.HELP),
            {"wanted": Family.HELP, "safety_flagged": True},
            "You asked for this kind.",
        ),
        (prompt(depth=4), {}, "You said yes to a bit deeper."),
        (prompt(person=Person.THIRD), {"step_back": True}, "It looks from a step away."),
        (prompt(), {"concrete": True}, "It asks only how, what or when."),
        (prompt(), {"hour": 23}, "It is late, so this is a small one."),
        (prompt(), {"weights": {"P2": 1}}, "You wanted more of these."),
        (prompt(Family.ROOM), MOMENT | {"reading": "rd_preference"}, "Because you said preference"),
        (prompt(), MOMENT | {"reading": "rd_fear"}, "Because you said fear"),
        (prompt(), MOMENT | {"reading": "rd_cant_tell"}, "Because you can’t tell yet"),
        (prompt(), MOMENT, "It asks for what happened, and nothing more."),
        (
            prompt(),
            MOMENT | {"seat": Seat.CONTACT, "kind": "kd_reached"},
            "Because you were the one reaching",
        ),
        (prompt(Family.EVIDENCE), MOMENT | {"kind": "kd_close_ok"}, "Because you noted something"),
        (
            prompt(Family.GUARDED_ONE),
            {"lately": (told(reading="rd_fear"),)},
            "You said fear, or both, in the last days.",
        ),
        (prompt(), {"lately": (told("tr_conflict"),)}, "After an argument it asks only"),
        (
            prompt(Family.OWN, deck="d", deck_name="Evenings"),
            {},
            "It is from your own deck “Evenings”.",
        ),
    ],
)
def test_the_rule_is_told_in_words(asked: Prompt, here: dict[str, Any], begins: str) -> None:
    first, second = because(asked, context(**here))
    assert first.startswith(begins)
    assert second == "You have not seen this one before."


def test_what_follows_an_answer_says_so() -> None:
    assert because(prompt(), context(), follows=True)[0] == "It follows what you wrote."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (45, "It has rested for 45 days."),
        (60, "It has rested for 60 days."),
        (3, "It was here not long ago, and nothing newer fits now."),
    ],
)
def test_how_long_it_rested(days: int, words: str) -> None:
    shown = {"p02_one": DAY - timedelta(days=days)}
    assert because(prompt(), context(last_shown=shown)) == (words,)
